/** Text as it is compared: without capitals, accents and soft hyphens, and with one kind of apostrophe. */

/** Letters that Unicode takes for whole ones, as those write them who lack the key. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  ı: 'i',
  ς: 'σ',
  '’': "'",
};
/** Accents of Latin, Greek and Cyrillic, points of Hebrew and Arabic, what has no width. Vowels of other scripts stay. */
const DROPPED = /\u00ad|[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u200b-\u200f\u2060]/g;

/** The text as it is compared. `places`: receives for each of its units where in the text that came from. */
export function foldText(text: string, places: number[] = []): string {
  let result = '';
  let at = 0;
  for (const character of text) {
    let folded = character.toLowerCase();
    if (character > '~') {
      folded = folded.normalize('NFKD').toLowerCase().replace(DROPPED, '');
      folded = LETTERS[folded] ?? folded;
    }
    result += folded;
    while (places.length < result.length) places.push(at);
    at += character.length;
  }
  return result;
}
