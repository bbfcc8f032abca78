import { beforeAll, describe, expect, test } from '@jest/globals';
import { HtmlValidate } from 'html-validate';
import type { Root } from 'mdast';
import { choice } from '../../src/activities/choice/index.js';
import { rating } from '../../src/activities/rating/index.js';
import type { Course } from '../../src/model/course.js';
import type { RuntimeConfig } from '../../src/model/runtime-config.js';
import { loadTheme, type Theme } from '../../src/theme/load-theme.js';
import { renderDocument } from '../../src/theme/render-document.js';
import { parseDirective } from '../activities/parse-directive.js';
import {
  makeActivity,
  makeAsset,
  makeBlock,
  makeCourse,
  makePage,
  parseMarkdown,
  readWords,
  renderCourse,
  root,
} from '../support/render-pages.js';

const words = readWords();
let theme: Theme;

beforeAll(async () => {
  const loaded = await loadTheme('nhs', { tool: { root, words }, report: () => {} });
  if (!loaded) throw new Error('No theme.');
  theme = loaded;
});

function documentOf(course: Course): string {
  return renderDocument(renderCourse(course, words).site, theme, {
    script: 'course.1.js',
    style: 'style.2.css',
    icon: 'icon.3.svg',
  });
}

/** A course with all there is, in unlucky places too. */
function makeFullCourse(): Course {
  const question = '\nWhich?\n\n- [x] This\n  > Yes.\n- [ ] That\n';
  const asked = parseDirective(choice.parse.bind(choice), question, { name: 'choice' }).data;
  const scale = { name: 'rating', attributes: { from: 1, to: 5, low: 'Not', high: 'Very' } };
  const rated = parseDirective(rating.parse.bind(rating), '\nHow sure?\n', scale).data;
  const ask = (id: string) => ({ type: 'activity', activity: makeActivity(id, 'choice', asked) }) as const;
  const rate = (id: string) => ({ type: 'activity', activity: makeActivity(id, 'rating', rated) }) as const;
  const text = parseMarkdown(
    '## A\n\n# B\n\nText[^1] ![x](media/a.png "c") [l](https://x.uk) [q](two.md#a)\n\n![x](media/a.png "c")\n\n- [x] t\n\n| | b |\n|-|-:|\n| c | d |\n\n```\nx\n```\n\n> q\n\n<div><b>x\n\n---\n\n[^1]: N.',
  );
  const media = { src: 'media/a.mp4', captions: [{ path: 'media/a.vtt' }], transcript: 'media/a.md', title: 'Talk' };
  const blocks = [
    makeBlock('about', null),
    makeBlock('objectives', null),
    makeBlock(
      'callout',
      { type: 'warning', title: [{ type: 'text', value: 'Mind' }] },
      parseMarkdown('x').children,
      'cy',
    ),
    makeBlock('details', { summary: [{ type: 'text', value: 'More' }] }, parseMarkdown('x').children),
    makeBlock('quote', { by: 'Jo' }, parseMarkdown('x').children),
    makeBlock('video', { ...media, described: 'media/a.mp4', poster: 'media/a.png' }),
    makeBlock('audio', { ...media, src: 'media/a.mp3' }),
  ];
  const page = (id: string): Root => ({
    type: 'root',
    children: [...text.children, ...blocks.map((block) => structuredClone(block)), ask(`${id}-1`), rate(`${id}-2`)],
  });
  return makeCourse(
    [
      makePage('one', page('one')),
      makePage('part', undefined, { title: 'Part', children: [makePage('two', page('two'))] }),
      makePage('check', { type: 'root', children: [ask('three')] }, { kind: 'assessment' }),
    ],
    {
      title: 'A & B <c>',
      description: 'What "it" is',
      authors: [{ name: 'A' }],
      licence: 'CC-BY-4.0',
      reportIssue: 'mailto:a@b.uk',
      objectives: [{ id: 'a', text: 'Do it' }],
      assets: ['a.png', 'a.mp4', 'a.mp3', 'a.vtt', 'a.md'].map((name) => makeAsset(`media/${name}`)),
      documents: { 'media/a.md': parseMarkdown('**Jo:** Hello.') },
    },
  );
}

