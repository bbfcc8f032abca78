/** Opens again what was reworded or retyped since it was answered. Pure. */

import { idHash } from '../model/hash.js';
import type { ActivityPieces, PreparedState } from '../model/page-api.js';
import { hasPool } from '../model/pool.js';
import { savedAssessment } from '../model/progress.js';
import type { ActivityConfig, PageConfig, RuntimeConfig } from '../model/runtime-config.js';
import type { SavedActivity, SavedState } from '../model/saved-state.js';
import { isOutdated, questionsOf, tryFingerprintOf } from '../model/try-questions.js';
import { withAssessment } from './assessment-try.js';
import { attempt } from './guard.js';
import { newRecord } from './hand-in.js';

/** Completed work keeps its records: its result stands, whatever was reworded since. */
export function reopenChanged(config: RuntimeConfig, saved: SavedState, pieces?: ActivityPieces): PreparedState {
  const activities = new Map(saved.activities);
  const reopened = new Set<string>();
  let state: SavedState = { ...saved, activities };
  for (const page of config.pages) {
    for (const activity of page.activities) {
      const record = activities.get(idHash(activity.id));
      if (!record || state.completedAt !== undefined || fits(record, activity, pieces)) continue;
      activities.delete(idHash(activity.id));
      reopened.add(activity.id);
    }
  }
  for (const page of config.pages) {
    const { tries = 0, open = false, fingerprint } = savedAssessment(state, page.id) ?? {};
    if (open && fingerprint !== tryFingerprintOf(state, page)) {
      state = restartTry(state, page);
      reopened.add(page.id);
    } else if (page.assessment && !open && tries === 0) {
      // Answered elsewhere before the question was moved here: practice, and no answer of a try that has not begun.
      state = withoutAnswers(state, page);
    } else if (holdsMoreThanDrawn(state, page)) {
      state = withoutAnswers(state, page);
    }
  }
  return { state, reopened };
}

/** Of a try at a version that drew more: the build has seen to room for what this one draws. Its result stands. */
function holdsMoreThanDrawn(state: SavedState, page: PageConfig): boolean {
  if (!hasPool(page) || !isOutdated(state, page)) return false;
  const answered = page.activities.filter(({ id }) => state.activities.get(idHash(id))?.answer);
  return answered.length > questionsOf(state, page).length;
}

/** Whether a record is one of the question as it is now: neither reworded nor of another type, whose answer reads differently. */
function fits({ fingerprint, answer }: SavedActivity, activity: ActivityConfig, pieces?: ActivityPieces): boolean {
  if (fingerprint !== activity.fingerprint) return false;
  const piece = pieces?.get(activity.type);
  if (!piece || !answer || answer.kind === 'later') return true;
  return attempt(() => piece.tracking.unpack(activity.data, answer)) !== undefined;
}

/** The tries that were handed in stay counted. */
export function withoutAnswers(state: SavedState, page: PageConfig): SavedState {
  const activities = new Map(state.activities);
  for (const { id } of page.activities) {
    const record = activities.get(idHash(id));
    if (record) activities.set(idHash(id), newRecord(record.fingerprint, record.tries));
  }
  return { ...state, activities };
}

/** Opens a try with empty answers. */
export function restartTry(state: SavedState, page: PageConfig): SavedState {
  return withAssessment(withoutAnswers(state, page), page, { open: true });
}
