import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ChoiceConfig, ChoiceResponse } from '../../../src/activities/choice/model.js';
import { choiceTracking as tracking } from '../../../src/activities/choice/tracking.js';
import { fingerprintOf, type PackedAnswer } from '../../../src/model/saved-state.js';
import { largestStateLength } from '../../../src/model/state-size.js';
import { compareText } from '../../../src/model/text.js';

function config(many: boolean, ...options: [text: string, correct: boolean][]): ChoiceConfig {
  return { many, prompt: 'Which?', options: options.map(([text, correct]) => ({ text, correct })) };
}

const configs: fc.Arbitrary<ChoiceConfig> = fc
  .record({
    many: fc.boolean(),
    texts: fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 2, maxLength: 26 }),
    right: fc.array(fc.boolean(), { minLength: 26, maxLength: 26 }),
  })
  .filter(({ texts, right }) => right.slice(0, texts.length).includes(true))
  .map(({ many, texts, right }) => ({
    many,
    prompt: 'Which?',
    options: texts.sort(compareText).map((text, index) => ({ text, correct: right[index] ?? false })),
  }));

/** A config and what a learner can have chosen in it. */
const cases: fc.Arbitrary<[ChoiceConfig, ChoiceResponse]> = configs.chain((data) =>
  fc
    .subarray(
      data.options.map((_, index) => index),
      data.many ? {} : { maxLength: 1 },
    )
    .map((response): [ChoiceConfig, ChoiceResponse] => [data, response]),
);

const lengthOf = (answer: PackedAnswer): number =>
  largestStateLength({ pages: 0, activities: Array.from({ length: 6 }, () => answer), assessments: 0 });

describe('an answer to a choice', () => {
  const one = config(false, ['a', true], ['b', false], ['c', true]);
  const many = config(true, ['a', true], ['b', false], ['c', true], ['d', false]);

  test.each([
    [one, [0], 'correct', 1],
    [one, [2], 'correct', 1],
    [one, [1], 'incorrect', 0],
    [one, [], 'incorrect', 0],
    [many, [0, 2], 'correct', 1],
    [many, [0], 'partial', 0.5],
    [many, [0, 1, 2], 'partial', 0.5],
    [many, [0, 1], 'incorrect', 0],
    [many, [1, 3], 'incorrect', 0],
    [many, [0, 1, 2, 3], 'incorrect', 0],
  ] as const)('%j %j is %s and earns %d', (data, response, outcome, share) => {
    expect(tracking.score(data, response)).toEqual({ outcome, share });
  });

  test('earns a share between 0 and 1, and all of it only where it is wholly right', () => {
    fc.assert(
      fc.property(cases, ([data, response]) => {
        const { share, outcome } = tracking.score(data, response);
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
        const definition = tracking.interaction(data);
        const isRight = definition?.correctResponses.some((right) => String(right) === String(response));
        expect(outcome === 'correct').toBe(isRight);
        expect(share === 1).toBe(isRight);
        expect(outcome === 'partial').toBe(share > 0 && share < 1);
      }),
    );
  });

  test('is complete when something is chosen', () => {
    expect(tracking.isComplete(one, [])).toBe(false);
    expect(tracking.isComplete(one, [1])).toBe(true);
  });
});

describe('what is reported of a choice', () => {
  test('has readable ids and every right answer', () => {
    const data = config(false, ['"At 8:40 you spoke over Jo."', true], ['Nothing', false], ['Nothing!', true]);
    expect(tracking.interaction(data)).toEqual({
      type: 'choice',
      prompt: 'Which?',
      components: [
        { id: 'at-8-40-you-spoke-over-jo', text: '"At 8:40 you spoke over Jo."' },
        { id: 'nothing', text: 'Nothing' },
        { id: 'nothing-2', text: 'Nothing!' },
      ],
      correctResponses: [[0], [2]],
    });
    expect(tracking.interaction({ ...data, many: true })?.correctResponses).toEqual([[0, 2]]);
  });

  test('has ids that are unique, short and plain, whatever the texts', () => {
    fc.assert(
      fc.property(configs, (data) => {
        const ids = tracking.interaction(data)?.components.map(({ id }) => id) ?? [];
        expect(new Set(ids).size).toBe(data.options.length);
        for (const id of ids) expect(id).toMatch(/^[a-z0-9-]{1,40}$/);
      }),
    );
  });
});

describe('a choice in saved progress', () => {
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
        expect(response.every((index) => data.options[index] !== undefined)).toBe(true);
        expect(new Set(response).size).toBe(response.length);
        if (!data.many) expect(response.length).toBeLessThanOrEqual(1);
      }),
    );
  });

  test.each([
    [{ kind: 'one', value: 2 }],
    [{ kind: 'list', values: [0, 0] }],
    [{ kind: 'list', values: [1, 0] }],
    [{ kind: 'list', values: [0, 2] }],
    [{ kind: 'texts', values: ['a'] }],
    [{ kind: 'later', bits: [true] }],
  ] as const)('%j does not fit two options', (packed) => {
    expect(tracking.unpack(config(true, ['a', true], ['b', false]), packed)).toBeUndefined();
  });

  test('stands for the same question while its texts are the same, in whatever order', () => {
    const data = config(false, ['a', true], ['b', false]);
    const fingerprint = fingerprintOf(tracking.texts(data));
    expect(fingerprintOf(tracking.texts({ ...data, options: [...data.options].reverse() }))).toBe(fingerprint);
    expect(fingerprintOf(tracking.texts(config(false, ['a', true], ['c', false])))).not.toBe(fingerprint);
  });
});
