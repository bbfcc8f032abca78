/** Zips from anywhere: looked at before anything is unpacked. */

import { spawnSync } from 'node:child_process';
import { existsSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import AdmZip from 'adm-zip';
import { readPackage } from '../../src/package/read.js';
import { failureOf, inFolder } from './plans.js';

const LIMITS = { zipBytes: 1e8, entries: 50, bytes: 1e8, ratio: 200 };

/** Writes a zip of these files; a name is put in as it is, whatever adm-zip would make of it. */
function zip(folder: string, files: Readonly<Record<string, string | Buffer>>, change?: (zip: AdmZip) => void): string {
  const made = new AdmZip();
  const names = Object.keys(files);
  const placeholders = names.map((name, at) => `placeholder-${at}`.padEnd(name.length, '-').slice(0, name.length));
  names.forEach((name, at) => {
    made.addFile(placeholders[at] ?? '', Buffer.from(files[name] ?? ''));
  });
  change?.(made);
  let bytes = made.toBuffer();
  names.forEach((name, at) => {
    bytes = Buffer.from(bytes.toString('latin1').replaceAll(placeholders[at] ?? '', name), 'latin1');
  });
  const path = join(folder, 'x.zip');
  writeFileSync(path, bytes);
  return path;
}

describe('a zip', () => {
  test('becomes files with their roles', () =>
    inFolder(async (folder) => {
      const made = new AdmZip();
      for (const name of ['imsmanifest.xml', 'a.xsd', 'index.html', 'b.js', 'm/c.png'])
        made.addFile(name, Buffer.from(name));
      made.addFile('m/', Buffer.alloc(0));
      made.writeZip(join(folder, 'x.zip'));
      const files = await readPackage(join(folder, 'x.zip'));
      expect(files.map(({ path, role }) => `${path} ${role}`).sort()).toEqual(
        ['imsmanifest.xml manifest', 'a.xsd schema', 'index.html page', 'b.js runtime', 'm/c.png asset'].sort(),
      );
      for (const file of files) expect('contents' in file ? String(file.contents) : '').toBe(file.path);
    }));

  test.each([
    ['nothing', Buffer.alloc(0)],
    ['text', Buffer.from('hello '.repeat(100))],
    ['a torn zip', undefined],
  ])('package-not-a-zip: %s', (_name, bytes) =>
    inFolder(async (folder) => {
      const path = join(folder, 'x.zip');
      if (bytes) writeFileSync(path, bytes);
      else {
        zip(folder, { 'a-long-name-for-a-file.txt': 'x'.repeat(1000) });
        truncateSync(path, 60);
      }
      expect(await failureOf(readPackage(path))).toBe('package-not-a-zip');
    }),
  );

  test('package-not-a-zip: what is no file is not even opened, since a pipe would be waited for and a device never ends', () =>
    inFolder(async (folder) => {
      const pipe = join(folder, 'pipe.zip');
      const made = spawnSync('mkfifo', [pipe]).status === 0 ? [pipe] : [];
      const paths = [folder, ...made, ...['/dev/zero'].filter((path) => existsSync(path))];
      for (const path of paths) expect([path, await failureOf(readPackage(path))]).toEqual([path, 'package-not-a-zip']);
    }));

  test('package-not-a-zip: contents that are not what the headers promise', () =>
    inFolder(async (folder) => {
      const path = zip(folder, { 'placeholder-0': 'x'.repeat(1000) });
      const broken = new AdmZip(path).toBuffer();
      // The size in the central header: what inflates to more is cut off.
      broken.writeUInt32LE(3, broken.indexOf(Buffer.from('PK\u0001\u0002', 'latin1')) + 24);
      writeFileSync(path, broken);
      expect(await failureOf(readPackage(path))).toBe('package-not-a-zip');
    }));

  test('that is not there is a plain failure', async () => {
    expect(await failureOf(readPackage('/nowhere/x.zip'))).toBe('package-file-gone');
  });

  test.each(['../../evil-file.txt', '/etc/an-evil-file', 'a/../../evil-file', 'C:/evil-file-here', 'a\\..\\evil-file'])(
    'package-unsafe-entry: %s',
    (name) =>
      inFolder(async (folder) => {
        expect(await failureOf(readPackage(zip(folder, { [name]: 'x' })))).toBe('package-unsafe-entry');
      }),
  );

  test('package-unsafe-entry: a symbolic link', () =>
    inFolder(async (folder) => {
      const path = zip(folder, { 'placeholder-0': '/etc/passwd' }, (made) => {
        for (const entry of made.getEntries()) entry.attr = (0o120777 << 16) >>> 0;
      });
      expect(await failureOf(readPackage(path))).toBe('package-unsafe-entry');
    }));
});

describe('package-too-large', () => {
  test('a bomb is seen in the headers', () =>
    inFolder(async (folder) => {
      const path = zip(folder, { 'placeholder-0': Buffer.alloc(30e6) });
      expect(await failureOf(readPackage(path, LIMITS))).toBe('package-too-large');
    }));

  test('too much in all, too many files, too large a zip', () =>
    inFolder(async (folder) => {
      const files = Object.fromEntries(Array.from({ length: 9 }, (_, at) => [`placeholder-${at}`, 'x'.repeat(1000)]));
      const path = zip(folder, files);
      expect((await readPackage(path, LIMITS)).length).toBe(9);
      expect(await failureOf(readPackage(path, { ...LIMITS, bytes: 8999 }))).toBe('package-too-large');
      expect(await failureOf(readPackage(path, { ...LIMITS, entries: 8 }))).toBe('package-too-large');
      expect(await failureOf(readPackage(path, { ...LIMITS, zipBytes: 100 }))).toBe('package-too-large');
    }));
});
