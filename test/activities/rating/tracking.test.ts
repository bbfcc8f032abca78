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

const configs: fc.Arbitrary<RatingConfig> = fc.record({
  prompt: fc.string(),
  scale: fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 2, maxLength: 11 }),
});

const cases: fc.Arbitrary<[RatingConfig, RatingResponse]> = configs.chain((data) =>
  fc
    .option(fc.nat(data.scale.length - 1), { nil: null })
    .map((response): [RatingConfig, RatingResponse] => [data, response]),
);

const lengthOf = (answer: PackedAnswer): number =>
  largestStateLength({ pages: 0, activities: Array.from({ length: 6 }, () => answer), assessments: 0 });

describe('an answer to a rating', () => {
  test('is neither right nor wrong and earns nothing', () => {
    expect(tracking.score(numbers, 3)).toEqual({ outcome: 'neutral', share: 0 });
  });

  test('is complete when a point is chosen, the first as well', () => {
    expect(tracking.isComplete(numbers, null)).toBe(false);
    expect(tracking.isComplete(numbers, 0)).toBe(true);
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
    expect(tracking.respond(numbers, 4)).toEqual([4]);
    expect(tracking.respond(numbers, null)).toEqual([]);
  });

  test('belongs to the numbers and what their ends mean', () => {
    expect(tracking.texts({ prompt: '', scale: ['1', '2'], low: 'No', high: 'Yes' })).toEqual(['1, No', '2, Yes']);
  });
});

describe('a rating in saved progress', () => {
  test('comes back as it was', () => {
    fc.assert(
      fc.property(cases, ([data, response]) => {
        expect(tracking.unpack(data, tracking.pack(data, response))).toBe(response);
      }),
    );
  });

  test('stays on its label when the labels are put in another order', () => {
    fc.assert(
      fc.property(cases, ([data, response]) => {
        const moved = { ...data, scale: [...data.scale].reverse() };
        const restored = tracking.unpack(moved, tracking.pack(data, response));
        const label = response === null ? undefined : data.scale[response];
        expect(restored === null ? undefined : moved.scale[restored ?? -1]).toBe(label);
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
});
