import { describe, expect, test } from '@jest/globals';
import type { Root, RootContent } from 'mdast';
import type { Course } from '../../src/model/course.js';
import {
  makeActivity,
  makeAsset,
  makeBlock,
  makeCourse,
  makePage,
  parseMarkdown,
  renderCourse,
  renderMarkdown,
} from '../support/render-pages.js';

const ward = makeAsset('media/ward.svg', { width: 640, height: 320 });
const assets = { assets: [ward, makeAsset('media/handout.pdf'), makeAsset('media/odd.png')] };
const IMG = 'src="media/ward.0a1b2c3d.svg"';

describe('a page', () => {
  test('is a section that its title names', () => {
    const { html } = renderCourse(makeCourse([makePage('p', 'Text.', { title: 'Q & <A>' })]));
    expect(html).toEqual([
      '<section class="cw-page" id="p" data-page="p" aria-labelledby="p--title">\n' +
        '<h1 id="p--title" class="cw-page-title" tabindex="-1">Q &#x26; &#x3C;A></h1>\n<p>Text.</p>\n</section>',
    ]);
  });

  test('of a section without an opening is none, and a link to it leads to its first page', () => {
    const section = makePage('part', undefined, { children: [makePage('inner', 'x')] });
    const { html, site } = renderCourse(makeCourse([makePage('p', '[there](part.md)'), section]));
    expect(site.pages.map(({ id }) => id)).toEqual(['p', 'inner']);
    expect(html[0]).toContain('<a href="#inner">there</a>');
  });
});

describe('headings', () => {
  test('begin at h2 and skip no level, whatever the author skipped', () => {
    const html = renderMarkdown('## A\n\n#### B\n\n### C\n\n##### D\n\n# E');
    expect([...html.matchAll(/<h(\d)/g)].map((match) => match[1])).toEqual(['2', '3', '3', '4', '2']);
  });

  test('have the ids that links to them lead to', () => {
    expect(renderMarkdown('## The facts\n\n[see](p.md#the-facts)')).toBe(
      '<h2 id="p--the-facts">The facts</h2>\n<p><a href="#p--the-facts">see</a></p>',
    );
  });
});

describe('links', () => {
  test('out of the course open in a new tab, and say so', () => {
    expect(renderMarkdown('[NHS](https://www.nhs.uk/a?b=1&c=2)')).toBe(
      '<p><a href="https://www.nhs.uk/a?b=1&#x26;c=2" target="_blank" rel="noopener noreferrer">NHS' +
        '<span class="cw-hidden">\u00a0(opens in a new tab)</span></a></p>',
    );
  });

  test('for mail and telephone stay in the window', () => {
    expect(renderMarkdown('[a](mailto:a@b.uk) [b](tel:111)')).toBe(
      '<p><a href="mailto:a@b.uk">a</a> <a href="tel:111">b</a></p>',
    );
  });

  test('to files give them their name back', () => {
    expect(renderMarkdown('[a](media/handout.pdf)', assets)).toBe(
      '<p><a href="media/handout.0a1b2c3d.pdf" download="handout.pdf">a</a></p>',
    );
  });

  test('by reference lead where their definition does', () => {
    expect(renderMarkdown('[a][b] and [b]\n\n[b]: https://x.uk')).toContain('<a href="https://x.uk"');
  });

  test.each(['javascript:alert(1)', 'data:text/html,x', 'vbscript:x', 'file:///etc/passwd'])(
    'to %s are words alone',
    (url) => {
      expect(renderMarkdown(`[a](<${url}>)`)).toBe('<p>a</p>');
    },
  );
});

