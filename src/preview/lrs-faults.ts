/** Faults that an LRS and the network between may have, as data: what they strike, how often, and what happens. */

import type { LrsRequest, LrsStore } from './lrs-store.js';

export interface Fault {
  /** All that is given must fit; an empty match strikes every request but preflights. */
  readonly match: { readonly method?: string; readonly path?: string; readonly bodyIncludes?: string };
  /** How many requests it still strikes. */
  times: number;
  /**
   * A status: refused with it. `refuse`: the connection breaks before the request is read. `hang`: no answer comes.
   * `lose-answer`: the request is carried out and its answer lost. A delay: answered late, in milliseconds.
   */
  readonly effect: number | 'refuse' | 'hang' | 'lose-answer' | { readonly delay: number };
}

/** The fault that strikes this request, used up by one. */
export function takeFault(store: LrsStore, request: LrsRequest): Fault | undefined {
  if (request.method === 'OPTIONS') return undefined;
  const fault = store.faults.find(({ match, times }) => {
    if (times <= 0) return false;
    if (match.method !== undefined && match.method !== request.method) return false;
    if (match.path !== undefined && match.path !== request.path) return false;
    return match.bodyIncludes === undefined || request.body.includes(match.bodyIncludes);
  });
  if (fault) fault.times -= 1;
  return fault;
}
