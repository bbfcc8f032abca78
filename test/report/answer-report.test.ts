/** What `decode` says of answers that are typed, and of grids. */

import { describe, expect, test } from '@jest/globals';
import { activities } from '../../src/activities/table.js';
import type { ActivityConfig } from '../../src/model/runtime-config.js';
import type { PackedAnswer } from '../../src/model/saved-state.js';
import { describeAnswerOf } from '../../src/report/answer-report.js';
import { readText } from '../compiler/read-text.js';

/** What is said of a response to a directive's activity. */
function describeResponse(markdown: string, response: unknown): ReturnType<typeof describeAnswerOf> {
  const [activity] = readText(markdown).activities;
  const slice = activities.find(({ name }) => name === activity?.type);
  if (!activity || !slice) throw new Error(markdown);
  const answer: PackedAnswer = slice.tracking.pack(activity.config, response);
  const config: ActivityConfig = { ...activity, data: activity.config };
  const { fingerprint } = activity;
  return describeAnswerOf(config, { fingerprint, tries: 1, checked: true, revealed: false, hinted: false, answer });
}

describe('decode says', () => {
  test('what stands in blanks, in the author’s words where they are', () => {
    const markdown = ':::blanks{#a}\n\nSay :blank[Who] and :blank[low]{options="high|low"} and :blank[c].\n\n:::';
    expect(describeResponse(markdown, [' WHO', 'high', 'my own'])).toMatchObject({
      prompt: 'Say ___ and ___ and ___.',
      standing: 'answered',
      answer: ['Who', 'high', 'my own'],
      outcome: 'partial',
    });
  });

  test('a number', () => {
    expect(describeResponse(':::number{#a}\n\nIt is :number[4]{unit=%}.\n\n:::', '4,50')).toMatchObject({
      prompt: 'It is ___ %.',
      answer: ['4.5'],
      outcome: 'incorrect',
    });
  });

  test('the id of what has no text', () => {
    const targets = ['false', 'true'].map((id) => ({ id, text: '' }));
    const data = { prompt: 'Is it?', items: [{ id: 'sky', text: 'The sky is blue', target: 1 }], targets };
    const answer: PackedAnswer = { kind: 'list', values: [2] };
    const record = { fingerprint: 0, tries: 1, checked: true, revealed: false, hinted: false, answer };
    const config = { id: 'a', type: 'match', required: true, fingerprint: 0, data } as unknown as ActivityConfig;
    expect(describeAnswerOf(config, record).answer).toEqual(['The sky is blue: true']);
  });

  test('what was chosen for each statement of a grid', () => {
    const table = '| | No | Yes |\n|-|-|-|\n| ask | | |\n| tell | | |';
    expect(describeResponse(`:::rating{#a}\n\nDo we?\n\n${table}\n\n:::`, [1, 0])).toMatchObject({
      prompt: 'Do we?',
      answer: ['ask: Yes', 'tell: No'],
      outcome: 'neutral',
    });
  });
});
