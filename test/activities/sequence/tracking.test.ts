import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { SequenceConfig, SequenceResponse } from '../../../src/activities/sequence/model.js';
import { sequenceTracking as tracking } from '../../../src/activities/sequence/tracking.js';
import { componentsOf } from '../../../src/model/components.js';
import { fingerprintOf, type PackedAnswer } from '../../../src/model/saved-state.js';
import { largestStateLength } from '../../../src/model/state-size.js';
import { compareText } from '../../../src/model/text.js';

const orderOf = (length: number): fc.Arbitrary<number[]> =>
  fc.shuffledSubarray([...Array(length).keys()], { minLength: length });

const configs: fc.Arbitrary<SequenceConfig> = fc
  .uniqueArray(fc.string({ minLength: 1 }), { minLength: 2, maxLength: 26 })
  .chain((texts) =>
    orderOf(texts.length).map((order) => ({ prompt: 'Which?', steps: componentsOf(texts.sort(compareText)), order })),
  );

/** A config and what a learner can have made of it. */
const cases: fc.Arbitrary<[SequenceConfig, SequenceResponse]> = configs.chain((data) =>
  fc
    .oneof(orderOf(data.steps.length), fc.constant([]))
    .map((response): [SequenceConfig, SequenceResponse] => [data, response]),
);

const hands: SequenceConfig = {
  prompt: 'In which order?',
  steps: componentsOf(['Dry', 'Rinse', 'Soap', 'Wet']),
  order: [3, 2, 1, 0],
};

const lengthOf = (answer: PackedAnswer): number =>
  largestStateLength({ pages: 0, activities: Array.from({ length: 6 }, () => answer), assessments: 0 });

describe('an order', () => {
  test.each([
    [[3, 2, 1, 0], 'correct', 1],
    [[3, 2, 0, 1], 'partial', 0.5],
    [[3, 1, 0, 2], 'partial', 0.25],
    [[2, 1, 0, 3], 'incorrect', 0],
    [[], 'incorrect', 0],
  ] as const)('%j is %s and earns %d', (response, outcome, share) => {
    expect(tracking.score(hands, response)).toEqual({ outcome, share });
  });

  test('is correct only where it is the author’s', () => {
    fc.assert(
      fc.property(cases, ([data, response]) => {
        const { share, outcome } = tracking.score(data, response);
        const isRight = String(response) === String(data.order);
        expect(share === 1).toBe(isRight);
        expect(outcome).toBe(isRight ? 'correct' : share > 0 ? 'partial' : 'incorrect');
      }),
    );
  });

  test('can be handed in when something was moved', () => {
    expect(tracking.isComplete(hands, [])).toBe(false);
    expect(tracking.isComplete(hands, [0, 1, 2, 3])).toBe(true);
  });

  test('is reported as it stands', () => {
    expect(tracking.respond(hands, [3, 2, 0, 1])).toEqual([3, 2, 0, 1]);
    expect(tracking.interaction(hands)).toEqual({
      type: 'sequencing',
      prompt: 'In which order?',
      components: hands.steps,
      correctResponses: [[3, 2, 1, 0]],
    });
  });
});

describe('an order in saved progress', () => {
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

  test.each([
    [{ kind: 'one', value: 1 }],
    [{ kind: 'list', values: [0, 1, 2] }],
    [{ kind: 'list', values: [0, 1, 2, 2] }],
    [{ kind: 'list', values: [0, 1, 2, 4] }],
    [{ kind: 'list', values: [0, 1, 2, 3, 0] }],
    [{ kind: 'texts', values: ['a'] }],
    [{ kind: 'later', bits: [true] }],
  ] as const)('%j does not fit four steps', (packed) => {
    expect(tracking.unpack(hands, packed)).toBeUndefined();
  });

  test('belongs to the same question while its texts are the same', () => {
    const fingerprint = fingerprintOf(tracking.texts(hands));
    expect(fingerprintOf(tracking.texts({ ...hands, order: [0, 1, 2, 3] }))).toBe(fingerprint);
    expect(fingerprintOf(tracking.texts({ ...hands, steps: componentsOf(['Dry', 'Wet']) }))).not.toBe(fingerprint);
  });
});
