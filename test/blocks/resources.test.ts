import { describe, expect, test } from '@jest/globals';
import { parseBlock, renderBlock } from './parse-block.js';

describe('resources', () => {
  test('shows its title and its text', () => {
    expect(renderBlock('resources', { label: 'A title', content: 'A *text*.' })).toBe(
      '<div class="cw-resources"><p><strong>A title</strong></p><p>A <em>text</em>.</p></div>',
    );
  });

  test('has a title of its own where the author gives none', () => {
    expect(renderBlock('resources', { content: 'A text.' })).toContain('<p><strong>Resources</strong></p>');
  });

  test('that is empty is noticed', () => {
    expect(parseBlock('resources', {}).reported).toEqual(['block-empty']);
  });
});
