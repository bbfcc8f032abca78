/** Handing in one answer: its record in saved progress, and the fact that is told of it. Pure. */

import { rowIdOf } from '../model/activity-tracking.js';
import { hash32, idHash } from '../model/hash.js';
import type { Facts, HandedIn, Step } from '../model/page-api.js';
import type { ActivityConfig, PageConfig, RuntimeConfig } from '../model/runtime-config.js';
import type { SavedActivity, SavedState } from '../model/saved-state.js';
import { tryOf } from './assessment-try.js';

/** An activity with the page that it stands on. */
export interface Found {
  readonly page: PageConfig;
  readonly activity: ActivityConfig;
}

/** What is saved of an activity, or what stands for nothing yet. A question that has changed is as good as new but for its tries. */
export function recordOf(state: SavedState, { id, fingerprint }: ActivityConfig): SavedActivity {
  const record = state.activities.get(idHash(id));
  if (record?.fingerprint === fingerprint) return record;
  return newRecord(fingerprint, record?.tries);
}

/** Without an answer; the tries that were handed in stay counted. */
export function newRecord(fingerprint: number, tries = 0): SavedActivity {
  return { fingerprint, tries, checked: false, revealed: false, hinted: false };
}

export function withRecord(state: SavedState, activity: ActivityConfig, change: Partial<SavedActivity>): SavedState {
  const record = { ...recordOf(state, activity), ...change };
  return { ...state, activities: new Map(state.activities).set(idHash(activity.id), record) };
}

export interface HandInContext extends Found {
  readonly config: RuntimeConfig;
  readonly state: SavedState;
}

export function handIn({ config, state, page, activity }: HandInContext, handedIn: HandedIn): Step {
  const { packed, definition, response, rows, ...rest } = handedIn;
  const tries = recordOf(state, activity).tries + 1;
  const after = withRecord(state, activity, { tries, checked: true, answer: packed });
  if (!definition || !config.tracking.interactions) return { state: after, facts: [] };
  const { id, fingerprint, points: weighting, objectiveIds } = activity;
  const { number } = tryOf(state, page);
  const facts = (rows ?? [definition]).map((definition, at): Facts[number] => {
    const activityId = rows ? rowIdOf(id, at) : id;
    const told = rows ? response.flatMap((part) => (Array.isArray(part) && part[0] === at ? part[1] : [])) : response;
    const answer = { ...rest, definition, response: told, activityId, pageId: page.id, weighting, objectiveIds };
    // The fingerprint, because a question that was reworded starts counting again.
    // Two comments of two devices at once would otherwise be one statement, of which an LRS keeps the first.
    const own = definition.type === 'long-fill-in' ? told.map((text) => hash32(String(text))) : [];
    return [{ type: 'answered', answer }, activityId, fingerprint, number, tries, ...own];
  });
  return { state: after, facts };
}
