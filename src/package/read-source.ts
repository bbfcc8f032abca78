/** The contents of a package's files: from memory, or from the course's disk without trusting it to hold still. */

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
  const handle = await open(path, 'r').catch((error: unknown) => {
    throw readFailure(error, path);
  });
  const { size, mtimeMs } = await handle.stat();
  const read = (): AsyncGenerator<Buffer> => readChunks(handle, path, { size, mtimeMs });
  const close = (): Promise<void> => handle.close();
  if (size > WHOLE_LIMIT) return { bytes: size, read, close };
  try {
    const parts: Buffer[] = [];
    for await (const chunk of read()) parts.push(chunk);
    return { whole: Buffer.concat(parts) };
  } finally {
    await close();
  }
}

async function* readChunks(
  handle: FileHandle,
  path: string,
  { size, mtimeMs }: { readonly size: number; readonly mtimeMs: number },
): AsyncGenerator<Buffer> {
  let read = 0;
  try {
    for await (const chunk of handle.createReadStream({ autoClose: false, start: 0, highWaterMark: 256 * 1024 })) {
      read += (chunk as Buffer).length;
      if (read > size) break;
      yield chunk as Buffer;
    }
    const after = await handle.stat();
    if (read !== size || after.size !== size || after.mtimeMs !== mtimeMs) {
      throw new WorldError(failures.fileChanged, { path });
    }
  } catch (error) {
    throw error instanceof WorldError ? error : readFailure(error, path);
  }
}
