/** The facts about completion and result that follow from saved progress, and which of them still have to be told. Pure. */

import { scoreOf } from '../model/progress.js';
import type { RuntimeConfig } from '../model/runtime-config.js';
import type { SavedState } from '../model/state.js';
import type { HostStatus, SuccessStatus, TrackingEvent } from '../model/tracking.js';

/** What has been told already. */
export interface KnownResult {
  readonly completed: boolean;
  readonly success: SuccessStatus;
  /** Scaled, 0–1. */
  readonly score?: number;
}

export interface Moment {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Seconds on screen, over all sessions. */
  readonly activeSeconds: number;
}

/** What a host's rounding may take off a score: half a point of a hundred. */
const ROUNDING = 0.005;

export function knownToHost({ completion, success, score }: HostStatus): KnownResult {
  const known = { completed: completion === 'completed', success };
  return score === undefined ? known : { ...known, score };
}

export function knownFrom(config: RuntimeConfig, state: SavedState): KnownResult {
  const score = standingScore(config, state);
  const known = { completed: state.completedAt !== undefined, success: state.success };
  return score === undefined ? known : { ...known, score };
}

/**
 * What the state says beyond what is known, in the order that hosts need: NHS Learning Hub takes the first completed or
 * passed commit as final, so the score goes first. A status is never lowered.
 */
export function resultEvents(
  config: RuntimeConfig,
  state: SavedState,
  known: KnownResult,
  moment: Moment,
): TrackingEvent[] {
  const score = standingScore(config, state);
  const { success } = state;
  const major = state.courseMajor;
  const common = { time: moment.now };
  const duration = moment.activeSeconds * 1000;
  const events: TrackingEvent[] = [];
  const id = (fact: string): string => eventId(state, fact);
  if (score !== undefined && score > (known.score ?? -1) + ROUNDING) {
    events.push({ ...common, type: 'scored', id: id(`scored:${major}:${Math.round(score * 10_000)}`), score });
  }
  if (success !== 'unknown' && success !== known.success && known.success !== 'passed') {
    const worth = score ?? (success === 'passed' ? 1 : 0);
    events.push({ ...common, type: 'success', id: id(`success:${success}:${major}`), success, score: worth, duration });
  }
  if (state.completedAt !== undefined && !known.completed) {
    events.push({ ...common, type: 'completed', id: id(`completed:${major}`), duration });
  }
  return events;
}

/**
 * The attempt stands in every id: after an administrator's reset the same facts are new facts, which an LRS must not take
 * for repetitions.
 */
export function eventId(state: SavedState, fact: string): string {
  return `${state.attemptId}:${fact}`;
}

/** The score once the result stands. A failed try that leaves tries over is no result, and hosts keep what they are told. */
function standingScore(config: RuntimeConfig, state: SavedState): number | undefined {
  return state.success === 'unknown' && state.completedAt === undefined ? undefined : scoreOf(config, state);
}
