/** How directives are told from text: a micromark extension, so that what is no directive is never touched. */

import type { Code, Construct, Effects, Extension, State, Tokenizer } from 'micromark-util-types';
import { inlineAttributes, inlineLabel, lineAttributes, lineLabel } from './directive-pieces.js';
import {
  COLON,
  isBlank,
  isLetter,
  isLineEnd,
  isNameLetter,
  LEFT_BRACE,
  LEFT_BRACKET,
  takeWhile,
} from './tokenizing.js';

/**
 * Every line that begins with two or more colons becomes one of four tokens, so that none disappears: `directiveContainer` and
 * `directiveLeaf` (well written, whatever the name), `directiveClose`, and `directiveBroken` for the rest. A container is no
 * more than its opening line here: nestContainers pairs it with its closing fence, so colons need not be counted and a
 * thousand nested ones cost no more than a thousand lines. `inlineNames`: what may follow the single colon in a sentence.
 */
export function directiveSyntax(inlineNames: ReadonlySet<string>): Extension {
  const line: Construct[] = [
    { tokenize: openingLine('directiveContainer', 3, Number.POSITIVE_INFINITY) },
    { tokenize: openingLine('directiveLeaf', 2, 2) },
    { tokenize: tokenizeClosingLine },
    { tokenize: tokenizeBrokenLine },
  ];
  return { flow: { [COLON]: line }, text: { [COLON]: inlineDirective(inlineNames) } };
}

/** `:::name[label]{attributes}` to the end of its line. */
function openingLine(type: 'directiveContainer' | 'directiveLeaf', least: number, most: number): Tokenizer {
  return function tokenizeOpeningLine(effects, ok, nok) {
    let colons = 0;
    return function start(code) {
      effects.enter(type);
      effects.enter('directiveColons');
      return takeWhile(effects, isColon, afterColons)(code);
    };

    function isColon(code: Code): boolean {
      colons += code === COLON ? 1 : 0;
      return code === COLON;
    }

    function afterColons(code: Code): State | undefined {
      if (colons < least || colons > most || !isLetter(code)) return nok(code);
      effects.exit('directiveColons');
      effects.enter('directiveName');
      return takeWhile(effects, isNameLetter, afterName)(code);
    }

    function afterName(code: Code): State | undefined {
      effects.exit('directiveName');
      return code === LEFT_BRACKET ? effects.attempt(lineLabel, afterLabel, nok)(code) : afterLabel(code);
    }

    function afterLabel(code: Code): State | undefined {
      return code === LEFT_BRACE ? effects.attempt(lineAttributes, end, nok)(code) : end(code);
    }

    function end(code: Code): State | undefined {
      if (isBlank(code)) {
        effects.enter('whitespace');
        return takeWhile(effects, isBlank, afterBlanks)(code);
      }
      if (!isLineEnd(code)) return nok(code);
      effects.exit(type);
      return ok(code);
    }

    function afterBlanks(code: Code): State | undefined {
      effects.exit('whitespace');
      return end(code);
    }
  };
}

/** Three or more colons and nothing else. */
function tokenizeClosingLine(effects: Effects, ok: State, nok: State): State {
  let colons = 0;
  return function start(code) {
    effects.enter('directiveClose');
    return takeWhile(effects, isColon, afterColons)(code);
  };

  function isColon(code: Code): boolean {
    colons += code === COLON ? 1 : 0;
    return code === COLON;
  }

  function afterColons(code: Code): State | undefined {
    return colons < 3 ? nok(code) : takeWhile(effects, isBlank, end)(code);
  }

  function end(code: Code): State | undefined {
    if (!isLineEnd(code)) return nok(code);
    effects.exit('directiveClose');
    return ok(code);
  }
}

/** Two or more colons, then anything: a line that looks like a directive and is none. */
function tokenizeBrokenLine(effects: Effects, ok: State, nok: State): State {
  return function start(code) {
    effects.enter('directiveBroken');
    effects.consume(code);
    return second;
  };

  function second(code: Code): State | undefined {
    if (code !== COLON) return nok(code);
    return takeWhile(effects, (each) => !isLineEnd(each), end)(code);
  }

  function end(code: Code): State | undefined {
    effects.exit('directiveBroken');
    return ok(code);
  }
}

/** `:name[label]{attributes}` in a sentence, where the name is one of the few and its bracket is there. */
function inlineDirective(names: ReadonlySet<string>): Construct {
  const longest = Math.max(0, ...[...names].map((name) => name.length));
  return { name: 'directiveText', tokenize: tokenizeInlineDirective, previous: (code) => code !== COLON };

  function tokenizeInlineDirective(effects: Effects, ok: State, nok: State): State {
    let written = '';
    return function start(code) {
      effects.enter('directiveText');
      effects.enter('directiveColons');
      effects.consume(code);
      effects.exit('directiveColons');
      effects.enter('directiveName');
      return takeWhile(effects, isShortName, afterName);
    };

    function isShortName(code: Code): boolean {
      if (code === null || !isNameLetter(code) || written.length === longest) return false;
      written += String.fromCharCode(code);
      return true;
    }

    function afterName(code: Code): State | undefined {
      if (code !== LEFT_BRACKET || !names.has(written)) return nok(code);
      effects.exit('directiveName');
      return effects.attempt(inlineLabel, afterLabel, nok)(code);
    }

    function afterLabel(code: Code): State | undefined {
      return code === LEFT_BRACE ? effects.attempt(inlineAttributes, end, end)(code) : end(code);
    }

    function end(code: Code): State | undefined {
      effects.exit('directiveText');
      return ok(code);
    }
  }
}

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    directiveContainer: 'directiveContainer';
    directiveLeaf: 'directiveLeaf';
    directiveText: 'directiveText';
    directiveClose: 'directiveClose';
    directiveBroken: 'directiveBroken';
    directiveColons: 'directiveColons';
    directiveName: 'directiveName';
    directiveLabel: 'directiveLabel';
    directiveLabelMarker: 'directiveLabelMarker';
    directiveAttributes: 'directiveAttributes';
  }
}
