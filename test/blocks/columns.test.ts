import { describe, expect, test } from '@jest/globals';
import { parseBlock, renderBlock } from './parse-block.js';

describe('columns', () => {
  test('shows its title and its text', () => {
    expect(renderBlock('columns', { label: 'A title', content: 'A *text*.' })).toBe(
      '<div class="cw-columns"><p><strong>A title</strong></p><p>A <em>text</em>.</p></div>',
    );
  });

  test('has a title of its own where the author gives none', () => {
    expect(renderBlock('columns', { content: 'A text.' })).toContain('<p><strong>Columns</strong></p>');
  });

  test('that is empty is noticed', () => {
    expect(parseBlock('columns', {}).reported).toEqual(['block-empty']);
  });
});
