/** Saved progress made ready for this version of the course: what was renamed is found, what was reworded starts afresh. */

import { idHash } from '../model/hash.js';
import { adoptState } from '../model/progress.js';
import type { ActivityConfig, PageConfig, RuntimeConfig } from '../model/runtime-config.js';
import { assessmentFingerprintOf, type SavedActivity, type SavedState } from '../model/state.js';

export interface PreparedState {
  readonly state: SavedState;
  /** Activities whose saved answer no longer fits their question, and assessments whose open try began again. */
  readonly reopened: readonly string[];
}

/** The state with which a launch begins. Completed work keeps its records: its result stands, whatever was reworded since. */
export function prepareState(config: RuntimeConfig, saved: SavedState): PreparedState {
  const adopted = adoptState(config, saved);
  const launched = { ...adopted, sessions: adopted.sessions + 1 };
  const changed = launched.completedAt === undefined ? changedActivities(config, launched) : [];
  const activities = new Map(launched.activities);
  for (const id of changed) activities.delete(idHash(id));
  const pages = config.pages.filter((page) => isChangedTry(launched, page));
  const state = pages.reduce(restartTry, { ...launched, activities });
  return { state, reopened: [...changed, ...pages.map(({ id }) => id)] };
}

function changedActivities(config: RuntimeConfig, state: SavedState): string[] {
  const all = config.pages.flatMap((page) => page.activities);
  const isChanged = ({ id, fingerprint }: ActivityConfig): boolean =>
    (state.activities.get(idHash(id))?.fingerprint ?? fingerprint) !== fingerprint;
  return all.filter(isChanged).map(({ id }) => id);
}

/** Whether a try is open whose questions are others now. */
function isChangedTry(state: SavedState, page: PageConfig): boolean {
  const saved = state.assessments.get(idHash(page.id));
  return saved?.open === true && saved.fingerprint !== assessmentFingerprintOf(page.activities);
}

/** Begins the open try again; the tries that were handed in stay counted. */
function restartTry(state: SavedState, page: PageConfig): SavedState {
  const saved = state.assessments.get(idHash(page.id));
  if (!saved) return state;
  const record = { ...saved, fingerprint: assessmentFingerprintOf(page.activities) };
  const assessments = new Map(state.assessments).set(idHash(page.id), record);
  return { ...state, assessments, activities: withoutAnswers(state, page) };
}

/** The records of activities with the answers of an assessment page taken out, so that another try starts empty. */
export function withoutAnswers(state: SavedState, page: PageConfig): ReadonlyMap<number, SavedActivity> {
  const activities = new Map(state.activities);
  for (const { id } of page.activities) {
    const record = activities.get(idHash(id));
    if (!record) continue;
    const { answer: _answer, ...rest } = record;
    activities.set(idHash(id), { ...rest, checked: false, revealed: false, hinted: false });
  }
  return activities;
}
