/** The words of an assessment: what it takes, which try it is, what came of it. */

import { triesAreSpent } from '../model/progress.js';
import type { PageConfig } from '../model/runtime-config.js';
import type { SavedAssessment } from '../model/state.js';
import { tryOf } from './assessment-try.js';
import { type Player, word } from './player.js';

/** Whole per cent, rounded down: 79.6 % must not read as the 80 % that it takes. */
export function percentOf(share: number): number {
  return Math.floor(share * 100 + 1e-6);
}

/** What it takes to pass and which try this is. */
export function tryWords(player: Player, page: PageConfig): string[] {
  const { passMark = 0, attempts = 0 } = page.assessment ?? {};
  const { number } = tryOf(player.session.state(), page);
  const of = attempts > 0 ? 'try-of' : 'try-number';
  return [
    word(player, 'pass-mark', { percent: percentOf(passMark) }),
    word(player, of, { n: number, total: attempts }),
  ];
}

/** What came of the last try. `saved.last` is its score. */
export function resultWords(player: Player, page: PageConfig, saved: SavedAssessment): string[] {
  const { passMark = 0, attempts = 0 } = page.assessment ?? {};
  const { best = 0, last = 0, passed } = saved;
  const words = [
    word(player, passed ? 'passed' : 'not-passed'),
    word(player, 'pass-mark', { percent: percentOf(passMark) }),
  ];
  if (percentOf(best) > percentOf(last)) words.push(word(player, 'best', { percent: percentOf(best) }));
  if (passed) return words;
  if (triesAreSpent(page, player.session.state())) return [...words, word(player, 'no-tries')];
  const left = attempts - saved.tries;
  return [...words, attempts > 0 ? word(player, 'tries-left', { n: left }) : word(player, 'another')];
}
