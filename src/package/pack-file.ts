/** A file's contents → an entry of a zip: packed where that helps, by a compressor that gives the same bytes everywhere. */

import { crc32 } from 'node:zlib';
import { deflateSync } from 'fflate';
import type { Source } from './read-source.js';
import type { ZipEntry } from './zip.js';

/** What is compressed already and would only cost time. */
const COMPRESSED = /\.(avif|gif|jpe?g|m4[av]|mp[34]|og[agv]|png|webm|webp|woff2?|zip)$/i;
const LEVEL = 6;

/**
 * The entry of one file. Never Node's own zlib: its bytes depend on which zlib a system has built Node with, and on the
 * processor. A file too large to be held in memory is stored, and read twice, since its checksum stands before it.
 */
export async function packFile(name: string, source: Source): Promise<ZipEntry> {
  if (!('whole' in source)) {
    let crc = 0;
    for await (const chunk of source.read()) crc = crc32(chunk, crc);
    return { name, method: 'stored', bytes: source.bytes, crc, body: source.read(), bodyBytes: source.bytes };
  }
  const { whole } = source;
  const facts = { name, bytes: whole.length, crc: crc32(whole) };
  const packed = COMPRESSED.test(name) ? whole : deflateSync(whole, { level: LEVEL });
  return packed.length < whole.length
    ? { ...facts, method: 'deflated', body: [packed], bodyBytes: packed.length }
    : { ...facts, method: 'stored', body: [whole], bodyBytes: whole.length };
}
