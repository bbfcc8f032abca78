/** What is said of whole courses, and what becomes of them, where several stages have a part in it. */

import { readFileSync } from 'node:fs';
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

describe('hints', () => {
  test.each([
    [':::callout{type=tip}{lang=cy}\na\n:::', 'Write `:::callout{type=tip lang=cy}`.'],
    ['::: not at line start?\n:::', 'If it is text, put a backslash before the first colon.'],
    [':: x', 'If it is text, put a backslash before the first colon.'],
    ['::: callout\na\n:::', 'Write `:::callout`.'],
    ['a :spna[b]', 'Did you mean `:span[…]`? If it is text, put a backslash before the colon.'],
    ['a :blnak[b]', '`:blank[…]` is not known in this version. If it is text, put a backslash before the colon.'],
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
        'setting-bad-value',
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
