/** What is said of whole courses, and what becomes of them, where several stages have a part in it. */

import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { type Compilation, compile } from '../../src/compiler/compile.js';
import { courseYaml, writeFolder } from './temporary-course.js';

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="2"/>';

/** Compiles a course; `page` is its one page unless `files` has others. */
function compileFiles(files: Readonly<Record<string, string>>): Promise<Compilation> {
  return compile(writeFolder({ 'course.yaml': courseYaml('authors: [{ name: A }]'), ...files }));
}

/** `code line:column` of all that is said of a page. */
async function said(page: string, files: Readonly<Record<string, string>> = {}): Promise<string[]> {
  const { diagnostics } = await compileFiles({ '01-a.md': `# A\n\n${page}\n`, ...files });
  return diagnostics.map(({ code, place }) => `${code} ${place?.line}:${place?.column}`);
}

/** The hints of all that is said of a page. */
async function hints(page: string): Promise<string[]> {
  const { diagnostics } = await compileFiles({ '01-a.md': `# A\n\n${page}\n` });
  return diagnostics.map(({ hint }) => hint);
}

function htmlOf({ plans }: Compilation): string {
  const file = plans[0]?.files.find(({ path }) => path === 'index.html');
  return file && 'contents' in file ? String(file.contents) : '';
}

describe('what would be fetched from elsewhere', () => {
  test.each([
    ['<img src="https://example.org/a.png" alt="A">', 11],
    ["x <img alt=A src='http://example.org/a.png'>", 19],
    ['<img src="media/a.svg" srcset="media/a.svg 1x, https://example.org/a.png 2x" alt="A">', 32],
    ['<video poster="https://example.org/a.png"></video>', 16],
    ['<audio src="https://example.org/a.mp3"></audio>', 13],
    ['<video><source src="https://example.org/a.mp4"></video>', 21],
    ['<track src="https://example.org/a.vtt">', 13],
    ['<svg><image href="https://example.org/a.png"/></svg>', 19],
  ])('%s', async (html, column) => {
    expect(await said(html, { 'media/a.svg': SVG })).toContain(`image-elsewhere 3:${column}`);
  });

  test('is found behind a reference to a definition', async () => {
    expect(await said('![A][a]\n\n[a]: https://example.org/a.png')).toEqual(['image-elsewhere 5:1']);
    expect(await said('[A][a]\n\n[a]: https://example.org/a.png')).toEqual([]);
  });

  test('is no link', async () => {
    expect(await said('<a href="https://example.org/a.png">A</a>')).toEqual([]);
  });
});

