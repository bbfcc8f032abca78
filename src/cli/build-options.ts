/** What `build` was asked for, checked: wrong usage ends here with exit code 2. */

import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { didYouMean } from '../diagnostics/did-you-mean.js';
import { compareText } from '../model/text.js';
import { profileNames } from '../profiles/table.js';
import { standards } from '../standards/table.js';
import { UsageError } from './exit.js';

export interface BuildOptions {
  /** Folders of courses as they were named, at least one. */
  readonly folders: readonly string[];
  readonly out: string;
  readonly targets?: readonly string[];
  readonly profile?: string;
  readonly themeFolder?: string;
  readonly maxWarnings: number;
  readonly format: 'pretty' | 'json';
  readonly quiet: boolean;
  /** `2026-11-22`, for warnings of what has become old. */
  readonly today: string;
}

/** Throws UsageError where an option makes no sense or there is no course to build. */
export async function readBuildOptions(folders: readonly string[], raw: object): Promise<BuildOptions> {
  const given = raw as Partial<Record<string, string | boolean>>;
  const text = (name: string): string | undefined =>
    typeof given[name] === 'string' ? String(given[name]) : undefined;
  const names = standards.map(({ name }) => name);
  const target = text('target');
  const targets = target === undefined ? {} : { targets: readTargets(target, names) };
  const profile = text('profile');
  if (profile !== undefined) checkName('profile', profile, profileNames);
  const format = text('format') ?? 'pretty';
  if (format !== 'pretty' && format !== 'json') checkName('format', format, ['pretty', 'json']);
  const out = text('out') ?? 'dist/packages';
  if (out === '') throw new UsageError('--out takes a folder, not an empty name.');
  const themeFolder = text('themeDir');
  if (themeFolder === '') throw new UsageError('--theme-dir takes a folder, not an empty name.');
  const maxWarnings = readMaxWarnings(text('maxWarnings'));
  return {
    folders: folders.length > 0 ? nameOnce(folders) : await findCourses(),
    out,
    ...targets,
    ...(profile === undefined ? {} : { profile }),
    ...(themeFolder === undefined ? {} : { themeFolder }),
    maxWarnings,
    format: format === 'json' ? 'json' : 'pretty',
    quiet: given.quiet === true,
    today: today(),
  };
}

/** The day by the clock, or the one that SOURCE_DATE_EPOCH (seconds, reproducible-builds.org) says for it. */
function today(): string {
  const { SOURCE_DATE_EPOCH: epoch = '' } = process.env;
  const time = /^\d{1,11}$/.test(epoch) ? Number(epoch) * 1000 : Date.now();
  return new Date(time).toISOString().slice(0, 10);
}

/** Each folder once, however often and in whatever way it is named; the first name stands. */
function nameOnce(folders: readonly string[]): string[] {
  if (folders.includes('')) throw new UsageError('A course\'s folder has no empty name; this folder is ".".');
  const named = new Map<string, string>();
  for (const folder of folders) if (!named.has(resolve(folder))) named.set(resolve(folder), folder);
  return [...named.values()];
}

function readTargets(list: string, names: readonly string[]): string[] {
  const targets = list.split(',').map((name) => name.trim());
  for (const target of targets) checkName('target', target, names);
  return targets;
}

function checkName(option: string, name: string, known: readonly string[]): void {
  if (known.includes(name)) return;
  throw new UsageError(`--${option} has no "${name}". ${didYouMean(name, known)}`);
}

function readMaxWarnings(text: string | undefined): number {
  if (text === undefined) return Infinity;
  if (!/^\d{1,6}$/.test(text)) throw new UsageError(`--max-warnings takes a whole number, not "${text}".`);
  return Number(text);
}

/** No folder named: this folder where it is a course, else every course under courses/. */
async function findCourses(): Promise<string[]> {
  if (existsSync('course.yaml')) return ['.'];
  const entries = await readdir('courses', { withFileTypes: true }).catch(() => []);
  const found = entries
    .map(({ name }) => name)
    .filter((name) => existsSync(join('courses', name, 'course.yaml')))
    .sort(compareText)
    .map((name) => `courses/${name}`);
  if (found.length > 0) return found;
  throw new UsageError('There is no course here: neither course.yaml in this folder nor a course under courses/.');
}
