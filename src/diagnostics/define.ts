/** Defines diagnostics beside the code that reports them, and words them. */

import type { Diagnostic, DiagnosticDefinition, DiagnosticValues, Place } from '../model/diagnostic.js';

/** An author's mistake that keeps packages from being written. */
export function defineError(code: string, message: string, hint: string): DiagnosticDefinition {
  return { code, severity: 'error', message, hint };
}

/** Something that an author should know, and may leave. */
export function defineWarning(code: string, message: string, hint: string): DiagnosticDefinition {
  return { code, severity: 'warning', message, hint };
}

/** The diagnostic itself, with `{name}` placeholders filled in. */
export function makeDiagnostic(
  definition: DiagnosticDefinition,
  place: Place | undefined,
  values: DiagnosticValues = {},
): Diagnostic {
  const fill = (text: string): string =>
    text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole));
  const { code, severity } = definition;
  const common = { code, severity, message: fill(definition.message), hint: fill(definition.hint).trim() };
  return place === undefined ? common : { ...common, place };
}

/** A failure of the world (a full disk, a folder that cannot be read): one diagnostic ends the run. */
export class WorldError extends Error {
  readonly diagnostic: Diagnostic;

  constructor(definition: DiagnosticDefinition, values: DiagnosticValues = {}, place?: Place) {
    const diagnostic = makeDiagnostic(definition, place, values);
    super(diagnostic.message);
    this.diagnostic = diagnostic;
  }
}
