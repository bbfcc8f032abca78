/** What each thing that a learner does makes of saved progress, and which facts it is worth telling. Pure. */

import { idHash } from '../model/hash.js';
import { isComplete, progressOf, successOf } from '../model/progress.js';
import type { RuntimeConfig } from '../model/runtime-config.js';
import { type SavedActivity, type SavedState, toSavedMinutes } from '../model/saved-state.js';
import { openTry, tryOf } from './assessment-try.js';
import { type Found, handIn, recordOf, withRecord } from './hand-in.js';
import { restartAssessment, submitAssessment } from './reduce-assessment.js';
import { knownFrom, type Moment, makeEvent, resultEvents } from './result-events.js';
import type { SessionAction, Step } from './session-action.js';

/** The same object as before in `state` where the action changes nothing. */
export function reduceSession(config: RuntimeConfig, before: SavedState, action: SessionAction, moment: Moment): Step {
  const step = applyAction(config, before, action, moment);
  if (step.state === before) return step;
  const state = settle(config, step.state, moment.now);
  const progress = progressOf(config, state);
  const events = [...step.events];
  if (progress !== progressOf(config, before)) {
    events.push(makeEvent(state, moment, { type: 'progressed', progress }, Math.round(progress * 100)));
  }
  events.push(...resultEvents(config, state, knownFrom(config, before), moment));
  return { state, events };
}

/** Completion and success as they follow from the rest; both stick. */
export function settle(config: RuntimeConfig, state: SavedState, now: number): SavedState {
  const success = successOf(config, state);
  const settled = success === 'unknown' ? state : { ...state, success };
  if (settled.completedAt !== undefined || !isComplete(config, settled)) return settled;
  return { ...settled, completedAt: toSavedMinutes(now) };
}

function applyAction(config: RuntimeConfig, state: SavedState, action: SessionAction, moment: Moment): Step {
  if ('activityId' in action || 'answer' in action) return workOnActivity(config, state, action, moment);
  const { pageId } = action;
  const page = config.pages.find(({ id }) => id === pageId);
  const hash = idHash(pageId);
  if (page && action.type === 'submit')
    return submitAssessment({ config, state, page, answers: action.answers, moment });
  if (page && action.type === 'restart') return { state: restartAssessment(state, page), events: [] };
  if (action.type === 'open' && state.location !== hash) {
    const event = makeEvent(state, moment, { type: 'location', pageId }, pageId);
    return { state: { ...state, location: hash }, events: [event] };
  }
  if (action.type === 'view' && !state.viewed.has(hash)) {
    const event = makeEvent(state, moment, { type: 'page-viewed', pageId, duration: action.duration }, pageId);
    return { state: { ...state, viewed: new Set(state.viewed).add(hash) }, events: [event] };
  }
  return { state, events: [] };
}

function workOnActivity(
  config: RuntimeConfig,
  state: SavedState,
  action: Extract<SessionAction, { activityId: string } | { answer: unknown }>,
  moment: Moment,
): Step {
  const activityId = 'answer' in action ? action.answer.activityId : action.activityId;
  const found = findActivity(config, activityId);
  const answers = action.type === 'answer' || action.type === 'draft';
  if (!found || (answers && isClosed(state, found))) return { state, events: [] };
  if (action.type === 'answer') {
    const step = handIn({ ...found, config, state, moment }, action.answer);
    return { ...step, state: openTry(step.state, found.page) };
  }
  const change: Partial<SavedActivity> =
    action.type === 'draft'
      ? { answer: action.packed, checked: false }
      : action.type === 'hint'
        ? { hinted: true }
        : { revealed: true };
  return { state: openTry(withRecord(state, found.activity, change), found.page), events: [] };
}

function findActivity(config: RuntimeConfig, activityId: string): Found | undefined {
  for (const page of config.pages) {
    const activity = page.activities.find(({ id }) => id === activityId);
    if (activity) return { page, activity };
  }
  return undefined;
}

/** Whether nothing more may be handed in: tries are spent, or within an assessment the one answer of this try is given. */
function isClosed(state: SavedState, { page, activity }: Found): boolean {
  const { checked, revealed, tries } = recordOf(state, activity);
  if (page.assessment) return checked || tryOf(state, page).handedIn;
  return revealed || (activity.attempts > 0 && tries >= activity.attempts);
}
