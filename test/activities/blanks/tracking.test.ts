import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Blank, BlanksConfig, BlanksResponse } from '../../../src/activities/blanks/model.js';
import { sameForm } from '../../../src/activities/blanks/same-text.js';
import { keyOf, blanksTracking as tracking } from '../../../src/activities/blanks/tracking.js';
import { fingerprintOf, type PackedAnswer } from '../../../src/model/saved-state.js';
import { largestStateLength } from '../../../src/model/state-size.js';
import { compareText } from '../../../src/model/text.js';

function config(...blanks: Blank[]): BlanksConfig {
  const order = [...blanks.keys()].sort((a, b) => compareText(keyOf(blanks[a] as Blank), keyOf(blanks[b] as Blank)));
  return { prompt: 'a ___', blanks, order };
}

const word = fc.stringMatching(/^[a-z0-9é’-]{1,12}$/);
const typed = fc
  .uniqueArray(word, { minLength: 1, maxLength: 3, selector: sameForm })
  .map((answers): Blank => ({ answers }));
const chosen = fc.uniqueArray(word, { minLength: 2, maxLength: 6, selector: sameForm }).chain((texts) =>
  fc.integer({ min: 1, max: texts.length - 1 }).map((right): Blank => {
    return { answers: texts.slice(0, right), options: [...texts].sort(compareText) };
  }),
);
const configs = fc
  .oneof(
    fc.array(typed, { minLength: 1, maxLength: 5 }),
    fc.array(fc.oneof(typed, chosen), { minLength: 1 }),
    fc.array(chosen, { minLength: 1 }),
  )
  .map((blanks) => config(...blanks));

/** A config and what a learner can have put into it. */
const cases: fc.Arbitrary<[BlanksConfig, BlanksResponse]> = configs.chain((data) =>
  fc
    .tuple(
      ...data.blanks.map(({ answers, options }) =>
        options
          ? fc.constantFrom('', ...options)
          : fc.oneof(fc.constantFrom('', ...answers), fc.string({ unit: 'binary', maxLength: 20 })),
      ),
    )
    .map((response): [BlanksConfig, BlanksResponse] => [data, response]),
);

const lengthOf = (answer: PackedAnswer): number =>
  largestStateLength({ pages: 0, activities: Array.from({ length: 6 }, () => answer), assessments: 0 });

describe('what stands in blanks', () => {
  const two = config({ answers: ['hand-over', 'report'] }, { answers: ['low'], options: ['high', 'low'] });

  test.each([
    [['hand-over', 'low'], 'correct', 1],
    [['  REPORT ', 'low'], 'correct', 1],
    [['hand\u2011over', 'high'], 'partial', 0.5],
    [['', 'low'], 'partial', 0.5],
    [['x', 'high'], 'incorrect', 0],
    [[], 'incorrect', 0],
  ] as const)('%j is %s and earns %d', (response, outcome, share) => {
    expect(tracking.score(two, response)).toEqual({ outcome, share });
  });

  test.each([
    ['it\u2019s', "It's"],
    ['a  b', ' a\u00a0b '],
    ['\u201cno\u201d', '"no"'],
    ['cafe\u0301', 'CAF\u00c9'],
    ['2\u20133', '2-3'],
    ['wait\u2026', 'wait...'],
  ])('%j is the same as %j', (one, other) => {
    expect(sameForm(one)).toBe(sameForm(other));
  });

  test('is right in whatever capitals and with whatever white space around it', () => {
    const space = fc.stringMatching(/^[ \t\u00a0]{0,3}$/);
    fc.assert(
      fc.property(typed, space, space, fc.boolean(), (blank, before, after, upper) => {
        const [answer = ''] = blank.answers;
        const text = before + (upper ? answer.toUpperCase() : answer) + after;
        expect(tracking.score(config(blank), [text]).outcome).toBe('correct');
      }),
    );
  });

  test('earns for each blank the same', () => {
    fc.assert(
      fc.property(cases, ([data, response]) => {
        const right = data.blanks.filter(({ answers }, at) =>
          answers.map(sameForm).includes(sameForm(response[at] ?? '')),
        );
        const { share, outcome } = tracking.score(data, response);
        expect(share).toBeCloseTo(right.length / data.blanks.length);
        expect(outcome).toBe(share === 1 ? 'correct' : share > 0 ? 'partial' : 'incorrect');
      }),
    );
  });

  test('can be handed in as soon as something stands in one of them', () => {
    expect(tracking.isComplete(two, ['', ' '])).toBe(false);
    expect(tracking.isComplete(two, ['', 'high'])).toBe(true);
  });
});

