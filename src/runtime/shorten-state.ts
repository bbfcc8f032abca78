/** Saved progress that earlier versions of the course have made longer than the host keeps. Pure. */

import { idHash } from '../model/hash.js';
import { type RuntimeConfig, SUSPEND_DATA_LIMIT } from '../model/runtime-config.js';
import type { SavedState } from '../model/saved-state.js';

/**
 * What the course no longer has is kept, since a later version may bring it back, but never at the cost of what it has: a
 * build only sees to it that this version's own work fits. Undefined where the text, of this `length`, fits as it is.
 */
export function shortenState(config: RuntimeConfig, state: SavedState, length: number): SavedState | undefined {
  if (length <= (config.tracking.suspendData ?? SUSPEND_DATA_LIMIT)) return undefined;
  const known = new Set(
    config.pages.flatMap(({ id, activities }) => [id, ...activities.map((each) => each.id)]).map(idHash),
  );
  const withoutGone = <T>(records: ReadonlyMap<number, T>): ReadonlyMap<number, T> =>
    new Map([...records].filter(([hash]) => known.has(hash)));
  return {
    ...state,
    viewed: new Set([...state.viewed].filter((hash) => known.has(hash))),
    activities: withoutGone(state.activities),
    assessments: withoutGone(state.assessments),
  };
}
