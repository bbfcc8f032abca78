/** What an activity's frame shows, from how the learner's work on it stands. Pure. */

import type { SavedActivity } from '../model/saved-state.js';
import type { Outcome } from '../model/tracking.js';

/** Names of buttons, which are the keys of their words. */
export type ActivityButton = 'check' | 'save-answer' | 'note-done' | 'try-again' | 'reveal' | 'hint';

export interface ActivityView {
  readonly locked: boolean;
  /** As MountedActivity.mark has it. */
  readonly mark: 'none' | 'part' | 'all';
  readonly buttons: readonly ActivityButton[];
  /** The outcome that is said in words. */
  readonly outcome: Outcome | undefined;
  /** Whether the author's feedback on the outcome is shown. */
  readonly feedback: boolean;
  /** Whether it is said that an assessment was handed in without it. */
  readonly missed: boolean;
  /** Whether its answer was taken over from the try before, and is said to count. */
  readonly kept: boolean;
  /** Tries that are said to be left; 0 where nothing is said. */
  readonly triesLeft: number;
  readonly hint: boolean;
}

export interface ActivitySituation {
  readonly saved: SavedActivity;
  /** Whether an answer was handed in before the question was reworded. */
  readonly outdated: boolean;
  /** Of the answer that was handed in. */
  readonly outcome: Outcome | undefined;
  /** 0 = as many as wanted. */
  readonly attempts: number;
  /** Nothing is right or wrong. */
  readonly neutral: boolean;
  /** What was written is the learner's own. */
  readonly isPrivate?: boolean | undefined;
  /** As ActivityTracking has it. */
  readonly endsByItself?: boolean | undefined;
  readonly hasHint: boolean;
  readonly readOnly: boolean;
  /** On an assessment page. */
  readonly assessment:
    | {
        readonly feedback: 'each' | 'end';
        /** Whether the try has been handed in. */
        readonly handedIn: boolean;
        /** Whether another try may follow. */
        readonly another: boolean;
      }
    | undefined;
}

/**
 * In an assessment each try takes one answer; while another may follow its result, the right answers stay hidden, or the
 * next try would test the memory. Elsewhere a wrong answer may be tried again as long as tries are left. What ends by itself
 * has no button for it, and stays open after a right answer too: there are other ways to be seen.
 */
export function viewActivity(situation: ActivitySituation): ActivityView {
  const { saved, attempts, neutral, isPrivate, endsByItself, hasHint, readOnly, assessment } = situation;
  const { checked, revealed, hinted } = saved;
  const atOnce = assessment?.feedback !== 'end';
  // With the others still open, it can only be one of the try before.
  const kept = checked && !atOnce && !assessment.handedIn;
  const shown = checked && (atOnce || assessment.handedIn || (kept && !neutral));
  const spent = attempts > 0 && saved.tries >= attempts;
  const over = assessment
    ? assessment.handedIn || checked
    : spent || (!endsByItself && (revealed || (checked && situation.outcome === 'correct')));
  const showsAll = assessment ? atOnce || (assessment.handedIn && !assessment.another) : over;
  const again = shown && !neutral && !endsByItself;
  const buttons: ActivityButton[] = [];
  if (!over && !readOnly && atOnce) {
    if (again) buttons.push('try-again');
    else if (!endsByItself) buttons.push(isPrivate ? 'note-done' : neutral ? 'save-answer' : 'check');
    if (again && attempts === 0) buttons.push('reveal');
    if (hasHint && !hinted && !assessment) buttons.push('hint');
  }
  return {
    locked: over || again || readOnly,
    mark: neutral || !(shown || (revealed && !assessment)) ? 'none' : showsAll ? 'all' : 'part',
    buttons,
    outcome: shown ? situation.outcome : undefined,
    feedback: shown && (over || neutral || !!endsByItself),
    missed: !!assessment?.handedIn && !checked && !situation.outdated,
    kept: kept && !neutral,
    triesLeft: assessment || neutral || over || attempts < 2 ? 0 : attempts - saved.tries,
    hint: hasHint && hinted && !assessment,
  };
}
