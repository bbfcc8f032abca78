/** What is told of all assessments together: the score, and whether they are passed. Pure. */

import type { Facts } from '../model/page-api.js';
import { scoreOf as earnedScore } from '../model/progress.js';
import type { RuntimeConfig } from '../model/runtime-config.js';
import type { SavedState } from '../model/saved-state.js';
import type { HostStatus } from '../model/tracking.js';

/** What a host's rounding may take off a score: half a point of a hundred. */
const ROUNDING = 0.005;

/**
 * The score once the result stands. A failed try that leaves tries over is no result, even where an attempt is enough for
 * completion: hosts keep what they are told first.
 */
export function scoreOf(config: RuntimeConfig, state: SavedState): number | undefined {
  return state.success === 'unknown' ? undefined : earnedScore(config, state);
}

/** Score and success beyond what is known, the score first. */
export function resultFacts(config: RuntimeConfig, state: SavedState, known: HostStatus, duration: number): Facts {
  const { success, courseMajor } = state;
  const score = scoreOf(config, state);
  const facts: Facts[number][] = [];
  if (score !== undefined && score > (known.score ?? -1) + ROUNDING) {
    facts.push([{ type: 'scored', score }, courseMajor, Math.round(score * 10_000)]);
  }
  if (success !== 'unknown' && success !== known.success && known.success !== 'passed') {
    const fact = { type: 'success', success, score: score ?? Number(success === 'passed'), duration } as const;
    facts.push([fact, courseMajor, success]);
  }
  return facts;
}
