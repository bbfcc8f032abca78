/** Bits to text and back: the alphabet of saved progress. */

import { number } from './codec.js';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Bits that one character of text carries. */
export const CHARACTER_BITS = 6;
const character = number(CHARACTER_BITS);

/** Bits as text of the alphabet `[A-Za-z0-9_-]`, six a character, the last padded with zeros. */
export function bitsToText(bits: readonly boolean[]): string {
  const reader = { bits: [...bits, ...Array<boolean>(CHARACTER_BITS - 1).fill(false)], at: 0 };
  let text = '';
  while (reader.at < bits.length) text += ALPHABET.charAt(character.read(reader));
  return text;
}

/** The inverse of {@link bitsToText}, padding included; characters must be of the alphabet. */
export function textToBits(text: string): boolean[] {
  const bits: boolean[] = [];
  for (const each of text) character.write(bits, ALPHABET.indexOf(each));
  return bits;
}

/** Characters that so many bits take. */
export function textLength(bitCount: number): number {
  return Math.ceil(bitCount / CHARACTER_BITS);
}

/** A number 0 ≤ value < 64^length as `length` characters of the alphabet. */
export function numberToText(value: number, length: number): string {
  const bits: boolean[] = [];
  number(length * CHARACTER_BITS).write(bits, value);
  return bitsToText(bits);
}
