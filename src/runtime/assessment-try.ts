/** How a learner's tries at an assessment stand: opened by the first answer, handed in once. Pure. */

import { idHash } from '../model/hash.js';
import type { AssessmentTry } from '../model/page-api.js';
import { savedAssessment, triesAreSpent } from '../model/progress.js';
import type { PageConfig } from '../model/runtime-config.js';
import type { SavedAssessment, SavedState } from '../model/saved-state.js';
import { isAskedAgain, isHandedIn, isOutdated, tryFingerprintOf, tryNumberOf } from '../model/try-questions.js';

/** How the learner's tries at a page stand. Before the first one everything is open. */
export function tryOf(state: SavedState, page: PageConfig): AssessmentTry {
  const { passed = false } = savedAssessment(state, page.id) ?? {};
  const handedIn = isHandedIn(state, page);
  return {
    number: tryNumberOf(state, page),
    handedIn,
    another: handedIn && !triesAreSpent(page, state) && !passed,
    again: !!page.assessment && page.activities.some((activity) => isAskedAgain(state, activity)),
    outdated: isOutdated(state, page),
  };
}

export function withAssessment(state: SavedState, page: PageConfig, change: Partial<SavedAssessment>): SavedState {
  const hash = idHash(page.id);
  const record = { tries: 0, open: false, passed: false, fingerprint: 0, ...state.assessments.get(hash), ...change };
  const write = (fingerprint: number): SavedState => ({
    ...state,
    assessments: new Map(state.assessments).set(hash, { ...record, fingerprint }),
  });
  // Which questions they are depends on the number of the try.
  return write(tryFingerprintOf(write(0), page));
}

/** Notes that a try has begun; the same state where the page is no assessment or its try is open already. */
export function openTry(state: SavedState, page: PageConfig): SavedState {
  if (!page.assessment || savedAssessment(state, page.id)?.open || isHandedIn(state, page)) return state;
  return withAssessment(state, page, { open: true });
}
