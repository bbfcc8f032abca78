/** The contents of a package's files: from memory, or from the course's disk without trusting it to hold still. */

import { type FileHandle, open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { WorldError } from '../diagnostics/define.js';
import type { VirtualFile } from '../model/package-plan.js';
import { failures, readFailure } from './errors.js';

/** Files up to this size are read whole; larger ones are streamed, so that memory stays bounded. */
const WHOLE_LIMIT = 16 * 1024 * 1024;

/** A stream must be read to its end. `whole` and streamed contents are the bytes of the file as it was when it was opened. */
export type Source = { readonly whole: Buffer } | { readonly stream: Readable };

function encode(contents: string | Uint8Array): Buffer {
  // Text is UTF-8 with LF, wherever its parts were checked out.
  if (typeof contents === 'string') return Buffer.from(contents.replace(/\r\n?/g, '\n'), 'utf8');
  return Buffer.from(contents.buffer, contents.byteOffset, contents.byteLength);
}

async function* readChunks(handle: FileHandle, path: string, size: number): AsyncGenerator<Buffer> {
  let read = 0;
  try {
    const { mtimeMs } = await handle.stat();
    for await (const chunk of handle.createReadStream({ autoClose: false })) {
      read += (chunk as Buffer).length;
      yield chunk as Buffer;
    }
    const after = await handle.stat();
    if (read !== size || after.size !== size || after.mtimeMs !== mtimeMs) {
      throw new WorldError(failures.fileChanged, { path });
    }
  } catch (error) {
    throw error instanceof WorldError ? error : readFailure(error, path);
  } finally {
    await handle.close();
  }
}

/** Opens one file's contents. Throws WorldError where it is gone or changes while it is read. */
export async function openSource(file: VirtualFile): Promise<Source> {
  if ('contents' in file) return { whole: encode(file.contents) };
  const path = file.copyFrom;
  const handle = await open(path, 'r').catch((error: unknown) => {
    throw readFailure(error, path);
  });
  const { size } = await handle.stat();
  const chunks = readChunks(handle, path, size);
  if (size > WHOLE_LIMIT) return { stream: Readable.from(chunks) };
  const parts: Buffer[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return { whole: Buffer.concat(parts) };
}
