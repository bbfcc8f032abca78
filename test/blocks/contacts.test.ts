import { describe, expect, test } from '@jest/globals';
import { parseBlock, renderBlock } from './parse-block.js';

describe('contacts', () => {
  test('shows its title and its text', () => {
    expect(renderBlock('contacts', { label: 'A title', content: 'A *text*.' })).toBe(
      '<div class="cw-contacts"><p><strong>A title</strong></p><p>A <em>text</em>.</p></div>',
    );
  });

  test('has a title of its own where the author gives none', () => {
    expect(renderBlock('contacts', { content: 'A text.' })).toContain('<p><strong>Contacts</strong></p>');
  });

  test('that is empty is noticed', () => {
    expect(parseBlock('contacts', {}).reported).toEqual(['block-empty']);
  });
});
