/** What a learner can do, as plain data, and what comes of it. */

import type { PackedAnswer, SavedState } from '../model/saved-state.js';
import type { InteractionDefinition, Score, TrackingEvent } from '../model/tracking.js';

/** An answer as the learner hands it in. */
export interface HandedIn {
  readonly activityId: string;
  readonly packed: PackedAnswer;
  readonly score: Score;
  /** Undefined where the activity is never reported. */
  readonly definition: InteractionDefinition | undefined;
  /** Indexes into the definition's components. */
  readonly response: readonly number[];
  /** Milliseconds from first sight. */
  readonly latency: number;
}

export type SessionAction =
  /** The learner is on this page now. */
  | { readonly type: 'open'; readonly pageId: string }
  /** The learner went on from the page, or saw its end. `duration`: milliseconds on it. */
  | { readonly type: 'view'; readonly pageId: string; readonly duration: number }
  /** The answer changed and was not handed in. */
  | { readonly type: 'draft'; readonly activityId: string; readonly packed: PackedAnswer }
  | { readonly type: 'answer'; readonly answer: HandedIn }
  | { readonly type: 'hint' | 'reveal'; readonly activityId: string }
  /** An assessment is handed in: all of its questions that have an answer. */
  | { readonly type: 'submit'; readonly pageId: string; readonly answers: readonly HandedIn[] }
  | { readonly type: 'restart'; readonly pageId: string };

/** How soon a change has to reach the host: `now`, or `soon`: with the next commit or a little later. */
export type Urgency = 'now' | 'soon';

/** The state after an action (the same object where nothing changed), and the facts that are new with it. */
export interface Step {
  readonly state: SavedState;
  readonly events: readonly TrackingEvent[];
}

/** The urgency of what an action changes by itself. */
export const URGENCY: Readonly<Record<SessionAction['type'], Urgency>> = {
  // The place is told at each page; that the end of a page was seen can wait until the learner goes on.
  open: 'now',
  view: 'soon',
  draft: 'soon',
  answer: 'now',
  hint: 'soon',
  reveal: 'soon',
  submit: 'now',
  restart: 'soon',
};
