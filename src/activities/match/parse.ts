/** Reads a match: what stands before its last table is the prompt, each row of the table is a pair. */

import type { Nodes, Paragraph, Table, TableCell, TableRow } from 'mdast';
import type { AttributeSchema } from '../../model/attribute-schema.js';
import { exceptRight } from '../../model/draw.js';
import type { Directive, ParseContext } from '../../model/slice.js';
import { compareText, squeeze } from '../../model/text.js';
import { findAnswers } from '../answers.js';
import { emptyAnswer, tooManyAnswers } from '../answers-diagnostics.js';
import { checkShuffle } from '../check-shuffle.js';
import type { commonAttributes } from '../common.js';
import { checkNoLink } from '../links-in-answers.js';
import { makePairs } from '../make-pairs.js';
import type { PairsData } from '../pairs-markup.js';
import { reportPins } from '../pins.js';
import { checkRepeated } from '../repeated-answers.js';
import { type WatchedContext, watchErrors } from '../watch-errors.js';
import * as wrong from './diagnostics.js';

export const matchAttributes = {} as const satisfies AttributeSchema;

export interface MatchData extends PairsData {
  readonly heads: readonly [Paragraph, Paragraph];
  /** What the right column is called, as plain text. */
  readonly targetHead: string;
}

// SCORM 1.2 tells what is matched apart by one character each, and the Learning Hub takes at most 26 of them.
const MOST = 26;

/** A cell that is not empty. */
interface Cell {
  readonly node: Nodes;
  readonly label: Paragraph;
  readonly text: string;
}

interface Pair {
  /** Undefined where the right cell belongs with nothing. */
  readonly left: Cell | undefined;
  readonly right: Cell;
}

export function parseMatch(
  directive: Directive<typeof matchAttributes & typeof commonAttributes>,
  outer: ParseContext,
): MatchData | undefined {
  const context = watchErrors(outer);
  const found = findAnswers(directive, context, 'table');
  checkShuffle(directive, context);
  if (!found) {
    context.report(wrong.noTable, directive.place);
    return undefined;
  }
  const { node: table, prompt, promptText } = found;
  const pairs = readTable(table, context);
  if (pairs && pairs.length > MOST) {
    const place = context.placeOf(table.children[MOST + 1]);
    context.report(tooManyAnswers, place, { name: directive.name, count: pairs.length, most: MOST });
    return undefined;
  }
  const heads = pairs && readHeads(table, context);
  if (pairs) checkPairs(pairs, { table, context });
  return pairs && heads && !context.failed() ? makeData(pairs, { prompt, promptText, heads }) : undefined;
}

function readTable(table: Table, context: ParseContext): Pair[] | undefined {
  const [head, ...rows] = table.children;
  const count = head?.children.length ?? 0;
  if (count !== 2) {
    context.report(wrong.columns, context.placeOf(table), { count });
    return undefined;
  }
  reportPins([table], context);
  return rows.flatMap((row) => readRow(row, context) ?? []);
}

function readRow(row: TableRow, context: ParseContext): Pair | undefined {
  for (const cell of row.children) checkNoLink(cell, context);
  const [left, right] = row.children.map((cell) => readCell(cell, context));
  if (right) return { left, right };
  context.report(wrong.noRightCell, context.placeOf(row));
  return undefined;
}

function readCell(node: TableCell | undefined, context: ParseContext): Cell | undefined {
  if (!node || node.children.length === 0) return undefined;
  const text = squeeze(context.textOf(node));
  // Such as a picture without alternative text.
  if (text === '') context.report(emptyAnswer, context.placeOf(node));
  return { node: node.children[0] ?? node, text, label: { type: 'paragraph', children: node.children } };
}

function readHeads(table: Table, context: ParseContext): [Cell, Cell] | undefined {
  const [left, right] = table.children[0]?.children.map((cell) => readCell(cell, context)) ?? [];
  if (left && right) return [left, right];
  context.report(wrong.noHead, context.placeOf(table));
  return undefined;
}

function checkPairs(pairs: readonly Pair[], { table, context }: { table: Table; context: WatchedContext }): void {
  const lefts = pairs.flatMap(({ left }) => left ?? []);
  if (lefts.length < 2 && !context.failed()) context.report(wrong.tooFew, context.placeOf(table));
  checkRepeated(lefts, context, wrong.repeatedLeft);
  checkRepeated(
    pairs.map(({ right }) => right),
    context,
    wrong.repeatedRight,
  );
}

interface Around {
  readonly prompt: readonly Nodes[];
  readonly promptText: string;
  readonly heads: readonly [Cell, Cell];
}

function makeData(pairs: readonly Pair[], { prompt, promptText, heads }: Around): MatchData {
  const byText = (cells: readonly Cell[]): Cell[] => [...cells].sort((a, b) => compareText(a.text, b.text));
  const rights = byText(pairs.map(({ right }) => right));
  const lefted = pairs.flatMap(({ left, right }) => (left ? { left, right } : []));
  const lefts = byText(lefted.map(({ left }) => left));
  const targetOf = (cell: Cell): number =>
    rights.findIndex((right) => right === pairs.find(({ left }) => left === cell)?.right);
  return {
    prompt,
    heads: [heads[0].label, heads[1].label],
    targetHead: heads[1].text,
    items: lefted.map(({ left }) => ({ index: lefts.indexOf(left), label: left.label, feedback: [] })),
    targets: exceptRight(
      rights.map(({ label }, index) => ({ label, index })),
      (targets) => lefted.every(({ right }, at) => right === rights[targets[at]?.index ?? -1]),
    ),
    config: makePairs({
      prompt: promptText,
      items: lefts.map((cell) => ({ text: cell.text, target: targetOf(cell) })),
      targets: rights.map(({ text }) => text),
    }),
  };
}
