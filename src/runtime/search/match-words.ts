/** Words and where they stand in a text: at the beginning of its words, however those are written. */

import { foldText } from './fold-text.js';

/** Characters of a query that are looked at. */
const MOST = 100;
const WORD = /[\p{L}\p{M}\p{N}]('?[\p{L}\p{M}\p{N}])*/gu;
const INSIDE = /[\p{L}\p{M}\p{N}]/u;
/** Thai and its kin, Japanese and Chinese put no spaces between words. */
const UNSPACED = /^[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u9fff]/;

/** What is looked for, folded; nothing where the query has no letter and no digit. */
export function wordsOf(query: string): string[] {
  return [...new Set(foldText(query.slice(0, MOST)).match(WORD))];
}

/** Where a word of the folded text begins with `word`, at or after `from`; -1 for nowhere. */
export function findWord(folded: string, word: string, from = 0): number {
  let at = folded.indexOf(word, from);
  while (at > 0 && !UNSPACED.test(word) && INSIDE.test(folded.charAt(at - 1))) at = folded.indexOf(word, at + 1);
  return at;
}

/** For each unit of the text whether it belongs to one of the words. */
export function matchesIn(text: string, words: readonly string[]): boolean[] {
  const places: number[] = [];
  const folded = foldText(text, places);
  const matches: boolean[] = new Array(text.length).fill(false);
  for (const word of words) {
    for (let at = findWord(folded, word); at >= 0; at = findWord(folded, word, at + 1)) {
      let end = at + word.length;
      // One character may have become several.
      while (places[end] === places[end - 1]) end++;
      matches.fill(true, places[at], places[end] ?? text.length);
    }
  }
  return matches;
}

/** A part of the text, from and to, in pieces: of each two the second is a match. */
export function piecesOf(text: string, matches: readonly boolean[], from = 0, to = text.length): string[] {
  const pieces = [''];
  for (let at = from; at < to; at++) {
    if (matches[at] !== (pieces.length % 2 === 0)) pieces.push('');
    pieces[pieces.length - 1] += text.charAt(at);
  }
  return pieces;
}

/** Characters of an excerpt before the first match, and in all. */
const BEFORE = 40;
const LENGTH = 130;

/** The text around the first match in pieces, cut before a word where there is a space. */
export function excerptOf(text: string, words: readonly string[]): string[] {
  const matches = matchesIn(text, words);
  const first = matches.indexOf(true);
  const from = first > BEFORE ? Math.min(text.indexOf(' ', first - BEFORE) + 1 || first, first) : 0;
  const to = from + LENGTH;
  const pieces = piecesOf(text.slice(0, to), matches, from);
  if (from > 0) pieces[0] = `…${pieces[0]}`;
  if (to < text.length) pieces.push(...(pieces.length % 2 ? ['', '…'] : ['…']));
  return pieces;
}
