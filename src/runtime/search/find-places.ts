/** Which places of a page have the words that are looked for. Pure. */

import { foldText } from './fold-text.js';
import { findWord } from './match-words.js';

/** Ranks of places, the likeliest to be meant first; `LISTED` and `TERM`: a term with its definition, in a list and where it is used. */
export const TITLE = 0;
export const HEADING = 1;
export const LISTED = 2;
export const TERM = 3;
export const TEXT = 4;
/** Where some words stand in the headings above, or only elsewhere on the page. */
const AROUND = 5;
const ON_PAGE = 6;

/** Something on a page that can be found. */
export interface Place {
  readonly rank: number;
  readonly text: string;
  /** The page's title and the heading above, where they are not the place itself. */
  readonly path: readonly string[];
  /** Of a term: the definition, which is found once. */
  readonly definition?: string | undefined;
}

/**
 * The places that have all words; the headings above count, if at least one word is the place's own. Where no place has
 * all, but the page has: the first of those that have most.
 */
export function findOnPage<Where extends Place>(places: readonly Where[], words: readonly string[]): Where[] {
  const found: Where[] = [];
  const missing = new Set(words);
  let best: Where | undefined;
  let most = 0;
  for (const place of places) {
    const own = wordsIn(place.text, words);
    const { length } = own;
    for (const word of own) missing.delete(word);
    if (length > most) [best, most] = [place, length];
    if (length === words.length) found.push(place);
    else if (length > 0 && wordsIn(`${place.text} ${place.path}`, words).length === words.length) {
      found.push({ ...place, rank: AROUND });
    }
  }
  return best && found.length + missing.size === 0 ? [{ ...best, rank: ON_PAGE }] : found;
}

function wordsIn(text: string, words: readonly string[]): string[] {
  const folded = foldText(text);
  return words.filter((word) => findWord(folded, word) >= 0);
}

/** All that was found, the likeliest first, else in the order of the course; a definition once. */
export function sortFound<Where extends Place>(found: readonly Where[]): Where[] {
  const known = new Set<string>();
  const sorted = [...found].sort((a, b) => a.rank - b.rank);
  return sorted.filter(({ definition }) => !definition || known.size < known.add(definition).size);
}
