/** Faults that an LRS and the network between may have, as data: what they strike, how often, and what happens. */

import type { Fault, LrsRequest, LrsStore } from './lrs-store.js';

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
