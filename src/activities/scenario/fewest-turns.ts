/** How long a conversation is at least: what its page tells learners before they begin. */

import type { ScenarioConfig } from './model.js';
import { isOffered, START, type Standing, standingAfter } from './walk-model.js';

/** The fewest turns to a good end; to any end where no good one can be reached. Every conversation that is built has an end. */
export function fewestTurns({ steps }: Pick<ScenarioConfig, 'steps'>): number {
  const seen = new Set<string>();
  let toAny = 0;
  let standings: Standing[] = [START];
  for (let turns = 0; standings.length > 0; turns++) {
    const next: Standing[] = [];
    for (const standing of standings) {
      const { end, choices = [] } = steps[standing.step] ?? {};
      if (end === 'good') return turns;
      if (end && !toAny) toAny = turns;
      for (const choice of choices) {
        const after = standingAfter(standing, choice);
        const key = `${after.step} ${after.flags}`;
        if (!isOffered(choice, standing.flags) || seen.has(key)) continue;
        seen.add(key);
        next.push(after);
      }
    }
    standings = next;
  }
  return toAny;
}
