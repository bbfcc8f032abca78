/** Bits to text and back: the alphabet of saved progress, and the variable-length numbers written in it. */

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Bits that one character of text carries. */
const CHARACTER_BITS = 6;

/** Collects bits, the highest of a number first. */
export interface BitWriter {
  readonly bits: boolean[];
}

/** Reads bits in order; every read fails (throws {@link BitsEnded}) beyond the end. */
export interface BitReader {
  readonly bits: readonly boolean[];
  at: number;
}

/** The text ended, or made no sense, where bits were expected. Caught by the codec; nobody else sees it. */
export class BitsEnded extends Error {}

/** Writes `value` (0 ≤ value < 2^width, width ≤ 32) in `width` bits. */
export function writeNumber(writer: BitWriter, value: number, width: number): void {
  for (let bit = width - 1; bit >= 0; bit--) writer.bits.push(Math.floor(value / 2 ** bit) % 2 === 1);
}

/** The inverse of {@link writeNumber}. */
export function readNumber(reader: BitReader, width: number): number {
  let value = 0;
  for (let bit = 0; bit < width; bit++) value = value * 2 + (readFlag(reader) ? 1 : 0);
  return value;
}

export function writeFlag(writer: BitWriter, flag: boolean): void {
  writer.bits.push(flag);
}

export function readFlag(reader: BitReader): boolean {
  const bit = reader.bits[reader.at];
  if (bit === undefined) throw new BitsEnded('ended');
  reader.at += 1;
  return bit;
}

/** Writes any integer 0 ≤ value < 2^31 - 2^order in an Exp-Golomb code: small numbers take few bits (order + 1 at least). */
export function writeCount(writer: BitWriter, value: number, order = 0): void {
  const shifted = value + 2 ** order;
  const width = 32 - Math.clz32(shifted);
  for (let zero = order + 1; zero < width; zero++) writer.bits.push(false);
  writeNumber(writer, shifted, width);
}

/** The inverse of {@link writeCount}. */
export function readCount(reader: BitReader, order = 0): number {
  let width = order + 1;
  while (!readFlag(reader)) {
    width += 1;
    if (width > 31) throw new BitsEnded('number too large');
  }
  return 2 ** (width - 1) + readNumber(reader, width - 1) - 2 ** order;
}

/** Bits as text of the alphabet `[A-Za-z0-9_-]`, six a character, the last padded with zeros. */
export function bitsToText(bits: readonly boolean[]): string {
  let text = '';
  for (let at = 0; at < bits.length; at += CHARACTER_BITS) {
    let value = 0;
    for (let bit = 0; bit < CHARACTER_BITS; bit++) value = value * 2 + (bits[at + bit] === true ? 1 : 0);
    text += ALPHABET.charAt(value);
  }
  return text;
}

/** The inverse of {@link bitsToText}, padding included; undefined where a character is not of the alphabet. */
export function textToBits(text: string): boolean[] | undefined {
  const bits: boolean[] = [];
  for (const character of text) {
    const value = ALPHABET.indexOf(character);
    if (value < 0) return undefined;
    for (let bit = CHARACTER_BITS - 1; bit >= 0; bit--) bits.push(((value >> bit) & 1) === 1);
  }
  return bits;
}

/** Characters that so many bits take. */
export function textLength(bitCount: number): number {
  return Math.ceil(bitCount / CHARACTER_BITS);
}

/** A number 0 ≤ value < 64^length as `length` characters of the alphabet. */
export function numberToText(value: number, length: number): string {
  const writer: BitWriter = { bits: [] };
  writeNumber(writer, value, length * CHARACTER_BITS);
  return bitsToText(writer.bits);
}
