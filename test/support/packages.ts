/** Builds packages as an author does, with the built command line; each course once in a run of the tests. */

import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll } from '@jest/globals';
import { readPackage } from '../../src/package/read.js';
import { collectFiles, type PackageFiles } from '../../src/preview/package-files.js';

/** The project's own folder. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

const run = promisify(execFile);
const temporary: string[] = [];
const builds = new Map<string, Promise<PackageFiles>>();

/** A folder that is gone when the test file has ended. */
export async function makeTemporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'coursewright-'));
  temporary.push(folder);
  return folder;
}

afterAll(async () => {
  builds.clear();
  await Promise.all(temporary.splice(0).map((folder) => rm(folder, { recursive: true, force: true })));
});

/** All courses of the project, by their folders' names. */
export async function listCourses(): Promise<string[]> {
  const entries = await readdir(join(ROOT, 'courses'), { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

/** The files of a course's package; `course` is a folder, absolute or relative to the project's. */
export function buildPackage(course: string, target: 'scorm12' | 'xapi' | 'web'): Promise<PackageFiles> {
  const key = `${course} ${target}`;
  const build = builds.get(key) ?? buildAnew(course, target);
  builds.set(key, build);
  return build;
}

async function buildAnew(course: string, target: string): Promise<PackageFiles> {
  const out = await outFor(`${course} ${target}`);
  if (existsSync(out)) return readPackageIn(out, course, target);
  // Beside its place first: another worker may be at it too.
  const place = await mkdtemp(`${out}-`);
  await build(place, course, target);
  await rename(place, out).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
  });
  return readPackageIn(out, course, target);
}

/** Where the run's set-up keeps packages for all test files; elsewhere, for this one. */
async function outFor(key: string): Promise<string> {
  const shared = process.env.COURSEWRIGHT_TEST_PACKAGES ?? (await makeTemporaryFolder());
  return join(shared, createHash('sha256').update(key).digest('hex').slice(0, 16));
}

async function build(out: string, course: string, target: string): Promise<void> {
  const cli = join(ROOT, 'dist', 'cli.js');
  const options = ['build', resolve(ROOT, course), '--target', target, '--out', out, '--format', 'json'];
  await run(process.execPath, [cli, ...options], { cwd: ROOT }).catch((error: unknown) => {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string };
    throw new Error(`${course} was not built for ${target}:\n${stdout ?? ''}\n${stderr ?? String(error)}`);
  });
}

async function readPackageIn(out: string, course: string, target: string): Promise<PackageFiles> {
  const [zip, ...others] = (await readdir(out)).filter((name) => name.endsWith('.zip'));
  if (zip === undefined || others.length > 0)
    throw new Error(`${course}: not one package for ${target} but others: ${others}`);
  return collectFiles(await readPackage(join(out, zip)));
}

/** Puts a package's files into a folder, and gives the folder. */
export async function unpack(files: PackageFiles): Promise<string> {
  const folder = await makeTemporaryFolder();
  for (const [path, contents] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), contents);
  }
  return folder;
}
