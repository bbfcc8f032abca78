/** What each thing that a learner does makes of saved progress, and which facts it is worth telling. Pure. */

import { idHash } from '../model/hash.js';
import type { Step } from '../model/page-api.js';
import { isComplete, progressOf } from '../model/progress.js';
import { type SavedState, toSavedMinutes } from '../model/saved-state.js';
import type { TrackingEvent } from '../model/tracking.js';
import type { CourseRules } from './prepare-state.js';
import { type Moment, makeEvents, resultFacts, standingOf } from './result-facts.js';
import type { SessionAction } from './session-action.js';

/** The state after an action, and what is worth telling of it. */
export interface Outcome {
  /** The same object as before where the action changes nothing. */
  readonly state: SavedState;
  readonly events: readonly TrackingEvent[];
}

export function reduceSession(course: CourseRules, before: SavedState, action: SessionAction, moment: Moment): Outcome {
  const { config } = course;
  const step = applyAction(course, before, action);
  if (step.state === before) return { state: before, events: [] };
  const state = settle(course, step.state, moment.now);
  const progress = progressOf(config, state);
  const facts = [...step.facts];
  if (progress !== progressOf(config, before)) {
    facts.push([{ type: 'progressed', progress }, Math.round(progress * 100)]);
  }
  facts.push(...resultFacts(course, state, standingOf(course, before), moment));
  return { state, events: makeEvents(state, moment, facts) };
}

/** Completion and success as they follow from the rest; both stick. */
export function settle({ config, rules }: CourseRules, state: SavedState, now: number): SavedState {
  const success = rules?.successOf(config, state) ?? 'unknown';
  const settled = success === 'unknown' ? state : { ...state, success };
  if (settled.completedAt !== undefined || !isComplete(config, settled)) return settled;
  return { ...settled, completedAt: toSavedMinutes(now) };
}

function applyAction({ config, rules }: CourseRules, state: SavedState, action: SessionAction): Step {
  const none = { state, facts: [] };
  if (action.type === 'open') {
    const { pageId } = action;
    const location = idHash(pageId);
    if (state.location === location) return none;
    return { state: { ...state, location }, facts: [[{ type: 'location', pageId }, pageId]] };
  }
  if (action.type !== 'view') return rules?.reduce(config, state, action) ?? none;
  const { pageId, duration } = action;
  const hash = idHash(pageId);
  if (state.viewed.has(hash)) return none;
  const viewed = new Set(state.viewed).add(hash);
  return { state: { ...state, viewed }, facts: [[{ type: 'page-viewed', pageId, duration }, pageId]] };
}
