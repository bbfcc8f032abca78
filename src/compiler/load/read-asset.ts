/** Reads a file of the course that will be packaged, once: its length, its hash, and for an image its size. */

import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { imageSize } from 'image-size';

export interface AssetFacts {
  readonly bytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
  readonly width?: number;
  readonly height?: number;
  /** What is packaged in place of the file: a text whose lines end otherwise on disk than in the package. */
  readonly contents?: Uint8Array;
}

/** Text that browsers and people read line by line; git may have given its lines other endings here than elsewhere. */
const TEXT = /\.(svg|vtt|srt|txt|css|csv|md|json|xml)$/i;
const TEXT_LIMIT = 16 * 1024 * 1024;

/** A film is hashed in pieces, so that it never stands in memory as a whole. */
const PIECE = 1024 * 1024;

/** An SVG's size stands in its first tag; no more of it is looked at, whatever the file holds. */
const SVG_HEAD = 16 * 1024;

/** Throws what the file system throws. */
export function readAsset(absolutePath: string): AssetFacts {
  const file = openSync(absolutePath, 'r');
  try {
    const hash = createHash('sha256');
    const piece = Buffer.allocUnsafe(PIECE);
    let bytes = 0;
    let size: { width?: number; height?: number } = {};
    const contents = TEXT.test(absolutePath) ? withLineFeeds(file) : undefined;
    if (contents) {
      const sha256 = hash.update(contents).digest('hex');
      return { bytes: contents.length, sha256, contents, ...imageSizeOf(contents, absolutePath) };
    }
    for (
      let length = readSync(file, piece, 0, PIECE, bytes);
      length > 0;
      length = readSync(file, piece, 0, PIECE, bytes)
    ) {
      const part = piece.subarray(0, length);
      if (bytes === 0) size = imageSizeOf(part, absolutePath);
      hash.update(part);
      bytes += length;
    }
    return { bytes, sha256: hash.digest('hex'), ...size };
  } finally {
    closeSync(file);
  }
}

/** The text with line feeds alone; undefined where it has no other line ends, is no UTF-8 or too long for a text. */
function withLineFeeds(file: number): Buffer | undefined {
  if (fstatSync(file).size > TEXT_LIMIT) return undefined;
  const bytes = readFileSync(file);
  if (!bytes.includes('\r\n') || !isUtf8(bytes)) return undefined;
  return Buffer.from(bytes.toString('utf8').replaceAll('\r\n', '\n'));
}

/** Pixels, as the image is shown; empty where they cannot be told. */
export function imageSizeOf(head: Uint8Array, path: string): { width?: number; height?: number } {
  const type = /\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase();
  if (!type || !hasMark(head, type)) return {};
  try {
    const { width, height, orientation = 1 } = imageSize(type === 'svg' ? head.subarray(0, SVG_HEAD) : head);
    const [across, down] = [Math.round(width), Math.round(height)];
    if (!(across > 0 && down > 0 && across < 100_000 && down < 100_000)) return {};
    // EXIF 2.3, tag 0x0112: 5–8 lie on their side.
    return orientation >= 5 ? { width: down, height: across } : { width: across, height: down };
  } catch {
    return {};
  }
}

/** image-size guesses the type from the bytes: only the five types that pages may show are left to it. */
function hasMark(head: Uint8Array, type: string): boolean {
  const text = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, SVG_HEAD)).toString('latin1');
  switch (type) {
    case 'png':
      return text.startsWith('\x89PNG\r\n\x1a\n');
    case 'jpg':
    case 'jpeg':
      return text.startsWith('\xff\xd8\xff');
    case 'gif':
      return text.startsWith('GIF8');
    case 'webp':
      return text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP';
    case 'svg':
      return text.includes('<svg');
    default:
      return false;
  }
}
