/** How a learner's tries at an assessment stand: opened by the first answer, handed in once. Pure. */

import { idHash } from '../model/hash.js';
import { savedAssessment, triesAreSpent } from '../model/progress.js';
import type { PageConfig } from '../model/runtime-config.js';
import { assessmentFingerprintOf, type SavedAssessment, type SavedState } from '../model/state.js';

export interface AssessmentTry {
  /** 1 for the first. Of the try that is open or to come, else of the last. */
  readonly number: number;
  /** Whether answers may be given. */
  readonly open: boolean;
  readonly handedIn: boolean;
  /** Whether another may be begun after it. */
  readonly another: boolean;
}

/** How the learner's tries at a page stand. Before the first one everything is open. */
export function tryOf(state: SavedState, page: PageConfig): AssessmentTry {
  const saved = savedAssessment(state, page.id);
  const tries = saved?.tries ?? 0;
  const spent = triesAreSpent(page, state);
  const open = !spent && (tries === 0 || saved?.open === true);
  const another = !open && !spent && saved?.passed !== true;
  return { number: open ? tries + 1 : tries, open, handedIn: !open, another };
}

/** What is saved of an assessment, or what stands for nothing yet. */
export function assessmentRecord(state: SavedState, page: PageConfig): SavedAssessment {
  const saved = savedAssessment(state, page.id);
  return saved ?? { fingerprint: assessmentFingerprintOf(page.activities), tries: 0, open: false, passed: false };
}

export function withAssessment(state: SavedState, page: PageConfig, record: SavedAssessment): SavedState {
  return { ...state, assessments: new Map(state.assessments).set(idHash(page.id), record) };
}

/** Notes that a try has begun; the same state where the page is no assessment or its try is open already. */
export function openTry(state: SavedState, page: PageConfig): SavedState {
  const record = assessmentRecord(state, page);
  if (page.kind !== 'assessment' || record.open || !tryOf(state, page).open) return state;
  return withAssessment(state, page, { ...record, open: true, fingerprint: assessmentFingerprintOf(page.activities) });
}
