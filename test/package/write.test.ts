/** Packages as files: the same bytes everywhere, never half a file under the name, and failures in plain words. */

import { execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import AdmZip from 'adm-zip';
import type { VirtualFile } from '../../src/model/package-plan.js';
import { writeFailure } from '../../src/package/errors.js';
import { readPackage } from '../../src/package/read.js';
import { discardAllNow, openTemporary } from '../../src/package/temporary.js';
import { stagePackage } from '../../src/package/write.js';
import { failureOf, inFolder, planOf, somePlan, text } from './plans.js';

const here = dirname(fileURLToPath(import.meta.url));
const child = join(here, 'stage-in-child.mjs');
const writer = join(here, '../../src/package/write.ts');
const run = promisify(execFile);

/** A plan that survives JSON. */
const plainPlan = planOf([text('index.html', 'x\n'.repeat(5000)), text('media/empty.txt', '')]);

const NAME = somePlan.fileName;

describe('a package', () => {
  test('holds what was planned, the manifest first, then by name', () =>
    inFolder(async (folder) => {
      const staged = await stagePackage(somePlan, join(folder, 'new/deep'));
      expect(existsSync(staged.path)).toBe(false);
      await staged.commit();
      const bytes = readFileSync(staged.path);
      expect(staged).toMatchObject({
        path: join(folder, 'new/deep', NAME),
        bytes: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
      });
      const read = await readPackage(staged.path);
      expect(read.map(({ path }) => path)).toEqual([
        'imsmanifest.xml',
        'course.js',
        'index.html',
        'media/empty.txt',
        'media/photo.png',
      ]);
      for (const file of somePlan.files) {
        const found = read.find(({ path }) => path === file.path);
        const planned = 'contents' in file ? Buffer.from(file.contents as string) : undefined;
        expect(found && 'contents' in found ? Buffer.from(found.contents as Uint8Array) : '').toEqual(planned);
      }
      expect(readdirSync(join(folder, 'new/deep'))).toEqual([NAME]);
    }));

  test('tells nothing of when and where it was made', () =>
    inFolder(async (folder) => {
      const staged = await stagePackage(somePlan, folder);
      await staged.commit();
      for (const { header, attr, extra } of new AdmZip(staged.path).getEntries()) {
        expect(header.time.toISOString().slice(0, 4)).toMatch(/^19(79|80)$/);
        expect((attr >>> 16).toString(8)).toBe('100644');
        expect(extra).toHaveLength(0);
      }
    }));

  test('is the same whatever the order of the plan and the age of its files', () =>
    inFolder(async (folder) => {
      const source = join(folder, 'clip.mp4');
      writeFileSync(source, Buffer.alloc(100_000, 7));
      const clip: VirtualFile = { path: 'clip.mp4', role: 'asset', copyFrom: source };
      const first = await stagePackage(planOf([...somePlan.files, clip]), join(folder, 'a'));
      utimesSync(source, 1, 1);
      const second = await stagePackage(planOf([clip, ...somePlan.files].reverse()), join(folder, 'b'));
      expect(second.sha256).toBe(first.sha256);
    }));

  test('is the same in any time zone, locale and umask', () =>
    inFolder(async (folder) => {
      const places = [
        { TZ: 'UTC', LANG: 'C', umask: '022' },
        { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', umask: '077' },
        { TZ: 'America/New_York', LANG: 'en_GB.UTF-8', umask: '000' },
      ];
      const hashes: string[] = [];
      for (const { umask, ...env } of places) {
        const out = join(folder, umask);
        await run(process.execPath, [child, writer, JSON.stringify(plainPlan), out, umask], {
          env: { ...process.env, ...env, LC_ALL: env.LANG },
        });
        hashes.push(
          createHash('sha256')
            .update(readFileSync(join(out, NAME)))
            .digest('hex'),
        );
      }
      expect(new Set(hashes).size).toBe(1);
    }));

  test('has text with LF, however its parts were checked out', () =>
    inFolder(async (folder) => {
      const [crlf, lf] = await Promise.all(
        ['a\r\nb\r', 'a\nb\n'].map((body, at) => stagePackage(planOf([text('a.txt', body)]), join(folder, `${at}`))),
      );
      expect(crlf?.sha256).toBe(lf?.sha256);
    }));

  test('has the bytes that it has on every other machine, whatever zlib its Node was built with', () =>
    inFolder(async (folder) => {
      const words = Array.from({ length: 9000 }, (_, at) => ((at * at) % 7919).toString(36)).join(' ');
      const { sha256 } = await stagePackage(planOf([text('index.html', words), text('empty.txt', '')]), folder);
      expect(sha256).toBe('5ea4cad6fc37193e1f559ed0ebaea999bead201ffdec50659597743710b04d12');
    }));

  test('is read by a stream: no entry has its size behind it', () =>
    inFolder(async (folder) => {
      const huge = join(folder, 'huge.mp4');
      writeFileSync(huge, '');
      truncateSync(huge, 17 * 1024 * 1024);
      const staged = await stagePackage(
        planOf([...somePlan.files, { path: 'huge.mp4', role: 'asset', copyFrom: huge }]),
        folder,
      );
      await staged.commit();
      const entries = new AdmZip(staged.path).getEntries();
      for (const { header } of entries) expect(header.flags & 8).toBe(0);
      const methodOf = (name: string): number | undefined =>
        entries.find(({ entryName }) => entryName === name)?.header.method;
      expect(['huge.mp4', 'media/photo.png', 'media/empty.txt'].map(methodOf)).toEqual([0, 0, 0]);
      expect(methodOf('index.html')).toBe(8);
      const read = entries.find(({ entryName }) => entryName === 'huge.mp4')?.getData();
      expect(read?.equals(readFileSync(huge))).toBe(true);
    }));
});

describe('what stands there already', () => {
  test('stays until the commit, and after a discard', () =>
    inFolder(async (folder) => {
      writeFileSync(join(folder, NAME), 'old');
      const staged = await stagePackage(somePlan, folder);
      expect(readFileSync(join(folder, NAME), 'utf8')).toBe('old');
      await staged.discard();
      expect(readdirSync(folder)).toEqual([NAME]);
      const again = await stagePackage(somePlan, folder);
      again.discardNow();
      expect(readFileSync(join(folder, NAME), 'utf8')).toBe('old');
      const last = await stagePackage(somePlan, folder);
      await last.commit();
      expect(readFileSync(join(folder, NAME)).length).toBe(last.bytes);
    }));

  test('a process that was killed leaves nothing for long', () =>
    inFolder(async (folder) => {
      const killed = spawn(process.execPath, [child, writer, JSON.stringify(plainPlan), folder, '', 'linger']);
      await new Promise((resolve) => killed.stdout.once('data', resolve));
      expect(readdirSync(folder)).toHaveLength(1);
      const gone = new Promise((resolve) => killed.once('exit', resolve));
      killed.kill('SIGKILL');
      await gone;
      expect(readdirSync(folder)).toEqual([expect.stringMatching(/^\.a-1\.0\.0-scorm12\.zip\.\d+\.coursewright-tmp$/)]);
      const running = `.b.zip.${process.pid}.coursewright-tmp`;
      writeFileSync(join(folder, running), '');
      writeFileSync(join(folder, '.profile'), '');
      await (await stagePackage(somePlan, folder)).commit();
      expect(readdirSync(folder).sort()).toEqual(['.profile', running, NAME].sort());
    }));

  test('a signal takes away what is being written at the moment', () =>
    inFolder(async (folder) => {
      const { path } = await openTemporary(folder, 'x.zip');
      writeFileSync(path, 'half');
      discardAllNow();
      expect(readdirSync(folder)).toEqual([]);
    }));
});

describe('failures', () => {
  test.each(['../evil.txt', '/etc/evil', 'a/../../b', 'C:/x', 'a\\b', '', 'a//b', './a', 'a\u0000b'])(
    'package-unsafe-path: %j',
    (path) =>
      inFolder(async (folder) => {
        expect(await failureOf(stagePackage(planOf([text(path, '')]), folder))).toBe('package-unsafe-path');
        expect(readdirSync(folder)).toEqual([]);
      }),
  );

  test.each(['../evil.zip', 'deep/evil.zip'])('package-unsafe-path: the package %j', (name) =>
    inFolder(async (folder) => {
      const out = join(folder, 'out');
      expect(await failureOf(stagePackage(planOf([], name), out))).toBe('package-unsafe-path');
      expect(readdirSync(folder)).toEqual([]);
    }),
  );

  test('package-file-gone leaves nothing behind', () =>
    inFolder(async (folder) => {
      const lost: VirtualFile = { path: 'z.png', role: 'asset', copyFrom: join(folder, 'lost.png') };
      const out = join(folder, 'out');
      expect(await failureOf(stagePackage(planOf([...somePlan.files, lost]), out))).toBe('package-file-gone');
      expect(readdirSync(out)).toEqual([]);
      const folderAsFile: VirtualFile = { path: 'z.png', role: 'asset', copyFrom: folder };
      expect(await failureOf(stagePackage(planOf([folderAsFile]), out))).toBe('package-file-gone');
    }));

  test('package-file-changed: a file that grows while it is read', () =>
    inFolder(async (folder) => {
      const source = join(folder, 'log.mp4');
      writeFileSync(source, '');
      truncateSync(source, 60 * 1024 * 1024);
      const plan = planOf([{ path: 'log.mp4', role: 'asset', copyFrom: source }]);
      const staging = failureOf(stagePackage(plan, join(folder, 'out')));
      const growing = setInterval(() => writeFileSync(source, 'x', { flag: 'a' }), 2);
      expect(await staging.finally(() => clearInterval(growing))).toBe('package-file-changed');
      expect(readdirSync(join(folder, 'out'))).toEqual([]);
    }));

  // Linux has files that hold more than they say, as a small one does that grows meanwhile.
  const saysNothing = '/proc/self/status';
  (existsSync(saysNothing) ? test : test.skip)(
    'package-file-changed: a small file with more in it than there was',
    () =>
      inFolder(async (folder) => {
        const plan = planOf([{ path: 'status.txt', role: 'asset', copyFrom: saysNothing }]);
        expect(await failureOf(stagePackage(plan, join(folder, 'out')))).toBe('package-file-changed');
        expect(readdirSync(join(folder, 'out'))).toEqual([]);
      }),
  );

  test('package-path-too-long', () =>
    inFolder(async (folder) => {
      const out = join(folder, 'x'.repeat(300));
      expect(await failureOf(stagePackage(somePlan, out))).toBe('package-path-too-long');
    }));

  test('package-not-a-folder', () =>
    inFolder(async (folder) => {
      writeFileSync(join(folder, 'file'), '');
      expect(await failureOf(stagePackage(somePlan, join(folder, 'file')))).toBe('package-not-a-folder');
      expect(await failureOf(stagePackage(somePlan, join(folder, 'file/below')))).toBe('package-not-a-folder');
    }));

  test('package-name-taken', () =>
    inFolder(async (folder) => {
      mkdirSync(join(folder, NAME));
      expect(await failureOf(stagePackage(somePlan, folder))).toBe('package-name-taken');
      expect(readdirSync(folder)).toEqual([NAME]);
    }));

  test.each([
    ['ENOSPC', 'package-disk-full'],
    ['EACCES', 'package-no-permission'],
    ['EROFS', 'package-no-permission'],
    ['EIO', 'package-cannot-write'],
  ])('%s is %s', (code, expected) => {
    const error = Object.assign(new Error(code), { code });
    expect(writeFailure(error, '/out').diagnostic).toMatchObject({ code: expected, severity: 'error' });
  });

  test('our own bugs stay bugs', () => {
    expect(() => writeFailure(new TypeError('oops'), '/out')).toThrow('oops');
  });
});
