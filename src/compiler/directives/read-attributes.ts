/** Reads what stands between a directive's braces: names, values and columns, with every mistake explained. */

import { defineError } from '../../diagnostics/define.js';
import type { Place, Report } from '../../model/diagnostic.js';
import { textAfterAttributes } from '../parse/broken-line.js';
import type { RawAttributes } from '../parse/directive-nodes.js';

export const classAttribute = defineError(
  'attribute-class',
  '`.{name}` is a class in other tools; here directives have none, since their looks are the theme’s.',
  'Take `.{name}` out.',
);

export const repeatedAttribute = defineError(
  'attribute-repeated',
  'The attribute `{name}` is given twice, so it is not clear which one counts.',
  'Take one of them out.',
);

export const idTwice = defineError(
  'attribute-id-twice',
  'The id is given twice, as `#…` and as `id=…`; progress is kept under one.',
  'Keep `#{id}` and take the other out.',
);

export const wrongQuotes = defineError(
  'attribute-wrong-quotes',
  'The value of `{name}` is not in straight double quotes, so where it ends cannot be told.',
  'Write `{name}="{value}"`; a word processor may have turned the quotes.',
);

export const quoteNotClosed = defineError(
  'attribute-quote-not-closed',
  'The quoted value of `{name}` has no closing quote.',
  'Write `{name}="{value}"`.',
);

export const valueNeedsQuotes = defineError(
  'attribute-value-needs-quotes',
  'The value of `{name}` has a sign in it that only a quoted value may have: a quote, a comma at the end, `=`, `<`, `>`, `{` or a backtick.',
  'Write `{name}="{value}"`; attributes are separated by blanks.',
);

export const valueMissing = defineError(
  'attribute-value-missing',
  'Nothing follows the `=` of `{name}`.',
  'Write `{name}=value` without blanks around `=`, or the name alone where it means yes.',
);

export const malformedAttribute = defineError(
  'attribute-malformed',
  'Between the braces stands `{text}`, which is no attribute.',
  'Write `name=value`, `name="a value with blanks"`, a name alone for yes, or `#id`.',
);

/** An attribute as written. */
export interface WrittenAttribute {
  readonly name: string;
  /** True where the name stood alone. */
  readonly value: string | true;
  readonly place: Place;
}

interface Reader {
  readonly text: string;
  at: number;
  readonly found: Map<string, WrittenAttribute>;
  /** Whether the id was written as `#id`. */
  hashId: boolean;
  placeAt(at: number): Place;
  readonly report: Report;
}

/** How to report, and the whole line as it should have been written. */
export interface AttributeReport {
  readonly report: Report;
  mended(): string;
}

/** More attributes than any directive has; what follows is not looked at. */
const MOST_ATTRIBUTES = 64;

/** Reads all attributes; of one that is written wrongly or twice, the first that can be read counts. Linear. */
export function readAttributes(
  raw: RawAttributes,
  file: string,
  { report, mended }: AttributeReport,
): ReadonlyMap<string, WrittenAttribute> {
  const placeAt = (at: number): Place => ({ file, line: raw.line, column: raw.column + at });
  const reader: Reader = { text: raw.text, at: 0, found: new Map(), hashId: false, placeAt, report };
  for (let count = 0; reader.at < reader.text.length; ) {
    const letter = reader.text.charAt(reader.at);
    if (/\s/.test(letter)) reader.at += 1;
    else if (letter === '}') {
      report(textAfterAttributes, placeAt(reader.at), { mended: mended() });
      break;
    } else if (count === MOST_ATTRIBUTES) {
      report(malformedAttribute, placeAt(reader.at), { text: clip(reader.text.slice(reader.at)) });
      break;
    } else {
      count += 1;
      readOne(reader, letter);
    }
  }
  return reader.found;
}

