import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type PackedAnswer,
  type SavedActivity,
  type SavedAssessment,
  type SavedState,
  TEXT_LIMIT,
} from '../../src/model/saved-state.js';
import { decodeState, encodeState } from '../../src/model/state.js';
import { largestStateLength } from '../../src/model/state-size.js';
import { doneState } from '../support/done-state.js';

const hash = fc.nat(2 ** 24 - 1);
const minutes = fc.nat(2 ** 26 - 1);
const score = fc.nat(10_000).map((steps) => steps / 10_000);
const answer: fc.Arbitrary<PackedAnswer> = fc.oneof(
  fc.record({ kind: fc.constant('one' as const), value: fc.nat(2000) }),
  fc.record({ kind: fc.constant('list' as const), values: fc.array(fc.nat(0xffff), { maxLength: 30 }) }),
  fc.record({
    kind: fc.constant('texts' as const),
    values: fc.array(fc.string({ unit: 'binary', maxLength: TEXT_LIMIT / 2 }), { maxLength: 5 }),
  }),
  fc.record({
    kind: fc.constant('later' as const),
    bits: fc.array(fc.boolean(), { maxLength: 50 }).map((bits) => [true, ...bits]),
  }),
);
const activity: fc.Arbitrary<SavedActivity> = fc.record(
  {
    fingerprint: fc.nat(255),
    tries: fc.nat(300),
    checked: fc.boolean(),
    revealed: fc.boolean(),
    hinted: fc.boolean(),
    answer,
  },
  { requiredKeys: ['fingerprint', 'tries', 'checked', 'revealed', 'hinted'] },
);
const assessment: fc.Arbitrary<SavedAssessment> = fc.record(
  {
    fingerprint: fc.nat(0xffff),
    tries: fc.nat(300),
    open: fc.boolean(),
    passed: fc.boolean(),
    best: score,
    last: score,
  },
  { requiredKeys: ['fingerprint', 'tries', 'open', 'passed'] },
);
const state: fc.Arbitrary<SavedState> = fc.record(
  {
    attemptId: fc.string({ unit: fc.constantFrom(...'abcXYZ019-_'), minLength: 8, maxLength: 8 }),
    counter: fc.nat(36 ** 6 - 1),
    sessions: fc.nat(5000),
    savedAt: minutes,
    activeSeconds: minutes,
    courseMajor: fc.nat(1000),
    completedAt: minutes,
    success: fc.constantFrom('unknown' as const, 'failed' as const, 'passed' as const),
    location: hash,
    viewed: fc.array(hash, { maxLength: 40 }).map((list) => new Set(list)),
    activities: fc.array(fc.tuple(hash, activity), { maxLength: 40 }).map((list) => new Map(list)),
    assessments: fc.array(fc.tuple(hash, assessment), { maxLength: 5 }).map((list) => new Map(list)),
    later: fc.array(
      fc.record({ tag: fc.integer({ min: 5, max: 31 }), bits: fc.array(fc.boolean(), { maxLength: 60 }) }),
      { maxLength: 3 },
    ),
  },
  {
    requiredKeys: [
      'attemptId',
      'counter',
      'sessions',
      'savedAt',
      'activeSeconds',
      'courseMajor',
      'success',
      'viewed',
      'activities',
      'assessments',
      'later',
    ],
  },
);

/** Maps and sets in hash order, as the codec gives them back. */
function normalise(value: SavedState): unknown {
  const byHash = <T>(map: ReadonlyMap<number, T>): [number, T][] => [...map].sort(([a], [b]) => a - b);
  return {
    ...value,
    viewed: [...value.viewed].sort((a, b) => a - b),
    activities: byHash(value.activities),
    assessments: byHash(value.assessments),
  };
}