describe('what is reported of blanks', () => {
  test('is the author’s text where it is one of them, and the learner’s own where not', () => {
    const data = config({ answers: ['Low', 'decreased'] }, { answers: ['low'], options: ['high', 'low'] });
    const definition = tracking.interaction(data);
    expect(definition).toMatchObject({
      type: 'fill-in',
      prompt: 'a ___',
      correctResponses: [
        [0, 0],
        [1, 0],
      ],
    });
    expect(definition?.components.map(({ text }) => text)).toEqual(['Low', 'decreased', 'high']);
    expect(tracking.respond(data, [' DECREASED', 'high'])).toEqual([1, 2]);
    expect(tracking.respond(data, [' so  so ', ''])).toEqual(['so so', '']);
  });

  test('holds no more right answers than somebody could read', () => {
    const many = config(...Array.from({ length: 9 }, (_, n) => ({ answers: [`a${n}`, `b${n}`, `c${n}`] })));
    expect(tracking.interaction(many)?.correctResponses).toHaveLength(20);
  });

  test('is wholly right exactly where the answer is, of a few', () => {
    const few = fc.array(typed, { minLength: 1, maxLength: 2 }).map((blanks) => config(...blanks));
    const some = few.chain((data) =>
      fc.tuple(fc.constant(data), fc.tuple(...data.blanks.map(({ answers }) => fc.constantFrom('x y', ...answers)))),
    );
    fc.assert(
      fc.property(some, ([data, response]) => {
        const told = JSON.stringify(tracking.respond(data, response));
        const isTold = tracking.interaction(data)?.correctResponses.some((right) => JSON.stringify(right) === told);
        expect(tracking.score(data, response).outcome === 'correct').toBe(isTold);
      }),
    );
  });
});

describe('blanks in saved progress', () => {
  test('come back as they were', () => {
    fc.assert(
      fc.property(cases, ([data, response]) => {
        expect(tracking.unpack(data, tracking.pack(data, response))).toEqual(response);
      }),
    );
  });

  test('keep what was put into them when their sentences change places', () => {
    const distinct = cases.filter(([{ blanks }]) => new Set(blanks.map(keyOf)).size === blanks.length);
    fc.assert(
      fc.property(distinct, ([data, response]) => {
        const moved = config(...[...data.blanks].reverse());
        expect(tracking.unpack(moved, tracking.pack(data, response))).toEqual([...response].reverse());
        expect(fingerprintOf(tracking.texts(moved))).toBe(fingerprintOf(tracking.texts(data)));
      }),
    );
  });

  test('are never longer than the largest that was reckoned with', () => {
    fc.assert(
      fc.property(cases, ([data, response]) => {
        expect(lengthOf(tracking.pack(data, response))).toBeLessThanOrEqual(lengthOf(tracking.largest(data)));
      }),
    );
  });

  test('refuse what does not fit, and never throw', () => {
    const packed: fc.Arbitrary<PackedAnswer> = fc.oneof(
      fc.integer().map((value): PackedAnswer => ({ kind: 'one', value })),
      fc
        .array(fc.oneof(fc.nat(9), fc.double()), { maxLength: 5 })
        .map((values): PackedAnswer => ({ kind: 'list', values })),
      fc.array(fc.string(), { maxLength: 5 }).map((values): PackedAnswer => ({ kind: 'texts', values })),
      fc.array(fc.boolean()).map((bits): PackedAnswer => ({ kind: 'later', bits })),
    );
    fc.assert(
      fc.property(configs, packed, (data, answer) => {
        const response = tracking.unpack(data, answer);
        if (response === undefined) return;
        expect(response).toHaveLength(data.blanks.length);
        data.blanks.forEach(({ options }, at) => {
          if (options) expect(['', ...options]).toContain(response[at]);
        });
      }),
    );
  });

  test.each([
    [{ kind: 'list', values: [3] }],
    [{ kind: 'list', values: [] }],
    [{ kind: 'list', values: [1, 1] }],
    [{ kind: 'texts', values: ['a'] }],
    [{ kind: 'one', value: 1 }],
  ] as const)('%j does not fit one blank with two options', (packed) => {
    expect(tracking.unpack(config({ answers: ['a'], options: ['a', 'b'] }), packed)).toBeUndefined();
  });
});
