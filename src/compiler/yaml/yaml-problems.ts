/** What the YAML parser complains of, in plain words: one diagnostic for each line that is wrong. */

import type { Document, YAMLError } from 'yaml';
import { defineError } from '../../diagnostics/define.js';
import type { DiagnosticDefinition, Place, Report } from '../../model/diagnostic.js';

/** Beyond so many problems in one file the rest is noise. */
const MAX_PROBLEMS = 10;

const colonInText = defineError(
  'yaml-colon-in-text',
  'This value holds a colon followed by a blank, which YAML takes for another setting inside it.',
  'Put the whole value in quotes: `title: "Feedback: how to begin"`. (Or, if a setting was meant: begin it on a line of its own.)',
);
const tab = defineError(
  'yaml-tab',
  'This line is indented with a tab. YAML allows only blanks there, since tabs have no fixed width.',
  'Replace the tab by two blanks.',
);
const unclosed = defineError(
  'yaml-unclosed',
  'A {what} that opens before this place is never closed, so everything after it is taken for a part of it.',
  'Write the closing {close} where it ends. Quotes within a text in double quotes are written \\".',
);
const quotesNeeded = defineError(
  'yaml-quotes-needed',
  'This value begins with a character that means something else in YAML.',
  'Put the whole value in quotes: `title: "@home"`.',
);
const indentation = defineError(
  'yaml-indentation',
  'This line is indented in a way that does not fit the lines around it, so it is not clear what it belongs to.',
  'Settings of one list or group begin in the same column; what belongs to one is indented two blanks further.',
);
const noValue = defineError(
  'yaml-no-setting',
  'This line is neither a setting (`name: value`) nor a list item (`- value`).',
  'Write a colon and a blank after the name. A text of several lines begins with `name: |` and is indented.',
);
const badEscape = defineError(
  'yaml-escape',
  'In a text in double quotes a backslash begins a special character, and this one does not exist.',
  'Write \\\\ for a backslash, or put the text in single quotes.',
);
const tag = defineError(
  'yaml-tag',
  'YAML tags (words that begin with !) mean nothing in a course.',
  'Leave the tag out; put a text that begins with ! in quotes.',
);
const severalDocuments = defineError(
  'yaml-several-documents',
  'A line of three dashes begins a second YAML document, and only the first is read.',
  'Remove the line.',
);
const syntax = defineError(
  'yaml-syntax',
  'This cannot be read as YAML: {reason}.',
  'Write one setting a line, as `name: value`; put texts with special characters in quotes.',
);

const WORDS: Readonly<Record<string, DiagnosticDefinition>> = {
  BLOCK_AS_IMPLICIT_KEY: colonInText,
  TAB_AS_INDENT: tab,
  BAD_SCALAR_START: quotesNeeded,
  BAD_INDENT: indentation,
  BAD_DQ_ESCAPE: badEscape,
  MULTILINE_IMPLICIT_KEY: noValue,
  TAG_RESOLVE_FAILED: tag,
};

/** What can be said of rarer problems; of the rest, what the parser says. */
const REASONS: Readonly<Record<string, string>> = {
  UNEXPECTED_TOKEN: 'something stands here that does not belong to what is before it',
  BLOCK_IN_FLOW: 'within brackets values are separated by commas, not by lines',
  KEY_OVER_1024_CHARS: 'the name before the colon is too long',
  BAD_DIRECTIVE: 'a line that begins with % means something else in YAML',
  MISSING_CHAR: 'a comma, a colon or a value is missing here',
};

const PAIRS: Readonly<Record<string, { what: string; close: string }>> = {
  ']': { what: 'bracket', close: ']' },
  '}': { what: 'brace', close: '}' },
  '"': { what: 'double quote', close: '"' },
  "'": { what: 'single quote', close: "'" },
};

export interface ProblemContext {
  readonly text: string;
  placeAt(offset: number): Place;
  readonly report: Report;
  /** Where values begin that hold a colon and a blank, in the order in which they were found. */
  readonly colons: readonly number[];
  /** Where a second document begins. */
  readonly furtherAt?: number;
}

/** Reports the first problem of each line. */
export function reportProblems(document: Document.Parsed, context: ProblemContext): void {
  const lines = new Set<number>();
  for (const place of context.colons.map(context.placeAt)) {
    lines.add(place.line);
    context.report(colonInText, place);
  }
  for (const error of [...document.errors.slice(0, 1000), ...document.warnings.slice(0, 1000)]) {
    const { definition, at, reason } = wordError(error, context.text);
    const place = context.placeAt(at);
    if (lines.has(place.line) || lines.size >= MAX_PROBLEMS) continue;
    lines.add(place.line);
    context.report(definition, place, { reason, ...PAIRS[reason] });
  }
  if (context.furtherAt !== undefined) context.report(severalDocuments, context.placeAt(context.furtherAt));
}

/** Reports that the parser itself failed, which no known text makes it do. */
export function reportFailure(reason: string, place: Place, report: Report): void {
  report(syntax, place, { reason: lowerFirst(reason) });
}

/** Where a value begins that holds a colon and a blank on its line; undefined where none does. */
export function colonProblemOf(document: Document.Parsed): number | undefined {
  return document.errors.slice(0, 1000).find(({ code }) => code === 'BLOCK_AS_IMPLICIT_KEY')?.pos[0];
}

function wordError(error: YAMLError, text: string): { definition: DiagnosticDefinition; at: number; reason: string } {
  const at = error.pos[0];
  const bracket = /end with a ([\]}])/.exec(error.message)?.[1];
  if (bracket !== undefined) return { definition: unclosed, at, reason: bracket };
  const quote = /^Missing closing (["'])/.exec(error.message)?.[1];
  if (quote !== undefined) return { definition: unclosed, at, reason: quote };
  if (error.code === 'MISSING_CHAR' && error.message.startsWith('Implicit map keys')) {
    return { definition: noValue, at, reason: '' };
  }
  const definition = WORDS[error.code] ?? syntax;
  return { definition, at: Math.min(at, text.length), reason: REASONS[error.code] ?? lowerFirst(error.message) };
}

function lowerFirst(text: string): string {
  const line = (text.split('\n')[0] ?? '').replace(/[.:]$/, '');
  return line.charAt(0).toLowerCase() + line.slice(1);
}

/** A stretch of the text in which nothing can be relied on. */
export type DamagedRange = readonly [start: number, end: number];

/** The stretches that errors cover, each widened to whole lines. */
export function damagedRanges(document: Document.Parsed, text: string): DamagedRange[] {
  return document.errors.slice(0, 1000).map(({ pos }) => {
    const start = text.lastIndexOf('\n', Math.max(0, pos[0] - 1)) + 1;
    const end = text.indexOf('\n', pos[1]);
    return [start, end < 0 ? text.length : end];
  });
}
