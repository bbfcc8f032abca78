/** A zip file, written entry by entry in the plainest form there is: every header complete, nothing of when or where. */

import { ReadableStream } from 'node:stream/web';
import { configure, type ReadableReader, ZipWriter } from '@zip.js/zip.js/lib/zip-core-external.js';

/** One file, as it will lie in the zip. */
export interface ZipEntry {
  readonly name: string;
  /** How `body` came of the file (APPNOTE 4.4.5). */
  readonly method: 'stored' | 'deflated';
  /** Of the file itself, as is `crc`. */
  readonly bytes: number;
  readonly crc: number;
  readonly body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
  readonly bodyBytes: number;
}

export interface ZipFile {
  /** Resolves when the entry is written; rejects with what its body or the disk failed with. */
  add(entry: ZipEntry): Promise<void>;
  close(): Promise<void>;
}

/** The first moment that a zip can name, 1 January 1980, as MS-DOS writes it (APPNOTE 4.4.6). */
const DATE = 0x0021_0000;
/** A plain file that all may read, as Unix writes it, in the upper half (APPNOTE 4.4.15). */
const ATTRIBUTES = 0o100644 * 0x1_0000;
/** Unix, version 2.0 (APPNOTE 4.4.2). */
const MADE_BY = 0x0314;
const METHODS = { stored: 0, deflated: 8 };

/**
 * `write` takes the zip's bytes in order. Sizes and checksums stand before each body: Java's ZipInputStream, which many LMSs
 * unpack with, refuses a stored entry that has them behind it.
 */
export function openZip(write: (chunk: Uint8Array) => Promise<void>): ZipFile {
  configure({ useWebWorkers: false });
  const writer = new ZipWriter(new WritableStream<Uint8Array>({ write }), {
    extendedTimestamp: false,
    rawLastModDate: DATE,
    versionMadeBy: MADE_BY,
    msDosCompatible: false,
    keepOrder: true,
    // Bodies come packed already.
    passThrough: true,
  });
  return {
    async add({ name, method, bytes, crc, body, bodyBytes }) {
      // With its size known beforehand it is written as it comes; without, it would be held in memory.
      const reader: ReadableReader & { size: number } = {
        readable: ReadableStream.from(body) as ReadableReader['readable'],
        size: bodyBytes,
      };
      await writer.add(name, reader, {
        uncompressedSize: bytes,
        signature: crc,
        compressionMethod: METHODS[method],
        externalFileAttributes: ATTRIBUTES,
      });
    },
    async close() {
      await writer.close();
    },
  };
}
