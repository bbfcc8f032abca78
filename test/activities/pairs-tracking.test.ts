import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { makePairs } from '../../src/activities/make-pairs.js';
import type { PairsConfig, PairsResponse } from '../../src/activities/pairs-model.js';
import { pairsTracking as tracking } from '../../src/activities/pairs-tracking.js';
import { fingerprintOf, type PackedAnswer } from '../../src/model/saved-state.js';
import { largestStateLength } from '../../src/model/state-size.js';
import { compareText } from '../../src/model/text.js';

const textsUpTo = (maxLength: number): fc.Arbitrary<string[]> =>
  fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 2, maxLength }).map((texts) => texts.sort(compareText));

const configs: fc.Arbitrary<PairsConfig> = fc
  .tuple(textsUpTo(26), textsUpTo(26))
  .chain(([items, targets]) =>
    fc
      .array(fc.nat(targets.length - 1), { minLength: items.length, maxLength: items.length })
      .map((right) =>
        makePairs({ prompt: 'Which?', targets, items: items.map((text, at) => ({ text, target: right[at] ?? 0 })) }),
      ),
  );

/** A config and what a learner can have chosen in it. */
const cases: fc.Arbitrary<[PairsConfig, PairsResponse]> = configs.chain((data) => {
  const { items, targets } = data;
  const chosen = fc.integer({ min: -1, max: targets.length - 1 });
  return fc
    .array(chosen, { minLength: items.length, maxLength: items.length })
    .map((response): [PairsConfig, PairsResponse] => [data, response]);
});

const capitals = makePairs({
  prompt: 'Which?',
  items: [
    { text: 'Finland', target: 1 },
    { text: 'Norway', target: 2 },
    { text: 'Sweden', target: 3 },
  ],
  targets: ['Copenhagen', 'Helsinki', 'Oslo', 'Stockholm'],
});

const lengthOf = (answer: PackedAnswer): number =>
  largestStateLength({ pages: 0, activities: Array.from({ length: 6 }, () => answer), assessments: 0 });

describe('what was put together', () => {
  test.each([
    [[1, 2, 3], 'correct', 1],
    [[1, 2, 0], 'partial', 2 / 3],
    [[1, 1, 1], 'partial', 1 / 3],
    [[-1, -1, 3], 'partial', 1 / 3],
    [[2, 1, 0], 'incorrect', 0],
    [[-1, -1, -1], 'incorrect', 0],
  ] as const)('%j is %s and earns %d', (response, outcome, share) => {
    expect(tracking.score(capitals, response)).toEqual({ outcome, share });
  });

  test('is correct only where it is wholly right, as the definition says it', () => {
    fc.assert(
      fc.property(cases, ([data, response]) => {
        const { share, outcome } = tracking.score(data, response);
        const [right] = tracking.interaction(data)?.correctResponses ?? [];
        const isRight = JSON.stringify(tracking.respond(data, response)) === JSON.stringify(right);
        expect(share === 1).toBe(isRight);
        expect(outcome).toBe(isRight ? 'correct' : share > 0 ? 'partial' : 'incorrect');
        expect(share >= 0 && share <= 1).toBe(true);
      }),
    );
  });

  test('can be handed in when something is chosen: what is open counts as not right', () => {
    expect(tracking.isComplete(capitals, [-1, -1, -1])).toBe(false);
    expect(tracking.isComplete(capitals, [-1, 0, -1])).toBe(true);
  });

  test('is reported as pairs, without what was left open', () => {
    expect(tracking.respond(capitals, [1, -1, 0])).toEqual([
      [0, 1],
      [2, 0],
    ]);
    expect(tracking.interaction(capitals)).toMatchObject({
      type: 'matching',
      components: [{ id: 'finland' }, { id: 'norway' }, { id: 'sweden' }],
      targets: [{ id: 'copenhagen' }, { id: 'helsinki' }, { id: 'oslo' }, { id: 'stockholm' }],
      correctResponses: [
        [
          [0, 1],
          [1, 2],
          [2, 3],
        ],
      ],
    });
  });
});

describe('what was put together, in saved progress', () => {
  test('comes back as it was', () => {
    fc.assert(
      fc.property(cases, ([data, response]) => {
        expect(tracking.unpack(data, tracking.pack(data, response))).toEqual(response);
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

  test('refuses what does not fit, and never throws', () => {
    const numbers = fc.array(fc.oneof(fc.nat(30), fc.double(), fc.integer()), { maxLength: 8 });
    const packed: fc.Arbitrary<PackedAnswer> = fc.oneof(
      fc.nat(40).map((value): PackedAnswer => ({ kind: 'one', value })),
      numbers.map((values): PackedAnswer => ({ kind: 'list', values })),
      fc.array(fc.string()).map((values): PackedAnswer => ({ kind: 'texts', values })),
      fc.array(fc.boolean()).map((bits): PackedAnswer => ({ kind: 'later', bits })),
    );
    fc.assert(
      fc.property(configs, packed, (data, answer) => {
        const response = tracking.unpack(data, answer);
        if (response === undefined) return;
        expect(response).toHaveLength(data.items.length);
        expect(response.every((target) => target === -1 || data.targets[target] !== undefined)).toBe(true);
      }),
    );
  });

  test('belongs to the same question while its texts are the same, also where the author mends which belong together', () => {
    const mended = { ...capitals, items: capitals.items.map((item) => ({ ...item, target: 0 })) };
    const reworded = {
      ...capitals,
      targets: capitals.targets.map((target) => ({ ...target, text: `${target.text}!` })),
    };
    const swapped = {
      ...capitals,
      items: capitals.targets.map((target) => ({ ...target, target: 0 })),
      targets: capitals.items,
    };
    const fingerprint = fingerprintOf(tracking.texts(capitals));
    expect(fingerprintOf(tracking.texts(mended))).toBe(fingerprint);
    expect(fingerprintOf(tracking.texts(reworded))).not.toBe(fingerprint);
    expect(fingerprintOf(tracking.texts(swapped))).not.toBe(fingerprint);
  });
});
