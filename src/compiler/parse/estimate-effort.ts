/** Estimates what parsing a page would cost: Markdown has constructs that take quadratic time, and a page may be made of them. */

import type { LinePrefix } from './line-prefix.js';
import { meterCode } from './sure-code.js';

/** Microseconds that a page may take by the estimate; the longest page of ordinary text takes a quarter of it. */
export const MOST_EFFORT = 3_000_000;

// Measured with micromark 4 on Node 20, in microseconds; each is the dearest text of its kind that was found.
const PER_CHARACTER = 2;
const PER_LINE = 60;
const PER_CELL = 70;
/** A mark may look through the rest of its paragraph, or compare itself with all others: `<!--`, `[a](b "`, `*a_`. */
const PER_MARK_AND_CHARACTER = 0.03;
/** Where a list or quote ends, or a line becomes a heading by its underline, all that was read before it is moved. */
const PER_CONTAINER_AND_LINE = 0.3;
/** What looks like a reference is looked for in the list of all definitions. */
const PER_REFERENCE_AND_DEFINITION = 0.02;

/** What parsing may spend its time on. */
export type EffortCause = 'length' | 'paragraph' | 'containers' | 'references';

export interface EffortMeter {
  /** The estimate so far, in microseconds. Lines come in order, blank ones too. */
  effortAt(line: string, prefix: LinePrefix): number;
  /** What most of it is spent on. */
  cause(): EffortCause;
}

/** Starts estimating at the top of a page. */
export function estimateEffort(): EffortMeter {
  const spent: Record<EffortCause, number> = { length: 0, paragraph: 0, containers: 0, references: 0 };
  const code = meterCode();
  let lines = 0;
  let references = 0;
  let definitions = 0;
  /** Of the paragraph that the line belongs to. */
  let paragraph = { marks: 0, characters: 0 };
  let lineBefore = '';
  let inTable = false;

  function addParagraphLine(line: string, marks: number): void {
    const before = paragraph.marks * paragraph.characters;
    paragraph = { marks: paragraph.marks + marks, characters: paragraph.characters + line.length };
    spent.paragraph += (paragraph.marks * paragraph.characters - before) * PER_MARK_AND_CHARACTER;
  }

  function addReferences(line: string, text: string): void {
    const closed = count(line, /\]/g);
    const defined = /^\[[^\]]*\]:/.test(text) ? 1 : 0;
    spent.references += (closed * (definitions + defined) + defined * references) * PER_REFERENCE_AND_DEFINITION;
    references += closed;
    definitions += defined;
  }

  function effortAt(line: string, prefix: LinePrefix): number {
    const blank = prefix.text === '' && prefix.items.length === 0;
    lines += 1;
    if (code.isCode(line)) {
      spent.length += PER_LINE + line.length * PER_CHARACTER;
      paragraph = { marks: 0, characters: 0 };
      lineBefore = '';
      inTable = false;
      return sumOf(spent);
    }
    inTable = !blank && (inTable || startsTable(lineBefore, line));
    if (blank || inTable || startsItem(prefix)) paragraph = { marks: 0, characters: 0 };
    spent.length += PER_LINE + line.length * PER_CHARACTER + count(line, /\|/g) * PER_CELL;
    const moves = prefix.items.length + prefix.quotes + (isUnderline(line) ? 1 : 0);
    spent.containers += moves * lines * PER_CONTAINER_AND_LINE;
    if (!blank) addParagraphLine(line, count(line, /[[\]*_~<`!&]/g));
    addReferences(line, prefix.text);
    lineBefore = line;
    return sumOf(spent);
  }

  return { effortAt, cause: () => mostOf(spent) };
}

type Spent = Readonly<Record<EffortCause, number>>;

function sumOf({ length, paragraph, containers, references }: Spent): number {
  return length + paragraph + containers + references;
}

function mostOf(spent: Spent): EffortCause {
  const causes = Object.keys(spent) as EffortCause[];
  return causes.reduce((most, next) => (spent[next] > spent[most] ? next : most));
}

function count(line: string, sign: RegExp): number {
  return line.match(sign)?.length ?? 0;
}

/** Whether the line surely begins an item, and a paragraph with it: with text, and not indented as code would be. */
function startsItem({ items, indent, text, quotes }: LinePrefix): boolean {
  return items.length > 0 && indent < 4 && text !== '' && quotes === 0;
}

function isUnderline(line: string): boolean {
  return /^ {0,3}(?:=+|-+)[ \t]*$/.test(line);
}

/** Whether the line is a table's second row; from there on each line is a paragraph of its own. */
function startsTable(header: string, line: string): boolean {
  if (!/^ {0,3}[|:-][|: \t-]*$/.test(line) || !line.includes('|') || /^(?: {4}| *\t)/.test(header)) return false;
  return cells(header) === cells(line);
}

function cells(row: string): number {
  const inner = row.trim().replace(/^\|/, '').replace(/\|$/, '');
  return count(inner.replace(/\\[\\|]/g, ''), /\|/g) + 1;
}
