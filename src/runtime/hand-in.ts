/** Handing in one answer: its record in saved progress, and the fact that is told of it. Pure. */

import { idHash } from '../model/hash.js';
import type { ActivityConfig, PageConfig, RuntimeConfig } from '../model/runtime-config.js';
import type { PackedAnswer, SavedActivity, SavedState } from '../model/state.js';
import type { InteractionDefinition, Score, TrackingEvent } from '../model/tracking.js';
import { tryOf } from './assessment-try.js';
import { eventId } from './result-events.js';

/** An answer as the learner hands it in. */
export interface HandedIn {
  readonly activityId: string;
  readonly packed: PackedAnswer;
  readonly score: Score;
  /** Undefined where the activity is never reported. */
  readonly definition?: InteractionDefinition;
  /** Indexes into the definition's components. */
  readonly response: readonly number[];
  /** Milliseconds from first sight. */
  readonly latency: number;
}

/** An activity with the page that it stands on. */
export interface Found {
  readonly page: PageConfig;
  readonly activity: ActivityConfig;
}

/** What is saved of an activity, or what stands for nothing yet. A question that has changed is as good as new but for its tries. */
export function recordOf(state: SavedState, { id, fingerprint }: ActivityConfig): SavedActivity {
  const record = state.activities.get(idHash(id));
  if (record?.fingerprint === fingerprint) return record;
  return { fingerprint, tries: record?.tries ?? 0, checked: false, revealed: false, hinted: false };
}

/** The record of an activity once an answer has been handed in. */
export function handIn(state: SavedState, activity: ActivityConfig, { packed }: HandedIn): SavedActivity {
  const record = recordOf(state, activity);
  return { ...record, tries: record.tries + 1, checked: true, answer: packed };
}

export interface AnsweredContext extends Found {
  readonly config: RuntimeConfig;
  /** In which the answer is handed in already. */
  readonly state: SavedState;
  readonly now: number;
}

/** The fact that an answer was given, where it is to be told. */
export function answeredEvents(handedIn: HandedIn, context: AnsweredContext): TrackingEvent[] {
  const { config, state, page, activity, now } = context;
  const { definition, response, score, latency } = handedIn;
  if (!definition || !config.tracking.interactions) return [];
  const assessmentTry = page.kind === 'assessment' ? tryOf(state, page).number : 0;
  const count = recordOf(state, activity).tries;
  const id = eventId(state, `answered:${activity.id}:${activity.fingerprint}:${assessmentTry}:${count}`);
  const { points: weighting, objectiveIds } = activity;
  const where = { activityId: activity.id, pageId: page.id };
  return [
    {
      type: 'answered',
      id,
      time: now,
      answer: { ...where, definition, response, score, weighting, objectiveIds, latency },
    },
  ];
}
