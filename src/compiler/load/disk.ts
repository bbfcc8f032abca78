/** The few things that loading asks of a disk, so that a test can make one that fails. */

import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';

export type EntryKind = 'file' | 'folder' | 'symlink' | 'special';

export interface DiskEntry {
  readonly name: string;
  readonly kind: EntryKind;
}

export interface DiskStat {
  readonly kind: EntryKind;
  readonly bytes: number;
}

/** Every function rejects with an error that has a `code` (ENOENT, EACCES …). */
export interface Disk {
  /** A folder's entries, themselves and not what symlinks among them lead to. */
  list(folder: string): Promise<readonly DiskEntry[]>;
  /** What a path leads to in the end. */
  stat(path: string): Promise<DiskStat>;
  realPath(path: string): Promise<string>;
  read(path: string): Promise<Buffer>;
}

/**
 * The machine's disk. Each call waits for it: a thousand small files cost a fifth of what promises cost, since each of those
 * goes through Node's threads several times.
 */
export const nodeDisk: Disk = {
  list: async (folder) =>
    readdirSync(folder, { withFileTypes: true }).map((entry) => ({ name: entry.name, kind: kindOf(entry) })),
  stat: async (path) => {
    const found = statSync(path);
    return { kind: kindOf(found), bytes: found.size };
  },
  realPath: async (path) => realpathSync.native(path),
  read: async (path) => readFileSync(path),
};

interface Typed {
  isFile(): boolean;
  isDirectory(): boolean;
  isSymbolicLink(): boolean;
}

function kindOf(entry: Typed): EntryKind {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'folder';
  return entry.isSymbolicLink() ? 'symlink' : 'special';
}

/** An error's code in words. */
export function reasonOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown';
  return REASONS[code] ?? `the system says ${code}`;
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'you have no permission to read it',
  EPERM: 'the system does not allow it',
  ENOENT: 'it is not there',
  ENOTDIR: 'a part of its path is a file, not a folder',
  ELOOP: 'its symbolic links lead round in a circle',
  EMFILE: 'too many files are open',
  EIO: 'the disk reports an error',
  ENAMETOOLONG: 'its path is too long',
};
