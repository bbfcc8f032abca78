/**
 * When work is sent: one attempt at a time, again after a fault, and not while the host wants to be left alone. An adapter
 * only makes the attempt. Functions on one record, as in keeping.ts.
 */

import type { Attempt, CloseReason, Delivery, Tracker, Trouble } from '../model/tracking.js';
import { type Later, within } from './guard.js';

/** Milliseconds after which a fault that passes by itself is tried again: at first, and twice as many each time up to the last. */
export const FIRST_RETRY = 2000;
export const LAST_RETRY = 60_000;
/** Milliseconds that a host has to answer. */
export const ANSWER_LIMIT = 20_000;
/** Milliseconds in which a learner who leaves has it tried again, and between two attempts meanwhile. */
export const CLOSE_LIMIT = 8000;
const INSISTENCE = 1000;

const FAILED: Attempt = { taken: false };

export interface Sending {
  readonly tracker: Tracker;
  readonly later: Later;
  /** Whether asking again can help where the tracker does not say. */
  readonly retries: boolean;
  /** Milliseconds since the epoch. */
  now(): number;
  /** Called when `delivery` has changed. */
  changed(): void;
  /** Hands over what there is and sends it once more. */
  again(): void;
  delivery: Delivery;
  /** When the host last took everything: milliseconds since the epoch; 0 before it did. */
  savedAt: number;
  /** Whether the session is over: nothing that is done now counts. */
  ended: boolean;
  /** As it was said last; until everything is taken. */
  trouble?: Trouble | undefined;
  /** The attempts under way, and for what moment another is wanted. */
  running?: Promise<Delivery> | undefined;
  /** The last call of the tracker: the next one waits for it, however late it is. */
  underway?: Promise<unknown>;
  wanted?: 'progress' | 'hidden' | undefined;
  /** Faults in a row. */
  faults: number;
  /** A host that was overrun is left alone until then. */
  quietUntil: number;
  cancelTimer?: (() => void) | undefined;
}

/** Sends again after so many milliseconds, unless it is to happen anyway. */
export function sendLater(sending: Sending, milliseconds: number): void {
  sending.cancelTimer ??= sending.later(sending.again, milliseconds);
}

/** Sends what the tracker has been given, and resolves with what came of it. */
export async function send(sending: Sending, moment: 'progress' | 'hidden'): Promise<Delivery> {
  const rest = sending.quietUntil - sending.now();
  if (rest > 0) sendLater(sending, rest);
  else {
    sending.delivery = 'saving';
    sending.wanted = moment;
    sending.running ??= run(sending);
  }
  sending.changed();
  return sending.running ?? sending.delivery;
}

/** Attempts for as long as more was handed over during the last one. */
async function run(sending: Sending): Promise<Delivery> {
  const { tracker } = sending;
  let attempt: Attempt | undefined;
  while (sending.wanted && !sending.ended && !attempt?.wait) {
    const moment = sending.wanted;
    sending.wanted = undefined;
    attempt = await ask(sending, () => tracker.commit(moment));
  }
  sending.running = undefined;
  if (attempt && !sending.ended) settle(sending, attempt);
  return sending.delivery;
}

/** One call of the tracker at a time: what is given up here may still be on its way. */
function ask(sending: Sending, call: () => Promise<Attempt | undefined>): Promise<Attempt | undefined> {
  const { underway, later } = sending;
  // At once where it can be: the page may be gone in the next moment.
  const answer = underway ? underway.then(call) : (async () => call())();
  const done = (): void => {
    if (sending.underway === over) sending.underway = undefined;
  };
  const over = answer.then(done, done);
  sending.underway = over;
  return within(() => answer, FAILED, ANSWER_LIMIT, later);
}

function settle(sending: Sending, { taken, wait, trouble }: Attempt): void {
  const { retries, faults } = sending;
  const now = sending.now();
  sending.delivery = taken ? 'saved' : 'not-saved';
  sending.faults = taken ? 0 : faults + 1;
  sending.trouble = taken ? undefined : (trouble ?? sending.trouble);
  if (taken) sending.savedAt = now;
  else if (wait !== undefined || retries) {
    // At random, so that a class of learners does not come back all at once.
    const delay = Math.min(FIRST_RETRY * 2 ** faults, LAST_RETRY) * (0.5 + Math.random() / 2);
    const pause = Math.max(wait ?? LAST_RETRY, delay);
    if (wait) sending.quietUntil = now + pause;
    sendLater(sending, pause);
  }
  sending.changed();
}

/**
 * Save and exit: waits for an answer, and some seconds for a fault that may pass, unless the host wants to be left alone for
 * longer. After `not-saved` it may be asked for again.
 */
export async function sendLast(sending: Sending, reason: CloseReason): Promise<Delivery> {
  const { tracker, later, now } = sending;
  const until = now() + CLOSE_LIMIT;
  const close = (): Promise<Attempt | undefined> => ask(sending, () => tracker.close(reason));
  let attempt = await close();
  for (let pause = 0; attempt?.wait !== undefined; attempt = await close()) {
    pause = Math.max(attempt.wait, INSISTENCE);
    if (now() + pause > until) break;
    await new Promise<void>((resolve) => later(resolve, pause));
  }
  sending.trouble = attempt?.trouble ?? sending.trouble;
  return attempt?.taken === false ? 'not-saved' : 'saved';
}