describe('a title with marks and tags', () => {
  test('keeps them at the top of its page', async () => {
    const title = '# Say *what*, [not who](02-b.md): `CRP` H<sub>2</sub>O :span[bonjour]{lang=fr}[^1]';
    const notes = 'Text[^2].\n\n[^2]: Second.\n\n[^1]: First.';
    const compilation = await compileFiles({ '01-a.md': `${title}\n\n${notes}\n`, '02-b.md': '# B\n\nText.\n' });
    expect(compilation.diagnostics).toEqual([]);
    const [, shown = ''] = /<h1 id="a--title"[^>]*>(.*)<\/h1>/.exec(htmlOf(compilation)) ?? [];
    expect(shown.replace(/<sup.*/, '')).toBe(
      'Say <em>what</em>, <a href="#b">not who</a>: <code>CRP</code> H<sub>2</sub>O <span lang="fr">bonjour</span>',
    );
    expect(htmlOf(compilation)).toMatch(/First\.[\s\S]*Second\./);
  });

  test('is plain wherever it is shown', async () => {
    const page = '# H<sub>2</sub>O *e* <!-- x -->\n\n## A<sub>b</sub>\n\n| <b>c</b> | d |\n| - | - |\n| e | f |';
    const compilation = await compileFiles({ '01-a.md': page });
    expect(compilation.course?.pages[0]?.title).toBe('H2O e');
    expect(htmlOf(compilation)).toContain('<h2 id="a--ab">');
    expect(htmlOf(compilation)).not.toMatch(/&(lt|#x3C);/);
  });
});

describe('languages from right to left', () => {
  test('turn the document', async () => {
    const html = (language: string) =>
      compileFiles({
        'course.yaml': courseYaml('authors: [{ name: A }]').replace('en-GB', language),
        '01-a.md': '# A\n\n:span[b]{lang=en} :span[c]{lang=ar}',
      }).then(htmlOf);
    expect(await html('ar')).toContain('<html lang="ar" dir="rtl" class="cw">');
    expect(await html('ar')).toContain('<span lang="en" dir="ltr">b</span>');
    expect(await html('cy')).toContain('<html lang="cy" class="cw">');
    expect(await html('cy')).toContain('<span lang="en">b</span> <span lang="ar" dir="rtl">c</span>');
  });

  test('turn what an author marks with HTML or a block', async () => {
    const page = '# A\n\n<b lang="ur">x</b> <b lang="ur" dir="ltr">y</b>\n\n:::callout{lang=he}\nz\n:::';
    const html = htmlOf(await compileFiles({ '01-a.md': page }));
    expect(html).toContain('<b lang="ur" dir="rtl">x</b> <b lang="ur" dir="ltr">y</b>');
    expect(html).toContain('role="note" lang="he" dir="rtl">');
  });
});

describe('text that would be lost', () => {
  test.each([
    ['<!-- a -->\n\nb <!-- c --> d\n\n<!--> e', []],
    ['> <!-- a\n\nb', ['html-not-closed 3:3']],
    ['<div><!-- a\n\nb\n\n</div>', ['html-not-closed 3:6']],
    ['<pre>\na\n\nb', ['html-not-closed 3:1']],
    ['| a |\n| - |\n| b | c | d |', ['table-row-too-long 5:5']],
    ['a[^1]\n\n[^1]: b[^2]\n\n[^2]: c', []],
    ['a \\[^b] `[^c]` [d](e%20f.md "g h")', ['reference-missing 3:16']],
    ['| :span[a|b]{lang=cy} | x |\n|---|---|\n| c | d |', ['directive-pipe-in-table 3:3']],
    ['> Words.\n> | a | b |\n> |---|\n> | c |', ['table-columns-differ 4:3']],
    ['- | a | b \\| c |\n  | :-: | -: | - |\n', ['table-columns-differ 3:3']],
    ['a | b\n---\n\n| c |\n|---|\n\n`|`\n--', []],
    ['a <script>y</script> b', ['html-element-removed 3:3']],
    ['a <pre>b</pre> **<style>c</style>**', ['html-element-misplaced 3:3', 'html-element-removed 3:18']],
    ['# A <textarea>b</textarea>', ['page-second-title 3:1', 'html-element-removed 3:5']],
    ['a <script>b\n\n</script>', ['html-not-closed 3:3', 'html-element-removed 3:3']],
    ['see [a] (b c.md) and f(x y) and [a](b c)', []],
  ])('%j', async (page, expected) => {
    expect(await said(page)).toEqual(expected);
  });

  test('costs little time, however it is repeated', async () => {
    const before = performance.now();
    for (const piece of ['<!--', '](a ', '[^', '<!-- ']) await said(piece.repeat(5_000));
    expect(performance.now() - before).toBeLessThan(5_000);
  });
});

describe('all mistakes come in one run', () => {
  const COURSE = courseYaml('authors: [{ name: A }]');
  const list = async (files: Readonly<Record<string, string>>, options = {}) => {
    const { diagnostics, plans } = await compile(writeFolder({ 'course.yaml': COURSE, ...files }), options);
    expect(plans).toEqual([]);
    return diagnostics.map(({ code, place }) => `${code} ${place?.file}:${place?.line}`).sort();
  };
  const TABLE = '<table><tr><td>a</td></tr>\n\n**b**\n\n</table>\n';

  test('a mistake in front matter hides none on the page, nor of links to it', async () => {
    const files = {
      '01-a.md': '---\nkindd: x\nkind: assessment\n---\n# A\n\n## Here\n',
      '02-b.md': '# B\n\n[x](01-a.md#there) [y](01-a.md#here)\n',
    };
    expect(await list(files)).toEqual([
      'page-assessment-no-questions 01-a.md:3',
      'reference-anchor-unknown 02-b.md:3',
      'setting-unknown 01-a.md:2',
    ]);
  });

  test('a question with a mistake can be linked to, and hides no wrong link', async () => {
    const files = {
      '01-a.md': '# A\n\n:::choice{#q}\n\nWhich?\n\n- [ ] A\n- [ ] B\n\n:::\n',
      '02-b.md': '# B\n\n[x](01-a.md#q) [y](01-a.md#r)\n',
    };
    expect(await list(files)).toEqual(['choice-no-correct-answer 01-a.md:3', 'reference-anchor-unknown 02-b.md:3']);
  });

  test('a mistake on a page hides none that are found later', async () => {
    const files = { '01-a.md': '# A\n\n[x](gone.md)\n', '02-b.md': `# B\n\n${TABLE}` };
    expect(await list(files, { targets: ['xapi'] })).toEqual([
      'html-table-broken 02-b.md:3',
      'reference-missing 01-a.md:3',
      'xapi-activity-id-missing course.yaml:1',
    ]);
  });

  test.each([
    ['', ['setting-missing course.yaml:1', 'setting-missing course.yaml:1', 'setting-missing course.yaml:1']],
    ['Just words.\n', []],
    [undefined, ['course-file-missing course.yaml:1']],
    ['id: [\n', []],
  ])('a course.yaml that is %j hides none of the pages', async (yaml, expected) => {
    const page = `# A\n\n::objectives\n\n:::rating{from=1 to=3 objective=o}\n\nHow?\n\n:::\n\n:::calout\n:::\n\n${TABLE}`;
    const folder = writeFolder({ ...(yaml === undefined ? {} : { 'course.yaml': yaml }), '01-a.md': page });
    const { diagnostics, plans } = await compile(folder, { targets: ['scorm12', 'xapi'] });
    expect(plans).toEqual([]);
    const found = diagnostics.map(({ code, place }) => `${code} ${place?.file}:${place?.line}`);
    expect(found.filter((each) => each.includes('01-a.md'))).toEqual([
      'activity-without-id 01-a.md:5',
      'directive-unknown 01-a.md:11',
      'html-table-broken 01-a.md:14',
    ]);
    const ofCourse = found.filter((each) => each.includes('course.yaml'));
    expect(ofCourse).toEqual(expect.arrayContaining([...expected]));
    expect(ofCourse.length).toBeGreaterThan(0);
  });

  test('a wrong objective in course.yaml makes none on pages', async () => {
    const yaml = `${COURSE}objectives: { Open Well: a }\n`;
    const page = '---\nobjectives: [open-well]\n---\n# A\n\n::objectives\n';
    expect(await list({ 'course.yaml': yaml, '01-a.md': page })).toEqual(['id-not-valid course.yaml:7']);
  });

  test('names that are no ids are told once, and no more is made of them', async () => {
    const page = '# P\n\nText.\n';
    const files = {
      '02-.md': page,
      '99.md': page,
      'a/intro.md': page,
      'b/intro.md': '---\nid: P1\nwas: p1\n---\n# Q\n',
    };
    expect(await list(files)).toEqual([
      'id-not-valid b/intro.md:2',
      'page-name-no-id 02-.md:1',
      'page-name-no-id 99.md:1',
    ]);
    expect(await list({ 'p1.md': '---\nid: P1\nwas: p1\n---\n# P\n' })).toEqual(['id-not-valid p1.md:2']);
  });

  test('a folder of courses is told that it is none, and nothing else', async () => {
    const folder = writeFolder({ 'a/course.yaml': COURSE, 'a/01-a.md': 'No title.\n' });
    symlinkSync('/', join(folder, 'root'));
    const { diagnostics } = await compile(folder);
    expect(diagnostics.map(({ code }) => code)).toEqual(['course-file-missing']);
  });
});

describe('hints', () => {
  test.each([
    [':::callout{type=tip}{lang=cy}\na\n:::', 'Write `:::callout{type=tip lang=cy}`.'],
    ['::: not at line start?\n:::', 'If it is text, put a backslash before the first colon.'],
    [':: x', 'If it is text, put a backslash before the first colon.'],
    ['::: callout\na\n:::', 'Write `:::callout`.'],
    ['a :spna[b]', 'Did you mean `:span[…]`? If it is text, put a backslash before the colon.'],
    ['a :blnak[b]', 'Did you mean `:blank[…]`? If it is text, put a backslash before the colon.'],
    [':::callout{type=hint}\na\n:::', 'Did you mean "tip"?'],
    ['::vidoe[a]', 'Did you mean `video`? Write `::video[a]`.'],
    [':::callout{type=tpi}\na\n:::', 'Did you mean "tip"?'],
  ])('%j', async (page, hint) => {
    expect(await hints(page)).toEqual([hint]);
  });
});

describe('mistakes that stand side by side', () => {
  test('are all told: a film without file and captions', async () => {
    expect(await said('::video[A]')).toEqual(['attribute-missing 3:1', 'video-no-captions 3:1']);
    expect(await said('::audio[A]{src=b.mp3}')).toEqual(['audio-no-transcript 3:1', 'reference-missing 3:12']);
    expect(await said('::video[A]{src=b.mp4 captions=}')).toEqual([
      'reference-missing 3:12',
      'attribute-value-missing 3:22',
    ]);
  });
});

describe('links', () => {
  test('do not lead to settings', async () => {
    expect(await said('[a](course.yaml)')).toEqual(['reference-no-page 3:1']);
  });
});

describe('course.yaml', () => {
  async function saidOf(lines: readonly string[], page = '# A\n\nb'): Promise<string[]> {
    const yaml = ['id: tiny', 'title: Tiny', 'version: 1.0.0', 'language: en-GB', 'authors: [{ name: A }]', ...lines];
    const { diagnostics } = await compileFiles({ 'course.yaml': yaml.join('\n'), '01-a.md': page });
    return diagnostics.map(({ code, place, hint }) => `${code} ${place?.file}:${place?.line}:${place?.column} ${hint}`);
  }

  test('has its unknown theme told at its place, beside other mistakes', async () => {
    const found = await saidOf(['targets: [scorm12]', 'theme: nsh'], '# A\n\n[b](c.md)');
    expect(found[1]).toBe('theme-unknown course.yaml:7:8 Did you mean "nhs"?');
    expect(found[0]).toMatch(/^reference-missing 01-a.md/);
  });

  test('has unknown activities told although a page has mistakes', async () => {
    const page = '# A\n\n[b](c.md)\n\n:::choice{#right}\nWhat?\n:::';
    const found = await saidOf(['targets: [scorm12]', 'completion: { activities: [rihgt, right] }'], page);
    expect(found.filter((each) => each.startsWith('course-activity'))).toEqual([
      expect.stringMatching(/^course-activity-unknown course.yaml:7:28 .*Did you mean "right"/),
    ]);
  });

  test('has the pattern named that matches nothing, after a wrong one', async () => {
    const found = await saidOf(['targets: [scorm12]', 'include:', '  - ../b', '  - none/*.pdf', '  - 01-a.md']);
    expect(found.map((each) => each.split(' ').slice(0, 2).join(' '))).toEqual([
      'course-include-outside course.yaml:8:5',
      'include-matches-nothing course.yaml:9:5',
      'include-matches-nothing course.yaml:10:5',
    ]);
  });

  test.each(['[xpai]', '[scorm12, xapii]', '[cmi5]'])(
    'has its missing activity id told beside a bad target: %s',
    async (targets) => {
      const found = await saidOf([`targets: ${targets}`]);
      expect(found.map((each) => each.split(' ')[0]).sort()).toEqual([
        'course-activity-id-missing',
        targets === '[cmi5]' ? 'setting-not-built-yet' : 'setting-bad-value',
      ]);
      expect(found.join()).toContain('https://example.org/courses/tiny }');
    },
  );
});

describe('links to pages that are nearly there', () => {
  test.each([
    ['b.md', '02-b.md'],
    ['02-b', '02-b.md'],
    ['b#q', '02-b.md#q'],
    ['03-b.md', '02-b.md'],
    ['b', '02-b.md'],
  ])('%s', async (address, meant) => {
    const { diagnostics } = await compileFiles({
      '01-a.md': `# A\n\n[b](${address})`,
      '02-b.md': '# B',
      'part/02-b.md': '# C',
    });
    expect(diagnostics.find(({ code }) => code === 'reference-missing')?.hint).toContain(`Did you mean "${meant}"?`);
  });
});

test('the line ends of a checkout change no byte of a package', async () => {
  const build = async (end: string) => {
    const text = (lines: string) => lines.replaceAll('\n', end);
    const files = {
      'media/a.svg': text(`${SVG}\n\n`),
      'media/b.vtt': text('WEBVTT\n\n'),
      'media/c.txt': text('a\nb\n'),
    };
    const page = text('# A\n\n![a](media/a.svg)\n\n[b](media/b.vtt) [c](media/c.txt)\n');
    const { plans } = await compileFiles({ '01-a.md': page, ...files });
    return (plans[0]?.files ?? []).map((file) => [
      file.path,
      'contents' in file ? String(file.contents) : readFileSync(file.copyFrom, 'utf8'),
    ]);
  };
  const lines = await build('\n');
  expect(lines.length).toBeGreaterThan(6);
  expect(await build('\r\n')).toEqual(lines);
});

describe('the search', () => {
  const pages = { '01-a.md': '# A\n', '02-b.md': '# B\n' };
  const yaml = (navigation: string): string => courseYaml('authors: [{ name: A }]', navigation);

  test.each([
    ['is there where a course has several pages', pages, true],
    ['is not there on a single page', { '01-a.md': '# A\n' }, false],
    ['is left out', { ...pages, 'course.yaml': yaml('navigation: { search: false }') }, false],
    ['is asked for', { '01-a.md': '# A\n', 'course.yaml': yaml('navigation: { search: true }') }, true],
  ])('%s', async (_what, files, isThere) => {
    const { plans } = await compileFiles(files);
    const texts = (plans[0]?.files ?? []).map((file) => ('contents' in file ? String(file.contents) : ''));
    // Field, script and style.
    expect(texts.filter((text) => text.includes('cw-search'))).toHaveLength(isThere ? 3 : 0);
  });
});
