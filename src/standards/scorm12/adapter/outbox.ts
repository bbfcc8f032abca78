/** What the host is to be told: kept until it has been taken, and sent again where it has not. */

import type { Host } from './call-api.js';

/**
 * In the order in which they are sent. The score goes before the status: on the Learning Hub the first committed
 * completed, passed or failed is final, and nothing that follows it counts.
 */
const ORDER = [
  'core.lesson_location',
  'core.score.min',
  'core.score.max',
  'core.exit',
  'core.score.raw',
  'core.session_time',
  'suspend_data',
  'core.lesson_status',
] as const;

export type Element = (typeof ORDER)[number];

/** Where the essential ones begin: a host that does not take them does not save the learner's work. */
const ESSENTIAL = ORDER.indexOf('core.session_time');

/** The codes from here on say what is wrong with an element: asking again will not help. SCORM 1.2 RTE 3.3.3. */
const REFUSED = 201;
/** But for this one: the host has forgotten the session, and takes nothing at all. */
const NOT_INITIALIZED = 301;

export type Field = readonly [name: string, value: string];

export interface Outbox {
  readonly wanted: Map<Element, string>;
  readonly taken: Map<Element, string>;
  /** Answers since the last commit that the host took, the first `sent` of them sent. */
  answers: (readonly Field[])[];
  sent: number;
  /** The index of the first of `answers`; undefined where the host takes none. */
  first: number | undefined;
  /** Characters of suspend_data that the host keeps: what it cut could not be read again. */
  readonly limit: number;
}

export function createOutbox(first: number | undefined, limit: number): Outbox {
  return { wanted: new Map(), taken: new Map(), answers: [], sent: 0, first, limit };
}

function isRefused(code: number): boolean {
  return code >= REFUSED && code !== NOT_INITIALIZED;
}

/** Sends one element where the host does not have its value yet. False where it did not take what matters. */
export function sendElement(outbox: Outbox, host: Host, element: Element): boolean {
  const { wanted, taken } = outbox;
  const value = wanted.get(element);
  if (value === undefined || value === taken.get(element)) return true;
  if (element === 'suspend_data' && value.length > outbox.limit) return false;
  // ESR does not implement score.min and score.max; another may never take a score. That is no fault, and asked once.
  const done = host.set(element, value) || (ORDER.indexOf(element) < ESSENTIAL && isRefused(host.lastError()));
  if (done) taken.set(element, value);
  return done;
}

/**
 * Sends the answers that have not been sent. A host that refuses an interaction's id takes none (ESR); what else it
 * refuses of one is left out, since the answers themselves are in the saved progress.
 */
function sendAnswers(outbox: Outbox, host: Host): boolean {
  for (; outbox.first !== undefined && outbox.sent < outbox.answers.length; outbox.sent++) {
    for (const [name, value] of outbox.answers[outbox.sent] ?? []) {
      const taken = host.set(`interactions.${outbox.first + outbox.sent}.${name}`, value);
      if (taken || name !== 'id') continue;
      if (!isRefused(host.lastError())) return false;
      outbox.first = undefined;
      return true;
    }
  }
  return true;
}

/** Sends everything that the host has not taken. False where it did not take all that matters. */
export function sendValues(outbox: Outbox, host: Host): boolean {
  // Sent with every commit: what a host lost silently then comes with the next one.
  outbox.taken.delete('core.session_time');
  outbox.taken.delete('suspend_data');
  const answers = sendAnswers(outbox, host);
  return ORDER.map((element) => sendElement(outbox, host, element)).every(Boolean) && answers;
}

/**
 * Commits what was sent. Where that fails, everything is sent again with the next: the answers at their old indexes. Moodle,
 * the Learning Hub and the AICC shim say "true" without a connection (`isCut`) too.
 */
export function commitValues(outbox: Outbox, host: Host, isCut: boolean): boolean {
  const committed = host.tell('Commit') && !isCut;
  if (!committed) outbox.taken.clear();
  else if (outbox.first !== undefined) outbox.first += outbox.answers.splice(0, outbox.sent).length;
  outbox.sent = 0;
  return committed;
}
