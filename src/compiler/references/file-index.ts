/** Looks files of the course up by path, exactly: a path that differs in letter case works on one machine and not on another. */

import { nearestName } from '../../diagnostics/did-you-mean.js';
import type { FileEntry } from '../load.js';

export type FoundFile =
  | { readonly kind: 'found'; readonly entry: FileEntry }
  /** There is one whose path differs in letter case only. */
  | { readonly kind: 'other-case'; readonly path: string }
  /** The path, or a folder on the way, is a symlink that leaves the course. */
  | { readonly kind: 'outside' }
  /** The path is a folder. */
  | { readonly kind: 'folder' }
  | { readonly kind: 'missing' };

export interface FileIndex {
  find(path: string): FoundFile;
  /** The path of the course most like one that is missing. */
  nearest(path: string): string | undefined;
}

/** Paths that a missing one is compared with, and how often, so that a page of broken links takes no minutes. */
const MAX_COMPARED = 500;
const MAX_SUGGESTIONS = 100;

export function createFileIndex(files: readonly FileEntry[]): FileIndex {
  const exact = new Map(files.map((entry) => [entry.path, entry]));
  const folded = new Map(files.map(({ path }) => [fold(path), path]));
  const folders = new Set(files.flatMap(({ path }) => foldersOf(path)));
  let suggestions = 0;
  return {
    find(path) {
      // A file name may hold é as one character or as e and an accent: macOS and Windows write them differently.
      const entry = exact.get(path) ?? exact.get(path.normalize('NFC')) ?? exact.get(path.normalize('NFD'));
      if (entry) return entry.kind === 'outside' ? { kind: 'outside' } : { kind: 'found', entry };
      if (foldersOf(path).some((folder) => exact.get(folder)?.kind === 'outside')) return { kind: 'outside' };
      const other = folded.get(fold(path));
      if (other !== undefined) return { kind: 'other-case', path: other };
      return { kind: folders.has(path) || path === '' ? 'folder' : 'missing' };
    },
    nearest(path) {
      suggestions += 1;
      return suggestions > MAX_SUGGESTIONS ? undefined : nearestPath(path, files);
    },
  };
}

function fold(path: string): string {
  return path.normalize('NFC').toLowerCase();
}

function foldersOf(path: string): string[] {
  const parts = path.split('/');
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'));
}

function nearestPath(path: string, files: readonly FileEntry[]): string | undefined {
  const page = pageNamed(path, files);
  if (page !== undefined) return page;
  const name = nameOf(path).toLowerCase();
  const elsewhere = files.find((entry) => nameOf(entry.path).toLowerCase() === name);
  if (elsewhere) return elsewhere.path;
  const ending = /\.[^./]*$/.exec(path)?.[0] ?? '';
  const alike = files.filter((entry) => entry.path.endsWith(ending)).slice(0, MAX_COMPARED);
  return (
    nearestName(
      path,
      alike.map((entry) => entry.path),
    ) ?? nearestByName(name, alike)
  );
}

/** The page that `b`, `b.md` and `02-b` mean: `02-b.md`, first of all the one in the same folder. */
function pageNamed(path: string, files: readonly FileEntry[]): string | undefined {
  const bare = (file: string): string => nameOf(file).toLowerCase().replace(/\.md$/, '').replace(/^\d+-/, '');
  const folder = path.slice(0, path.length - nameOf(path).length);
  const named = files.filter((entry) => entry.path.endsWith('.md') && bare(entry.path) === bare(path));
  return (named.find((entry) => entry.path === folder + nameOf(entry.path)) ?? named[0])?.path;
}

function nearestByName(name: string, files: readonly FileEntry[]): string | undefined {
  const nearest = nearestName(
    name,
    files.map((entry) => nameOf(entry.path)),
  );
  return files.find((entry) => nameOf(entry.path) === nearest)?.path;
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
