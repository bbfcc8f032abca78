/** The score of what has several parts: each earns its share, and only a wholly right answer is correct. */

import type { Score } from './tracking.js';

/** `right` of `all` parts. */
export function scoreOfRight(right: number, all: number): Score {
  return { outcome: right === all ? 'correct' : right > 0 ? 'partial' : 'incorrect', share: right / all };
}
