import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { imageSizeOf } from '../../src/compiler/load/read-asset.js';
import { load } from '../../src/compiler/load.js';
import { readAddress, relativePath } from '../../src/compiler/references/address.js';
import { collectAssets, includedFiles, refusedEndingOf } from '../../src/compiler/references/collect-assets.js';
import { collectReferences } from '../../src/compiler/references/collect-references.js';
import { createFileIndex } from '../../src/compiler/references/file-index.js';
import { addressesInHtml } from '../../src/compiler/references/html-addresses.js';
import { createReferences } from '../../src/compiler/references.js';
import { collect, writeFolder } from './temporary-course.js';

describe('readAddress', () => {
  test.each([
    ['https://example.org/a?b#c', { kind: 'external', url: 'https://example.org/a?b#c', scheme: 'https' }],
    ['mailto:a@example.org', { kind: 'external', url: 'mailto:a@example.org', scheme: 'mailto' }],
    ['TEL:+44123', { kind: 'external', url: 'TEL:+44123', scheme: 'tel' }],
    ['b.png', { kind: 'local', path: 'part/b.png' }],
    ['./b.png?v=1', { kind: 'local', path: 'part/b.png' }],
    ['../a%20b.md#the%20end', { kind: 'local', path: 'a b.md', hash: 'the end' }],
    ['#here', { kind: 'local', path: '', hash: 'here' }],
    ['..', { kind: 'local', path: '' }],
    ['../media//x.png', { kind: 'local', path: 'media/x.png' }],
  ])('%s', (written, expected) => expect(readAddress(written, 'part/a.md')).toEqual(expected));

  test.each([
    ['javascript:alert(1)', 'reference-scheme'],
    [' java\nscript:alert(1)', 'reference-scheme'],
    ['\u0001javascript:alert(1)', 'reference-scheme'],
    ['data:text/html,x', 'reference-scheme'],
    ['vbscript:x', 'reference-scheme'],
    ['file:///etc/passwd', 'reference-scheme'],
    ['../../etc/passwd', 'reference-outside'],
    ['..%2f..%2fetc/passwd', 'reference-outside'],
    ['%2e%2e/%2e%2e/etc/passwd', 'reference-outside'],
    ['../../part/a.md', 'reference-outside'],
    ['/etc/passwd', 'reference-outside'],
    ['%2Fetc/passwd', 'reference-outside'],
    ['C:\\a.png', 'reference-outside'],
    ['c:/a.png', 'reference-outside'],
    ['..\\..\\a.png', 'reference-backslash'],
    ['%5c%5cserver/a', 'reference-backslash'],
    ['//example.org/a.png', 'reference-malformed'],
    ['http:a', 'reference-malformed'],
    ['https://', 'reference-malformed'],
    ['mailto:', 'reference-malformed'],
    ['100%.png', 'reference-malformed'],
    ['a%00b.png', 'reference-malformed'],
    ['', 'reference-empty'],
    ['  ', 'reference-empty'],
  ])('refuses %j: %s', (written, code) => {
    expect(readAddress(written, 'part/a.md')).toMatchObject({ kind: 'wrong', definition: { code } });
  });

  test('never leads out of the folder, whatever is written', () => {
    const piece = fc.constantFrom(
      '..',
      '.',
      '/',
      '%2e',
      '%2F',
      '\\',
      '%5C',
      'a',
      'b.md',
      '#',
      '?',
      ':',
      'file',
      '%',
      '\u0000',
    );
    const written = fc.oneof(
      fc.string(),
      fc.array(piece).map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(written, (address) => {
        const read = readAddress(address, 'part/a.md');
        if (read.kind !== 'local') return;
        expect(read.path.split('/')).not.toContain('..');
        expect(read.path).not.toMatch(/^\/|\\|\0/);
      }),
    );
  });

  test('and relativePath are inverse', () => {
    const name = fc.stringMatching(/^[a-z ()%#?]{1,4}$/).filter((text) => text.trim() === text);
    const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));
    fc.assert(
      fc.property(path, path, (from, to) => {
        expect(readAddress(relativePath(from, to), from)).toEqual({ kind: 'local', path: to });
      }),
    );
  });
});

