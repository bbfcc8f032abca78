/** A context that remembers whether an error was reported through it, so that a parser reports all and then gives up. */

import type { ParseContext } from '../model/slice.js';

export interface WatchedContext extends ParseContext {
  failed(): boolean;
}

export function watchErrors(context: ParseContext): WatchedContext {
  let failed = false;
  return {
    ...context,
    report: (definition, place, values) => {
      failed ||= definition.severity === 'error';
      context.report(definition, place, values);
    },
    failed: () => failed,
  };
}