describe('the codec of saved progress', () => {
  test('gives back every state that it is given', () => {
    fc.assert(
      fc.property(state, (value) => {
        const decoded = decodeState(encodeState(value));
        expect(decoded.ok && normalise(decoded.state)).toEqual(normalise(value));
      }),
      { numRuns: 500 },
    );
  });

  test('uses only characters that every host keeps', () => {
    fc.assert(fc.property(state, (value) => expect(encodeState(value)).toMatch(/^[A-Za-z0-9._~-]+$/)));
  });

  test('takes any text without throwing, and what is damaged as damaged', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'1.aZ_-9') })), (text) => {
        expect(decodeState(text).ok).toBe(false);
      }),
    );
  });

  test('notices a cut or a changed character', () => {
    fc.assert(
      fc.property(state, fc.nat(), fc.constantFrom('cut', 'change'), (value, where, how) => {
        const text = encodeState(value);
        const at = where % text.length;
        const other = text.charAt(at) === 'A' ? 'B' : 'A';
        const damaged = how === 'cut' ? text.slice(0, at) : text.slice(0, at) + other + text.slice(at + 1);
        expect(decodeState(damaged).ok).toBe(false);
      }),
    );
  });

  test('knows the text of a later format from damage', () => {
    expect(decodeState('2.whatever-it-is')).toEqual({ ok: false, reason: 'future' });
    expect(decodeState('')).toEqual({ ok: false, reason: 'damaged' });
  });

  test('reads what the first release wrote', () => {
    const decoded = decodeState(FIRST_RELEASE);
    expect(decoded.ok && normalise(decoded.state)).toEqual(normalise(doneState(3, 3)));
  });

  test('keeps 100 pages and 100 answers within 1,024 characters, 300 and 300 within 4,096', () => {
    expect(encodeState(doneState(100, 100)).length).toBeLessThanOrEqual(1024);
    expect(encodeState(doneState(300, 300)).length).toBeLessThanOrEqual(4096);
  });
});

describe('the largest state of a course', () => {
  test('is not exceeded by any state of it', () => {
    const course = fc.record({
      pages: fc.uniqueArray(hash, { maxLength: 30 }),
      activities: fc.uniqueArray(fc.tuple(hash, answer), { maxLength: 30, selector: ([id]) => id }),
      assessments: fc.uniqueArray(hash, { maxLength: 4 }),
      done: fc.array(fc.boolean(), { minLength: 30, maxLength: 30 }),
    });
    fc.assert(
      fc.property(course, ({ pages, activities, assessments, done }) => {
        const kept = <T>(list: readonly T[]): T[] => list.filter((_, at) => done[at]);
        const some: SavedState = {
          ...doneState(0, 0),
          viewed: new Set(kept(pages)),
          activities: new Map(
            kept(activities).map(([id, value]) => [
              id,
              { fingerprint: 255, tries: 255, checked: true, revealed: true, hinted: true, answer: value },
            ]),
          ),
          assessments: new Map(
            kept(assessments).map((id) => [
              id,
              { fingerprint: 1, tries: 255, open: true, passed: true, best: 1, last: 0.5 },
            ]),
          ),
        };
        const largest = largestStateLength({
          pages: pages.length,
          activities: activities.map(([, value]) => value),
          assessments: assessments.length,
        });
        expect(encodeState(some).length).toBeLessThanOrEqual(largest);
      }),
      { numRuns: 500 },
    );
  });

  test('of 300 pages and 300 questions fits a host that keeps 4,096 characters', () => {
    const activities = Array.from({ length: 300 }, () => ({ kind: 'one', value: 3 }) as const);
    expect(largestStateLength({ pages: 300, activities, assessments: 1 })).toBeLessThanOrEqual(4096);
  });
});

/** The text of `doneState(3, 3)` as version 0.1.0 wrote it. Never change it: learners have such texts. */
const FIRST_RELEASE =
  '1.aBcD1234.b4.ABORBW7oAkIKrd0AEM0CG_iAmT5QNqQRHSVKtcYCAnoj2h16cvnlt7W41bilbjkApRhW3bgAO3GUYyg.a5O2';
