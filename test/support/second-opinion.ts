/** What xapi-validation says of a statement: a second opinion beside our own strict reading. */

import * as validation from 'xapi-validation';

/** A CommonJS module: Node wraps its default once more than TypeScript believes. */
function unwrap(module: unknown): (statement: unknown) => readonly unknown[] {
  if (typeof module === 'function') return module as (statement: unknown) => readonly unknown[];
  return unwrap((module as { readonly default: unknown }).default);
}

/** The validator's warnings; empty where it has none. */
export const judgeStatement = unwrap(validation);
