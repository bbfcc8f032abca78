/** The words of an assessment: what it takes, which try it is, what came of it. */

import type { PageContext } from '../../../model/page-api.js';
import type { SavedAssessment } from '../../../model/saved-state.js';

/** Whole per cent, rounded down: 79.6 % must not read as the 80 % that it takes. */
export function percentOf(share = 0): number {
  return Math.floor(share * 100 + 1e-6);
}

/** What it takes to pass, which try this is, and whether it had to begin again. */
export function tryWords(context: PageContext): string[] {
  const { page, reopened } = context;
  const { number, handedIn, again } = context.currentTry();
  const { attempts: total = 0, passMark } = page.assessment ?? {};
  // Who has passed needs nothing any more.
  if (handedIn && context.savedAssessment()?.passed) return [];
  const words = [
    context.word('pass-mark', { n: percentOf(passMark) }),
    context.word(total ? 'try-of' : 'try-number', { n: number, total }),
  ];
  if (reopened.has(page.id) && !handedIn) words.push(context.word('restarted'));
  if (again && !handedIn) words.push(context.word('again'));
  // Blanks between sentences that stand in one paragraph.
  return words.map((text) => `${text} `);
}

/** What came of the last try. */
export function resultWords(context: PageContext, saved: SavedAssessment): string[] {
  const { page } = context;
  const { passed, tries } = saved;
  const [best, last] = [percentOf(saved.best), percentOf(saved.last)];
  const limit = page.assessment?.attempts ?? 0;
  const words = [context.word(passed ? 'passed' : 'not-passed')];
  if (best > last) words.push(context.word('best', { n: best }));
  if (passed) return words;
  const left = !limit ? 'another' : tries < limit ? 'tries-left' : 'no-tries';
  return [...words, context.word(left, { n: limit - tries })];
}
