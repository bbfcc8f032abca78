import { describe, expect, test } from '@jest/globals';
import { isWrong, outcomesByObjective } from '../../src/runtime/pages/assessment/outcomes.js';
import { activity, course, page } from './fixture.js';

const about = (objectiveIds: string[], points = 1) => activity(`q-${objectiveIds.join('-')}`, { objectiveIds, points });
const config = course({
  objectives: [
    { id: 'a', text: 'Do a.' },
    { id: 'b', text: 'Do b.' },
    { id: 'c', text: 'Do c.' },
  ],
  pages: [
    page('teaches', { objectiveIds: ['a'] }),
    page('asks', { kind: 'assessment', objectiveIds: ['a', 'b'] }),
    page('wonders', { kind: 'evaluation', objectiveIds: ['a'] }),
  ],
});

describe('the result by objective', () => {
  test('counts each question for all objectives that it names, and names the content pages that teach them', () => {
    const outcomes = outcomesByObjective(
      [
        { activity: about(['a']), outcome: 'correct' },
        { activity: about(['a', 'b']), outcome: 'partial' },
        { activity: about(['a']), outcome: undefined },
        { activity: about(['b'], 0), outcome: 'correct' },
      ],
      config,
    );
    expect(outcomes.map(({ pages, ...rest }) => ({ ...rest, pages: pages.map(({ id }) => id) }))).toEqual([
      { id: 'a', text: 'Do a.', questions: 3, right: 1, partly: 1, pages: ['teaches'] },
      { id: 'b', text: 'Do b.', questions: 1, right: 0, partly: 1, pages: [] },
    ]);
  });

  test('is empty where no question names one', () => {
    expect(outcomesByObjective([{ activity: activity('q'), outcome: 'correct' }], config)).toEqual([]);
  });
});

test('what was partly right or not answered is asked again, what has no right answer is not', () => {
  const wrong = (['correct', 'neutral', 'partial', 'incorrect', undefined] as const).map((outcome) =>
    isWrong({ activity: activity('q'), outcome }),
  );
  expect(wrong).toEqual([false, false, true, true, true]);
});
