/** YAML text → plain nodes with their places. Hostile text ends in a diagnostic, never in a throw, a hang or a crash. */

import { Composer, type CST, type Document, Lexer, LineCounter, Parser, Schema } from 'yaml';
import { defineError } from '../diagnostics/define.js';
import type { Place, Report } from '../model/diagnostic.js';
import { convertNode } from './yaml/convert-node.js';
import type { YamlNode } from './yaml/yaml-node.js';
import { colonProblemOf, damagedRanges, reportFailure, reportProblems } from './yaml/yaml-problems.js';

export interface YamlOrigin {
  /** Relative to the course's folder. */
  readonly file: string;
  /** The line of the file on which the text begins: front matter does not begin on the first. */
  readonly line: number;
  readonly report: Report;
}

/** Lists and maps within each other. */
export const MAX_YAML_DEPTH = 32;

/** Bytes of YAML; a page's front matter counts by itself. */
const MAX_YAML_BYTES = 64 * 1024;

const tooDeep = defineError(
  'yaml-too-deep',
  'Lists and settings lie more than {limit} deep in each other here, deeper than any course needs.',
  'Look for brackets that are never closed, or a line with many "- ".',
);
const tooLong = defineError(
  'yaml-too-long',
  'The settings have more than {limit} bytes, so they are not read.',
  'Move long text into pages.',
);
/** Reads YAML 1.2 (core). Undefined where nothing could be read; every problem is reported at its place. */
export function readYaml(text: string, origin: YamlOrigin): YamlNode | undefined {
  if (Buffer.byteLength(text) > MAX_YAML_BYTES) {
    origin.report(tooLong, { file: origin.file, line: origin.line, column: 1 }, { limit: MAX_YAML_BYTES });
    return undefined;
  }
  const lines = new LineCounter();
  lines.addNewLine(0);
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(Math.min(Math.max(offset, 0), text.length));
    return { file: origin.file, line: origin.line + Math.max(line, 1) - 1, column: Math.max(col, 1) };
  };
  try {
    const { document, further, mended, colons } = parseMended(text, lines);
    if (typeof document === 'number') {
      origin.report(tooDeep, placeAt(document), { limit: MAX_YAML_DEPTH });
      return undefined;
    }
    if (document === undefined) return { kind: 'empty', place: placeAt(0) };
    const context = { text: mended, placeAt, report: origin.report };
    reportProblems(document, { ...context, colons, ...(further === undefined ? {} : { furtherAt: further }) });
    return convertNode(document.contents, { ...context, damaged: damagedRanges(document, mended) });
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : 'unknown reason';
    reportFailure(String(reason), placeAt(0), origin.report);
    return undefined;
  }
}

interface Parsed {
  /** The first document, or where it is too deep. */
  readonly document: Document.Parsed | number | undefined;
  /** Where a second document begins. */
  readonly further?: number;
  /** The text that was parsed in the end, as long as the author's. */
  readonly mended: string;
  /** Where values begin that hold a colon and a blank. */
  readonly colons: readonly number[];
}

/**
 * `title: A: b` makes the parser take everything after it for a part of the title. So that one pair of missing quotes does
 * not hide all other mistakes, it is read again with such colons made harmless.
 */
function parseMended(text: string, lines: LineCounter): Parsed {
  const colons: number[] = [];
  for (let mended = text; ; ) {
    const [document, ...others] = parseDocuments(mended, colons.length === 0 ? lines : new LineCounter());
    const at = document === undefined || typeof document === 'number' ? undefined : colonProblemOf(document);
    if (at === undefined || colons.length >= MAX_MENDED) {
      const further = others.flatMap((other) => (typeof other === 'number' ? [] : [other.range[0]]))[0];
      return { document, mended, colons, ...(further === undefined ? {} : { further }) };
    }
    colons.push(at);
    const end = mended.indexOf('\n', at) < 0 ? mended.length : mended.indexOf('\n', at);
    mended =
      mended.slice(0, at) +
      mended.slice(at, end).replace(/:(?=\s|$)\s?/g, (colon) => ':\u00a0'.slice(0, colon.length)) +
      mended.slice(end);
  }
}

/** Tokens that fit nowhere which are looked at. */
const MAX_WRONG_TOKENS = 50;

/** One schema for all texts: making one costs more than reading a page's front matter with it. */
const OPTIONS = {
  version: '1.2',
  schema: new Schema({ schema: 'core', resolveKnownTags: false }),
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: 'silent',
} as const;

/** Colons that are made harmless in one text: each costs another reading. */
const MAX_MENDED = 10;

/**
 * Parses, but looks at the depth after every lexeme: the parser keeps its own stack, while the composer after it calls
 * itself, and where JavaScript's stack runs out V8 may end the process instead of throwing (seen on Node 20).
 */
function parseDocuments(text: string, lines: LineCounter): (Document.Parsed | number)[] {
  const parser = new Parser(lines.addNewLine);
  const tokens: CST.Token[] = [];
  let wrong = 0;
  // Each token that fits nowhere becomes an Error with its stack: 64 KiB of brackets are seconds of them.
  const keep = (token: CST.Token): boolean => token.type !== 'error' || ++wrong <= MAX_WRONG_TOKENS;
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) if (keep(token)) tokens.push(token);
    if (parser.stack.length > MAX_YAML_DEPTH && depthOf(parser) > MAX_YAML_DEPTH) return [parser.offset];
  }
  tokens.push(...parser.end());
  const composer = new Composer(OPTIONS);
  return [...composer.compose(tokens, true, text.length)] as Document.Parsed[];
}

/** Lists and maps that are open; the stack holds the document and the scalar being read too. */
function depthOf({ stack }: Parser): number {
  return stack.filter(({ type }) => type === 'block-map' || type === 'block-seq' || type === 'flow-collection').length;
}
