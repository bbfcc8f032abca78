/** Stage 1, disk → Loaded: a course's folder as lists of files and the text of its pages and settings. */

import { basename, resolve } from 'node:path';
import { parse as parseLanguage } from 'bcp-47';
import { defineError, defineWarning, WorldError } from '../diagnostics/define.js';
import type { Place, Report } from '../model/diagnostic.js';
import { decodeText } from './load/decode-text.js';
import { type Disk, nodeDisk, reasonOf } from './load/disk.js';
import { type FileEntry, listFolder } from './load/list-folder.js';
import { compareNaturally } from './load/natural-order.js';
import { holdReport } from './model/held-report.js';

export type { FileEntry } from './load/list-folder.js';

/** A text file of the course: no byte order mark, every line ending a line feed. */
export interface SourceFile {
  /** Relative to the course's folder, with `/`. */
  readonly path: string;
  readonly text: string;
}

export interface Loaded {
  /** The course's folder, its symlinks resolved. */
  readonly folder: string;
  /** Every file that is not ignored, in natural order of the paths. */
  readonly files: readonly FileEntry[];
  /** course.yaml, the glossary, the contacts and the pages, as far as they could be read, in natural order. */
  readonly sources: readonly SourceFile[];
}

export const COURSE_FILE = 'course.yaml';
export const GLOSSARY_FILE = 'glossary.yaml';
export const CONTACTS_FILE = 'contacts.yaml';

/** Bytes of a page and of a YAML file. */
export const PAGE_LIMIT = 256 * 1024;
export const YAML_LIMIT = 64 * 1024;

const folderMissing = defineError(
  'course-folder-missing',
  'There is no folder "{folder}", so there is no course to build.',
  'Check the path; `coursewright build` without one builds the course in the current folder.',
);
const folderIsFile = defineError(
  'course-folder-is-file',
  '"{folder}" is a file. A course is a folder: the one in which course.yaml lies.',
  'Give the folder instead of the file.',
);
const folderClosed = defineError(
  'course-folder-unreadable',
  'The folder "{folder}" cannot be read: {reason}.',
  'Give yourself the right to read it, then build again.',
);
const courseFileMissing = defineError(
  'course-file-missing',
  'This folder has no course.yaml, so it is not known what course it holds.',
  'Create course.yaml with at least id, title, version and language.{alike}',
);
const tooLarge = defineError(
  'file-too-large',
  'This file has {bytes} bytes, more than the {limit} that are read of a {kind}.',
  'Split it into several files; put long text into more pages, and pictures and films into files of their own.',
);
const unreadable = defineError(
  'file-unreadable',
  'This file cannot be read: {reason}.',
  'Give yourself the right to read it.',
);
const leavesCourse = defineError(
  'file-leaves-course',
  "This is a symbolic link that leads out of the course's folder, so it is not followed: the course would not be complete without this machine.",
  "Copy the file into the course's folder, or begin its name with _ to leave it out.",
);
const noFile = defineError(
  'file-not-a-file',
  'This is no file that can be read, but {what}.',
  'Put a file in its place, or begin its name with _ to leave it out.',
);
const notBuilt = defineWarning(
  'file-not-built',
  'This file is {what}, which this version of coursewright does not build yet: learners will not see it.',
  'Leave it for later, or begin its name with _ so that nothing is said about it.',
);

const oddEnding = defineWarning(
  'file-not-a-page',
  'The name of this file ends in {ending}, so it is no page: learners will not see it.',
  'Rename it so that it ends in .md, or begin its name with _ to leave it out.',
);

const oddName = defineWarning(
  'file-not-settings',
  'This file is not read: only "{name}" in the course’s folder itself is, by exactly that name.',
  'Rename it or move it there, or begin its name with _ to leave it out.',
);

export interface LoadOptions {
  readonly disk?: Disk;
  /** A folder whose content is none of the course's: where its packages are written. */
  readonly leaveOut?: string | undefined;
}

/**
 * Reads a course's folder. Author's mistakes are reported.
 * Throws WorldError where there is no such folder or it cannot be read.
 */
export async function load(folder: string, report: Report, options: LoadOptions = {}): Promise<Loaded> {
  const { disk = nodeDisk, leaveOut } = options;
  const root = await findFolder(folder, disk);
  const held = holdReport();
  const leftOut = leaveOut === undefined ? undefined : await realPathOf(leaveOut, disk);
  const listed = await listFolder(root, { disk, leaveOut: leftOut, report: held.report });
  const files = listed.sort((a, b) => compareNaturally(a.path, b.path));
  const isCourse = files.some(({ path }) => path === COURSE_FILE);
  // Of a folder that is no course at all it matters little what links and closed folders lie in it.
  if (isCourse) held.release(report);
  const sources: SourceFile[] = [];
  for (const entry of files) {
    const kind = sourceKind(entry);
    if (kind === undefined || !(isCourse || entry.kind === 'file')) continue;
    const text = await readSource(entry, kind, { disk, report });
    if (text !== undefined) sources.push({ path: entry.path, text });
  }
  if (isCourse) for (const entry of files) warnOfLaterFiles(entry.path, report);
  else reportNoCourseFile(files, report);
  return { folder: root, files, sources };
}

