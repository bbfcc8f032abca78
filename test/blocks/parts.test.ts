/** Blocks that are made of parts: tabs, cards, columns. */

import { describe, expect, test } from '@jest/globals';
import { buildPage } from './build-page.js';

const two = (name: string, part: string): string =>
  `:::${name}\n\n:::${part}\n\nA *b*.\n\n:::\n\n:::${part}\n\n- c\n\n:::\n\n:::`;

describe('tabs', () => {
  test('are texts under their names, one below the other, until the script makes tabs of them', async () => {
    const { html, reported } = await buildPage(two('tabs', 'tab[A **name**]'));
    expect(reported).toEqual(['tabs-repeated-name 11']);
    expect(html).toBe(
      '<div class="cw-tabs" data-block="tabs">' +
        '<div class="cw-tab"><p class="cw-tab-name">A <strong>name</strong></p><p>A <em>b</em>.</p></div>' +
        '<div class="cw-tab"><p class="cw-tab-name">A <strong>name</strong></p><ul>\n<li>c</li>\n</ul></div></div>',
    );
  });

  test('hold blocks, questions, links and files like the page itself', async () => {
    const question = ':::choice{#a}\n\nWhich?\n\n- [x] b\n- [ ] c\n\n:::';
    const video = '::audio[A talk]{src=media/a.mp3 transcript=media/a.md}';
    const { html, reported } = await buildPage(
      `:::tabs\n\n:::tab[One]\n\n${question}\n\n## A heading\n\n:::\n\n:::tab[Two]\n\n${video}\n\n[Up](#a-heading)\n\n:::\n\n:::`,
      { files: { 'media/a.mp3': 'x', 'media/a.md': 'What is said.' } },
    );
    expect(reported).toEqual([]);
    expect(html).toContain('data-activity="a"');
    expect(html).toContain('<h2 id="page--a-heading">A heading</h2>');
    expect(html).toContain('<p>What is said.</p>');
    expect(html).toContain('<a href="#page--a-heading">Up</a>');
  });

  test('say in which language one is, name and text', async () => {
    const { html } = await buildPage(two('tabs', 'tab[Diolch]{lang=cy}'));
    expect(html).toContain('<p class="cw-tab-name"><span lang="cy">Diolch</span></p><p lang="cy">A <em>b</em>.</p>');
  });
});

describe('cards', () => {
  test('are disclosures in a list, with the back between fences or in braces', async () => {
    const { html, reported } = await buildPage(
      ':::cards\n\n:::card[A **b**]\n\nC.\n\n:::\n\n::card[D]{back="E < F"}\n\n:::',
    );
    expect(reported).toEqual([]);
    expect(html).toBe(
      '<ul class="cw-cards" role="list">' +
        '<li><details class="cw-card"><summary><span>A <strong>b</strong></span></summary>' +
        '<div class="cw-card-back"><p>C.</p></div></details></li>' +
        '<li><details class="cw-card"><summary><span>D</span></summary>' +
        '<div class="cw-card-back"><p>E &#x3C; F</p></div></details></li></ul>',
    );
  });

  test.each([
    [':::cards\n\n::card[A]\n\n:::', ['card-without-back 5']],
    [':::cards\n\n::card[A]{back=" "}\n\n:::', ['card-without-back 5']],
    [':::cards\n\n:::card[A]{back=b}\n\nC\n\n:::\n\n:::', ['card-two-backs 5']],
    [':::cards\n\n::card{back=b}\n\n:::', ['directive-label-missing 5', 'block-without-parts 3']],
    ['::card[A]{back=b}', ['directive-part-misplaced 3']],
  ])('in %j are wrong', async (markdown, expected) => {
    const { reported } = await buildPage(markdown);
    expect([...reported].sort()).toEqual([...expected].sort());
  });
});

describe('columns', () => {
  test('are each a part of a grid', async () => {
    expect((await buildPage(two('columns', 'column'))).html).toBe(
      '<div class="cw-columns"><div class="cw-columns-part"><p>A <em>b</em>.</p></div>' +
        '<div class="cw-columns-part"><ul>\n<li>c</li>\n</ul></div></div>',
    );
  });
});

describe('parts that are not as they should be', () => {
  test.each([
    [':::tabs\n\n<!-- a note -->\n\n:::tab[A]\n\nB\n\n:::\n\n:::', ['block-one-part 3']],
    [':::tabs\n\nText\n\n:::', ['block-content-outside-parts 5']],
    [':::columns\n\n:::', ['block-without-parts 3']],
    [':::columns\n\n:::column\n:::\n\n:::column\n\nB\n\n:::\n\n:::', ['block-part-empty 5']],
    [':::cards\n\n:::', ['block-without-parts 3']],
  ])('%j', async (markdown, expected) => {
    expect((await buildPage(markdown)).reported).toEqual(expected);
  });
});
