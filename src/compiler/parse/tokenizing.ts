/** What the tokenizers of directives share: character codes as micromark has them, and one step. */

import type { Code, Effects, State } from 'micromark-util-types';

export const QUOTE = 34;
export const COLON = 58;
export const EQUALS = 61;
export const LEFT_BRACKET = 91;
export const BACKSLASH = 92;
export const RIGHT_BRACKET = 93;
export const LEFT_BRACE = 123;
export const RIGHT_BRACE = 125;

/** A line's end, or the text's. */
export function isLineEnd(code: Code): boolean {
  return code === null || code < -2;
}

/** A blank, a tab, or a column that a tab fills. */
export function isBlank(code: Code): boolean {
  return code === -2 || code === -1 || code === 32;
}

/** What a name begins with. */
export function isLetter(code: Code): boolean {
  return code !== null && ((code > 64 && code < 91) || (code > 96 && code < 123));
}

/** What a name goes on with: letters, digits, `-` and `_`. */
export function isNameLetter(code: Code): boolean {
  return isLetter(code) || code === 45 || code === 95 || (code !== null && code > 47 && code < 58);
}

/** Consumes what `accepts` accepts, then goes on with `next`. */
export function takeWhile(effects: Effects, accepts: (code: Code) => boolean, next: State): State {
  return function taking(code) {
    if (!accepts(code)) return next(code);
    effects.consume(code);
    return taking;
  };
}
