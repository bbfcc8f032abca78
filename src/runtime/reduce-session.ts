/** What each thing that a learner does makes of saved progress, and which facts it is worth telling. Pure. */

import { idHash } from '../model/hash.js';
import { isComplete, progressOf, successOf } from '../model/progress.js';
import type { RuntimeConfig } from '../model/runtime-config.js';
import { type SavedActivity, type SavedState, toSavedMinutes } from '../model/state.js';
import type { TrackingEvent } from '../model/tracking.js';
import { openTry, tryOf } from './assessment-try.js';
import { answeredEvents, type Found, type HandedIn, handIn, recordOf } from './hand-in.js';
import { restartAssessment, submitAssessment } from './reduce-assessment.js';
import { eventId, knownFrom, type Moment, resultEvents } from './result-events.js';
import type { SessionAction, Step } from './session-action.js';

/** The same object as before in `state` where the action changes nothing. */
export function reduceSession(config: RuntimeConfig, before: SavedState, action: SessionAction, moment: Moment): Step {
  const step = applyAction(config, before, action, moment);
  if (step.state === before) return step;
  const state = settle(config, step.state, moment.now);
  const results = resultEvents(config, state, knownFrom(config, before), moment);
  const events = [...step.events, ...progressEvents(config, before, state, moment), ...results];
  return { state, events, urgency: results.length > 0 ? 'now' : step.urgency };
}

/** Completion and success as they follow from the rest; both stick. */
export function settle(config: RuntimeConfig, state: SavedState, now: number): SavedState {
  const success = successOf(config, state);
  const settled = success === 'unknown' || success === state.success ? state : { ...state, success };
  if (settled.completedAt !== undefined || !isComplete(config, settled)) return settled;
  return { ...settled, completedAt: toSavedMinutes(now) };
}

function progressEvents(
  config: RuntimeConfig,
  before: SavedState,
  after: SavedState,
  { now }: Moment,
): readonly TrackingEvent[] {
  const progress = progressOf(config, after);
  if (progress === progressOf(config, before)) return [];
  const id = eventId(after, `progressed:${Math.round(progress * 100)}`);
  return [{ type: 'progressed', id, time: now, progress }];
}

function applyAction(config: RuntimeConfig, state: SavedState, action: SessionAction, moment: Moment): Step {
  switch (action.type) {
    case 'open':
      return openPage(state, action.pageId, moment);
    case 'view':
      return viewPage(state, action, moment);
    case 'submit':
    case 'restart': {
      const page = config.pages.find(({ id }) => id === action.pageId);
      if (!page) return unchanged(state);
      return action.type === 'restart'
        ? { state: restartAssessment(state, page), events: [], urgency: 'soon' }
        : submitAssessment({ config, state, page, answers: action.answers, now: moment.now });
    }
    case 'answer':
      return answerActivity(config, state, action.answer, moment);
    default:
      return noteActivity(config, state, action);
  }
}

function unchanged(state: SavedState): Step {
  return { state, events: [], urgency: 'later' };
}

function openPage(state: SavedState, pageId: string, { now }: Moment): Step {
  const location = idHash(pageId);
  if (state.location === location) return unchanged(state);
  const event: TrackingEvent = { type: 'location', id: eventId(state, `location:${pageId}`), time: now, pageId };
  return { state: { ...state, location }, events: [event], urgency: 'later' };
}

function viewPage(state: SavedState, { pageId, duration }: { pageId: string; duration: number }, moment: Moment): Step {
  if (state.viewed.has(idHash(pageId))) return unchanged(state);
  const viewed = new Set(state.viewed).add(idHash(pageId));
  const id = eventId(state, `viewed:${pageId}`);
  const event: TrackingEvent = { type: 'page-viewed', id, time: moment.now, pageId, duration };
  return { state: { ...state, viewed }, events: [event], urgency: 'now' };
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
  const record = state.activities.get(idHash(activity.id));
  if (page.kind === 'assessment') return record?.checked === true || !tryOf(state, page).open;
  if (record?.revealed) return true;
  return activity.attempts > 0 && (record?.tries ?? 0) >= activity.attempts;
}

function withRecord(state: SavedState, { page, activity }: Found, record: SavedActivity): SavedState {
  const activities = new Map(state.activities).set(idHash(activity.id), record);
  return openTry({ ...state, activities }, page);
}

function noteActivity(
  config: RuntimeConfig,
  state: SavedState,
  action: Extract<SessionAction, { type: 'draft' | 'hint' | 'reveal' }>,
): Step {
  const found = findActivity(config, action.activityId);
  if (!found || (action.type === 'draft' && isClosed(state, found))) return unchanged(state);
  const record = recordOf(state, found.activity);
  const change: Partial<SavedActivity> =
    action.type === 'draft'
      ? { answer: action.packed, checked: false }
      : action.type === 'hint'
        ? { hinted: true }
        : { revealed: true };
  return { state: withRecord(state, found, { ...record, ...change }), events: [], urgency: 'soon' };
}

function answerActivity(config: RuntimeConfig, state: SavedState, answer: HandedIn, moment: Moment): Step {
  const found = findActivity(config, answer.activityId);
  if (!found || isClosed(state, found)) return unchanged(state);
  const after = withRecord(state, found, handIn(state, found.activity, answer));
  const context = { config, state: after, ...found, now: moment.now };
  return { state: after, events: answeredEvents(answer, context), urgency: 'now' };
}
