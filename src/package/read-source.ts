/** The contents of a package's files: from memory, or from the course's disk without trusting it to hold still. */

import { closeSync, fstatSync, openSync, readSync, type Stats, statSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { WorldError } from '../diagnostics/define.js';
import type { VirtualFile } from '../model/package-plan.js';
import { failures, readFailure } from './errors.js';

/** Files up to this size are read whole; larger ones in pieces, so that memory stays bounded. */
const WHOLE_LIMIT = 16 * 1024 * 1024;

/** What a file holds. It is the same at every reading, or an error: the bytes as they were when the file was opened. */
export type Source = { readonly whole: Buffer } | OpenSource;

export interface OpenSource {
  readonly bytes: number;
  /** From the beginning, each time. Throws WorldError where the file has changed. */
  read(): AsyncGenerator<Buffer>;
  /** Call it when nothing more is read. */
  close(): Promise<void>;
}

function encode(contents: string | Uint8Array): Buffer {
  // Text is UTF-8 with LF, wherever its parts were checked out.
  if (typeof contents === 'string') return Buffer.from(contents.replace(/\r\n?/g, '\n'), 'utf8');
  return Buffer.from(contents.buffer, contents.byteOffset, contents.byteLength);
}

/** Opens one file's contents. Throws WorldError where it is gone or changes while it is read. */
export async function openSource(file: VirtualFile): Promise<Source> {
  if ('contents' in file) return { whole: encode(file.contents) };
  const path = file.copyFrom;
  try {
    return statSync(path).size > WHOLE_LIMIT ? await openLarge(path) : { whole: readWhole(path) };
  } catch (error) {
    throw asFailure(error, path);
  }
}

async function openLarge(path: string): Promise<OpenSource> {
  const handle = await open(path, 'r');
  const before = await handle.stat();
  return {
    bytes: before.size,
    read: () => readChunks(handle, path, before),
    close: () => handle.close(),
  };
}

/** At once: for small files, promises cost several times what reading does. */
function readWhole(path: string): Buffer {
  const file = openSync(path, 'r');
  try {
    const before = fstatSync(file);
    // One more than there should be: never more, however fast the file grows.
    const room = Buffer.allocUnsafe(Math.min(before.size, WHOLE_LIMIT) + 1);
    let read = 0;
    for (let got = -1; got !== 0 && read < room.length; read += got) {
      got = readSync(file, room, read, room.length - read, read);
    }
    checkUnchanged(path, { before, after: fstatSync(file), read });
    return room.subarray(0, read);
  } finally {
    closeSync(file);
  }
}

interface Reading {
  readonly before: Pick<Stats, 'size' | 'mtimeMs'>;
  readonly after: Pick<Stats, 'size' | 'mtimeMs'>;
  /** Bytes that came. */
  readonly read: number;
}

function checkUnchanged(path: string, { before, after, read }: Reading): void {
  if (read !== before.size || after.size !== before.size || after.mtimeMs !== before.mtimeMs) {
    throw new WorldError(failures.fileChanged, { path });
  }
}

const asFailure = (error: unknown, path: string): WorldError =>
  error instanceof WorldError ? error : readFailure(error, path);

async function* readChunks(handle: FileHandle, path: string, before: Stats): AsyncGenerator<Buffer> {
  let read = 0;
  try {
    for await (const chunk of handle.createReadStream({ autoClose: false, start: 0, highWaterMark: 256 * 1024 })) {
      read += (chunk as Buffer).length;
      if (read > before.size) break;
      yield chunk as Buffer;
    }
    checkUnchanged(path, { before, after: await handle.stat(), read });
  } catch (error) {
    throw asFailure(error, path);
  }
}
