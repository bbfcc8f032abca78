/** Zip file → VirtualFile[]: ours or anyone's, so that nothing in it is trusted before it has been looked at. */

import { open, stat } from 'node:fs/promises';
import AdmZip from 'adm-zip';
import { defineError, WorldError } from '../diagnostics/define.js';
import type { FileRole, VirtualFile } from '../model/package-plan.js';
import { readFailure } from './errors.js';
import { isSafeName } from './names.js';

const notAZip = defineError(
  'package-not-a-zip',
  '{path} is not a zip file that can be read ({reason}).',
  'Choose a package as an LMS takes it: a zip file that is not encrypted and not in parts.',
);

const tooLarge = defineError(
  'package-too-large',
  '{path} is larger than this tool unpacks: {reason}.',
  'A package like that may be made to fill a disk. If it is yours, make it smaller.',
);

const unsafeEntry = defineError(
  'package-unsafe-entry',
  '{path} holds {name}, which could be unpacked outside its folder.',
  'Do not unpack it, and ask whoever made it for another.',
);

/** What a package may be at most; all looked up in its headers before anything is unpacked. */
export interface ReadLimits {
  readonly zipBytes: number;
  readonly entries: number;
  /** Of all files, unpacked. */
  readonly bytes: number;
  /** Unpacked by packed size, of files over a megabyte. */
  readonly ratio: number;
}

const LIMITS: ReadLimits = { zipBytes: 2 ** 30, entries: 20_000, bytes: 2 ** 30, ratio: 200 };
const MEGABYTE = 2 ** 20;

const ROLES: readonly [RegExp, FileRole][] = [
  [/^(imsmanifest|tincan|cmi5)\.xml$/, 'manifest'],
  [/\.(xsd|dtd)$/i, 'schema'],
  [/\.html?$/i, 'page'],
  [/\.(js|css)$/i, 'runtime'],
];

function roleOf(path: string): FileRole {
  return ROLES.find(([pattern]) => pattern.test(path))?.[1] ?? 'asset';
}

async function readWhole(path: string, limit: number): Promise<Buffer> {
  const failed = (error: unknown): never => {
    throw readFailure(error, path);
  };
  // Before it is opened: that alone waits for ever where it is a pipe, and a device never ends.
  const found = await stat(path).catch(failed);
  if (!found.isFile()) throw new WorldError(notAZip, { path, reason: 'it is no file' });
  const handle = await open(path, 'r').catch(failed);
  try {
    const { size } = await handle.stat();
    if (size > limit) throw new WorldError(tooLarge, { path, reason: `${size} bytes` });
    return await handle.readFile();
  } catch (error) {
    throw error instanceof WorldError ? error : readFailure(error, path);
  } finally {
    await handle.close();
  }
}

/** Runs what adm-zip may throw at: any error of its own means that the zip is broken. */
function guard<T>(path: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof WorldError) throw error;
    throw new WorldError(notAZip, { path, reason: error instanceof Error ? error.message : 'unknown reason' });
  }
}

/** A symbolic link, by the Unix mode in the upper half of the attributes. */
function isLink({ attr }: AdmZip.IZipEntry): boolean {
  return ((attr >>> 16) & 0o170000) === 0o120000;
}

function checkEntries(path: string, entries: readonly AdmZip.IZipEntry[], limits: ReadLimits): void {
  if (entries.length > limits.entries) throw new WorldError(tooLarge, { path, reason: `${entries.length} files` });
  let total = 0;
  for (const entry of entries) {
    const { size, compressedSize } = entry.header;
    total += size;
    if (total > limits.bytes) throw new WorldError(tooLarge, { path, reason: `over ${limits.bytes} bytes unpacked` });
    if (size > MEGABYTE && size > compressedSize * limits.ratio) {
      throw new WorldError(tooLarge, { path, reason: `${entry.entryName} unpacks to ${size} bytes` });
    }
    const name = entry.isDirectory ? entry.entryName.replace(/\/$/, '') : entry.entryName;
    if (!isSafeName(name) || isLink(entry)) throw new WorldError(unsafeEntry, { path, name: JSON.stringify(name) });
  }
}

/** The files of a zip, in its order, folders left out. Throws WorldError where it is none, or could do harm. */
export async function readPackage(path: string, limits: ReadLimits = LIMITS): Promise<VirtualFile[]> {
  const bytes = await readWhole(path, limits.zipBytes);
  return guard(path, () => {
    const entries = new AdmZip(bytes, { noSort: true }).getEntries();
    checkEntries(path, entries, limits);
    return entries
      .filter(({ isDirectory }) => !isDirectory)
      .map((entry) => ({ path: entry.entryName, role: roleOf(entry.entryName), contents: entry.getData() }));
  });
}
