/** Handing an assessment in, and beginning another try. Pure. */

import { idHash } from '../model/hash.js';
import type { PageConfig, RuntimeConfig } from '../model/runtime-config.js';
import { assessmentFingerprintOf, type SavedAssessment, type SavedState } from '../model/state.js';
import type { TrackingEvent } from '../model/tracking.js';
import { assessmentRecord, tryOf, withAssessment } from './assessment-try.js';
import { answeredEvents, type HandedIn, handIn } from './hand-in.js';
import { withoutAnswers } from './prepare-state.js';
import type { Step } from './session-action.js';

/** Begins another try with empty answers. None is offered after a pass: nothing could come of it. */
export function restartAssessment(state: SavedState, page: PageConfig): SavedState {
  if (!tryOf(state, page).another) return state;
  const record = {
    ...assessmentRecord(state, page),
    fingerprint: assessmentFingerprintOf(page.activities),
    open: true,
  };
  return withAssessment({ ...state, activities: withoutAnswers(state, page) }, page, record);
}

interface Submission {
  readonly config: RuntimeConfig;
  readonly state: SavedState;
  readonly page: PageConfig;
  readonly answers: readonly HandedIn[];
  readonly now: number;
}

/** Hands the open try in. Answers that were checked one by one have been told already. */
export function submitAssessment({ config, state, page, answers, now }: Submission): Step {
  if (page.kind !== 'assessment' || !tryOf(state, page).open) return { state, events: [], urgency: 'later' };
  let current = state;
  const events: TrackingEvent[] = [];
  for (const answer of answers) {
    const activity = page.activities.find(({ id }) => id === answer.activityId);
    if (!activity || current.activities.get(idHash(activity.id))?.checked) continue;
    const activities = new Map(current.activities).set(idHash(activity.id), handIn(current, activity, answer));
    current = { ...current, activities };
    events.push(...answeredEvents(answer, { config, state: current, page, activity, now }));
  }
  const record = handedInRecord(assessmentRecord(state, page), page, shareOf(page, answers));
  return { state: withAssessment(current, page, record), events, urgency: 'now' };
}

/** Points earned by points to be had, 0–1; a question without an answer earns nothing. */
function shareOf(page: PageConfig, answers: readonly HandedIn[]): number {
  const total = page.activities.reduce((sum, { points }) => sum + points, 0);
  const shares = new Map(answers.map(({ activityId, score }) => [activityId, score.share]));
  const earned = page.activities.reduce((sum, { id, points }) => sum + points * (shares.get(id) ?? 0), 0);
  return total === 0 ? 1 : earned / total;
}

/** The best never falls, and a pass stays. Scores are kept in the steps that saved progress has. */
function handedInRecord(record: SavedAssessment, page: PageConfig, share: number): SavedAssessment {
  const last = Math.round(share * 10_000) / 10_000;
  // A share such as 0.1 + 0.7 must not miss a pass mark of 0.8 by the last bit.
  const passed = record.passed || share >= (page.assessment?.passMark ?? 0) - 1e-9;
  return { ...record, tries: record.tries + 1, open: false, passed, last, best: Math.max(record.best ?? 0, last) };
}
