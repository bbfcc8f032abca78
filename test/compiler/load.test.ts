import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decodeText } from '../../src/compiler/load/decode-text.js';
import { type Disk, nodeDisk } from '../../src/compiler/load/disk.js';
import { MAX_ENTRIES } from '../../src/compiler/load/list-folder.js';
import { compareNaturally } from '../../src/compiler/load/natural-order.js';
import { isPagePath, load } from '../../src/compiler/load.js';
import { WorldError } from '../../src/diagnostics/define.js';
import { collect, courseYaml, writeFolder } from './temporary-course.js';

async function loadFolder(folder: string, disk?: Disk) {
  const log = collect();
  const loaded = await load(folder, log.report, disk ? { disk } : {});
  return { loaded, found: log.list(), codes: log.codes(), diagnostics: log.diagnostics };
}

describe('load', () => {
  test('reads course.yaml and the pages in natural order, and lists all else', async () => {
    const folder = writeFolder({
      'course.yaml': courseYaml(),
      '10-end.md': '# End',
      '2-start.md': '\uFEFF# Start\r\nOne\rTwo\n',
      '3-part/02-b.md': '# B',
      '3-part/index.md': '# Part',
      'media/a.png': 'x',
      'media/words.md': 'a transcript',
      'theme/notes.md': '',
      'README.md': '',
      LICENSE: '',
      'CHANGELOG.md': '',
      '_drafts/x.md': '',
      '.git/x.md': '',
    });
    const { loaded, found } = await loadFolder(folder);
    expect(found).toEqual([]);
    expect(loaded.sources.map(({ path }) => path)).toEqual([
      '2-start.md',
      '3-part/index.md',
      '3-part/02-b.md',
      '10-end.md',
      'course.yaml',
    ]);
    expect(loaded.sources[0]?.text).toBe('# Start\nOne\nTwo\n');
    expect(loaded.files.map(({ path }) => path)).toContain('media/words.md');
    expect(loaded.files.find(({ path }) => path === 'media/a.png')).toMatchObject({ kind: 'file', bytes: 1 });
  });

  test('says of translations and odd endings that learners will not see them', async () => {
    const folder = writeFolder({
      'course.yaml': courseYaml(),
      '01-a.md': '# A',
      '01-a.cy.md': '# A',
      '02-b.MD': '# B',
      'glossary.yaml': '',
      'contacts.yaml': '',
    });
    const { loaded, found } = await loadFolder(folder);
    expect(found).toEqual(['file-not-a-page 02-b.MD:1:1', 'file-not-built 01-a.cy.md:1:1']);
    expect(loaded.sources.map(({ path }) => path)).toEqual([
      '01-a.md',
      'contacts.yaml',
      'course.yaml',
      'glossary.yaml',
    ]);
  });

  test('measures before it reads', async () => {
    const folder = writeFolder({
      'course.yaml': `${courseYaml()}# ${'x'.repeat(64 * 1024)}`,
      '01-a.md': 'x'.repeat(256 * 1024),
      '02-b.md': 'x'.repeat(256 * 1024 + 1),
    });
    const { found, codes, loaded } = await loadFolder(folder, {
      ...nodeDisk,
      read: (path) => (path.endsWith('01-a.md') ? nodeDisk.read(path) : Promise.reject(new Error(`read ${path}`))),
    });
    expect(codes).toEqual(new Set(['file-too-large']));
    expect(found).toEqual(['file-too-large 02-b.md:1:1', 'file-too-large course.yaml:1:1']);
    expect(loaded.sources).toHaveLength(1);
  });

  test('never follows a symbolic link out of the folder, nor round in a circle, and opens no pipe', async () => {
    const outside = writeFolder({ 'secret.md': '# Secret', 'x/y.md': '' });
    const folder = writeFolder({
      'course.yaml': courseYaml(),
      '01-a.md': '# A',
      'part/02-b.md': '# B',
      'shared/c.md': '# C',
    });
    symlinkSync(join(outside, 'secret.md'), join(folder, '03-secret.md'));
    symlinkSync(join(outside, 'x'), join(folder, '04-x'));
    symlinkSync(join(outside, 'x'), join(folder, 'media'));
    symlinkSync('..', join(folder, 'part', 'again'));
    symlinkSync('05-itself.md', join(folder, '05-itself.md'));
    symlinkSync('nowhere', join(folder, '06-nowhere.md'));
    symlinkSync('../01-a.md', join(folder, 'part', '07-inside.md'));
    execFileSync('mkfifo', [join(folder, '08-pipe.md')]);
    const { loaded, found, codes } = await loadFolder(folder);
    expect(codes).toEqual(new Set(['file-leaves-course', 'file-not-a-file', 'folder-symlink-loop']));
    expect(found).toEqual([
      'file-leaves-course 03-secret.md:1:1',
      'file-leaves-course 04-x:1:1',
      'file-not-a-file 05-itself.md:1:1',
      'file-not-a-file 06-nowhere.md:1:1',
      'file-not-a-file 08-pipe.md:1:1',
      'folder-symlink-loop part/again:1:1',
    ]);
    expect(loaded.sources.map(({ path }) => path)).toEqual([
      '01-a.md',
      'course.yaml',
      'part/02-b.md',
      'part/07-inside.md',
      'shared/c.md',
    ]);
    expect(loaded.files.find(({ path }) => path === 'media')?.kind).toBe('outside');
    expect(JSON.stringify(loaded)).not.toContain('Secret');
  });

  test('ends at many files and deep folders', async () => {
    const many: Disk = {
      ...nodeDisk,
      list: async (path) =>
        path.endsWith('/many')
          ? Array.from({ length: MAX_ENTRIES + 5 }, (_, n) => ({ name: `${n}.txt`, kind: 'file' as const }))
          : nodeDisk.list(path),
      stat: async (path) => (path.endsWith('.txt') ? { kind: 'file', bytes: 1 } : nodeDisk.stat(path)),
    };
    const folder = writeFolder({ 'course.yaml': courseYaml(), 'many/x': '' });
    expect((await loadFolder(folder, many)).found).toContain('folder-too-many-files');
    const deep = writeFolder({ 'course.yaml': courseYaml(), [`${'d/'.repeat(20)}x.md`]: '# X' });
    const { found, codes, loaded } = await loadFolder(deep);
    expect(codes).toEqual(new Set(['folder-too-deep']));
    expect(found).toEqual([`folder-too-deep ${'d/'.repeat(16).slice(0, -1)}:1:1`]);
    expect(loaded.sources).toHaveLength(1);
  });

  test('reports folders and files that cannot be read, and reads on', async () => {
    const folder = writeFolder({ 'course.yaml': courseYaml(), '01-a.md': '# A', '02-b.md': '# B', 'closed/c.md': '' });
    const refuse = () => Promise.reject(Object.assign(new Error('no'), { code: 'EACCES' }));
    const { found, codes, loaded, diagnostics } = await loadFolder(folder, {
      ...nodeDisk,
      list: (path) => (path.endsWith('closed') ? refuse() : nodeDisk.list(path)),
      read: (path) => (path.endsWith('01-a.md') ? refuse() : nodeDisk.read(path)),
    });
    expect(codes).toEqual(new Set(['file-unreadable', 'folder-unreadable']));
    expect(found).toEqual(['file-unreadable 01-a.md:1:1', 'folder-unreadable closed:1:1']);
    expect(diagnostics[0]?.message).toContain('"closed"');
    expect(loaded.sources.map(({ path }) => path)).toEqual(['02-b.md', 'course.yaml']);
  });

  test('says in words that there is no folder, that it is a file, or closed', async () => {
    const folder = writeFolder({ 'course.yaml': courseYaml() });
    const codeOf = (path: string, disk?: Disk) =>
      load(path, collect().report, { disk }).then(
        () => 'none',
        (error) => (error instanceof WorldError ? error.diagnostic.code : String(error)),
      );
    expect(await codeOf(join(folder, 'none'))).toBe('course-folder-missing');
    expect(await codeOf(join(folder, 'course.yaml', 'x'))).toBe('course-folder-missing');
    expect(await codeOf(join(folder, 'course.yaml'))).toBe('course-folder-is-file');
    const closed: Disk = { ...nodeDisk, list: () => Promise.reject(Object.assign(new Error(), { code: 'EACCES' })) };
    expect(await codeOf(folder, closed)).toBe('course-folder-unreadable');
  });

  test('says that course.yaml is missing, and names what may have been meant', async () => {
    const { found, diagnostics } = await loadFolder(writeFolder({ 'course.yml': '', '01-a.md': '# A' }));
    expect(found).toEqual(['course-file-missing course.yaml:1:1']);
    expect(diagnostics[0]?.hint).toContain('"course.yml"');
  });
});

