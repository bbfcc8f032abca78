/** What saved progress weighs: characters of a course in which everything was done. */

import { encodeState } from '../../src/model/state.js';
import { doneState } from '../../test/support/done-state.js';
import type { Figure } from './figure.js';

export function codecFigures(): Figure[] {
  return [
    { label: '100 pages and 100 questions, characters', value: lengthOf(100), limit: 'at most 1,024' },
    { label: '300 pages and 300 questions, characters', value: lengthOf(300), limit: 'at most 4,096' },
  ];
}

function lengthOf(count: number): number {
  return encodeState(doneState(count, count)).length;
}