function readOne(reader: Reader, letter: string): void {
  const start = reader.at;
  if (letter === '#' || letter === '.') {
    const word = takeWord(reader, 1);
    if (letter === '.' && word !== '') reader.report(classAttribute, reader.placeAt(start), { name: word });
    else if (word === '') malformed(reader, start);
    else keep(reader, { name: 'id', value: word, place: reader.placeAt(start) }, true);
    return;
  }
  const name = /^[A-Za-z][A-Za-z0-9_-]*/.exec(reader.text.slice(start, start + 64))?.[0];
  if (name === undefined) {
    takeWord(reader, 1);
    malformed(reader, start);
    return;
  }
  reader.at += name.length;
  const next = reader.text.charAt(reader.at);
  const place = reader.placeAt(start);
  if (next === '' || next === '}' || /\s/.test(next)) keep(reader, { name, value: true, place }, false);
  else if (next === '=') readValue(reader, name, place);
  else {
    takeWord(reader, 0);
    malformed(reader, start);
  }
}

const CURLY_OR_SINGLE = /^[“”„‟«»‹›‘’‚']/;

function readValue(reader: Reader, name: string, place: Place): void {
  reader.at += 1;
  const first = reader.text.charAt(reader.at);
  if (first === '"') readQuoted(reader, name, place);
  else if (first === '' || /\s/.test(first)) reader.report(valueMissing, place, { name });
  else if (CURLY_OR_SINGLE.test(first)) {
    const closing = reader.text.slice(reader.at + 1).search(/[“”„‟«»‹›‘’‚'"]/);
    const end = closing < 0 ? reader.text.length : reader.at + 1 + closing;
    reader.report(wrongQuotes, place, { name, value: clip(reader.text.slice(reader.at + 1, end)) });
    reader.at = end + 1;
  } else {
    const value = takeWord(reader, 0);
    if (/["“”'<>=`{]|,$/.test(value)) {
      reader.report(valueNeedsQuotes, place, { name, value: clip(value.replace(/["“”]|,$/g, '')) });
    } else keep(reader, { name, value, place }, false);
  }
}

function readQuoted(reader: Reader, name: string, place: Place): void {
  const start = reader.at + 1;
  const end = reader.text.indexOf('"', start);
  if (end < 0) {
    reader.at = reader.text.length;
    reader.report(quoteNotClosed, place, { name, value: clip(reader.text.slice(start)) });
    return;
  }
  reader.at = end + 1;
  const next = reader.text.charAt(reader.at);
  if (next !== '' && next !== '}' && !/\s/.test(next)) {
    const rest = takeWord(reader, 0);
    reader.report(malformedAttribute, reader.placeAt(end + 1), { text: clip(rest) });
  }
  keep(reader, { name, value: reader.text.slice(start, end), place }, false);
}

function keep(reader: Reader, attribute: WrittenAttribute, hashId: boolean): void {
  const { name, value, place } = attribute;
  const first = reader.found.get(name);
  if (first === undefined) {
    reader.found.set(name, attribute);
    if (name === 'id') reader.hashId = hashId;
    return;
  }
  if (name === 'id' && reader.hashId !== hashId) {
    reader.report(idTwice, place, { id: clip(String(hashId ? value : first.value)) });
    if (hashId) reader.found.set(name, attribute);
  } else reader.report(repeatedAttribute, place, { name });
}

/** Takes all up to the next blank or closing brace, without the first `skip` letters. */
function takeWord(reader: Reader, skip: number): string {
  let end = reader.at;
  while (end < reader.text.length && !/[\s}]/.test(reader.text.charAt(end))) end += 1;
  const word = reader.text.slice(reader.at + skip, end);
  reader.at = Math.max(end, reader.at + 1);
  return word;
}

function malformed(reader: Reader, start: number): void {
  reader.report(malformedAttribute, reader.placeAt(start), { text: clip(reader.text.slice(start, reader.at)) });
}

/** A text of the author's, short enough for a message. */
export function clip(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