describe('addressesInHtml', () => {
  test.each([
    ['<img src="a.png" alt="">', ['a.png']],
    ["<a HREF='b.md'>x</a>", ['b.md']],
    ['<video poster=c.jpg src = "d.mp4">', ['c.jpg', 'd.mp4']],
    ['<img alt=" src=x.png">', []],
    ['<!-- <img src="a.png"> --><p>src="x"</p>', []],
    ['<a href="java&#115;cript&colon;x">', ['javascript:x']],
    ['<a href="a?b&amp;c">', ['a?b&c']],
    ['<a data-href="x" href>', []],
  ])('%s', (html, expected) => expect(addressesInHtml(html).map(({ address }) => address)).toEqual(expected));

  test('takes no long time for hostile markup', () => {
    const before = performance.now();
    for (const piece of [
      '<a ',
      '<a href="',
      "<a href='",
      '<!--',
      '<a href=',
      '<',
      '"',
      ' src',
      'src =',
      '&#',
      '<a\n',
    ]) {
      addressesInHtml(piece.repeat(200_000 / piece.length));
    }
    expect(performance.now() - before).toBeLessThan(5000);
  });
});

describe('collectReferences', () => {
  test('finds each with its place', () => {
    const markdown = '# T\n\n[a](a.md) ![](b.png)\n\n> ![x][r]\n\n[r]: c.png\n\n<div>\n<img src="d.png">\n</div>\n';
    const tree: Root = fromMarkdown(markdown);
    const { references, headings, silentImages } = collectReferences(tree, 'p.md');
    expect(references.map(({ use, address, place }) => `${use} ${address} ${place.line}:${place.column}`)).toEqual([
      'link a.md 3:1',
      'image b.png 3:11',
      'image c.png 7:1',
      'html d.png 10:11',
    ]);
    expect(headings).toHaveLength(1);
    expect(silentImages).toEqual([{ file: 'p.md', line: 3, column: 11 }]);
  });
});

/** The targets of references in the page `from`, in a folder with a page a.md, whose anchors are `x` and `facts`. */
async function resolve(
  folder: string,
  from: string,
  written: readonly (readonly [use: 'link' | 'image', address: string])[],
) {
  const log = collect();
  const { files } = await load(folder, collect().report);
  const references = createReferences({
    files: createFileIndex(files),
    page: (path) => (path.endsWith('a.md') ? { pageId: 'a', anchors: () => new Set(['x', 'facts']) } : undefined),
    report: log.report,
  });
  const place = { file: from, line: 1, column: 1 };
  const targets = written.map(([use, address]) => references.target({ use, address, place, data: {} }, from));
  return { targets, log, references, codes: log.diagnostics.map(({ code }) => code), files };
}

