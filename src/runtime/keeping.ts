/**
 * Keeping the learner's work: on the device at once, with the host when it matters, and never again once the session has
 * ended. Functions on one record, so that tests can crash it at any moment.
 */

import type { RuntimeConfig } from '../model/runtime-config.js';
import { encodeState, type SavedState, toSavedMinutes } from '../model/state.js';
import type { CloseReason, Delivery, Tracker } from '../model/tracking.js';
import { attempt, within } from './guard.js';
import type { KnownResult, Moment } from './result-events.js';

/** Milliseconds after which a draft travels to the host when nothing else has taken it along. */
export const DRAFT_DELAY = 15_000;
/** Milliseconds after which a host that did not take the work is asked again. */
export const RETRY_DELAY = 60_000;
/** Milliseconds that Save and exit waits for an answer. */
export const CLOSE_LIMIT = 10_000;

export interface SessionOptions {
  readonly config: RuntimeConfig;
  readonly tracker: Tracker;
  /** Made ready for this version of the course. */
  readonly state: SavedState;
  /** What the host knows of completion and result. */
  readonly known: KnownResult;
  /** Whether the host lacks this work and is told at once. */
  readonly handOver: boolean;
  /** Whether the host holds something unreadable, which stays until the learner has done something. */
  readonly untouched: boolean;
  /** Whether asking again can help where the host has not taken the work. */
  readonly retries: boolean;
  /** Review and browse: nothing is recorded, saved or kept. */
  readonly readOnly: boolean;
  /** Keeps the text on the device; false where it cannot. */
  keep(text: string): boolean;
  /** Milliseconds since the epoch. */
  now(): number;
  /** Milliseconds on screen since the launch. */
  activeMs(): number;
  /** Calls back after a while; the result takes it back. */
  later(callback: () => void, milliseconds: number): () => void;
}

/** What is known of where the learner's work is. */
export interface SavingStanding {
  /** `saving` also while something waits to be sent. */
  readonly delivery: Delivery;
  /** Whether the device has kept the last change; true before there was one. */
  readonly kept: boolean;
  /** When the host last took everything: milliseconds since the epoch. */
  readonly savedAt?: number;
  /** Whether the learner has done anything in this session. */
  readonly acted: boolean;
}

/** A session's work and where it has got to. */
export interface Work {
  readonly options: SessionOptions;
  readonly listeners: (() => void)[];
  state: SavedState;
  delivery: Delivery;
  savedAt: number | undefined;
  kept: boolean;
  acted: boolean;
  /** Whether something waits for the timer. */
  waiting: boolean;
  /** Whether the host has been told that the session is over. */
  ended: boolean;
  /** Commits so far; only the last one's answer counts. */
  commits: number;
  cancelTimer: (() => void) | undefined;
}

export function startWork(options: SessionOptions): Work {
  const work: Work = {
    options,
    listeners: [],
    state: options.state,
    delivery: 'saved',
    savedAt: undefined,
    kept: true,
    acted: false,
    waiting: false,
    ended: false,
    commits: 0,
    cancelTimer: undefined,
  };
  attempt(() => options.tracker.onDelivery((delivery) => setDelivery(work, delivery)));
  return work;
}

/** Whether nothing may be recorded, saved or kept: the session is over, or the learner only looks back. */
export function isSilent(work: Work): boolean {
  return work.ended || work.options.readOnly;
}

export function momentOf({ options }: Work): Moment {
  const activeSeconds = options.state.activeSeconds + Math.floor(options.activeMs() / 1000);
  return { now: options.now(), activeSeconds };
}

export function notify({ listeners }: Work): void {
  for (const listener of listeners) attempt(listener);
}

/** Keeps the work on the device. Every text differs from all before it: hosts such as Moodle send only what changed. */
export function persist(work: Work): string {
  const { now, activeSeconds } = momentOf(work);
  const counter = work.state.counter + 1;
  work.state = { ...work.state, counter, savedAt: toSavedMinutes(now), activeSeconds };
  const text = encodeState(work.state);
  work.kept = attempt(() => work.options.keep(text)) ?? false;
  return text;
}

/** Sees to it that what has changed reaches the host a little later, with many other small things. */
export function commitSoon(work: Work): void {
  work.waiting = true;
  setTimer(work, DRAFT_DELAY);
}

function setTimer(work: Work, milliseconds: number): void {
  work.cancelTimer ??= work.options.later(() => {
    work.cancelTimer = undefined;
    commit(work, 'progress');
  }, milliseconds);
}

function setDelivery(work: Work, delivery: Delivery): void {
  if (isSilent(work)) return;
  work.delivery = delivery;
  if (delivery === 'saved') work.savedAt = work.options.now();
  if (delivery === 'not-saved' && work.options.retries) setTimer(work, RETRY_DELAY);
  notify(work);
}

/** Whether the host still holds something that this version cannot read and the learner has not replaced. */
function isUntouched({ options, acted }: Work): boolean {
  return options.untouched && !acted;
}

/** Gives the tracker all that there is, for the commit or close that follows. */
function handOver(work: Work): void {
  work.cancelTimer?.();
  work.cancelTimer = undefined;
  work.waiting = false;
  if (isUntouched(work)) return;
  const text = persist(work);
  attempt(() => work.options.tracker.save(text));
}

/** Sends everything now, and resolves with what came of it. */
export function commit(work: Work, when: 'progress' | 'hidden'): Promise<Delivery> {
  if (isSilent(work) || isUntouched(work)) return Promise.resolve(work.delivery);
  handOver(work);
  work.commits += 1;
  work.delivery = 'saving';
  const mine = work.commits;
  const settle = (delivery: Delivery): Delivery => {
    if (mine === work.commits) setDelivery(work, delivery);
    return delivery;
  };
  const answer = attempt(() => work.options.tracker.commit(when)) ?? Promise.resolve<Delivery>('not-saved');
  notify(work);
  return answer.then(settle, () => settle('not-saved'));
}

/** Save and exit. After `not-saved` it may be called again. */
export function close(work: Work): Promise<Delivery> {
  if (!isSilent(work)) handOver(work);
  work.ended = true;
  const answer = attempt(() => work.options.tracker.close(reasonOf(work))) ?? Promise.resolve<Delivery>('not-saved');
  return within(CLOSE_LIMIT, answer, 'not-saved', work.options.later);
}

/** The page goes away: nothing can be awaited, and nothing may follow. */
export function closeNow(work: Work): void {
  if (work.ended) return;
  if (!isSilent(work)) handOver(work);
  work.ended = true;
  attempt(() => work.options.tracker.closeNow(reasonOf(work)));
}

function reasonOf({ state }: Work): CloseReason {
  return state.completedAt === undefined ? 'suspend' : 'finish';
}
