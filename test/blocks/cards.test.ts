import { describe, expect, test } from '@jest/globals';
import { parseBlock, renderBlock } from './parse-block.js';

describe('cards', () => {
  test('shows its title and its text', () => {
    expect(renderBlock('cards', { label: 'A title', content: 'A *text*.' })).toBe(
      '<div class="cw-cards"><p><strong>A title</strong></p><p>A <em>text</em>.</p></div>',
    );
  });

  test('has a title of its own where the author gives none', () => {
    expect(renderBlock('cards', { content: 'A text.' })).toContain('<p><strong>Cards</strong></p>');
  });

  test('that is empty is noticed', () => {
    expect(parseBlock('cards', {}).reported).toEqual(['block-empty']);
  });
});
