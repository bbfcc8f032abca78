/** Files that are written beside their target and take its place only when all is well. */

import { mkdirSync, rmdirSync, rmSync } from 'node:fs';
import { lstat, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { WorldError } from '../diagnostics/define.js';
import { failures, systemCodeOf, writeFailure } from './errors.js';

/** `.<name>.<process>.coursewright-tmp`: hidden, and known for what it is by whoever finds it. */
const TEMPORARY = /^\..+\.(\d+)\.coursewright-tmp$/;

/** Temporary files of this process that are neither renamed nor removed; a signal's handler has nothing else to go by. */
const open = new Set<string>();

/** Folders that this process has made, outer ones first. */
const made: string[] = [];

/** A target and the temporary file beside it. */
export interface Temporary {
  readonly path: string;
  readonly target: string;
}

function isRunning(owner: number): boolean {
  try {
    process.kill(owner, 0);
    return true;
  } catch (error) {
    // Somebody else's process may not be asked, but it is there.
    return systemCodeOf(error) === 'EPERM';
  }
}

/** Removes what killed processes have left in a folder. */
async function removeStale(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const owner = TEMPORARY.exec(name)?.[1];
    if (owner === undefined || isRunning(Number(owner))) continue;
    await rm(join(folder, name), { force: true });
  }
}

/** In one step: a signal between the folder and its note would leave the folder behind. */
function makeOne(folder: string): void {
  mkdirSync(folder);
  made.push(folder);
}

/** Level by level: Node's own recursive way never comes back where a parent is there and refuses with ENOENT, as /proc. */
async function makeFolder(folder: string): Promise<void> {
  const find = (path: string) => stat(path).catch(() => undefined);
  if ((await find(folder))?.isDirectory()) return;
  try {
    makeOne(folder);
  } catch (error) {
    const code = systemCodeOf(error);
    const link = code === 'EEXIST' && (await lstat(folder).catch(() => undefined))?.isSymbolicLink();
    if (link && !(await find(folder))) throw new WorldError(failures.linkBroken, { path: folder });
    const parent = dirname(folder);
    if (code !== 'ENOENT' || parent === folder || (await find(parent))) throw error;
    await makeFolder(parent);
    makeOne(folder);
  }
}

/** Makes sure of the folder and gives the names; nothing is written yet. Throws WorldError. */
export async function openTemporary(folder: string, name: string): Promise<Temporary> {
  const target = join(folder, name);
  try {
    await makeFolder(folder);
    await removeStale(folder);
  } catch (error) {
    throw writeFailure(error, folder);
  }
  const present = await lstat(target).catch(() => undefined);
  if (present?.isDirectory()) throw new WorldError(failures.nameTaken, { path: target });
  const path = join(folder, `.${name}.${process.pid}.coursewright-tmp`);
  open.add(path);
  return { path, target };
}

/** Puts the temporary file in its target's place. */
export async function commitTemporary({ path, target }: Temporary): Promise<void> {
  try {
    await rename(path, target);
  } catch (error) {
    throw writeFailure(error, target);
  }
  open.delete(path);
}

/** Removes the temporary file; nothing where it is gone already. */
export async function discardTemporary({ path }: Temporary): Promise<void> {
  await rm(path, { force: true });
  open.delete(path);
}

/** The same at once, for a signal's handler. */
export function discardTemporaryNow({ path }: Pick<Temporary, 'path'>): void {
  rmSync(path, { force: true });
  open.delete(path);
}

/** Removes the folders that this process made and that are empty, at once. */
export function removeMadeFolders(): void {
  for (const folder of made.splice(0).reverse()) {
    try {
      rmdirSync(folder);
    } catch {
      // Something stands in it, or it is gone: either way it is not ours to remove.
    }
  }
}

/**
 * Removes every temporary file of this process, also those that are being written at the moment, and the folders that
 * were made for them; for a signal's handler.
 */
export function discardAllNow(): void {
  for (const path of [...open]) discardTemporaryNow({ path });
  removeMadeFolders();
}
