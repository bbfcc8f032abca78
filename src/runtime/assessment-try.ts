/** How a learner's tries at an assessment stand: opened by the first answer, handed in once. Pure. */

import { idHash } from '../model/hash.js';
import type { AssessmentTry } from '../model/page-api.js';
import { savedAssessment, triesAreSpent } from '../model/progress.js';
import type { PageConfig } from '../model/runtime-config.js';
import { assessmentFingerprintOf, type SavedAssessment, type SavedState } from '../model/saved-state.js';

/** How the learner's tries at a page stand. Before the first one everything is open. */
export function tryOf(state: SavedState, page: PageConfig): AssessmentTry {
  const { tries = 0, open = false, passed = false } = savedAssessment(state, page.id) ?? {};
  const spent = triesAreSpent(page, state);
  const handedIn = spent || (tries > 0 && !open);
  return { number: handedIn ? tries : tries + 1, handedIn, another: handedIn && !spent && !passed };
}

export function withAssessment(state: SavedState, page: PageConfig, change: Partial<SavedAssessment>): SavedState {
  const hash = idHash(page.id);
  const record = state.assessments.get(hash) ?? { tries: 0, open: false, passed: false };
  const fingerprint = assessmentFingerprintOf(page.activities);
  return { ...state, assessments: new Map(state.assessments).set(hash, { ...record, fingerprint, ...change }) };
}

/** Notes that a try has begun; the same state where the page is no assessment or its try is open already. */
export function openTry(state: SavedState, page: PageConfig): SavedState {
  if (!page.assessment || savedAssessment(state, page.id)?.open || tryOf(state, page).handedIn) return state;
  return withAssessment(state, page, { open: true });
}
