/** What stands before a line's text: quotes, list markers and blanks, read in one pass. */

export interface LinePrefix {
  readonly quotes: number;
  /** For each list marker the column at which its item's content begins, counted from 0. */
  readonly items: readonly number[];
  /** Column of the first list marker, or of the text where there is none. */
  readonly indent: number;
  /** What follows all of it. */
  readonly text: string;
}

const BULLETS = '-*+';
const TAB = 4;

/** Reads the prefix of one line. */
export function readLinePrefix(line: string): LinePrefix {
  const items: number[] = [];
  let quotes = 0;
  let column = 0;
  let indent: number | undefined;
  let at = 0;
  for (;;) {
    const letter = line[at];
    if (letter === ' ') column += 1;
    else if (letter === '\t') column += TAB - (column % TAB);
    else if (letter === '>') {
      quotes += 1;
      column += 1;
    } else {
      // A line across the page, `* * *`, begins like many lists.
      const size = indent === undefined && isRule(line, at) ? 0 : markerSize(line, at);
      indent ??= column;
      if (size === 0) break;
      items.push(column + size + 1);
      column += size;
      at += size - 1;
    }
    at += 1;
  }
  return { quotes, items, indent, text: line.slice(at) };
}

/** Whether the rest of the line is a line across the page: at least three of one sign, and blanks. */
function isRule(line: string, start: number): boolean {
  const sign = line[start];
  if (sign !== '-' && sign !== '*') return false;
  let count = 0;
  for (let at = start; at < line.length; at++) {
    if (line[at] === sign) count += 1;
    else if (line[at] !== ' ' && line[at] !== '\t') return false;
  }
  return count > 2;
}

/** Letters of a list marker with a blank or the line's end after it; 0 where there is none. */
function markerSize(line: string, at: number): number {
  const letter = line[at] ?? '';
  let size = 0;
  if (letter !== '' && BULLETS.includes(letter)) size = 1;
  else {
    while (size < 9 && isDigit(line[at + size])) size += 1;
    const end = line[at + size];
    size = size > 0 && (end === '.' || end === ')') ? size + 1 : 0;
  }
  const next = line[at + size];
  return size > 0 && (next === undefined || next === ' ' || next === '\t') ? size : 0;
}

function isDigit(letter: string | undefined): boolean {
  return letter !== undefined && letter >= '0' && letter <= '9';
}
