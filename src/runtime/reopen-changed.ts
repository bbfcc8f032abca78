/** Opens again what was reworded since it was answered. Pure. */

import { idHash } from '../model/hash.js';
import type { PreparedState } from '../model/page-api.js';
import { savedAssessment } from '../model/progress.js';
import type { PageConfig, RuntimeConfig } from '../model/runtime-config.js';
import { assessmentFingerprintOf, type SavedState } from '../model/saved-state.js';
import { withAssessment } from './assessment-try.js';
import { newRecord } from './hand-in.js';

/** Completed work keeps its records: its result stands, whatever was reworded since. */
export function reopenChanged(config: RuntimeConfig, saved: SavedState): PreparedState {
  const activities = new Map(saved.activities);
  const reopened = new Set<string>();
  let state: SavedState = { ...saved, activities };
  for (const page of config.pages) {
    for (const { id, fingerprint } of page.activities) {
      const record = activities.get(idHash(id));
      if (!record || record.fingerprint === fingerprint || state.completedAt !== undefined) continue;
      activities.delete(idHash(id));
      reopened.add(id);
    }
    const assessment = savedAssessment(state, page.id);
    if (!assessment?.open || assessment.fingerprint === assessmentFingerprintOf(page.activities)) continue;
    state = restartTry(state, page);
    reopened.add(page.id);
  }
  return { state, reopened };
}

/** Opens a try with empty answers; the tries that were handed in stay counted. */
export function restartTry(state: SavedState, page: PageConfig): SavedState {
  const activities = new Map(state.activities);
  for (const { id } of page.activities) {
    const record = activities.get(idHash(id));
    if (record) activities.set(idHash(id), newRecord(record.fingerprint, record.tries));
  }
  return withAssessment({ ...state, activities }, page, { open: true });
}
