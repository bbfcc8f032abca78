/** Diagnostics in words for a terminal or a log: where, code, what happened, the line, what to do. */

import type { Colors } from 'picocolors/types.js';
import type { Diagnostic } from '../model/diagnostic.js';

/** Characters of an author's line that are shown. */
const LINE_LIMIT = 110;

/** All diagnostics, one block each, separated by an empty line. `root`: the course's folder as it was named. */
export function printDiagnostics(diagnostics: readonly Diagnostic[], root: string, colors: Colors): string {
  return diagnostics.map((diagnostic) => `${printDiagnostic(diagnostic, root, colors)}\n`).join('\n');
}

function printDiagnostic(diagnostic: Diagnostic, root: string, colors: Colors): string {
  const { code, severity, message, hint, place, sourceLine } = diagnostic;
  const paint = severity === 'error' ? colors.red : colors.yellow;
  const where = place ? `${joinPath(root, place.file)}:${place.line}:${place.column}  ` : '';
  const lines = [`${colors.bold(printable(where))}${paint(severity)}  ${code}`, `  ${printable(message)}`];
  if (place && sourceLine !== undefined) lines.push(...printSourceLine(sourceLine, place.line, place.column, colors));
  if (hint !== '') lines.push(`  ${printable(hint)}`);
  return lines.join('\n');
}

/** The author's line, cut around the column where it is long, and a mark under the column. */
function printSourceLine(line: string, lineNumber: number, column: number, colors: Colors): string[] {
  const start = column - 1 > LINE_LIMIT - 10 ? column - 1 - Math.floor(LINE_LIMIT / 2) : 0;
  const cut = printable(line.slice(start, start + LINE_LIMIT));
  if (cut.trim() === '') return [];
  const gutter = `  ${lineNumber} | `;
  const before = start > 0 ? '…' : '';
  const after = start + LINE_LIMIT < line.length ? '…' : '';
  const mark = `${' '.repeat(gutter.length + before.length + column - 1 - start)}^`;
  return [`${colors.dim(gutter)}${before}${cut}${after}`, colors.dim(mark)];
}

function joinPath(root: string, file: string): string {
  return root === '' || root === '.' ? file : `${root.replace(/[/\\]+$/, '')}/${file}`;
}

/** A text without control characters: an author's file must not steer the terminal. */
export function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  return text.replace(/\t/g, ' ').replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '�');
}