describe('references', () => {
  const folder = writeFolder({
    'course.yaml': '',
    'a.md': '',
    'a.cy.md': '',
    'README.md': '',
    'media/Picture One.PNG': 'x',
    'media/words.md': 'x',
    'media/été.pdf': 'x',
    'media/page.html': 'x',
    'part/b.md': '',
  });
  symlinkSync('/etc', join(folder, 'media', 'away'));
  symlinkSync('/etc/hostname', join(folder, 'media', 'host.pdf'));
  symlinkSync('nowhere', join(folder, 'media', 'broken.pdf'));

  test('lead to pages, files and elsewhere', async () => {
    const { targets, codes, references } = await resolve(folder, 'part/b.md', [
      ['link', '../a.md'],
      ['link', '../a.md#facts'],
      ['image', '../media/Picture%20One.PNG'],
      ['link', '../media/words.md'],
      ['link', '../media/e\u0301te\u0301.pdf'],
      ['link', 'https://example.org'],
    ]);
    expect(codes).toEqual([]);
    expect(targets).toEqual([
      { kind: 'page', pageId: 'a' },
      { kind: 'page', pageId: 'a', anchor: 'facts' },
      { kind: 'asset', path: 'media/Picture One.PNG' },
      { kind: 'asset', path: 'media/words.md' },
      { kind: 'asset', path: 'media/été.pdf' },
      { kind: 'external', url: 'https://example.org' },
    ]);
    expect(references.used().map(({ path }) => path)).toHaveLength(3);
  });

  test.each([
    ['link', 'c.md', 'reference-missing', '"a.md"'],
    ['image', 'picture%20one.png', 'reference-missing', '"media/Picture%20One.PNG"'],
    ['image', 'media/picture%20one.png', 'reference-letter-case', 'media/Picture%20One.PNG'],
    ['link', 'A.md', 'reference-letter-case', 'a.md'],
    ['link', 'media/away/passwd', 'reference-symlink-outside', ''],
    ['link', 'media/host.pdf', 'reference-symlink-outside', ''],
    ['link', 'media/broken.pdf', 'reference-not-a-file', ''],
    ['link', 'part/', 'reference-not-a-file', ''],
    ['link', 'README.md', 'reference-no-page', ''],
    ['link', 'a.cy.md', 'reference-no-page', ''],
    ['link', 'a.md#fact', 'reference-anchor-unknown', '"facts"'],
    ['link', 'media/page.html', 'asset-ending-refused', ''],
    ['image', 'media/été.pdf', 'image-not-a-picture', ''],
    ['image', 'mailto:a@b.c', 'image-not-a-picture', ''],
    ['image', 'https://example.org/a.png', 'image-elsewhere', ''],
  ] as const)('%s %s: %s', async (use, address, code, hint) => {
    const { codes, log } = await resolve(folder, 'a.md', [[use, address]]);
    expect(codes).toEqual([code]);
    expect(log.diagnostics[0]?.hint).toContain(hint);
  });

  test('of directives must be files of the course', async () => {
    const { references, log } = await resolve(folder, 'a.md', []);
    const place = { file: 'a.md', line: 1, column: 1 };
    expect(references.file('media/words.md', 'a.md', place)).toBe('media/words.md');
    expect(references.file('https://example.org/a.mp4', 'a.md', place)).toBeUndefined();
    expect(references.file('../a.mp4', 'a.md', place)).toBeUndefined();
    expect(references.file('#x', 'a.md', place)).toBeUndefined();
    const codes = log.diagnostics.map(({ code }) => code);
    expect(codes).toEqual(['reference-file-elsewhere', 'reference-outside', 'reference-file-elsewhere']);
  });

  test('suggest in little time among thousands of files', () => {
    const files = Array.from({ length: 20_000 }, (_, n) => ({
      path: `media/${n}-${'x'.repeat(40)}.png`,
      kind: 'file' as const,
      bytes: 1,
      absolutePath: '',
    }));
    const index = createFileIndex(files);
    const before = performance.now();
    for (let n = 0; n < 5000; n++) index.nearest(`media/y${n}.png`);
    expect(performance.now() - before).toBeLessThan(5000);
  });
});

