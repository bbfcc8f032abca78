/** The facts about completion and result that follow from saved progress, and which of them still have to be told. Pure. */

import type { Facts } from '../model/page-api.js';
import type { SavedState } from '../model/saved-state.js';
import type { HostStatus, TrackingEvent } from '../model/tracking.js';
import type { CourseRules } from './prepare-state.js';

export interface Moment {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Seconds on screen, over all sessions. */
  readonly activeSeconds: number;
}

/** How a state stands, in the words that hosts are told it in. */
export function standingOf({ config, rules }: CourseRules, state: SavedState): HostStatus {
  const { completedAt, success } = state;
  return {
    completion: completedAt === undefined ? 'incomplete' : 'completed',
    success,
    score: rules?.scoreOf(config, state),
  };
}

/**
 * What the state says beyond what is known, in the order that hosts need: NHS Learning Hub takes the first completed or
 * passed commit as final, so the score goes first. A status is never lowered.
 */
export function resultFacts(course: CourseRules, state: SavedState, known: HostStatus, moment: Moment): Facts {
  const { config, rules } = course;
  const duration = moment.activeSeconds * 1000;
  const results = rules?.resultFacts(config, state, known, duration) ?? [];
  if (state.completedAt === undefined || known.completion === 'completed') return results;
  return [...results, [{ type: 'completed', duration }, state.courseMajor]];
}

/**
 * Facts as events. The attempt stands in every id: after an administrator's reset the same facts are new facts, which an LRS
 * must not take for repetitions.
 */
export function makeEvents({ attemptId }: SavedState, { now }: Pick<Moment, 'now'>, facts: Facts): TrackingEvent[] {
  return facts.map(
    ([fact, ...key]) => ({ ...fact, id: [attemptId, fact.type, ...key].join(':'), time: now }) as TrackingEvent,
  );
}
