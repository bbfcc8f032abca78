/** The facts about completion and result that follow from saved progress, and which of them still have to be told. Pure. */

import type { SavedState } from '../model/saved-state.js';
import type { Fact, HostStatus, TrackingEvent } from '../model/tracking.js';
import type { CourseRules } from './prepare-state.js';

export interface Moment {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Seconds on screen, over all sessions. */
  readonly activeSeconds: number;
}

/** What a host's rounding may take off a score: half a point of a hundred. */
const ROUNDING = 0.005;

/** How a state stands, in the words that hosts are told it in. */
export function standingOf({ config, rules }: CourseRules, state: SavedState): HostStatus {
  const { completedAt, success } = state;
  // A failed try that leaves tries over is no result, even where an attempt is enough for completion: hosts keep what they
  // are told first.
  const score = success === 'unknown' ? undefined : rules?.scoreOf(config, state);
  return { completion: completedAt === undefined ? 'incomplete' : 'completed', success, score };
}

/**
 * What the state says beyond what is known, in the order that hosts need: NHS Learning Hub takes the first completed or
 * passed commit as final, so the score goes first. A status is never lowered.
 */
export function resultEvents(
  course: CourseRules,
  state: SavedState,
  known: HostStatus,
  moment: Moment,
): TrackingEvent[] {
  const { completion, success, score } = standingOf(course, state);
  const duration = moment.activeSeconds * 1000;
  const events: TrackingEvent[] = [];
  const add = (fact: Fact, ...key: readonly (string | number)[]): void => {
    events.push(makeEvent(state, moment, fact, state.courseMajor, ...key));
  };
  if (score !== undefined && score > (known.score ?? -1) + ROUNDING) {
    add({ type: 'scored', score }, Math.round(score * 10_000));
  }
  if (success !== 'unknown' && success !== known.success && known.success !== 'passed') {
    add({ type: 'success', success, score: score ?? Number(success === 'passed'), duration }, success);
  }
  if (completion === 'completed' && known.completion !== completion) add({ type: 'completed', duration });
  return events;
}

/**
 * A fact as an event; `key` tells it from others of its type. The attempt stands in every id: after an administrator's
 * reset the same facts are new facts, which an LRS must not take for repetitions.
 */
export function makeEvent(
  { attemptId }: SavedState,
  { now }: Pick<Moment, 'now'>,
  fact: Fact,
  ...key: readonly (string | number)[]
): TrackingEvent {
  return { ...fact, id: [attemptId, fact.type, ...key].join(':'), time: now } as TrackingEvent;
}
