import { describe, expect, test } from '@jest/globals';
import { parseBlock, renderBlock } from './parse-block.js';

describe('glossary', () => {
  test('shows its title and its text', () => {
    expect(renderBlock('glossary', { label: 'A title', content: 'A *text*.' })).toBe(
      '<div class="cw-glossary"><p><strong>A title</strong></p><p>A <em>text</em>.</p></div>',
    );
  });

  test('has a title of its own where the author gives none', () => {
    expect(renderBlock('glossary', { content: 'A text.' })).toContain('<p><strong>Glossary</strong></p>');
  });

  test('that is empty is noticed', () => {
    expect(parseBlock('glossary', {}).reported).toEqual(['block-empty']);
  });
});
