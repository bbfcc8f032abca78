/** Bits to text and back: the alphabet of saved progress. */

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Bits that one character of text carries. */
const CHARACTER_BITS = 6;

/** Bits as text of the alphabet `[A-Za-z0-9_-]`, six a character, the last padded with zeros. */
export function bitsToText(bits: readonly boolean[]): string {
  let text = '';
  for (let at = 0; at < bits.length; at += CHARACTER_BITS) {
    let value = 0;
    for (let bit = 0; bit < CHARACTER_BITS; bit++) value = value * 2 + (bits[at + bit] ? 1 : 0);
    text += ALPHABET.charAt(value);
  }
  return text;
}

/** The inverse of {@link bitsToText}, padding included; characters must be of the alphabet. */
export function textToBits(text: string): boolean[] {
  const bits: boolean[] = [];
  for (const character of text) {
    const value = ALPHABET.indexOf(character);
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
  let text = '';
  for (let left = value; text.length < length; left = Math.floor(left / 64)) text = ALPHABET.charAt(left % 64) + text;
  return text;
}