/** Where a folder lies in the end; as it was named where it is not there yet. */
async function realPathOf(folder: string, disk: Disk): Promise<string> {
  const path = resolve(folder);
  return disk.realPath(path).catch(() => path);
}

async function findFolder(folder: string, disk: Disk): Promise<string> {
  const path = resolve(folder);
  let kind: string;
  let real: string;
  try {
    real = await disk.realPath(path);
    kind = (await disk.stat(real)).kind;
    if (kind === 'folder') await disk.list(real);
  } catch (error) {
    const missing = ['ENOENT', 'ENOTDIR'].includes((error as { code?: string }).code ?? '');
    throw new WorldError(missing ? folderMissing : folderClosed, { folder, reason: reasonOf(error) });
  }
  if (kind !== 'folder') throw new WorldError(folderIsFile, { folder });
  return real;
}

type SourceKind = 'page' | 'YAML file';

function sourceKind(entry: FileEntry): SourceKind | undefined {
  if ([COURSE_FILE, GLOSSARY_FILE, CONTACTS_FILE].includes(entry.path)) return 'YAML file';
  if (isPagePath(entry.path)) return 'page';
  // A symlinked folder that leaves the course could hold pages: what lies in it is not looked at.
  return entry.kind === 'outside' && !basename(entry.path).includes('.') && !inMedia(entry.path) ? 'page' : undefined;
}

/** The text of a page or a YAML file of the course; undefined where it cannot be read, which is reported. */
export async function readSource(
  entry: FileEntry,
  kind: SourceKind,
  { disk, report }: { readonly disk: Disk; readonly report: Report },
): Promise<string | undefined> {
  const place: Place = { file: entry.path, line: 1, column: 1 };
  const limit = kind === 'page' ? PAGE_LIMIT : YAML_LIMIT;
  if (entry.kind !== 'file') return reportNoFile(entry, place, report);
  try {
    const bytes = entry.bytes > limit ? undefined : await disk.read(entry.absolutePath);
    const size = bytes?.length ?? entry.bytes;
    if (bytes !== undefined && size <= limit) return decodeText(bytes, entry.path, report);
    report(tooLarge, place, { bytes: size, limit, kind });
  } catch (error) {
    report(unreadable, place, { reason: reasonOf(error) });
  }
  return undefined;
}

function reportNoFile(entry: FileEntry, place: Place, report: Report): undefined {
  if (entry.kind === 'outside') report(leavesCourse, place);
  else {
    const broken = 'a symbolic link that leads nowhere';
    report(noFile, place, { what: entry.kind === 'broken' ? broken : 'a folder, pipe, device or socket' });
  }
}

/** Whether a path is a page's by its name: Markdown that is no translation, licence or the like, and not in media/ or theme/. */
export function isPagePath(path: string): boolean {
  return path.endsWith('.md') && !inMedia(path) && !isPaper(basename(path)) && translationOf(path) === undefined;
}

function inMedia(path: string): boolean {
  return /(^|\/)media\//.test(`${path}/`) || path.startsWith('theme/') || path === 'theme';
}

function isPaper(name: string): boolean {
  return /^(README|LICEN[SC]E|CHANGELOG)/.test(name) || /^(readme|licen[sc]e|changelog)(\.[^/]*)?$/i.test(name);
}

/** The language of a page's translation by its name, `01-welcome.cy.md`; undefined for any other path. */
function translationOf(path: string): string | undefined {
  const tag = /\.([A-Za-z]{2,3}(?:-[A-Za-z0-9-]+)?)\.md$/.exec(basename(path))?.[1];
  return tag !== undefined && parseLanguage(tag).language ? tag : undefined;
}

function warnOfLaterFiles(path: string, report: Report): void {
  const place: Place = { file: path, line: 1, column: 1 };
  const language = inMedia(path) || isPaper(basename(path)) ? undefined : translationOf(path);
  if (language !== undefined) report(notBuilt, place, { what: `a translation (${language}) of a page` });
  const ending = /\.(md|markdown|mdx)$/i.exec(path)?.[0];
  if (ending !== undefined && ending !== '.md' && !inMedia(path) && !isPaper(basename(path))) {
    report(oddEnding, place, { ending });
  }
  const name = /(?:^|\/)(course|glossary|contacts)\.ya?ml$/i.exec(path)?.[1]?.toLowerCase();
  if (name !== undefined && path !== `${name}.yaml` && !inMedia(path)) report(oddName, place, { name: `${name}.yaml` });
}

function reportNoCourseFile(files: readonly FileEntry[], report: Report): void {
  const alike =
    files.find(({ path }) => /^course\.ya?ml$/i.test(path)) ??
    files.find(({ path }) => /(^|\/)course\.yaml$/.test(path));
  const hint =
    alike === undefined
      ? ''
      : ` There is "${alike.path}": its name must be exactly course.yaml, and lie in the course's folder itself.`;
  report(courseFileMissing, { file: COURSE_FILE, line: 1, column: 1 }, { alike: hint });
}
