/** Reports that wait until it is known whether they matter, and reports that are counted. */

import type { Report } from '../../model/diagnostic.js';

export interface HeldReport {
  readonly report: Report;
  /** Reports all that was held, and from then on passes everything on. */
  release(to: Report): void;
  errors(): number;
}

/** Holds what is reported: a Markdown file may turn out to be a transcript, of which nothing is asked. */
export function holdReport(): HeldReport {
  const held: Parameters<Report>[] = [];
  let target: Report | undefined;
  let errors = 0;
  return {
    report: (...call) => {
      if (call[0].severity === 'error') errors += 1;
      if (target) target(...call);
      else held.push(call);
    },
    release: (to) => {
      target = to;
      for (const call of held.splice(0)) to(...call);
    },
    errors: () => errors,
  };
}
