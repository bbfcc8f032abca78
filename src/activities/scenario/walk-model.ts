/** Walking a conversation: where a path leads. */

import type { ScenarioChoice, ScenarioConfig, ScenarioPath } from './model.js';

/** Turns that saved progress has room for, and no conversation needs more of without going round. */
export const MOST_TURNS = 24;

/** Where a conversation stands: at a step, with flags. */
export interface Standing {
  readonly step: number;
  readonly flags: number;
}

export const START: Standing = { step: 0, flags: 0 };

export function isOffered({ need = 0, not = 0 }: ScenarioChoice, flags: number): boolean {
  return (flags & need) === need && (flags & not) === 0;
}

export function standingAfter({ flags }: Standing, { to, set = 0 }: ScenarioChoice): Standing {
  return { step: to, flags: flags | set };
}

/** Where each turn of a path stands, and the end of it, so one more than turns; undefined where it cannot be walked. */
export function standingsOf({ steps }: Pick<ScenarioConfig, 'steps'>, path: ScenarioPath): Standing[] | undefined {
  let at = START;
  const standings = [at];
  for (const index of path) {
    const choice = steps[at.step]?.choices[index];
    if (!choice || !isOffered(choice, at.flags)) return undefined;
    at = standingAfter(at, choice);
    standings.push(at);
  }
  return path.length > MOST_TURNS ? undefined : standings;
}
