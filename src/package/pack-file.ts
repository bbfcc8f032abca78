/** A file's contents → an entry of a zip: packed where that helps, by a compressor that gives the same bytes everywhere. */

import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { deflateSync } from 'fflate';
import type { Source } from './read-source.js';
import type { ZipEntry } from './zip.js';

/** What is compressed already and would only cost time. */
const COMPRESSED = /\.(avif|gif|jpe?g|m4[av]|mp[34]|og[agv]|png|webm|webp|woff2?|zip)$/i;
const LEVEL = 6;

/** Bytes of packed files that are remembered: a course's pictures and scripts lie in each of its packages. */
const REMEMBERED = 16 * 1024 * 1024;

/** Makes a zip's entry of a file. */
export type PackFile = (name: string, source: Source) => Promise<ZipEntry>;

/** For the packages of one run: what is in several of them is compressed once. */
export function createPacker(): PackFile {
  const packed = new Map<string, Uint8Array>();
  let room = REMEMBERED;
  const deflate = (whole: Buffer): Uint8Array => {
    const key = createHash('sha256').update(whole).digest('base64');
    const known = packed.get(key);
    if (known) return known;
    const bytes = deflateSync(whole, { level: LEVEL });
    if (bytes.length <= room) {
      packed.set(key, bytes);
      room -= bytes.length;
    }
    return bytes;
  };
  return (name, source) => packFile(name, source, deflate);
}

/**
 * The entry of one file. Never Node's own zlib: its bytes depend on which zlib a system has built Node with, and on the
 * processor. A file too large to be held in memory is stored, and read twice, since its checksum stands before it.
 */
async function packFile(name: string, source: Source, deflate: (whole: Buffer) => Uint8Array): Promise<ZipEntry> {
  if (!('whole' in source)) {
    let crc = 0;
    for await (const chunk of source.read()) crc = crc32(chunk, crc);
    return { name, method: 'stored', bytes: source.bytes, crc, body: source.read(), bodyBytes: source.bytes };
  }
  const { whole } = source;
  const facts = { name, bytes: whole.length, crc: crc32(whole) };
  const packed = COMPRESSED.test(name) ? whole : deflate(whole);
  return packed.length < whole.length
    ? { ...facts, method: 'deflated', body: [packed], bodyBytes: packed.length }
    : { ...facts, method: 'stored', body: [whole], bodyBytes: whole.length };
}
