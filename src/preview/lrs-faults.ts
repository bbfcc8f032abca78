/** Faults that an LRS and the network between may have, as data: what they strike, how often, and what happens. */

import { type Fault, type LrsRequest, type LrsResponse, type LrsStore, parseJson, refuse } from './lrs-store.js';

const STATE = 'activities/state';

/** The faults by name, for as long as they are asked for. */
export const LRS_FAULTS = {
  'connection-refused': { match: {}, effect: 'refuse' },
  'no-answer': { match: {}, effect: 'hang' },
  'answer-lost': { match: {}, effect: 'lose-answer' },
  'half-an-answer': { match: {}, effect: 'half' },
  slow: { match: {}, effect: { delay: 3000 } },
  'too-slow': { match: {}, effect: { delay: 15_000 } },
  'cors-refused': { match: { header: 'if-' }, effect: 'refuse' },
  '401': { match: {}, effect: 401 },
  '403': { match: {}, effect: 403 },
  '404': { match: {}, effect: 404 },
  'statements-404': { match: { path: 'statements' }, effect: 404 },
  'state-409': { match: { method: 'PUT', path: STATE }, effect: 409 },
  'repeats-409': { match: { path: 'statements' }, effect: 'refuse-repeats' },
  'state-412': { match: { method: 'PUT', path: STATE, header: 'if-' }, effect: 412 },
  'statements-413': { match: { path: 'statements' }, effect: 413 },
  'state-413': { match: { method: 'PUT', path: STATE }, effect: 413 },
  'answers-400': { match: { path: 'statements', bodyIncludes: '/answered' }, effect: 400 },
  '429': { match: {}, effect: { status: 429, headers: { 'retry-after': '30' } } },
  '500': { match: {}, effect: 500 },
  'state-500': { match: { path: STATE }, effect: 500 },
  'statements-500': { match: { path: 'statements' }, effect: 500 },
  '503': { match: {}, effect: 503 },
  'wrong-etag': { match: { path: STATE }, effect: { headers: { etag: '"of something else"' } } },
} satisfies Record<string, Omit<Fault, 'times'>>;

/** The answer that a fault gives before the store is asked; undefined where it is asked. */
export function answerInstead(effect: Fault['effect'], store: LrsStore, request: LrsRequest): LrsResponse | undefined {
  if (effect === 'refuse' || effect === 'hang') return { ...refuse(503, 'Not reached.'), fault: { kind: effect } };
  if (typeof effect === 'number') return refuse(effect, ASKED_FOR);
  if (effect === 'refuse-repeats') return repeats(store, request) ? refuse(409, 'Some of these are here.') : undefined;
  if (typeof effect !== 'object' || !('headers' in effect) || effect.status === undefined) return undefined;
  const refused = refuse(effect.status, ASKED_FOR);
  return { ...refused, headers: { ...refused.headers, ...effect.headers } };
}

const ASKED_FOR = 'A fault that was asked for.';

function repeats(store: LrsStore, { body }: LrsRequest): boolean {
  const value = parseJson(body)?.value;
  const ids = (Array.isArray(value) ? value : [value]).map((each) => (each as { id?: unknown } | undefined)?.id);
  return store.statements.some(({ id }) => ids.includes(id));
}

/** What becomes of an answer that was given. */
export function spoilAnswer(effect: Fault['effect'], answered: LrsResponse): LrsResponse {
  if (effect === 'lose-answer') return { ...answered, fault: { kind: 'refuse' } };
  if (effect === 'half') return { ...answered, fault: { kind: 'half' } };
  if (typeof effect !== 'object') return answered;
  if ('headers' in effect) return { ...answered, headers: { ...answered.headers, ...effect.headers } };
  return { ...answered, fault: { kind: 'delay', milliseconds: effect.delay } };
}

/** The fault that strikes this request, used up by one. */
export function takeFault(store: LrsStore, request: LrsRequest): Fault | undefined {
  if (request.method === 'OPTIONS') return undefined;
  const fault = store.faults.find(({ match, times }) => {
    if (times <= 0) return false;
    if (match.method !== undefined && match.method !== request.method) return false;
    if (match.path !== undefined && match.path !== request.path) return false;
    const { header } = match;
    if (header !== undefined && !Object.keys(request.headers).some((name) => name.includes(header))) return false;
    return match.bodyIncludes === undefined || request.body.includes(match.bodyIncludes);
  });
  if (fault) fault.times -= 1;
  return fault;
}
