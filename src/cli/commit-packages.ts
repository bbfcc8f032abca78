/** Puts all packages of a build under their names, one after another, and tells the truth where that stops midway. */

import { basename } from 'node:path';
import { defineError, makeDiagnostic, WorldError } from '../diagnostics/define.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { StagedPackage } from '../package/write.js';

const partlyWritten = defineError(
  'build-partly-written',
  'Not all packages of this build could be put in place. New: {written}. Not written, so older ones may stand there: {left}.',
  'Mend what is said above and build again; do not use old and new packages side by side.',
);

export interface Committed {
  /** Paths of the packages that stand under their names now. */
  readonly written: ReadonlySet<string>;
  /** Empty where all went well. */
  readonly failures: readonly Diagnostic[];
}

/** Renames each; the first failure of the world ends it. What was renamed stands, and the rest is discarded. */
export async function commitPackages(packages: readonly StagedPackage[]): Promise<Committed> {
  const written = new Set<string>();
  try {
    for (const each of packages) {
      await each.commit();
      written.add(each.path);
    }
    return { written, failures: [] };
  } catch (error) {
    const left = packages.filter(({ path }) => !written.has(path));
    for (const each of left) await each.discard();
    if (!(error instanceof WorldError)) throw error;
    if (written.size === 0) return { written, failures: [error.diagnostic] };
    const list = (paths: Iterable<string>): string => [...paths].map((path) => basename(path)).join(', ');
    const values = { written: list(written), left: list(left.map(({ path }) => path)) };
    return { written, failures: [error.diagnostic, makeDiagnostic(partlyWritten, undefined, values)] };
  }
}
