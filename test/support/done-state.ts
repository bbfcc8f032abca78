/** Saved progress as large as a course's usually comes to. */

import { idHash } from '../../src/model/hash.js';
import { emptyState, type SavedActivity, type SavedState } from '../../src/model/saved-state.js';

/** A learner who has done everything in a course of so many pages and questions of four options. */
export function doneState(pages: number, questions: number): SavedState {
  const done: SavedActivity = { fingerprint: 173, tries: 1, checked: true, revealed: false, hinted: false };
  const ids = (count: number, name: string): number[] =>
    Array.from({ length: count }, (_, at) => idHash(`${name}-${at + 1}`));
  return {
    ...emptyState('aBcD1234', 1),
    counter: 400,
    sessions: 12,
    savedAt: 3_600_000,
    activeSeconds: 7200,
    completedAt: 3_600_000,
    success: 'passed',
    location: idHash('page-1'),
    viewed: new Set(ids(pages, 'page')),
    activities: new Map(
      ids(questions, 'question').map((id, at) => [id, { ...done, answer: { kind: 'one', value: at % 4 } }]),
    ),
    assessments: new Map([
      [idHash('check'), { fingerprint: 7, tries: 2, open: false, passed: true, best: 0.9, last: 0.9 }],
    ]),
  };
}
