/** Lists a course's folder: every file with its exact name, nothing outside it, nothing that cannot be opened. */

import { join, sep } from 'node:path';
import { defineError } from '../../diagnostics/define.js';
import type { Report } from '../../model/diagnostic.js';
import { type Disk, type DiskEntry, reasonOf } from './disk.js';

/**
 * What a path of the course is: a file that may be opened; `outside`, a symlink (to a file or a folder) that leaves the
 * course's folder; `broken`, a symlink that leads nowhere; `special`, a pipe, device or socket. Only files are ever opened.
 */
export type FileKind = 'file' | 'outside' | 'broken' | 'special';

export interface FileEntry {
  /** Relative to the course's folder, with `/`, in the letters that the disk has. */
  readonly path: string;
  readonly kind: FileKind;
  readonly bytes: number;
  /** Where it lies in the end: symlinks are resolved. */
  readonly absolutePath: string;
}

/** Files and folders of a course that are looked at. */
export const MAX_ENTRIES = 20_000;

/** Folders in folders of a course. */
export const MAX_DEPTH = 16;

const folderUnreadable = defineError(
  'folder-unreadable',
  'The folder "{folder}" cannot be read: {reason}. Pages in it would be missing from the course without a word.',
  'Give yourself the right to read it, or begin its name with _ to leave it out.',
);
const tooManyFiles = defineError(
  'folder-too-many-files',
  'This folder holds more than {limit} files and folders, more than any course has; the rest was not looked at.',
  'Give the folder of one course (the one with course.yaml), and keep other things out of it.',
);
const tooDeep = defineError(
  'folder-too-deep',
  'The folder "{folder}" lies more than {limit} folders deep, so it was not looked at.',
  'Move it further up.',
);
const linkLoop = defineError(
  'folder-symlink-loop',
  'The symbolic link "{folder}" leads back to a folder that it lies in, so following it would never end.',
  'Remove the link.',
);

export interface ListOptions {
  readonly disk: Disk;
  /** The real path of a folder that is not looked into. */
  readonly leaveOut?: string | undefined;
  readonly report: Report;
}

interface Listing extends ListOptions {
  readonly root: string;
  readonly files: FileEntry[];
  entries: number;
}

interface Folder {
  /** Relative to the course's folder; empty for itself. */
  readonly path: string;
  readonly real: string;
  /** Real paths of the folders that it lies in, itself included. */
  readonly within: readonly string[];
}

/** All files below `root` (a real path) in the disk's order, without names that begin with `_` or `.` and without installed packages. */
export async function listFolder(root: string, { disk, leaveOut, report }: ListOptions): Promise<FileEntry[]> {
  const listing: Listing = { disk, leaveOut, root, report, files: [], entries: 0 };
  await visitFolder({ path: '', real: root, within: [root] }, listing);
  if (listing.entries > MAX_ENTRIES) report(tooManyFiles, undefined, { limit: MAX_ENTRIES });
  return listing.files;
}

async function visitFolder(folder: Folder, listing: Listing): Promise<void> {
  if (folder.path !== '' && folder.real === listing.leaveOut) return;
  if (folder.within.length > MAX_DEPTH) {
    return listing.report(
      tooDeep,
      { file: folder.path, line: 1, column: 1 },
      { folder: folder.path, limit: MAX_DEPTH },
    );
  }
  let entries: readonly DiskEntry[];
  try {
    entries = await listing.disk.list(folder.real);
  } catch (error) {
    return listing.report(
      folderUnreadable,
      { file: folder.path, line: 1, column: 1 },
      { folder: folder.path, reason: reasonOf(error) },
    );
  }
  for (const entry of entries) {
    if (isLeftOut(entry)) continue;
    listing.entries += 1;
    if (listing.entries > MAX_ENTRIES) return;
    await visitEntry(entry, folder, listing);
  }
}

/** Drafts, and what tools install. */
function isLeftOut({ name }: DiskEntry): boolean {
  return /^[_.]/.test(name) || name === 'node_modules';
}

async function visitEntry(entry: DiskEntry, folder: Folder, listing: Listing): Promise<void> {
  const path = folder.path === '' ? entry.name : `${folder.path}/${entry.name}`;
  const real = join(folder.real, entry.name);
  if (entry.kind === 'symlink') return visitSymlink(path, real, { folder, listing });
  if (entry.kind === 'folder') return visitFolder({ path, real, within: [...folder.within, real] }, listing);
  await addFile({ path, real, special: entry.kind === 'special' }, listing);
}

async function addFile(file: { path: string; real: string; special: boolean }, listing: Listing): Promise<void> {
  const common = { path: file.path, absolutePath: file.real };
  if (file.special) {
    listing.files.push({ ...common, kind: 'special', bytes: 0 });
    return;
  }
  try {
    const found = await listing.disk.stat(file.real);
    listing.files.push({ ...common, kind: found.kind === 'file' ? 'file' : 'special', bytes: found.bytes });
  } catch {
    listing.files.push({ ...common, kind: 'broken', bytes: 0 });
  }
}

/** Follows a symlink only where it stays in the course's folder: anything else of this machine is none of a course's business. */
async function visitSymlink(
  path: string,
  link: string,
  { folder, listing }: { readonly folder: Folder; readonly listing: Listing },
): Promise<void> {
  let real: string;
  try {
    real = await listing.disk.realPath(link);
    const inside =
      real === listing.root || real.startsWith(listing.root.endsWith(sep) ? listing.root : listing.root + sep);
    if (!inside) {
      listing.files.push({ path, absolutePath: real, kind: 'outside', bytes: 0 });
      return;
    }
    if ((await listing.disk.stat(real)).kind !== 'folder')
      return await addFile({ path, real, special: false }, listing);
  } catch {
    listing.files.push({ path, absolutePath: link, kind: 'broken', bytes: 0 });
    return;
  }
  if (folder.within.some((parent) => parent === real || parent.startsWith(real + sep))) {
    return listing.report(linkLoop, { file: path, line: 1, column: 1 }, { folder: path });
  }
  await visitFolder({ path, real, within: [...folder.within, real] }, listing);
}
