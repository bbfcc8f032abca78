import { describe, expect, test } from '@jest/globals';
import { parseBlock, renderBlock } from './parse-block.js';

describe('block', () => {
  test('shows its title and its text', () => {
    expect(renderBlock('block', { label: 'A title', content: 'A *text*.' })).toBe(
      '<div class="cw-block"><p><strong>A title</strong></p><p>A <em>text</em>.</p></div>',
    );
  });

  test('has a title of its own where the author gives none', () => {
    expect(renderBlock('block', { content: 'A text.' })).toContain('<p><strong>Block</strong></p>');
  });

  test('that is empty is noticed', () => {
    expect(parseBlock('block', {}).reported).toEqual(['block-empty']);
  });
});