describe('images', () => {
  test('of the first page are fetched at once, in the size that they have', () => {
    expect(renderMarkdown('![A ward](media/ward.svg)', assets)).toBe(
      `<p><img ${IMG} alt="A ward" width="640" height="320" decoding="async"></p>`,
    );
  });

  test('of other pages wait for the script, and need none', () => {
    const pages = [makePage('one', 'x'), makePage('two', '![A ward](media/ward.svg)')];
    const html = renderCourse(makeCourse(pages, assets)).html[1];
    expect(html).toContain(
      `<p><img data-${IMG} alt="A ward" width="640" height="320" decoding="async">` +
        `<noscript><img ${IMG} alt="A ward" width="640" height="320"></noscript></p>`,
    );
  });

  test('with a title are figures', () => {
    expect(renderMarkdown('![A ward](media/odd.png "At <eight>")', assets)).toBe(
      '<figure class="cw-figure"><img src="media/odd.0a1b2c3d.png" alt="A ward" decoding="async">' +
        '<figcaption>At &#x3C;eight></figcaption></figure>',
    );
  });

  test('within a sentence keep their caption beside them', () => {
    expect(renderMarkdown('a ![b](media/odd.png "c") d', assets)).toContain('<span class="cw-caption">c</span> d</p>');
  });

  test('cannot end the noscript that holds them: browsers with scripts read it as raw text', () => {
    const alt = '</noscript><img src=x onerror=alert(1)>';
    const page = makePage('two', `![${alt.replaceAll('<', '\\<')}](media/odd.png)`);
    const html = renderCourse(makeCourse([makePage('one', 'x'), page], assets)).html[1] ?? '';
    const raw = html.slice(html.indexOf('<noscript>') + 10);
    expect(raw.indexOf('</noscript')).toBe(raw.lastIndexOf('</noscript'));
    expect(html).toContain('< /noscript>');
  });
});

describe('tables', () => {
  const table = '| | Before |\n|---|---:|\n| Monday | 12 |\n| Tuesday |';

  test('name their columns, and their rows where the corner is empty', () => {
    const html = renderMarkdown(table);
    expect(html).toContain('<tr><td></td><th scope="col" class="cw-right">Before</th></tr>');
    expect(html).toContain('<tr><th scope="row">Monday</th><td class="cw-right">12</td></tr>');
    expect(html).toContain('<tr><th scope="row">Tuesday</th><td class="cw-right"></td></tr>');
  });

  test('are told to the script that makes them a region with a name of its own while they scroll', () => {
    const html = renderMarkdown(`${table}\n\ntext\n\n${table}`);
    expect(html).toContain('<div class="cw-table" data-block="scroll-box" data-label="Table 1: Before">');
    expect(html).toContain('data-label="Table 2: Before"');
  });
});

