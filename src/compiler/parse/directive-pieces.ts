/** Tokenizers of a directive's label and attributes, on a line of its own or in a sentence. */

import type { Code, Construct, Effects, State, Token, Tokenizer } from 'micromark-util-types';
import {
  BACKSLASH,
  EQUALS,
  isBlank,
  isLineEnd,
  LEFT_BRACKET,
  QUOTE,
  RIGHT_BRACE,
  RIGHT_BRACKET,
} from './tokenizing.js';

/** Characters of an inline directive's label or attributes: a bracket that is never closed must not cost a page's length. */
const INLINE_LIMIT = 1000;

export const lineLabel: Construct = { partial: true, tokenize: label(false, Number.POSITIVE_INFINITY) };
export const inlineLabel: Construct = { partial: true, tokenize: label(true, INLINE_LIMIT) };
export const lineAttributes: Construct = { partial: true, tokenize: tokenizeLineAttributes };
export const inlineAttributes: Construct = { partial: true, tokenize: tokenizeInlineAttributes };

/** `[…]` with balanced brackets; what is in it is text with its own marks. */
function label(acrossLines: boolean, limit: number): Tokenizer {
  return function tokenizeLabel(effects, ok, nok) {
    let balance = 0;
    let size = 0;
    let previous: Token | undefined;
    return function start(code) {
      effects.enter('directiveLabel');
      marker(code);
      return chunk;
    };

    function marker(code: Code): void {
      effects.enter('directiveLabelMarker');
      effects.consume(code);
      effects.exit('directiveLabelMarker');
    }

    function chunk(code: Code): State | undefined {
      if (code === RIGHT_BRACKET && balance === 0) return close(code);
      if (code === null) return nok(code);
      const token = effects.enter('chunkText', { contentType: 'text', _contentTypeTextTrailing: true, previous });
      if (previous !== undefined) previous.next = token;
      previous = token;
      return data(code);
    }

    function data(code: Code): State | undefined {
      size += 1;
      if (code === null || size > limit || (isLineEnd(code) && !acrossLines)) return nok(code);
      if (code === RIGHT_BRACKET && balance === 0) {
        effects.exit('chunkText');
        return close(code);
      }
      balance += code === LEFT_BRACKET ? 1 : code === RIGHT_BRACKET ? -1 : 0;
      effects.consume(code);
      if (isLineEnd(code)) effects.exit('chunkText');
      if (isLineEnd(code)) return chunk;
      return code === BACKSLASH ? escaped : data;
    }

    function escaped(code: Code): State | undefined {
      if (code !== LEFT_BRACKET && code !== RIGHT_BRACKET && code !== BACKSLASH) return data(code);
      effects.consume(code);
      return data;
    }

    function close(code: Code): State {
      marker(code);
      effects.exit('directiveLabel');
      return ok;
    }
  };
}

/** From `{` to the last `}` of the line, with nothing but blanks after it; readAttributes judges what is between. */
function tokenizeLineAttributes(effects: Effects, ok: State, nok: State): State {
  let closed = false;
  return function start(code) {
    effects.enter('directiveAttributes');
    return data(code);
  };

  function data(code: Code): State | undefined {
    if (isLineEnd(code)) {
      if (!closed) return nok(code);
      effects.exit('directiveAttributes');
      return ok(code);
    }
    if (!isBlank(code)) closed = code === RIGHT_BRACE;
    effects.consume(code);
    return data;
  }
}

/** From `{` to the first `}` on the line that stands in no quoted value. */
function tokenizeInlineAttributes(effects: Effects, ok: State, nok: State): State {
  let size = 0;
  let before: Code = null;
  let quoted = false;
  return function start(code) {
    effects.enter('directiveAttributes');
    return data(code);
  };

  function data(code: Code): State | undefined {
    size += 1;
    if (isLineEnd(code) || size > INLINE_LIMIT) return nok(code);
    if (code === QUOTE) quoted = !quoted && before === EQUALS;
    before = code;
    effects.consume(code);
    return code === RIGHT_BRACE && !quoted ? end : data;
  }

  function end(code: Code): State | undefined {
    effects.exit('directiveAttributes');
    return ok(code);
  }
}
