/** Reads a grid: a table of statements and labels, whose cells are empty. */

import type { Table, TableCell } from 'mdast';
import type { Directive, FlowContent, ParseContext } from '../../model/slice.js';
import { squeeze } from '../../model/text.js';
import { readPrompt } from '../answers.js';
import { contentAfter } from '../answers-diagnostics.js';
import { checkNoLink } from '../links-in-answers.js';
import { reportPins } from '../pins.js';
import * as wrong from './diagnostics.js';
import type { RatingConfig } from './model.js';

export interface GridData {
  /** What stands above the statements; empty where nothing does. */
  readonly corner: TableCell | undefined;
  /** As written; their texts are the points of the scale. */
  readonly labels: readonly TableCell[];
  readonly statements: readonly TableCell[];
}

export interface ReadGrid {
  readonly prompt: readonly FlowContent[];
  readonly grid: GridData;
  readonly config: RatingConfig;
}

/** The table of this index and what stands before it. `most`: points of a scale. */
export function readGrid(
  directive: Directive,
  { at, most }: { readonly at: number; readonly most: number },
  context: ParseContext,
): ReadGrid {
  const { children, name } = directive;
  const table = children[at] as Table;
  reportPins([table], context);
  const prompt = children.slice(0, at);
  const after = children.slice(at + 1).find(({ type }) => type !== 'definition' && type !== 'footnoteDefinition');
  if (after) context.report(contentAfter, context.placeOf(after), { name, what: 'table' });
  const [head, ...body] = table.children;
  const [corner, ...labels] = head?.children ?? [];
  const statements = body.flatMap(({ children: [statement] }) => statement ?? []);
  if (labels.length < 2) context.report(wrong.gridNarrow, context.placeOf(table));
  if (statements.length === 0) context.report(wrong.gridWithoutRows, context.placeOf(table));
  if (labels.length > most) context.report(wrong.tooLong, context.placeOf(table), { count: labels.length, most });
  for (const row of body) checkCells(row.children.slice(1), context);
  const scale = readTexts(labels, context);
  const rows = readTexts(statements, context);
  const promptText = readPrompt(directive, prompt, context);
  const rest = [...prompt, ...children.slice(at + 1)];
  return { prompt: rest, grid: { corner, labels, statements }, config: { prompt: promptText, scale, rows } };
}

/** In them stand the buttons. */
function checkCells(cells: readonly TableCell[], context: ParseContext): void {
  for (const cell of cells) {
    const text = squeeze(context.textOf(cell));
    if (text !== '') context.report(wrong.gridCellFilled, context.placeOf(cell), { text });
  }
}

function readTexts(cells: readonly TableCell[], context: ParseContext): string[] {
  const texts: string[] = [];
  for (const cell of cells) {
    const text = squeeze(context.textOf(cell));
    if (text === '') context.report(wrong.gridEmpty, context.placeOf(cell));
    else if (texts.includes(text)) context.report(wrong.gridRepeated, context.placeOf(cell), { text });
    checkNoLink(cell, context);
    texts.push(text);
  }
  return texts;
}
