/** Saved progress made ready for this version of the course: what was renamed is found, what was reworded starts afresh. */

import type { ActivityPieces, ActivityRules, PreparedState } from '../model/page-api.js';
import { adoptState } from '../model/progress.js';
import type { RuntimeConfig } from '../model/runtime-config.js';
import type { SavedState } from '../model/saved-state.js';

/** A course's configuration, and the rules of its activities, where it has any. */
export interface CourseRules {
  readonly config: RuntimeConfig;
  readonly rules: ActivityRules | undefined;
}

/** The state with which a launch begins. */
export function prepareState(
  { config, rules }: CourseRules,
  saved: SavedState,
  activities?: ActivityPieces,
): PreparedState {
  const adopted = adoptState(config, saved);
  const state = { ...adopted, sessions: adopted.sessions + 1 };
  return rules?.prepare(config, state, activities) ?? { state, reopened: new Set() };
}
