import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { RatingConfig, RatingResponse } from '../../../src/activities/rating/model.js';
import { ratingTracking as tracking } from '../../../src/activities/rating/tracking.js';
import type { PackedAnswer } from '../../../src/model/saved-state.js';
import { largestStateLength } from '../../../src/model/state-size.js';

const numbers: RatingConfig = {
  prompt: 'How sure?',
  scale: Array.from({ length: 11 }, (_, n) => String(n)),
  low: 'Not at all',
  high: 'Very',
};

const grid: RatingConfig = { prompt: 'How often?', scale: ['Never', 'Always'], rows: ['I speak', 'I am heard', 'Ask'] };

const configs: fc.Arbitrary<RatingConfig> = fc.record(
  {
    prompt: fc.string(),
    scale: fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 2, maxLength: 11 }),
    rows: fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 12 }),
  },
  { requiredKeys: ['prompt', 'scale'] },
);

const cases: fc.Arbitrary<[RatingConfig, RatingResponse]> = configs.chain((data) =>
  fc
    .tuple(...(data.rows ?? ['']).map(() => fc.option(fc.nat(data.scale.length - 1), { nil: null })))
    .map((response): [RatingConfig, RatingResponse] => [data, response]),
);

const lengthOf = (answer: PackedAnswer): number =>
  largestStateLength({ pages: 0, activities: Array.from({ length: 6 }, () => answer), assessments: 0 });

describe('an answer to a rating', () => {
  test('is neither right nor wrong and earns nothing', () => {
    expect(tracking.score(numbers, [3])).toEqual({ outcome: 'neutral', share: 0 });
  });

  test('is complete when a point is chosen, the first as well', () => {
    expect(tracking.isComplete(numbers, [null])).toBe(false);
    expect(tracking.isComplete(numbers, [0])).toBe(true);
  });

  test('to a grid is complete when every statement has one', () => {
    expect(tracking.isComplete(grid, [0, 1, null])).toBe(false);
    expect(tracking.isComplete(grid, [0, 1])).toBe(false);
    expect(tracking.isComplete(grid, [0, 1, 0])).toBe(true);
  });

  test('is reported in the order of the scale, the ends with their meaning', () => {
    const definition = tracking.interaction(numbers);
    expect(definition?.type).toBe('likert');
    expect(definition?.correctResponses).toEqual([]);
    expect(definition?.components.slice(0, 2)).toEqual([
      { id: '0', text: '0, Not at all' },
      { id: '1', text: '1' },
    ]);
    expect(definition?.components[10]).toEqual({ id: '10', text: '10, Very' });
    expect(tracking.respond(numbers, [4])).toEqual([4]);
    expect(tracking.respond(numbers, [null])).toEqual([]);
    expect(tracking.rows?.(numbers)).toBeUndefined();
  });

  test('to a grid is reported for each statement, and read back as a whole', () => {
    const rows = tracking.rows?.(grid);
    expect(rows?.map(({ prompt }) => prompt)).toEqual([
      'How often? I speak',
      'How often? I am heard',
      'How often? Ask',
    ]);
    for (const row of rows ?? []) {
      const components = [
        { id: 'never', text: 'Never' },
        { id: 'always', text: 'Always' },
      ];
      expect(row).toMatchObject({ type: 'likert', components, correctResponses: [] });
    }
    expect(tracking.interaction(grid)).toMatchObject({ type: 'matching', prompt: 'How often?' });
    expect(tracking.respond(grid, [1, null, 0])).toEqual([
      [0, 1],
      [2, 0],
    ]);
  });

  test('belongs to the statements and the labels of a grid', () => {
    expect(tracking.texts(grid)).toEqual(['Never', 'Always', 'I speak', 'I am heard', 'Ask']);
  });

  test('belongs to the numbers and what their ends mean', () => {
    expect(tracking.texts({ prompt: '', scale: ['1', '2'], low: 'No', high: 'Yes' })).toEqual(['1, No', '2, Yes']);
  });
});

describe('a rating in saved progress', () => {
  test('comes back as it was', () => {
    fc.assert(
      fc.property(cases, ([data, response]) => {
        expect(tracking.unpack(data, tracking.pack(data, response))).toEqual(response);
      }),
    );
  });

  test('stays on its label when the labels, and with its statement when the statements are put in another order', () => {
    const wordsOf = ({ scale, rows = [''] }: RatingConfig, response: RatingResponse | undefined): unknown =>
      Object.fromEntries(rows.map((row, at) => [row, scale[response?.[at] ?? -1] ?? null]));
    fc.assert(
      fc.property(cases, ([data, response]) => {
        const { scale, rows } = data;
        const moved = { ...data, scale: [...scale].reverse(), ...(rows && { rows: [...rows].reverse() }) };
        expect(wordsOf(moved, tracking.unpack(moved, tracking.pack(data, response)))).toEqual(wordsOf(data, response));
      }),
    );
  });

  test('is never longer than the largest that was reckoned with', () => {
    fc.assert(
      fc.property(cases, ([data, response]) => {
        expect(lengthOf(tracking.pack(data, response))).toBeLessThanOrEqual(lengthOf(tracking.largest(data)));
      }),
    );
  });

  test.each([
    [{ kind: 'one', value: 11 }],
    [{ kind: 'one', value: -1 }],
    [{ kind: 'one', value: 0.5 }],
    [{ kind: 'list', values: [1] }],
    [{ kind: 'texts', values: ['1'] }],
    [{ kind: 'later', bits: [] }],
  ] as const)('%j does not fit', (packed) => {
    expect(tracking.unpack(numbers, packed)).toBeUndefined();
  });

  test.each([
    [{ kind: 'one', value: 0 }],
    [{ kind: 'list', values: [] }],
    [{ kind: 'list', values: [1, 2] }],
    [{ kind: 'list', values: [1, 2, 3] }],
    [{ kind: 'list', values: [1, 2, 0.5] }],
    [{ kind: 'texts', values: ['1', '1', '1'] }],
  ] as const)('%j does not fit a grid of three statements and two labels', (packed) => {
    expect(tracking.unpack(grid, packed)).toBeUndefined();
  });
});
