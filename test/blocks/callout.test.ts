import { describe, expect, test } from '@jest/globals';
import { callout } from '../../src/blocks/callout/index.js';
import type { CalloutData } from '../../src/blocks/callout/model.js';
import { makeBlock, parseMarkdown, renderMarkdown } from '../support/render-pages.js';
import { makeContext, renderBlock } from './parse-block.js';

/** A block quote through `adopt`, and on to its markup; undefined where it stays a quote. */
function adopt(markdown: string): { html: string | undefined; data: CalloutData | undefined; reported: string[] } {
  const reported: string[] = [];
  const [node] = parseMarkdown(markdown).children;
  const adopted = node && callout.adopt?.(node, makeContext(reported, markdown));
  if (!adopted) return { html: undefined, data: undefined, reported };
  const block = makeBlock('callout', adopted.data, [...adopted.children]);
  return { html: renderMarkdown({ type: 'root', children: [block] }), data: adopted.data, reported };
}

describe('a callout', () => {
  test('says its kind in words', () => {
    expect(renderBlock('callout', { attributes: { type: 'warning' }, content: 'Get help first.' })).toBe(
      '<div class="cw-callout cw-callout-warning" role="note"><p class="cw-callout-title"><span>Important</span></p>' +
        '<p>Get help first.</p></div>',
    );
  });

  test('has the author’s title beside it', () => {
    expect(renderBlock('callout', { label: 'Start *here*', content: 'x' })).toContain(
      '<p class="cw-callout-title"><span>Note:</span> <span>Start <em>here</em></span></p>',
    );
  });
});

describe('a block quote with a mark', () => {
  test.each([
    ['NOTE', 'note'],
    ['tip', 'tip'],
    ['IMPORTANT', 'warning'],
    ['WARNING', 'warning'],
    ['CAUTION', 'warning'],
    ['Example', 'example'],
    ['STORY', 'story'],
  ])('[!%s] is a %s', (mark, type) => {
    const { html, data } = adopt(`> [!${mark}]\n> Text with *marks*.\n>\n> More.`);
    expect(data?.type).toBe(type);
    expect(html).toMatch(/<p>Text with <em>marks<\/em>\.<\/p><p>More\.<\/p><\/div>$/);
    expect(html).not.toContain('[!');
  });

  test('takes what follows on its line as title', () => {
    const { html } = adopt('> [!TIP] Say *what* you saw\n> Then wait.');
    expect(html).toContain('<span>Tip:</span> <span>Say <em>what</em> you saw</span></p><p>Then wait.</p>');
  });

  test('may stand alone, or before a list', () => {
    expect(adopt('> [!NOTE]\n>\n> - a').html).toMatch(/<\/p><ul>/);
    expect(adopt('> [!NOTE]').data).toEqual({ type: 'note', title: [] });
  });

  test('of no known kind is an error', () => {
    expect(adopt('> [!WARNUNG]\n> x').reported).toEqual(['callout-unknown-kind']);
    expect(adopt('> [!constructor]\n> x').reported).toEqual(['callout-unknown-kind']);
  });

  test.each(['> Text', '> \\[!NOTE]\n> Text', '> Text [!NOTE]', '> - [!NOTE]', 'Text', '> ![NOTE](a.png)'])(
    'is none in %j',
    (markdown) => {
      expect(adopt(markdown)).toEqual({ html: undefined, data: undefined, reported: [] });
    },
  );
});