describe('collectAssets', () => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAIAAAASFvFNAAAADElEQVR4nGNgwA8AAB4AAbSX0eEAAAAASUVORK5CYII=',
    'base64',
  );
  const folder = writeFolder({
    'course.yaml': '',
    'a/Über Bild.PNG': png,
    'b/uber-bild.png': png,
    'c.tar.gz': 'x',
    NOENDING: 'y',
    'handouts/one.pdf': 'p',
    'handouts/One.pdf': 'q',
    'handouts/zwei ü.pdf': 'p',
    'handouts/x.js': 'p',
    'extra.xml': 'p',
  });

  test('gives ASCII names with the hash of the content, each once', async () => {
    const { files } = await load(folder, collect().report);
    const log = collect();
    const wanted = files.filter(({ path }) => !path.startsWith('handouts') && path !== 'course.yaml');
    const assets = collectAssets([...wanted].reverse(), new Set(['extra.xml']), log.report);
    expect(log.list()).toEqual([]);
    expect(assets.map(({ path, packagePath }) => [path, packagePath.replace(/[0-9a-f]{8}/, '#')])).toEqual([
      ['NOENDING', 'media/noending.#'],
      ['a/Über Bild.PNG', 'media/uber-bild.#.png'],
      ['b/uber-bild.png', 'media/uber-bild-2.#.png'],
      ['c.tar.gz', 'media/c-tar.#.gz'],
      ['extra.xml', 'extra.xml'],
    ]);
    expect(assets[1]).toMatchObject({ width: 3, height: 2, bytes: png.length });
    expect(assets[0]).not.toHaveProperty('width');
  });

  test('reports what cannot be read', () => {
    const log = collect();
    const entry = { path: 'gone.pdf', kind: 'file' as const, bytes: 1, absolutePath: join(folder, 'gone.pdf') };
    expect(collectAssets([entry], new Set(), log.report)).toMatchObject([{ path: 'gone.pdf' }]);
    expect(log.codes()).toEqual(new Set(['asset-unreadable']));
    expect(log.list()).toEqual(['asset-unreadable gone.pdf:1:1']);
  });

  test.each([
    ['handouts/one.pdf', ['handouts/one.pdf'], []],
    ['handouts/*.pdf', ['handouts/One.pdf', 'handouts/one.pdf'], ['include-name-unsafe', 'include-names-alike']],
    ['*.xml', [], ['include-name-reserved']],
    ['**/*.js', [], ['asset-ending-refused']],
    ['nothing/**', [], ['include-matches-nothing']],
    ['course.yaml', [], ['include-matches-nothing']],
    [`${'{a,'.repeat(400)}`, [], ['include-matches-nothing']],
  ])('include: %s', async (pattern, expected, codes) => {
    const { files } = await load(folder, collect().report);
    const log = collect();
    const found = includedFiles(files, {
      patterns: [pattern],
      placeOf: () => ({ file: 'course.yaml', line: 1, column: 1 }),
      isSource: (path) => path === 'course.yaml',
      report: log.report,
    });
    expect(found.map(({ path }) => path).sort()).toEqual([...expected].sort());
    expect(log.diagnostics.map(({ code }) => code).sort()).toEqual(codes);
  });

  test.each([
    'a.php',
    'a.PHP5',
    '.htaccess',
    'x/htaccess',
    'a.mjs',
    'a.html',
    'a.HTM',
    'a.js',
    'a.aspx',
    'a.cgi',
    'a.py',
  ])('refuses %s', (path) => expect(refusedEndingOf(path)).toBeDefined());
});

describe('imageSizeOf', () => {
  const bytes = (text: string) => Buffer.from(text, 'latin1');

  test('reads an SVG and believes no nonsense', () => {
    expect(imageSizeOf(bytes('<svg viewBox="0 0 10 20"></svg>'), 'a.svg')).toEqual({ width: 10, height: 20 });
    expect(imageSizeOf(bytes('<svg width="1e99" height="5"/>'), 'a.svg')).toEqual({});
    expect(imageSizeOf(bytes('not an image'), 'a.png')).toEqual({});
    expect(imageSizeOf(bytes('<svg width="1" height="1"/>'), 'a.png')).toEqual({});
  });

  test('neither throws nor hangs, whatever the bytes', () => {
    const before = performance.now();
    for (const piece of ['<svg ', '<svg a="', "<svg width='", '<svg viewBox="1 ', '<svg "', '<svg  ', '<svg a=\'"']) {
      for (const repeated of [piece.repeat(20_000), piece + ' '.repeat(100_000), `${piece}${'1 '.repeat(50_000)}">`]) {
        imageSizeOf(bytes(repeated), 'a.svg');
      }
    }
    const marks = [
      ['\xff\xd8\xff', 'jpg'],
      ['\x89PNG\r\n\x1a\n', 'png'],
      ['GIF89a', 'gif'],
      ['RIFF0000WEBP', 'webp'],
      ['<svg', 'svg'],
    ];
    fc.assert(
      fc.property(fc.constantFrom(...marks), fc.uint8Array({ maxLength: 200 }), ([mark = '', ending], rest) => {
        imageSizeOf(Buffer.concat([bytes(mark), rest]), `a.${ending}`);
      }),
    );
    for (const [mark = '', ending] of marks) {
      for (const fill of [0, 0xff])
        imageSizeOf(Buffer.concat([bytes(mark), Buffer.alloc(1024 * 1024, fill)]), `a.${ending}`);
    }
    expect(performance.now() - before).toBeLessThan(5000);
  });
});
