/** The search's pure part: what is the same text, where words stand, what is found first. */

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  findOnPage,
  HEADING,
  LISTED,
  type Place,
  sortFound,
  TERM,
  TEXT,
  TITLE,
} from '../../src/runtime/search/find-places.js';
import { foldText } from '../../src/runtime/search/fold-text.js';
import { excerptOf, matchesIn, piecesOf, wordsOf } from '../../src/runtime/search/match-words.js';

const anyText = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom('a', 'É', 'e\u0301', '\u00ad', 'ß', 'ﬁ', ' ', '’', '(', '\\', 'ש', '😀', '中', 'İ'),
  }),
);

/** The text with what matches in brackets. */
function show(text: string, query: string): string {
  return piecesOf(text, matchesIn(text, wordsOf(query)))
    .map((piece, at) => (at % 2 ? `[${piece}]` : piece))
    .join('');
}

describe('text that is the same', () => {
  test.each([
    ['CAFÉ', 'café'],
    ['cafe\u0301', 'cafe'],
    ['medi\u00adca\u00adtion', 'medication'],
    ['Straße', 'strasse'],
    ['Ørsted', 'orsted'],
    ['ﬁle', 'file'],
    ['don’t', "don't"],
    ['ΟΔΟΣ', 'οδος'],
    ['ŵyneb', 'wyneb'],
    ['שָׁלוֹם', 'שלום'],
  ])('%s and %s', (one, other) => {
    expect(foldText(one)).toBe(foldText(other));
  });

  test('knows of each unit where it came from', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const places: number[] = [];
        expect(foldText(text, places)).toHaveLength(places.length);
        expect(places).toEqual([...places].sort((a, b) => a - b));
        expect(places.every((place) => place < text.length)).toBe(true);
      }),
    );
  });

  test('is folded once and for all', () => {
    fc.assert(fc.property(anyText, (text) => expect(foldText(foldText(text))).toBe(foldText(text))));
  });
});

describe('words', () => {
  test.each([
    ['the beginning of a word', 'A feeding tube', 'FEED', 'A [feed]ing tube'],
    ['not its middle', 'overfeeding', 'feed', 'overfeeding'],
    ['after a hyphen or an apostrophe', "pre-feeding, l'hôpital", 'feed hopital', "pre-[feed]ing, l'[hôpital]"],
    ['curly quotes', 'She doesn’t', "doesn't", 'She [doesn’t]'],
    ['all in any order', 'safe and sound', 'sound safe', '[safe] and [sound]'],
    ['soft hyphens', 'a re\u00adspi\u00adra\u00adtory rate', 'respira', 'a [re\u00adspi\u00adra\u00ad]tory rate'],
    ['letters that are one', 'a ﬁle', 'f', 'a [ﬁ]le'],
    ['numbers', 'at 8:40, 50%', '8:40 50%', 'at [8]:[40], [50]%'],
    ['signs of a pattern', 'a.b (c) [d] \\w+', '.* (c) \\w', 'a.b ([c]) [d] \\[w]+'],
    ['within words where there are no spaces', '患者の安全', '安全', '患者の[安全]'],
    ['in letters from right to left', 'בטיחות המטופל', 'המט', 'בטיחות [המט]ופל'],
  ])('are found: %s', (_what, text, query, shown) => {
    expect(show(text, query)).toBe(shown);
  });

  test.each(['', '   ', '…', '()[]{}.*+?^$|\\', '😀', '"\'’'])('are none in %j', (query) => {
    expect(wordsOf(query)).toEqual([]);
  });

  test('are few and short, however long the query', () => {
    expect(wordsOf('a '.repeat(5_000))).toEqual(['a']);
    expect(wordsOf('b'.repeat(10_000)).join('').length).toBeLessThanOrEqual(100);
  });

  test('of a text find it, and its pieces are the text', () => {
    fc.assert(
      fc.property(anyText, anyText, (text, query) => {
        const words = wordsOf(query);
        expect(piecesOf(text, matchesIn(text, words)).join('')).toBe(text);
        const own = wordsOf(text).slice(0, 1);
        expect(matchesIn(text, own).includes(true)).toBe(own.length > 0);
      }),
    );
  });

  test('are never replaced or lost in an excerpt', () => {
    fc.assert(
      fc.property(anyText, fc.nat(300), anyText, (before, length, text) => {
        const whole = `${before}${' word'.repeat(length)} needle ${text}`;
        const pieces = excerptOf(whole, ['needle']);
        expect(pieces.join('').length).toBeLessThanOrEqual(132);
        expect(pieces.some((piece, at) => at % 2 === 1 && piece === 'needle')).toBe(true);
        expect(whole).toContain(pieces.join('').replace(/^…/, '').replace(/…$/, ''));
      }),
    );
  });
});

describe('places', () => {
  const place = (text: string, change: Partial<Place> = {}): Place => ({ rank: TEXT, text, path: [], ...change });
  const find = (places: readonly Place[], query: string): string[] =>
    sortFound(findOnPage(places, wordsOf(query))).map(({ text }) => text);

  test('have all words, of which the headings above may have some', () => {
    const places = [
      place('Sepsis', { rank: TITLE }),
      place('Give oxygen.', { path: ['Sepsis', 'The first hour'] }),
      place('Call for help.', { path: ['Sepsis', 'The first hour'] }),
    ];
    expect(find(places, 'sepsis hour oxygen')).toEqual(['Give oxygen.']);
    expect(find(places, 'the first')).toEqual([]);
    expect(find(places, 'sepsis')).toEqual(['Sepsis']);
  });

  test('are the likeliest of a page where only the page has all words', () => {
    const places = [place('One apple.'), place('A pear and a plum.'), place('Nuts.')];
    expect(find(places, 'apple pear plum')).toEqual(['A pear and a plum.']);
    expect(find(places, 'apple fig')).toEqual([]);
  });

  test('come by rank, then as in the course', () => {
    const places = [
      place('pain 1'),
      place('pain 2', { rank: HEADING }),
      place('pain 3'),
      place('pain 4', { rank: TITLE }),
    ];
    expect(find(places, 'pain')).toEqual(['pain 4', 'pain 2', 'pain 1', 'pain 3']);
  });

  test('have a definition once, in the list where there is one', () => {
    const definition = 'Looking at what could go wrong';
    const places = [
      place(`risks: ${definition}`, { rank: TERM, definition }),
      place(`risk: ${definition}`, { rank: LISTED, definition }),
      place(`risk: ${definition}`, { rank: TERM, definition }),
    ];
    expect(sortFound(findOnPage(places, ['wrong']))).toEqual([places[1]]);
  });
});
