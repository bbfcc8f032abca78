import { describe, expect, test } from '@jest/globals';
import { parseBlock, renderBlock } from './parse-block.js';

describe('tabs', () => {
  test('shows its title and its text', () => {
    expect(renderBlock('tabs', { label: 'A title', content: 'A *text*.' })).toBe(
      '<div class="cw-tabs"><p><strong>A title</strong></p><p>A <em>text</em>.</p></div>',
    );
  });

  test('has a title of its own where the author gives none', () => {
    expect(renderBlock('tabs', { content: 'A text.' })).toContain('<p><strong>Tabs</strong></p>');
  });

  test('that is empty is noticed', () => {
    expect(parseBlock('tabs', {}).reported).toEqual(['block-empty']);
  });
});
