/** Collects the diagnostics of one course, so that all of them are shown in one run. */

import type { Diagnostic, DiagnosticDefinition, DiagnosticValues, Place, Report } from '../model/diagnostic.js';
import { compareText } from '../model/text.js';
import { makeDiagnostic } from './define.js';

/** More than this many of one course help nobody; the rest are counted. */
const DIAGNOSTIC_LIMIT = 1000;

export interface DiagnosticLog {
  readonly report: Report;
  /** All that was reported, by file, line and column; each once. `texts`: the author's files, for the lines themselves. */
  list(texts: ReadonlyMap<string, string>): Diagnostic[];
  hasErrors(): boolean;
}

/** An empty log. */
export function createDiagnosticLog(): DiagnosticLog {
  const found = new Map<string, Diagnostic>();
  let errors = 0;
  const report = (definition: DiagnosticDefinition, place: Place | undefined, values?: DiagnosticValues): void => {
    if (definition.severity === 'error') errors += 1;
    const diagnostic = makeDiagnostic(definition, place, values);
    if (found.size < DIAGNOSTIC_LIMIT) found.set(keyOf(diagnostic), diagnostic);
  };
  const list = (texts: ReadonlyMap<string, string>): Diagnostic[] =>
    [...found.values()].sort(comparePlaces).map((diagnostic) => withSourceLine(diagnostic, texts));
  return { report, list, hasErrors: () => errors > 0 };
}

function keyOf({ code, message, place }: Diagnostic): string {
  return [code, message, place?.file, place?.line, place?.column].join('\u0000');
}

function comparePlaces(a: Diagnostic, b: Diagnostic): number {
  if (!a.place || !b.place) return Number(b.place !== undefined) - Number(a.place !== undefined);
  return compareText(a.place.file, b.place.file) || a.place.line - b.place.line || a.place.column - b.place.column;
}

function withSourceLine(diagnostic: Diagnostic, texts: ReadonlyMap<string, string>): Diagnostic {
  const { place } = diagnostic;
  const text = place && texts.get(place.file);
  if (!place || text === undefined) return diagnostic;
  const sourceLine = text.split('\n', place.line)[place.line - 1];
  return sourceLine === undefined ? diagnostic : { ...diagnostic, sourceLine };
}