describe('isPagePath', () => {
  test.each([
    ['01-a.md', true],
    ['part/01-licence-terms.md', true],
    ['readme.md', false],
    ['README-first.md', false],
    ['LICENCE.md', false],
    ['part/media/a.md', false],
    ['theme/a.md', false],
    ['01-a.cy.md', false],
    ['01-a.en-GB.md', false],
    ['01-version-2.0.md', true],
    ['a.txt', false],
  ])('%s: %s', (path, isPage) => expect(isPagePath(path)).toBe(isPage));
});

describe('decodeText', () => {
  test.each([
    ['Latin 1 in the second line', Buffer.from('ab\r\ncaf\xe9 x', 'latin1'), '2:4'],
    ['the first byte', Buffer.from([0xff, 0xfe, 0x41, 0]), '1:1'],
    ['a character cut off at the end', Buffer.from([0x61, 0xc3]), '1:2'],
    ['a surrogate', Buffer.from([0xc3, 0xa9, 0xed, 0xa0, 0x80]), '1:2'],
    ['behind a byte order mark', Buffer.from([0xef, 0xbb, 0xbf, 0x61, 0x80]), '1:2'],
  ])('finds %s', (_, bytes, expected) => {
    const log = collect();
    expect(decodeText(bytes, 'a.md', log.report)).toBeUndefined();
    expect(log.list()).toEqual([`file-not-utf8 a.md:${expected}`]);
  });

  test('takes every text back that Node writes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const log = collect();
        expect(decodeText(Buffer.from(text), 'a', log.report)).toBe(
          text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'),
        );
      }),
    );
  });

  test('never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const log = collect();
        const text = decodeText(Buffer.from(bytes), 'a', log.report);
        expect(text === undefined).toBe(log.diagnostics.length === 1);
      }),
    );
  });
});

describe('compareNaturally', () => {
  test('orders as people do', () => {
    const paths = [
      'index.md',
      '01-a.md',
      '2-b.md',
      '03-c',
      '03-c/index.md',
      '03-c/01-a.md',
      '03-c.md',
      '10-d.md',
      'B.md',
      'c.md',
    ];
    expect([...paths].reverse().sort(compareNaturally)).toEqual(paths);
  });

  test('is a total order', () => {
    const path = fc
      .array(fc.string({ unit: fc.constantFrom('0', '1', '2', 'a', 'B', '-', '.'), minLength: 1, maxLength: 5 }), {
        minLength: 1,
        maxLength: 3,
      })
      .map((parts) => parts.join('/'));
    fc.assert(
      fc.property(path, path, path, (a, b, c) => {
        expect(Math.sign(compareNaturally(a, b))).toBe(0 - Math.sign(compareNaturally(b, a)));
        expect(compareNaturally(a, b) === 0).toBe(a === b);
        if (compareNaturally(a, b) < 0 && compareNaturally(b, c) < 0) expect(compareNaturally(a, c)).toBeLessThan(0);
      }),
    );
  });
});
