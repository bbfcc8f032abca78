import { describe, expect, test } from '@jest/globals';
import { parseBlock, renderBlock } from './parse-block.js';

describe('content-note', () => {
  test('shows its title and its text', () => {
    expect(renderBlock('content-note', { label: 'A title', content: 'A *text*.' })).toBe(
      '<div class="cw-content-note"><p><strong>A title</strong></p><p>A <em>text</em>.</p></div>',
    );
  });

  test('has a title of its own where the author gives none', () => {
    expect(renderBlock('content-note', { content: 'A text.' })).toContain('<p><strong>Content note</strong></p>');
  });

  test('that is empty is noticed', () => {
    expect(parseBlock('content-note', {}).reported).toEqual(['block-empty']);
  });
});
