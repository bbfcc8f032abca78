/** PackagePlan → zip file: the same plan gives the same bytes on every machine, and no half-written file ever has its name. */

import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { WorldError } from '../diagnostics/define.js';
import type { PackagePlan, VirtualFile } from '../model/package-plan.js';
import { compareText } from '../model/text.js';
import { failures, writeFailure } from './errors.js';
import { isSafeName } from './names.js';
import { createPacker, type PackFile } from './pack-file.js';
import { openSource } from './read-source.js';
import { commitTemporary, discardTemporary, discardTemporaryNow, openTemporary, type Temporary } from './temporary.js';
import { openZip, type ZipFile } from './zip.js';

/** A package that is written, but not yet under its name. */
export interface StagedPackage {
  /** Where it will be. */
  readonly path: string;
  readonly bytes: number;
  /** Of the zip file, in hexadecimal. */
  readonly sha256: string;
  /** Puts it in the place of what is there. */
  commit(): Promise<void>;
  /** Removes it. What stands under its name stays as it is. */
  discard(): Promise<void>;
  /** The same at once, for a signal's handler. */
  discardNow(): void;
}

/** The manifest first, where an LMS that reads a stream finds it at once; the rest by name. */
function inOrder(files: readonly VirtualFile[]): VirtualFile[] {
  const isManifest = ({ role }: VirtualFile): number => (role === 'manifest' ? 0 : 1);
  return [...files].sort((a, b) => isManifest(a) - isManifest(b) || compareText(a.path, b.path));
}

/** One file after the other, so that at most one is in memory. */
async function addFiles(zip: ZipFile, files: readonly VirtualFile[], packFile: PackFile): Promise<void> {
  for (const file of inOrder(files)) {
    const source = await openSource(file);
    try {
      await zip.add(await packFile(file.path, source));
    } finally {
      if ('close' in source) await source.close();
    }
  }
  await zip.close();
}

/** Bytes that are gathered before they are written: a zip comes in many small pieces. */
const GATHERED = 1024 * 1024;

/** Writes the zip and gives its size and hash. */
async function writeZip(
  plan: PackagePlan,
  path: string,
  packFile: PackFile,
): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  let bytes = 0;
  let pieces: Uint8Array[] = [];
  let gathered = 0;
  const handle = await open(path, 'w');
  const flush = async (): Promise<void> => {
    const chunk = Buffer.concat(pieces);
    [pieces, gathered] = [[], 0];
    hash.update(chunk);
    await handle.appendFile(chunk);
  };
  try {
    const write = async (piece: Uint8Array): Promise<void> => {
      bytes += piece.length;
      gathered += piece.length;
      pieces.push(piece);
      if (gathered >= GATHERED) await flush();
    };
    await addFiles(openZip(write), plan.files, packFile);
    await flush();
  } finally {
    await handle.close();
  }
  return { bytes, sha256: hash.digest('hex') };
}

function checkNames(plan: PackagePlan): void {
  const unsafe = [plan.fileName, ...plan.files.map(({ path }) => path)].find((name) => !isSafeName(name));
  const name = plan.fileName.includes('/') ? plan.fileName : unsafe;
  if (name !== undefined) throw new WorldError(failures.unsafePath, { path: JSON.stringify(name) });
}

/**
 * Writes a package beside its target in `folder`, which is made where it is missing. Nothing stays where it fails.
 * Throws WorldError: a full disk, no permission, a file of the course that is gone, a name that leaves the package.
 */
export async function stagePackage(
  plan: PackagePlan,
  folder: string,
  packFile: PackFile = createPacker(),
): Promise<StagedPackage> {
  checkNames(plan);
  const temporary: Temporary = await openTemporary(folder, plan.fileName);
  try {
    const written = await writeZip(plan, temporary.path, packFile);
    return {
      path: temporary.target,
      ...written,
      commit: () => commitTemporary(temporary),
      discard: () => discardTemporary(temporary),
      discardNow: () => discardTemporaryNow(temporary),
    };
  } catch (error) {
    await discardTemporary(temporary);
    throw writeFailure(error, temporary.target);
  }
}
