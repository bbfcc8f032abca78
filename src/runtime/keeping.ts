/**
 * Keeping the learner's work: on the device at once, with the host when it matters, and never again once the session has
 * ended. Functions on one record, so that tests can crash it at any moment.
 */

import { type SavedState, toSavedMinutes } from '../model/saved-state.js';
import { encodeState } from '../model/state.js';
import type { CloseReason, Delivery, HostStatus, Tracker, Trouble } from '../model/tracking.js';
import { attempt, type Later } from './guard.js';
import type { CourseRules } from './prepare-state.js';
import type { Moment } from './result-facts.js';
import { type Sending, send, sendLast, sendLater } from './sending.js';

/** Milliseconds after which a draft travels to the host when nothing else has taken it along. */
export const DRAFT_DELAY = 45_000;

/** Six digits in base 36. */
const LAST_COUNTER = 36 ** 6 - 1;

export interface SessionOptions extends CourseRules {
  readonly tracker: Tracker;
  /** Made ready for this version of the course. */
  state: SavedState;
  /** What the host knows of completion and result. */
  readonly known: HostStatus;
  /** Whether the host lacks this work and is told at once. */
  readonly handOver: boolean;
  /** As the launch has it. */
  readonly trouble?: Trouble | undefined;
  /** Whether the tracker has something to send before anything is done. */
  readonly unsent?: boolean | undefined;
  /** Whether asking again can help where the tracker does not say. */
  readonly retries: boolean;
  /** Review and browse: nothing is recorded, saved or kept. */
  readonly readOnly: boolean;
  /** Whether the device can keep anything, as far as is known before it has to. */
  readonly kept?: boolean;
  /** Whether another window has gone on with this work: what this one says would take that away. */
  isElsewhere(): boolean;
  /** Keeps the text on the device; false where it cannot. */
  keep(text: string): boolean;
  /** Milliseconds since the epoch. */
  now(): number;
  /** Milliseconds on screen since the launch. */
  activeMs(): number;
  readonly later: Later;
}

/** What is known of where the learner's work is. */
export interface SavingStanding {
  readonly delivery: Delivery;
  readonly trouble?: Trouble | undefined;
  /** Attempts in a row that the host did not take. */
  readonly faults: number;
  /** Whether something waits to be sent. */
  readonly waiting: boolean;
  /** Whether the device has kept the last change; before there was one, whether it can be looked at. */
  readonly kept: boolean;
  /** When the host last took everything: milliseconds since the epoch; 0 before it did. */
  readonly savedAt: number;
  /** Whether the learner has done anything in this session. */
  readonly acted: boolean;
}

/** A session's work and where it has got to. */
export interface Work extends SessionOptions, SavingStanding, Sending {
  readonly listeners: (() => void)[];
  /** Seconds on screen in earlier sessions. */
  readonly secondsBefore: number;
  // Both kinds of standing have these.
  delivery: Delivery;
  trouble?: Trouble | undefined;
  faults: number;
  savedAt: number;
  now(): number;
  waiting: boolean;
  kept: boolean;
  acted: boolean;
  /** Whether the host has taken the session's end. */
  closed: boolean;
}

export function startWork(options: SessionOptions): Work {
  const work: Work = {
    kept: true,
    ...options,
    listeners: [],
    secondsBefore: options.state.activeSeconds,
    delivery: 'saved',
    waiting: false,
    savedAt: 0,
    acted: false,
    ended: false,
    closed: false,
    faults: 0,
    quietUntil: 0,
    changed: () => notify(work),
    again: () => commit(work, 'progress'),
  };
  return work;
}

/** Whether nothing may be recorded, saved or kept: the session is over, the learner only looks back, or goes on elsewhere. */
export function isSilent({ ended, readOnly, isElsewhere }: Work): boolean {
  return ended || readOnly || isElsewhere();
}

export function momentOf({ secondsBefore, activeMs, now }: Work): Moment {
  return { now: now(), activeSeconds: secondsBefore + Math.floor(activeMs() / 1000) };
}

export function notify({ listeners }: Work): void {
  for (const listener of listeners) attempt(listener);
}

/** Keeps the work on the device. Every text differs from all before it: hosts such as Moodle send only what changed. */
export function persist(work: Work): string {
  const { now, activeSeconds } = momentOf(work);
  // A text that claims to have been saved more often than can be written is still gone on with (model/state.ts).
  const counter = Math.min(work.state.counter + 1, LAST_COUNTER);
  work.state = { ...work.state, counter, savedAt: toSavedMinutes(now), activeSeconds };
  let text = encodeState(work.state);
  const shorter = work.rules?.shorten(work.config, work.state, text.length);
  if (shorter) {
    work.state = shorter;
    text = encodeState(shorter);
  }
  work.kept = attempt(() => work.keep(text)) === true;
  return text;
}

/** Sees to it that what has changed reaches the host a little later, with many other small things. */
export function commitSoon(work: Work): void {
  work.waiting = true;
  sendLater(work, DRAFT_DELAY);
}

/** Gives the tracker all that there is, for the commit or close that follows; whether anything may be given. */
function handOver(work: Work): boolean {
  work.cancelTimer?.();
  work.cancelTimer = undefined;
  work.waiting = false;
  // A window in which nothing was done has nothing to say: what another one, or a version that this cannot read, has left
  // with the host stays. After an end that the host did not take, the same is said anew: Moodle sends only what has changed.
  if (work.readOnly || work.closed || !work.acted) return false;
  if (work.isElsewhere()) {
    notify(work);
    return false;
  }
  const text = persist(work);
  attempt(() => work.tracker.save(text));
  return true;
}

/** Sends everything now, and resolves with what came of it. */
export async function commit(work: Work, moment: 'progress' | 'hidden'): Promise<Delivery> {
  // Even where nothing has been done: what was not taken may be the fact of this launch, or what earlier ones have left.
  const again = !work.acted && work.delivery === 'not-saved';
  return !work.ended && (handOver(work) || again) ? send(work, moment) : work.delivery;
}

/** Save and exit. After `not-saved` it may be called again. */
export async function close(work: Work): Promise<Delivery> {
  handOver(work);
  work.ended = true;
  work.delivery = 'saving';
  notify(work);
  const delivery = await sendLast(work, reasonOf(work));
  work.delivery = delivery;
  // The page may have gone away meanwhile.
  work.closed ||= delivery === 'saved';
  return delivery;
}

/** The page goes away: nothing can be awaited, and nothing may follow. */
export function closeNow(work: Work): void {
  if (work.closed) return;
  handOver(work);
  work.ended = true;
  work.closed = true;
  // SCORM hosts store all that a window was given at its launch when it ends: the work of before the other window.
  if (!work.isElsewhere()) attempt(() => work.tracker.closeNow(reasonOf(work)));
}

function reasonOf({ state }: Work): CloseReason {
  return state.completedAt === undefined ? 'suspend' : 'finish';
}
