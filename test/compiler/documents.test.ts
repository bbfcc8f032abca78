import { describe, expect, test } from '@jest/globals';
import { compile } from '../../src/compiler/compile.js';
import { courseYaml, writeFolder } from './temporary-course.js';

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>';

/** A course whose first page has a recording with the transcript `text`, deep within other blocks. */
async function build(text: string, name = 'talk.md', more: Readonly<Record<string, string>> = {}) {
  const audio = `::audio[Jo]{src=talk.mp3 transcript=${name}}`;
  const folder = writeFolder({
    'course.yaml': courseYaml('authors: [{ name: A }]'),
    '01-p.md': `# P\n\n:::details[More]\n\n> Here.\n>\n> ${audio}\n\n:::\n\n## Later\n`,
    'talk.mp3': 'x',
    [name]: text,
    ...more,
  });
  const { plans, diagnostics } = await compile(folder);
  const page = plans[0]?.files.find(({ path }) => path === 'index.html');
  const html = page && 'contents' in page ? String(page.contents) : '';
  return {
    transcript: /<div class="cw-transcript-text">([\s\S]*?)<\/div>/.exec(html)?.[1] ?? '',
    html,
    assets: (plans[0]?.files ?? []).filter(({ role }) => role === 'asset').map(({ path }) => path),
    reported: diagnostics.map(({ code, place }) => `${code} ${place?.file}:${place?.line}:${place?.column}`),
    lines: diagnostics.map(({ sourceLine }) => sourceLine),
  };
}

describe('a transcript in Markdown', () => {
  test('is shown within the page', async () => {
    const { transcript, reported } = await build('## Later\r\n\r\n**Jo:** see [this](https://x.uk).\n');
    expect(reported).toEqual([]);
    expect(transcript).toContain('<strong>Jo:</strong> see <a href="https://x.uk"');
    expect(transcript).toMatch(/<h\d>Later<\/h\d>/);
  });

  test('has links and pictures that work, by name too, seen from its own folder', async () => {
    const text =
      'See [page](../01-p.md#later), [it][p]. ![A chart](m.svg) ![Again][m]\n\n[p]: ../01-p.md\n[m]: m.svg\n';
    const { transcript, reported, assets } = await build(text, 'media/talk.md', { 'media/m.svg': SVG });
    expect(reported).toEqual([]);
    expect(transcript).toContain('<a href="#p--later">page</a>, <a href="#p">it</a>');
    expect(transcript).toMatch(/<img src="media\/m\.[0-9a-f]{8}\.svg" alt="A chart"[^>]*> <img [^>]*alt="Again"/);
    expect(assets.filter((path) => path.endsWith('.svg'))).toHaveLength(1);
  });

  test('is told of addresses that lead nowhere, as a page is', async () => {
    const text =
      '[bad](javascript:x), [out](../../etc/passwd)\n[gone](missing.md) ![](m.svg)\n<img src="no.svg" alt="">\n[here](#x)\n';
    const { reported, lines } = await build(text, 'media/talk.md', { 'media/m.svg': SVG });
    expect(reported).toEqual([
      'reference-scheme media/talk.md:1:1',
      'reference-outside media/talk.md:1:22',
      'reference-missing media/talk.md:2:1',
      'image-without-alternative media/talk.md:2:20',
      'reference-missing media/talk.md:3:11',
      'document-own-anchor media/talk.md:4:1',
    ]);
    expect(lines[2]).toBe('[gone](missing.md) ![](m.svg)');
  });

  test('has HTML as harmless as on a page, and problems with it are its own', async () => {
    const text = 'One.\n\nTwo <b onclick="x()">b</b>.\n';
    const { transcript, reported } = await build(text);
    expect(transcript).toContain('Two <b>b</b>.');
    expect(reported).toEqual(['html-attribute-removed talk.md:3:5']);
  });

  test('is told of its mistakes while pages have some, too', async () => {
    const { reported } = await build('[gone](missing.md) <form>x</form>\n', 'talk.md', {
      '02-q.md': '# Q\n\n[x](no.md)\n',
    });
    expect(reported).toEqual([
      'reference-missing 02-q.md:3:1',
      'reference-missing talk.md:1:1',
      'html-element-removed talk.md:1:20',
    ]);
  });
});

test('a transcript as plain text is shown as it is, line by line', async () => {
  const { transcript, reported } = await build(
    '# no heading\r\n- no *list*\r\n\r\n\r\n<b>Jo</b>: [x](y)\u0007\r\n',
    'talk.txt',
  );
  expect(reported).toEqual([]);
  expect(transcript).toBe('<p># no heading<br>\n- no *list*</p><p>&#x3C;b>Jo&#x3C;/b>: [x](y)</p>');
});

test('a transcript of another kind stays a file to save', async () => {
  const { html } = await build('x', 'talk.pdf');
  expect(html).toContain('download="talk.pdf">Transcript (PDF, 1 KB)');
});

test('document-too-large', async () => {
  const { reported } = await build('x'.repeat(256 * 1024 + 1), 'media/talk.md');
  expect(reported).toEqual(['document-too-large media/talk.md:1:1']);
});

describe('transcript-is-page', () => {
  test('a page is not its own transcript', async () => {
    const { diagnostics } = await compile(
      writeFolder({
        'course.yaml': courseYaml('authors: [{ name: A }]'),
        '01-p.md': '# P\n\n::audio[A]{src=a.mp3 transcript=01-p.md}\n\n[x](no.md)\n',
        'a.mp3': 'x',
      }),
    );
    expect(diagnostics.map(({ code, place }) => `${code} ${place?.line}:${place?.column}`)).toEqual([
      'transcript-is-page 3:22',
      'reference-missing 5:1',
    ]);
  });

  test('two pages are not each other’s', async () => {
    const page = (other: string): string => `# P\n\n::audio[A]{src=a.mp3 transcript="${other}"}\n`;
    const { diagnostics } = await compile(
      writeFolder({
        'course.yaml': courseYaml('authors: [{ name: A }]'),
        '01-p.md': page('02-q.md'),
        '02-q.md': page('01-p.md'),
        'a.mp3': 'x',
      }),
    );
    expect(diagnostics.map(({ code, place }) => `${code} ${place?.file}`)).toEqual([
      'transcript-is-page 01-p.md',
      'transcript-is-page 02-q.md',
    ]);
  });
});
