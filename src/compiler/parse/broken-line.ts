/** Explains a line that looks like a directive and is none, and mends it. */

import { defineError } from '../../diagnostics/define.js';
import type { DiagnosticDefinition } from '../../model/diagnostic.js';
import { rowOf, suggestName, type Vocabulary } from '../directives/vocabulary.js';

export const colonsOnly = defineError(
  'directive-colons-only',
  'This paragraph is nothing but colons, which mean nothing by themselves.',
  'A closing fence is three colons or more on a line of their own; anything else is to be taken out.',
);

export const blankAfterColons = defineError(
  'directive-blank-after-colons',
  'A blank stands between the colons and the name, so this line is no directive.',
  'Write `{mended}`.',
);

export const blankBeforeBracket = defineError(
  'directive-blank-before-bracket',
  'A blank stands before the bracket or brace, so this line is no directive.',
  'Write `{mended}`.',
);

export const textAfterName = defineError(
  'directive-text-after-name',
  'Text follows the name of the directive on its line, where only `[…]` and `{…}` may stand.',
  'Write `{mended}`{where}.',
);

export const labelNotClosed = defineError(
  'directive-label-not-closed',
  'The bracket `[` after the directive’s name is not closed, so this is no directive.',
  'Write `{mended}`.',
);

export const attributesNotClosed = defineError(
  'directive-attributes-not-closed',
  'The brace `{` of the directive’s attributes is not closed on its line, so they cannot be read.',
  'Write `{mended}`.',
);

export const textAfterAttributes = defineError(
  'directive-text-after-attributes',
  'Something follows the closing brace `}` of the directive’s attributes, which end its line.',
  'Write `{mended}`.',
);

export const malformedLine = defineError(
  'directive-malformed',
  'A line that begins with two or more colons is a directive, and needs a name right after them: letters, digits and hyphens, a letter first. Then only `[`, `{` or the line’s end may come.',
  'If it is text, put a backslash before the first colon.',
);

export interface BrokenLine {
  readonly definition: DiagnosticDefinition;
  readonly mended: string;
  /** How the hint goes on where the mended line alone would lose a text. */
  readonly where: string;
}

/** What is wrong with a line that begins with two or more colons and is no directive. */
export function explainBrokenLine(whole: string, vocabulary: Vocabulary): BrokenLine {
  const line = whole.slice(0, LONGEST_LINE);
  const { mended, lostText } = mendLine(line, vocabulary);
  const { name } = splitLine(line);
  const isKnown = rowOf(vocabulary, name) !== undefined || suggestName(vocabulary, name) !== undefined;
  const definition = definitionFor(line);
  // Words after colons, as in `::: what now?`: of a name that nobody knows no valid directive can be made.
  const isProse = !isKnown && (definition === blankAfterColons || definition === textAfterName);
  const where = lostText === '' ? '' : ` and put “${lostText}” on a line below it`;
  return { definition: isProse ? malformedLine : definition, mended, where };
}

function definitionFor(line: string): DiagnosticDefinition {
  const { name, blank, rest } = splitLine(line);
  if (/^:+$/.test(line)) return colonsOnly;
  if (name === '') return malformedLine;
  if (blank !== '') return blankAfterColons;
  if (/^\s+[[{]/.test(rest)) return blankBeforeBracket;
  if (rest.startsWith('{')) return rest.includes('}') ? textAfterAttributes : attributesNotClosed;
  if (!rest.startsWith('[')) return /^(?:\s|:+\s*$)/.test(rest) ? textAfterName : malformedLine;
  const label = bracketed(rest);
  if (label === undefined) return labelNotClosed;
  const after = rest.slice(label.length + 2);
  if (/^\s+\{/.test(after)) return blankBeforeBracket;
  if (after.startsWith('{')) return after.includes('}') ? textAfterAttributes : attributesNotClosed;
  return textAfterName;
}

function splitLine(line: string): { colons: number; blank: string; name: string; rest: string } {
  const colons = /^:*/.exec(line)?.[0].length ?? 0;
  const blank = /^\s*/.exec(line.slice(colons))?.[0] ?? '';
  const name = /^[A-Za-z][A-Za-z0-9_-]*/.exec(line.slice(colons + blank.length))?.[0] ?? '';
  return { colons, blank, name, rest: line.slice(colons + blank.length + name.length) };
}

/** What stands between a leading `[` and its closing bracket; undefined where there is none. */
function bracketed(text: string): string | undefined {
  let balance = 0;
  for (let at = 0; at < text.length; at++) {
    const letter = text[at];
    if (letter === '\\') at += 1;
    else if (letter === '[') balance += 1;
    else if (letter === ']' && --balance === 0) return text.slice(1, at);
  }
  return undefined;
}

/** Letters of a line that are looked at, and of a mended one that are shown. */
const LONGEST_LINE = 1000;
const LONGEST_HINT = 160;

/** The line as its author must have meant it: a known name, the label in brackets, the attributes in braces. */
export function mendLine(line: string, vocabulary: Vocabulary): { mended: string; lostText: string } {
  const { colons, name, rest } = splitLine(line);
  const { label, attributes } = gatherPieces(rest.replace(/\s*:{2,}\s*$/, ''));
  const known = rowOf(vocabulary, name) === undefined ? suggestName(vocabulary, name) : { name };
  const row = known === undefined ? undefined : rowOf(vocabulary, known.name);
  const braces = [known?.attribute ?? '', attributes].filter((text) => text !== '').join(' ');
  const takesLabel = row?.label !== 'none';
  const mended = [
    ':'.repeat(formColons(colons, row?.forms)),
    known?.name ?? name,
    takesLabel && label !== '' ? `[${label}]` : '',
    braces === '' ? '' : `{${braces}}`,
  ].join('');
  const clip = (text: string): string => (text.length > LONGEST_HINT ? `${text.slice(0, LONGEST_HINT)}…` : text);
  return { mended: clip(mended), lostText: takesLabel ? '' : clip(label) };
}

function formColons(written: number, forms: readonly string[] | undefined): number {
  if (forms === undefined || forms.includes(written >= 3 ? 'container' : 'leaf')) return written;
  return forms.includes('container') ? 3 : 2;
}

/** A label and attributes from what follows a name, in whatever order and with whatever blanks they were written. */
function gatherPieces(text: string): { label: string; attributes: string } {
  const labels: string[] = [];
  let attributes = '';
  let rest = text.trim();
  while (rest !== '') {
    if (rest.startsWith('[')) {
      const inside = bracketed(rest) ?? rest.slice(1).replace(/\{.*$/, '').trim();
      labels.push(inside);
      rest = rest.slice(inside.length + 1).replace(/^\]/, '');
    } else if (rest.startsWith('{')) {
      const end = rest.indexOf('}') < 0 ? rest.length : rest.indexOf('}');
      attributes = `${attributes} ${rest.slice(1, end)}`.trim();
      rest = rest.slice(end + 1);
    } else {
      const words = /^[^{]+/.exec(rest)?.[0] ?? rest;
      labels.push(words.trim());
      rest = rest.slice(words.length);
    }
    rest = rest.trimStart();
  }
  return { label: labels.join(' ').trim(), attributes: attributes.replace(/[“”„]/g, '"') };
}