describe('the document', () => {
  test('is valid HTML', async () => {
    const validator = new HtmlValidate({
      extends: ['html-validate:standard', 'html-validate:a11y'],
      rules: {
        // Lines of Markdown are as long as their author made them, and some end in blanks.
        'long-title': 'off',
        'no-trailing-whitespace': 'off',
        // The scroll containers of tables are what they are; `section` is the page.
        'prefer-native-element': ['error', { exclude: ['region', 'radiogroup'] }],
        // The package's hashes are in the files' names.
        'require-sri': 'off',
        'no-inline-style': 'error',
        // Two pages are never shown together, but where there is no script.
        'unique-landmark': 'off',
        // Firefox keeps what was chosen over a reload, and this alone turns it off.
        'valid-autocomplete': 'off',
      },
    });
    // Images that wait have no address yet, on purpose; the script gives it to them.
    const html = documentOf(makeFullCourse()).replaceAll(' data-src="', ' src="');
    const { results } = await validator.validateString(html);
    const messages = results.flatMap((result) => result.messages);
    expect(
      messages.map(
        ({ ruleId, message, line }) => `${ruleId}: ${message} | ${html.split('\n')[line - 1]?.slice(0, 200)}`,
      ),
    ).toEqual([]);
  });

  test('has no inline script, style or handler', () => {
    const html = documentOf(makeFullCourse());
    expect(html.match(/<script(?! src=| type="application\/json")/g)).toBeNull();
    expect(html).not.toMatch(/<style|\sstyle=|\son[a-z]+=/);
    expect(html).toContain('<script src="course.1.js" defer></script>');
    expect(html).toContain('<link rel="stylesheet" href="style.2.css">');
  });

  test('has every id once', () => {
    const ids = [...documentOf(makeFullCourse()).matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  });

  test('says who may know where the learner came from: nobody', () => {
    const html = documentOf(makeCourse([makePage('p', 'x')], { language: 'cy' }));
    expect(html).toContain('<html lang="cy" class="cw">');
    expect(html).toContain('<meta name="referrer" content="no-referrer">');
    expect(html).toContain('<meta name="viewport" content="width=device-width, initial-scale=1">');
    expect(html).toContain('<link rel="icon" href="icon.3.svg" type="image/svg+xml">');
  });

  test('carries the configuration, which no text of the course can break out of', () => {
    const course = makeCourse([makePage('p', 'x')], { title: '</script><script>alert(1)</script>' });
    const html = documentOf(course);
    const json = /<script type="application\/json" id="cw-config">(.*?)<\/script>/.exec(html)?.[1] ?? '';
    expect((JSON.parse(json) as RuntimeConfig).course.title).toBe(course.title);
    expect(html).not.toContain('<script>alert');
  });

  test('lists the contents as the course has them', () => {
    const html = documentOf(makeFullCourse());
    const contents = html.slice(html.indexOf('<nav class="cw-contents"'), html.indexOf('</nav>'));
    expect([...contents.matchAll(/data-page-link="([^"]+)"/g)].map((match) => match[1])).toEqual([
      'one',
      'two',
      'check',
    ]);
    expect(contents).toContain('<span class="cw-section-title">Part</span>');
    expect(contents.match(/<ol>/g)?.length).toBe(2);
  });

  test('has no button to leave by where the course has none', () => {
    const navigation = { unlock: 'free', exitButton: false } as const;
    expect(documentOf(makeCourse([makePage('p', 'x')], { navigation }))).not.toContain('cw-exit');
    expect(documentOf(makeCourse([makePage('p', 'x')]))).toContain('id="cw-exit"');
  });

  test.each([
    ...[
      'cw-main',
      'cw-contents',
      'cw-contents-toggle',
      'cw-progress',
      'cw-progress-text',
      'cw-exit',
      'cw-back',
      'cw-next',
    ],
    ...['cw-position', 'cw-saved', 'cw-banner', 'cw-live', 'cw-config'],
  ])('has the place %s that the script looks for', (id) => {
    expect(documentOf(makeCourse([makePage('p', 'x')]))).toContain(` id="${id}"`);
  });
});
