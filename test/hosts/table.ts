/** The table of hosts and scenarios as text, for `npm run hosts`: the same cells that the tests look at. */

import type { BrowserContext } from 'playwright-core';
import { readPackage } from '../../src/package/read.js';
import { collectFiles } from '../../src/preview/package-files.js';
import { playCell } from './cell.js';
import { expectedOf } from './expected.js';
import { HOST_KINDS } from './host-kinds.js';
import { SCENARIOS } from './scenarios.js';
import { playWindow, WINDOW_SCENARIOS } from './windows.js';

export interface Row {
  readonly name: string;
  /** By host; none where a scenario was not played. */
  readonly cells: ReadonlyMap<string, Cell>;
}

export interface Cell {
  readonly words: string;
  readonly expected: string;
}

const LABEL = 24;
const COLUMN = 18;

/** Every scenario under every host, without a browser. */
export async function playTable(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const scenario of SCENARIOS) {
    const cells = new Map<string, Cell>();
    for (const kind of HOST_KINDS) {
      const words = await playCell(kind, scenario).catch((error: unknown) => `FAILED ${String(error)}`);
      cells.set(kind.name, { words, expected: expectedOf(scenario.name, kind) });
    }
    rows.push({ name: scenario.name, cells });
  }
  return rows;
}

/** What only real windows show. `zip`: the tiny course's SCORM 1.2 package. */
export async function playWindows(zip: string, newDevice: () => Promise<BrowserContext>): Promise<Row[]> {
  const files = await collectFiles(await readPackage(zip));
  const rows = new Map<string, Map<string, Cell>>();
  for (const scenario of WINDOW_SCENARIOS) {
    const { name, host, expected } = scenario;
    const words = await playWindow(scenario, files, newDevice).catch((error: unknown) => `FAILED ${String(error)}`);
    rows.set(name, (rows.get(name) ?? new Map<string, Cell>()).set(host, { words, expected }));
  }
  return [...rows].map(([name, cells]) => ({ name, cells }));
}

export function isAsExpected({ cells }: Row): boolean {
  return [...cells.values()].every(({ words, expected }) => words === expected);
}

/** Hosts side by side, scenarios below each other. */
export function formatTable(rows: readonly Row[]): string {
  const line = '─'.repeat(LABEL + HOST_KINDS.length * (COLUMN + 1));
  const heading = formatRow(['', ...HOST_KINDS.map(({ title }) => title)]);
  const body = rows.map(({ name, cells }) =>
    formatRow([name, ...HOST_KINDS.map((kind) => show(cells.get(kind.name)))]),
  );
  return [heading, ...body].join(`\n${line}\n`);
}

function show(cell: Cell | undefined): string {
  if (!cell) return '·';
  const { words, expected } = cell;
  return words === expected ? words : `✗ ${words} (EXPECTED: ${expected})`;
}

function formatRow(texts: readonly string[]): string {
  const columns = texts.map((text, at) => wrap(text, at === 0 ? LABEL : COLUMN));
  const height = Math.max(...columns.map(({ length }) => length));
  const lines = Array.from({ length: height }, (_, line) =>
    columns.map((column, at) => (column[line] ?? '').padEnd(at === 0 ? LABEL : COLUMN)).join(' '),
  );
  return lines.map((each) => each.trimEnd()).join('\n');
}

function wrap(text: string, width: number): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && line.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines;
}
