import { describe, expect, test } from '@jest/globals';
import { parseBlock, renderBlock } from './parse-block.js';

describe('reveal', () => {
  test('shows its title and its text', () => {
    expect(renderBlock('reveal', { label: 'A title', content: 'A *text*.' })).toBe(
      '<div class="cw-reveal"><p><strong>A title</strong></p><p>A <em>text</em>.</p></div>',
    );
  });

  test('has a title of its own where the author gives none', () => {
    expect(renderBlock('reveal', { content: 'A text.' })).toContain('<p><strong>Reveal</strong></p>');
  });

  test('that is empty is noticed', () => {
    expect(parseBlock('reveal', {}).reported).toEqual(['block-empty']);
  });
});