describe('footnotes', () => {
  const markdown = 'One[^a] two[^b] one again[^a].\n\n[^b]: Second.\n[^a]: First, see[^b].';

  test('are numbered as they are met, with a link back for each place', () => {
    const html = renderMarkdown(markdown);
    expect(html).toContain(
      '<sup><a href="#p--note_1" id="p--note-reference_1"><span class="cw-hidden">Note\u00a0</span>1</a></sup>',
    );
    expect(html).toContain('<section class="cw-notes" aria-labelledby="p--notes_title">');
    const first = html.slice(html.indexOf('<li id="p--note_1">'), html.indexOf('<li id="p--note_2">'));
    expect(first).toContain('href="#p--note-reference_1"');
    expect(first).toContain('href="#p--note-reference_1_2" class="cw-note-back">Back to the text, place 2</a>');
  });

  test('have ids of their own on every page', () => {
    const { html } = renderCourse(makeCourse([makePage('p', markdown), makePage('q', markdown)]));
    const ids = [...html.join('').matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    expect(ids.length).toBeGreaterThan(10);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('other prose', () => {
  test('code is told to the script that lets it scroll by keyboard', () => {
    expect(renderMarkdown('```js\na < b\n```')).toContain(
      '<div class="cw-code" data-block="scroll-box" data-label="Code 1">\n<pre><code>a &#x3C; b\n</code></pre>\n</div>',
    );
  });

  test('task lists are text, not inputs', () => {
    const html = renderMarkdown('- [x] Done\n- [ ] Open\n- plain');
    expect(html).not.toContain('<input');
    expect(html).toContain(
      '<li class="cw-task"><span class="cw-task-mark" aria-hidden="true">☑</span><span class="cw-hidden">Done:',
    );
    expect(html).toContain('<li>plain</li>');
  });
});

describe('slices', () => {
  const activity = makeActivity('q', 'choice', {
    prompt: parseMarkdown('Which?').children,
    items: [],
    config: { many: false, prompt: 'Which?', options: [] },
  });
  const withNodes = (...nodes: RootContent[]): Root => ({ type: 'root', children: nodes });

  test('that a course uses are named, once and in order', () => {
    const content = withNodes(
      { type: 'activity', activity },
      makeBlock('quote', {}, parseMarkdown('x').children),
      makeBlock('callout', { type: 'tip', title: [] }, parseMarkdown('x').children),
      makeBlock('quote', {}, parseMarkdown('x').children),
    );
    const { site } = renderCourse(makeCourse([makePage('p', content)]));
    expect(site.activityTypes).toEqual(['choice']);
    expect(site.blockNames).toEqual(['callout', 'quote']);
  });

  test('carry their language on the outermost element', () => {
    const flow = makeBlock('quote', {}, parseMarkdown('Diolch').children, 'cy');
    const text = makeBlock('span', { pin: false }, [{ type: 'text', value: 'Diolch' }], 'cy');
    const html = renderMarkdown(
      withNodes(flow, { type: 'paragraph', children: [text] }, { type: 'activity', activity, lang: 'cy' }),
    );
    expect(html).toContain('<figure class="cw-quote" lang="cy">');
    expect(html).toContain('<p><span lang="cy">Diolch</span></p>');
    expect(html).toMatch(/<div class="cw-activity cw-activity-choice" id="p--q" data-activity="q" lang="cy">/);
  });

  test('share links, images and footnotes with their page', () => {
    const tree = parseMarkdown('See[^a].\n\n[^a]: Note.\n\n[x]: https://x.uk');
    const inner = parseMarkdown('[go][x] and[^a]\n\n[x]: https://x.uk\n\n[^a]: Note.').children[0];
    const block = makeBlock('details', { summary: [{ type: 'text', value: 'More' }] }, inner ? [inner] : []);
    const html = renderMarkdown(withNodes(...tree.children, block));
    expect(html).toContain('href="https://x.uk"');
    expect(html.match(/<li id=/g)?.length).toBe(1);
    expect(html).toContain('id="p--note-reference_1_2"');
  });
});

describe('an assessment', () => {
  const question = (id: string): RootContent => ({
    type: 'activity',
    activity: makeActivity(id, 'choice', {
      prompt: [],
      items: [],
      config: { many: false, prompt: '', options: [] },
    }),
  });
  const content: Root = {
    type: 'root',
    children: [
      ...parseMarkdown('Before.').children,
      question('a'),
      ...parseMarkdown('Between.').children,
      makeBlock('callout', { type: 'note', title: [] }, [question('b')]),
      ...parseMarkdown('After.').children,
    ],
  };

  test('has an introduction, questions, and what is shown with the result', () => {
    const { html } = renderCourse(makeCourse([makePage('p', content, { kind: 'assessment' })]));
    const order = ['cw-assessment-intro', 'Before.', 'cw-assessment-questions', 'id="p--a"', 'Between.', 'id="p--b"'];
    const places = [...order, 'class="cw-assessment-outro" hidden>', 'After.'].map(
      (mark) => html[0]?.indexOf(mark) ?? -1,
    );
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });
});

test('the same course gives the same site', () => {
  const make = (): Course => makeCourse([makePage('p', '# A\n\n<b>x</b>\n\n| a |\n|---|\n| b |')]);
  expect(renderCourse(make()).site).toEqual(renderCourse(make()).site);
});
