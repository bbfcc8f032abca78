/** Builds packages as an author does, with the built command line; each course once for a test file. */

import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
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
  const out = await makeTemporaryFolder();
  const cli = join(ROOT, 'dist', 'cli.js');
  const options = ['build', resolve(ROOT, course), '--target', target, '--out', out, '--format', 'json'];
  await run(process.execPath, [cli, ...options], { cwd: ROOT }).catch((error: unknown) => {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string };
    throw new Error(`${course} was not built for ${target}:\n${stdout ?? ''}\n${stderr ?? String(error)}`);
  });
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
