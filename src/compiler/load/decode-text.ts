/** An author's file as text: UTF-8 or a diagnostic, without byte order mark, every line ending a line feed. */

import { isUtf8 } from 'node:buffer';
import { defineError } from '../../diagnostics/define.js';
import type { Report } from '../../model/diagnostic.js';

const notUtf8 = defineError(
  'file-not-utf8',
  'This file is not UTF-8 text: the bytes at this place mean nothing in it, so letters would be lost or wrong.',
  'Open it in your editor and save it again with the encoding UTF-8 (in some programs "Unicode (UTF-8)").',
);

/** The text of `bytes`; undefined where they are not UTF-8, which is reported at the first bad byte. */
export function decodeText(bytes: Buffer, file: string, report: Report): string | undefined {
  if (!isUtf8(bytes)) {
    report(notUtf8, { file, ...placeOfByte(bytes, firstBadByte(bytes)) });
    return undefined;
  }
  const text = bytes.toString('utf8');
  return (text.startsWith('\uFEFF') ? text.slice(1) : text).replace(/\r\n?/g, '\n');
}

/** Finds where UTF-8 breaks off by halving: all before the returned byte is well-formed. */
function firstBadByte(bytes: Buffer): number {
  let [good, bad] = [0, bytes.length];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (isWholePrefix(bytes, middle)) good = middle;
    else bad = middle;
  }
  // A character that began well and then broke off is bad from its first byte on.
  let at = good;
  while (at > 0 && !isUtf8(bytes.subarray(0, at))) at -= 1;
  return at;
}

/** Whether the first `length` bytes are UTF-8, but for a character that is cut off at their end. */
function isWholePrefix(bytes: Buffer, length: number): boolean {
  for (let cut = 0; cut <= 3 && cut <= length; cut++) {
    if (isUtf8(bytes.subarray(0, length - cut))) return cut === 0 || canGoOn(bytes.subarray(length - cut, length));
  }
  return false;
}

/** Whether 1–3 bytes may be the beginning of one character. */
function canGoOn(start: Buffer): boolean {
  const [first = 0, ...rest] = start;
  const size =
    first >= 0xf0 && first <= 0xf4 ? 4 : first >= 0xe0 && first < 0xf0 ? 3 : first >= 0xc2 && first < 0xe0 ? 2 : 0;
  return size > start.length && rest.every((byte) => byte >= 0x80 && byte < 0xc0);
}

function placeOfByte(bytes: Buffer, at: number): { line: number; column: number } {
  const before = bytes.subarray(0, at).toString('utf8').replace(/\r\n?/g, '\n');
  const lastLine = before.slice(before.lastIndexOf('\n') + 1);
  return { line: before.split('\n').length, column: lastLine.replace(/^\uFEFF/, '').length + 1 };
}
