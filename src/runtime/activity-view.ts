/** What an activity's frame shows, from how the learner's work on it stands. Pure. */

import type { SavedActivity } from '../model/state.js';
import type { Outcome } from '../model/tracking.js';

export type ActivityButton = 'check' | 'save' | 'again' | 'reveal' | 'hint';

export interface ActivityView {
  readonly locked: boolean;
  /** As MountedActivity.mark has it. */
  readonly mark: 'none' | 'part' | 'all';
  readonly buttons: readonly ActivityButton[];
  /** The outcome that is said in words. */
  readonly outcome?: Outcome;
  /** Whether the author's feedback on the outcome is shown. */
  readonly feedback: boolean;
  /** Tries that are said to be left. */
  readonly triesLeft?: number;
  readonly revealed: boolean;
  readonly hint: boolean;
}

export interface ActivitySituation {
  readonly saved: SavedActivity;
  /** Of the answer that was handed in. */
  readonly outcome?: Outcome;
  /** 0 = as many as wanted. */
  readonly attempts: number;
  /** Nothing is right or wrong. */
  readonly neutral: boolean;
  readonly hasHint: boolean;
  readonly readOnly: boolean;
  /** On an assessment page. */
  readonly assessment?: {
    readonly feedback: 'each' | 'end';
    /** Whether the try has been handed in. */
    readonly handedIn: boolean;
    /** Whether another try may follow. */
    readonly another: boolean;
  };
}

const BARE: ActivityView = { locked: false, mark: 'none', buttons: [], feedback: false, revealed: false, hint: false };

export function viewActivity(situation: ActivitySituation): ActivityView {
  const { saved, readOnly, assessment } = situation;
  if (assessment) return viewQuestion(situation, assessment);
  const view = saved.checked || saved.revealed ? viewHandedIn(situation) : viewOpen(situation);
  const hint = saved.hinted && situation.hasHint;
  return readOnly ? { ...view, locked: true, buttons: [], hint } : { ...view, hint };
}

/** No answer is handed in, or the last one is being changed. */
function viewOpen({ saved, attempts, neutral, hasHint }: ActivitySituation): ActivityView {
  const left = attempts - saved.tries;
  if (attempts > 0 && left <= 0) return { ...BARE, locked: true };
  const hint: ActivityButton[] = hasHint && !saved.hinted ? ['hint'] : [];
  const view = { ...BARE, buttons: [neutral ? 'save' : 'check', ...hint] as const };
  return attempts > 1 && !neutral ? { ...view, triesLeft: left } : view;
}

function viewHandedIn(situation: ActivitySituation): ActivityView {
  const { saved, attempts, neutral, hasHint } = situation;
  const outcome = saved.checked ? situation.outcome : undefined;
  const said = outcome === undefined ? {} : { outcome };
  const last = attempts > 0 && saved.tries >= attempts;
  if (neutral) return { ...BARE, ...said, locked: last, buttons: last ? [] : ['save'], feedback: true };
  if (outcome === 'correct' || last || saved.revealed) {
    return { ...BARE, ...said, locked: true, mark: 'all', feedback: true, revealed: saved.revealed };
  }
  const reveal: ActivityButton[] = attempts === 0 ? ['reveal'] : [];
  const hint: ActivityButton[] = hasHint && !saved.hinted ? ['hint'] : [];
  const view = { ...BARE, ...said, locked: true, mark: 'part', buttons: ['again', ...reveal, ...hint] } as const;
  return attempts > 0 ? { ...view, triesLeft: attempts - saved.tries } : view;
}

/**
 * A question of an assessment: one answer in each try. While another try may follow its result, the right answers stay
 * hidden, or the next try would test the memory.
 */
function viewQuestion(
  { saved, outcome, readOnly, neutral }: ActivitySituation,
  { feedback, handedIn, another }: NonNullable<ActivitySituation['assessment']>,
): ActivityView {
  const each = feedback === 'each';
  const said = outcome === undefined ? {} : { outcome };
  if (saved.checked && (each || handedIn)) {
    const mark = neutral ? 'none' : each || !another ? 'all' : 'part';
    return { ...BARE, ...said, locked: true, mark, feedback: true };
  }
  if (handedIn || readOnly) return { ...BARE, locked: true };
  return each ? { ...BARE, buttons: [neutral ? 'save' : 'check'] } : BARE;
}
