/** Writes tiny courses to a temporary folder and collects what is reported of them. */

import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from '@jest/globals';
import { makeDiagnostic } from '../../src/diagnostics/define.js';
import type { Diagnostic, Report } from '../../src/model/diagnostic.js';

export interface Collected {
  readonly report: Report;
  readonly diagnostics: Diagnostic[];
  /** The codes, each once. */
  codes(): Set<string>;
  /** `code file:line:column` of each, sorted; the file is left out where there is no place. */
  list(): string[];
}

export function collect(): Collected {
  const diagnostics: Diagnostic[] = [];
  return {
    diagnostics,
    report: (definition, place, values) => diagnostics.push(makeDiagnostic(definition, place, values)),
    codes: () => new Set(diagnostics.map(({ code }) => code)),
    list: () =>
      diagnostics
        .map(({ code, place }) => (place ? `${code} ${place.file}:${place.line}:${place.column}` : code))
        .sort(),
  };
}

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A folder with these files, by their paths; it is removed after the tests. */
export function writeFolder(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'course-')));
  folders.push(folder);
  for (const [path, contents] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), contents);
  }
  return folder;
}

/** The least that course.yaml needs, and more lines. */
export function courseYaml(...more: readonly string[]): string {
  return ['id: tiny', 'title: Tiny', 'version: 1.0.0', 'language: en-GB', 'targets: [scorm12]', ...more, ''].join('\n');
}
