/** Which questions a try at an assessment asks, as it follows from saved progress. Pure. */

import { hash32, idHash } from './hash.js';
import { drawQuestions, hasPool } from './pool.js';
import { savedAssessment, triesAreSpent } from './progress.js';
import type { ActivityConfig, PageConfig } from './runtime-config.js';
import { assessmentFingerprintOf, type SavedActivity, type SavedState } from './saved-state.js';

/** Whether the last try is handed in and no other has begun. */
export function isHandedIn(state: SavedState, page: PageConfig): boolean {
  const { tries = 0, open = false } = savedAssessment(state, page.id) ?? {};
  return triesAreSpent(page, state) || (tries > 0 && !open);
}

/** 1 for the first: of the try that is open or to come, else of the last. */
export function tryNumberOf(state: SavedState, page: PageConfig): number {
  const { tries = 0 } = savedAssessment(state, page.id) ?? {};
  return isHandedIn(state, page) ? tries : tries + 1;
}

/** The questions of the try, in the order of the page. */
export function questionsOf(state: SavedState, page: PageConfig): readonly ActivityConfig[] {
  if (!hasPool(page)) return page.activities;
  const again = page.activities.filter((activity) => isAskedAgain(state, activity));
  if (again.length > 0) return again;
  // The first of the ids tells pages apart and stays where a page is renamed.
  const [first = ''] = page.activities.map(({ id }) => id).sort();
  return drawQuestions(page, hash32(`${state.attemptId}:${first} draw:${tryNumberOf(state, page)}`));
}

/** Whether the question stands in this try because it stood in the one before, of which only what was wrong is asked again. */
export function isAskedAgain(state: SavedState, activity: ActivityConfig): boolean {
  return recordThatFits(state, activity)?.hinted === true;
}

export function tryFingerprintOf(state: SavedState, page: PageConfig): number {
  return assessmentFingerprintOf(questionsOf(state, page));
}

/** Whether a try was handed in whose questions are no longer those that the page would ask. */
export function isOutdated(state: SavedState, page: PageConfig): boolean {
  const saved = savedAssessment(state, page.id);
  return !!saved?.tries && isHandedIn(state, page) && saved.fingerprint !== tryFingerprintOf(state, page);
}

/** The questions that are shown. Of a try whose pool has changed since only what was answered is known. */
export function shownQuestions(state: SavedState, page: PageConfig): readonly ActivityConfig[] {
  if (!hasPool(page) || !isOutdated(state, page)) return questionsOf(state, page);
  return page.activities.filter((activity) => recordThatFits(state, activity)?.checked);
}

function recordThatFits(state: SavedState, { id, fingerprint }: ActivityConfig): SavedActivity | undefined {
  const record = state.activities.get(idHash(id));
  return record?.fingerprint === fingerprint ? record : undefined;
}
