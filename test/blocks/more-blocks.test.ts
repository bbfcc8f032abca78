/** Blocks of a page that are small: block, resources, content-note, reveal. */

import { describe, expect, test } from '@jest/globals';
import { buildPage } from './build-page.js';

describe('block', () => {
  test('says in which language its content is', async () => {
    const { html, reported } = await buildPage(':::block{lang=cy}\n\nDiolch.\n\n:::');
    expect(reported).toEqual([]);
    expect(html).toBe('<div lang="cy"><p>Diolch.</p></div>');
  });
});

describe('resources', () => {
  test('say what a file is, and let it keep its name', async () => {
    const { html, reported } = await buildPage(
      ':::resources\n\n- [A handout](<media/Hand out.pdf>), two pages\n- [Elsewhere](https://example.org)\n- [By name][a]\n\n[a]: media/b.docx\n\n:::',
      { files: { 'media/Hand out.pdf': 'x'.repeat(240_000), 'media/b.docx': 'y' } },
    );
    expect(reported).toEqual([]);
    expect(html).toMatch(
      /<a href="media\/[^"]*\.pdf" download="Hand out\.pdf">A handout \(PDF, 240 KB\)<\/a>, two pages/,
    );
    expect(html).toMatch(/download="b\.docx">By name \(DOCX, 1 KB\)<\/a>/);
    expect(html).toMatch(/<a href="https:\/\/example\.org" target="_blank"/);
  });
});

describe('a content note', () => {
  const files = { '02-what-helps.md': '# What *helps*\n\nText.' };

  test('says what is coming and leads past it, by the page’s title', async () => {
    const { html, reported } = await buildPage(':::content-note{continue=what-helps}\n\nA patient dies.\n\n:::', {
      files,
    });
    expect(reported).toEqual([]);
    expect(html).toBe(
      '<div class="cw-content-note" role="note"><p class="cw-content-note-title">Before you go on</p><p>A patient dies.</p>' +
        '<p><a href="#what-helps">Leave this part out and go to: What helps</a></p></div>',
    );
  });

  test('has the author’s own title where there is one', async () => {
    const { html } = await buildPage(':::content-note[Take *care*]{continue=what-helps}\n\nA.\n\n:::', { files });
    expect(html).toContain('<p class="cw-content-note-title">Take <em>care</em></p>');
  });

  test.each([
    ['continue=what-helps', 'in-order', []],
    ['continue=more', 'in-order', ['content-note-page-locked 3']],
    ['continue=more', 'free', []],
    ['continue=page', 'free', ['content-note-same-page 3']],
    ['continue=what-help', 'free', ['content-note-unknown-page 3']],
  ])('with %s, pages %s', async (attributes, unlock, expected) => {
    const { reported } = await buildPage(`:::content-note{${attributes}}\n\nA.\n\n:::`, {
      files: { ...files, '03-more.md': `---\nunlock: ${unlock}\n---\n\n# More\n\nText.` },
    });
    expect(reported).toEqual(expected);
  });
});

describe('reveal', () => {
  test('is hidden markup until the script holds something back', async () => {
    const { html, reported } = await buildPage('A.\n\n::reveal[Go *on*]\n\nB.\n\n::reveal\n\nC.');
    expect(reported).toEqual([]);
    expect(html).toContain(
      '<div class="cw-reveal" data-block="reveal" data-find="no-further" hidden><button class="cw-button" type="button">Go <em>on</em></button></div>',
    );
    expect(html).toContain('<button class="cw-button" type="button">Continue</button>');
  });

  test.each([
    ['A.\n\n::reveal', ['reveal-holds-nothing 5']],
    ['A.\n\n::reveal\n\n[a]: https://example.org', ['reveal-holds-nothing 5']],
    [':::callout\n\nA.\n\n::reveal\n\n:::\n\nB.', ['reveal-holds-nothing 7']],
    [':::callout\n\nA.\n\n::reveal\n\nB.\n\n:::', []],
  ])('in %j', async (markdown, expected) => {
    expect((await buildPage(markdown)).reported).toEqual(expected);
  });
});
