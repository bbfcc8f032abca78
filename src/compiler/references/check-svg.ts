/** What an SVG may not hold: as a picture it runs nothing, but by its own address it is a page of the host, with the host's rights. */

import { defineError } from '../../diagnostics/define.js';
import type { Report } from '../../model/diagnostic.js';

const unsafe = defineError(
  'svg-not-safe',
  'This drawing holds {what}. Opened by itself, from where the course is hosted, it could read and send what the learner may; within a page it would not be shown right.',
  'Save it again as plain or optimised SVG, without scripts, links to other files and entities; or save it as PNG.',
);

/** Longer drawings are none; and a look at each takes time. */
const LIMIT = 16 * 1024 * 1024;

/** Reports the first thing of an SVG that could run or fetch something. */
export function checkSvg(bytes: Uint8Array, file: string, report: Report): void {
  const found = bytes.length > LIMIT ? { what: 'more than 16 MB', at: 0 } : findUnsafe(readText(bytes));
  if (!found) return;
  const before = found.text?.slice(0, found.at).split('\n') ?? [''];
  const place = { file, line: before.length, column: (before.at(-1) ?? '').length + 1 };
  report(unsafe, place, { what: found.what });
}

/** Byte by byte where it is no UTF-8: what matters is ASCII in every encoding but those with zero bytes, which are refused. */
function readText(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return buffer.toString('latin1').replace(/\r\n?/g, '\n');
}

interface Found {
  readonly what: string;
  readonly at: number;
  readonly text?: string;
}

/** Signs of what runs or fetches, in the drawing without its comments. Each is found in one pass. */
const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/\0/, 'text in an encoding other than UTF-8'],
  [/<(?:[\w.-]{1,40}:)?script(?![\w.-])/i, 'a script'],
  [/<(?:[\w.-]{1,40}:)?(?:iframe|embed|object|handler|listener)(?![\w.-])/i, 'a part that runs or fetches something'],
  [/\son[a-z]{1,30}\s*=\s*["']/i, 'a script, in an attribute that begins with "on"'],
  [/attributeName\s*=\s*["']\s*(?:on|(?:xlink:)?href)/i, 'an animation of a link or script'],
  [/<\?xml-stylesheet/i, 'a style sheet of another file'],
  [/<!ENTITY\s[^>"']{0,200}(?:SYSTEM|PUBLIC|(?:"[^"]*|'[^']*)(?:<|&))/, 'an entity that could stand for anything'],
  [/@import/i, 'a style sheet of another file'],
  [/url\(\s*["']?\s*(?!#|data:(?:image|font|application\/(?:x-)?font)|["')\s])/i, 'the address of another file'],
];

const ADDRESS = /(?:^|[\s"'])(?:xlink:)?(?:href|src)\s*=\s*(?:"([^"]*)"|'([^']*)')/gi;

function findUnsafe(written: string): Found | undefined {
  // Blanks keep the places; what only editors read is no part of the drawing.
  const text = written.replace(/<!--[\s\S]*?(?:-->|$)/g, (comment) => comment.replace(/[^\n]/g, ' '));
  for (const [sign, what] of SIGNS) {
    const at = text.search(sign);
    if (at >= 0) return { what, at, text };
  }
  for (const match of text.matchAll(ADDRESS)) {
    const address = decode(match[1] ?? match[2] ?? '').replace(/[\0-\x20]/g, '');
    const isWebLink =
      /^(?:https?|mailto):/i.test(address) && /<(?:\w+:)?a\s[^<>]*$/i.test(text.slice(0, match.index + 1).slice(-2000));
    if (!/^(?:#|$|data:image\/(?!svg))/i.test(address) && !isWebLink)
      return { what: 'the address of another file', at: match.index + 1, text };
  }
  return undefined;
}

function decode(value: string): string {
  return value
    .replace(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));?/gi, (_all, hex: string | undefined, decimal: string | undefined) => {
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : '';
    })
    .replace(/&amp;/g, '&');
}
