/** What a build came to, in words for people and as JSON for programs. */

import type { Colors } from 'picocolors/types.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { printable } from './print-diagnostics.js';

/** One package that was written. */
export interface BuiltPackage {
  readonly course: string;
  readonly standard: string;
  /** As the author may open it: relative to the current folder where it lies below it. */
  readonly path: string;
  readonly bytes: number;
  /** Hex. */
  readonly sha256: string;
  readonly pages: number;
  readonly activities: number;
  /** The most characters that saved progress can take. */
  readonly suspendData: number;
  readonly milliseconds: number;
}

/** One course of a build: its diagnostics, and its packages where it had no errors. */
export interface CourseReport {
  /** The course's folder as it was named. */
  readonly folder: string;
  readonly title?: string;
  readonly packages: readonly BuiltPackage[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface BuildReport {
  readonly courses: readonly CourseReport[];
  /** Failures of the world, which belong to no course. */
  readonly failures: readonly Diagnostic[];
  readonly errors: number;
  readonly warnings: number;
  /** Whether all packages were written; where a course has an error none is, where a rename fails `courses` names those that are. */
  readonly written: boolean;
}

/** The account of the packages: a block a course, a line a package. */
export function printPackages(report: BuildReport, colors: Colors): string {
  const built = report.courses.filter(({ packages }) => packages.length > 0);
  const rows = built.flatMap(({ packages }) => packages.map(cellsOf));
  const widths = [0, 1, 2, 3, 4, 5].map((column) => Math.max(0, ...rows.map((row) => (row[column] ?? '').length)));
  const blocks = built.map(({ title, packages }) => {
    const lines = packages.map(
      (each) =>
        `  ${cellsOf(each)
          .map((cell, at) => pad(cell, widths[at] ?? 0, at))
          .join('  ')}`,
    );
    return [colors.bold(printable(title ?? '')), ...lines.map((line) => line.trimEnd())].join('\n');
  });
  return blocks.map((block) => `${block}\n`).join('\n');
}

function cellsOf(built: BuiltPackage): string[] {
  return [
    built.path,
    formatBytes(built.bytes),
    `${built.pages} ${built.pages === 1 ? 'page' : 'pages'}`,
    `${built.activities} ${built.activities === 1 ? 'activity' : 'activities'}`,
    `saved progress ≤ ${built.suspendData}`,
    `${(built.milliseconds / 1000).toFixed(2)} s`,
  ];
}

function pad(cell: string, width: number, column: number): string {
  return column === 0 ? cell.padEnd(width) : cell.padStart(width);
}

/** A size as people read it: `312 B`, `48 KB`, `2.1 MB` (1 KB = 1000 B). */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} KB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** One line on how it went: `Built 6 packages.`, `2 errors, 1 warning. No package was written.` */
export function summarise(report: BuildReport): string {
  const count = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`;
  const packages = report.courses.reduce((sum, { packages: each }) => sum + each.length, 0);
  const found = [
    ...(report.errors > 0 ? [count(report.errors, 'error')] : []),
    ...(report.warnings > 0 ? [count(report.warnings, 'warning')] : []),
  ].join(', ');
  const outcome = packages === 0 ? 'No package was written.' : `Only ${count(packages, 'package')} could be written.`;
  if (!report.written) return `${found === '' ? '' : `${found}. `}${outcome}`;
  return `Built ${count(packages, 'package')}${found === '' ? '' : ` with ${found}`}.`;
}

/** The whole report as one JSON document, for programs. Paths as in the account; places flattened. */
export function toJson(report: BuildReport): string {
  const diagnostic = (folder: string | undefined, { place, sourceLine: _line, ...rest }: Diagnostic): object => ({
    ...(folder === undefined ? {} : { course: folder }),
    ...(place ? { file: place.file, line: place.line, column: place.column } : {}),
    ...rest,
  });
  const document = {
    written: report.written,
    packages: report.courses.flatMap(({ packages }) => packages),
    diagnostics: [
      ...report.courses.flatMap(({ folder, diagnostics }) => diagnostics.map((each) => diagnostic(folder, each))),
      ...report.failures.map((each) => diagnostic(undefined, each)),
    ],
    errors: report.errors,
    warnings: report.warnings,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
