/** A diagnostic: what is wrong, where, why and what to do, as plain data. */

export type Severity = 'error' | 'warning';

/** A point in an author's file; lines and columns count from 1. */
export interface Place {
  /** Relative to the course's folder, with `/`. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/**
 * One kind of diagnostic, defined once beside the code that reports it. Texts hold `{name}` placeholders.
 */
export interface DiagnosticDefinition {
  /** Permanent, kebab-case: `<area>-<what-is-wrong>`. */
  readonly code: string;
  readonly severity: Severity;
  /** What happened and why it matters, in one or two sentences; no position in it. */
  readonly message: string;
  /** What to do. */
  readonly hint: string;
}

/** A diagnostic as reported. `place` is missing for a failure of the world (a full disk). */
export interface Diagnostic {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly hint: string;
  readonly place?: Place;
  /** The line of the author's file that `place` points at. */
  readonly sourceLine?: string;
}

export type DiagnosticValues = Readonly<Record<string, string | number>>;

/** Reports a diagnostic of one course; nothing is thrown, all of them are shown at the end. */
export type Report = (definition: DiagnosticDefinition, place: Place | undefined, values?: DiagnosticValues) => void;
