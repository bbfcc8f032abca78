/** PackagePlan → zip file: the same plan gives the same bytes on every machine, and no half-written file ever has its name. */

import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipArchive, type ZipEntryData } from 'archiver';
import { WorldError } from '../diagnostics/define.js';
import type { PackagePlan, VirtualFile } from '../model/package-plan.js';
import { compareText } from '../model/text.js';
import { failures, writeFailure } from './errors.js';
import { isSafeName } from './names.js';
import { openSource } from './read-source.js';
import { commitTemporary, discardTemporary, discardTemporaryNow, openTemporary, type Temporary } from './temporary.js';

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

/** The first moment that a zip can name, in UTC: the archive must not tell when or where it was made. */
const DATE = new Date(Date.UTC(1980, 0, 1));
const MODE = 0o644;
const LEVEL = 6;

/** What is compressed already and would only cost time. */
const COMPRESSED = /\.(avif|gif|jpe?g|m4[av]|mp[34]|og[agv]|png|webm|webp|woff2?|zip)$/i;

/** The manifest first, where an LMS that reads a stream finds it at once; the rest by name. */
function inOrder(files: readonly VirtualFile[]): VirtualFile[] {
  const isManifest = ({ role }: VirtualFile): number => (role === 'manifest' ? 0 : 1);
  return [...files].sort((a, b) => isManifest(a) - isManifest(b) || compareText(a.path, b.path));
}

/** Appends one file and waits until it is in the archive, so that at most one is in memory. */
async function addFile(archive: ZipArchive, file: VirtualFile): Promise<void> {
  const source = await openSource(file);
  const whole = 'whole' in source ? source.whole : undefined;
  // Java's ZipInputStream refuses a stored entry whose size follows it: only whole buffers are stored, among them empty
  // ones, which archiver would store anyway, and wrongly.
  const store = whole !== undefined && (whole.length === 0 || COMPRESSED.test(file.path));
  const entry: ZipEntryData = { name: file.path, date: DATE, mode: MODE, store };
  await new Promise<void>((resolve, reject) => {
    const forget = (): unknown => archive.off('entry', done).off('error', fail).off('close', closed);
    const done = (): void => {
      forget();
      resolve();
    };
    const fail = (error: Error): void => {
      forget();
      if ('stream' in source) source.stream.destroy();
      reject(error);
    };
    const closed = (): void => fail(new Error('The archive was closed.'));
    archive.on('entry', done).on('error', fail).on('close', closed);
    if ('stream' in source) source.stream.on('error', fail);
    archive.append('stream' in source ? source.stream : source.whole, entry);
  });
}

async function addFiles(archive: ZipArchive, files: readonly VirtualFile[]): Promise<void> {
  for (const file of inOrder(files)) await addFile(archive, file);
  await archive.finalize();
}

/** Writes the zip and gives its size and hash. Whatever fails first is what is thrown. */
async function writeZip(plan: PackagePlan, path: string): Promise<{ bytes: number; sha256: string }> {
  const archive = new ZipArchive({ zlib: { level: LEVEL } });
  const hash = createHash('sha256');
  let bytes = 0;
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, next) {
      bytes += chunk.length;
      hash.update(chunk);
      next(null, chunk);
    },
  });
  const written = pipeline(archive, meter, createWriteStream(path));
  try {
    await Promise.all([written, addFiles(archive, plan.files)]);
  } catch (error) {
    archive.destroy();
    await written.catch(() => undefined);
    throw error;
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
export async function stagePackage(plan: PackagePlan, folder: string): Promise<StagedPackage> {
  checkNames(plan);
  const temporary: Temporary = await openTemporary(folder, plan.fileName);
  try {
    const written = await writeZip(plan, temporary.path);
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
