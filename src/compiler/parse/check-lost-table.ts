/** Looks for tables that became none: Markdown takes the first row and the line of dashes for words where their cells differ. */

import { defineError } from '../../diagnostics/define.js';
import type { DiagnosticDefinition, DiagnosticValues } from '../../model/diagnostic.js';

const columnsDiffer = defineError(
  'table-columns-differ',
  'The first row has {row} and the line of dashes below it {dashes}, so this is no table and learners would see the signs.',
  'Give both the same number of cells, or write `\\|` for a `|` that is no border of a cell.',
);

/** A line of dashes, without its blanks; `---` alone underlines a heading, so one border must be there. */
const DASHES = /^\|?:?-+:?(?:\|:?-+:?)*\|?$/;

/** A border inside the brackets or braces of something that looks like an inline directive. */
const CUT_DIRECTIVE = /:[A-Za-z][\w-]{0,31}\[(?:[^\]|\\]{0,300}\|[^\]]{0,300}\]|[^\]]{0,300}\]\{[^}|\\]{0,300}\|)/;

export interface LostTableReport {
  /** A directive is cut in two by a border. */
  cut(offset: number): void;
  differ(definition: DiagnosticDefinition, offset: number, values: DiagnosticValues): void;
}

/** Reports the first rows of tables in `raw`, a paragraph as the author wrote it. Offsets are those of `raw`. */
export function checkLostTable(raw: string, report: LostTableReport): void {
  if (!raw.includes('|')) return;
  let start = 0;
  let before = '';
  for (const written of raw.split('\n')) {
    // A quote's signs become blanks, so that offsets stay.
    const line = written.replace(/^[ \t>]*/, (signs) => signs.replaceAll('>', ' '));
    if (before.includes('|') && line.includes('|') && DASHES.test(line.replace(/[ \t]/g, ''))) {
      checkRow(before, line, { offset: start - before.length - 1, report });
    }
    before = line;
    start += line.length + 1;
  }
}

function checkRow(row: string, dashes: string, { offset, report }: { offset: number; report: LostTableReport }): void {
  const [cells, columns] = [countCells(row), countCells(dashes)];
  if (cells === columns) return;
  const cut = CUT_DIRECTIVE.exec(row);
  if (cut) report.cut(offset + cut.index);
  else report.differ(columnsDiffer, offset + row.search(/\S/), { row: inWords(cells), dashes: inWords(columns) });
}

/** GFM 4.10: the borders at both ends may be missing, and a backslash takes a border's meaning. */
function countCells(row: string): number {
  const inner = row
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  return inner.split(/(?<!\\)\|/).length;
}

function inWords(count: number): string {
  return count === 1 ? '1 cell' : `${count} cells`;
}
