import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { NumberConfig } from '../../../src/activities/number/model.js';
import { hasSeparators, readNumber } from '../../../src/activities/number/read-number.js';
import { numberTracking as tracking } from '../../../src/activities/number/tracking.js';
import type { PackedAnswer } from '../../../src/model/saved-state.js';
import { configOf } from '../compile-activity.js';

const config = (...right: string[]): NumberConfig => ({ prompt: 'a ___', answer: right[0] ?? '', right });

/** Thousandths as text. */
const decimal = (thousandths: number): string => (thousandths / 1000).toFixed(3);
const thousandths = fc.integer({ min: -999_999_999, max: 999_999_999 });

describe('a number as people type it', () => {
  test.each([
    ['42', 42],
    [' 42 ', 42],
    ['+42', 42],
    ['4.5', 4.5],
    ['4,5', 4.5],
    ['.5', 0.5],
    ['5.', 5],
    ['0,125', 0.125],
    ['1.000', 1],
    ['007', 7],
    ['-3', -3],
    ['\u22123', -3],
    ['-0', 0],
    ['1000000', 1_000_000],
  ])('%j is %d', (typed, expected) => {
    expect(Object.is(readNumber(typed), expected)).toBe(true);
  });

  test.each(['', ' ', '-', '.', 'forty', '4 or 5', '1e3', '0x10', '4..5', '42 %', 'Infinity', '1234567890123456'])(
    '%j is none',
    (typed) => {
      expect(readNumber(typed)).toBeUndefined();
    },
  );

  test.each(['1,000', '12,500', '1 000', '1.000.000', '1,000.5', "10'000", '10\u2019000'])(
    '%j is none because of its separators',
    (typed) => {
      expect(readNumber(typed)).toBeUndefined();
      expect(hasSeparators(typed)).toBe(true);
    },
  );

  test.each([
    ['42 %', '%'],
    ['42%', '%'],
    ['42 MMHG', 'mmHg'],
    ['42', 'ml'],
  ])('%j is one with the unit %s', (typed, unit) => {
    expect(readNumber(typed, unit)).toBe(42);
  });

  test('never throws, and comes out the same when it is written down again', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[-+0-9., ]{0,12}$/)), (typed) => {
        const number = readNumber(typed);
        if (number === undefined) return;
        expect(String(number)).toMatch(/^-?\d+(\.\d{1,6})?$/);
        expect(readNumber(String(number))).toBe(number);
        expect(hasSeparators(typed) || /^[ .,+-]/.test(typed) || typed.trim() !== typed || /[^0-9]/.test(typed)).toBe(
          true,
        );
      }),
    );
  });

  test('is the number that was meant, with a point or a comma', () => {
    fc.assert(
      fc.property(thousandths, (value) => {
        const text = decimal(value);
        expect(readNumber(text)).toBe(value / 1000 + 0);
        const comma = text.replace('.', ',');
        if (!/^-?[1-9]\d{0,2},/.test(comma)) expect(readNumber(comma)).toBe(value / 1000 + 0);
      }),
    );
  });
});

describe('an answer to a number', () => {
  test('is right within the tolerance, to the last decimal', () => {
    fc.assert(
      fc.property(thousandths, fc.nat(99_999), fc.integer({ min: -200_000, max: 200_000 }), (right, tolerance, off) => {
        const data = configOf<NumberConfig>(
          `:::number{#a}\n\na :number[${decimal(right)}]{tolerance=${decimal(tolerance)}}\n\n:::`,
        );
        const expected = Math.abs(off) <= tolerance ? 'correct' : 'incorrect';
        expect(tracking.score(data, decimal(right + off)).outcome).toBe(expected);
      }),
      { numRuns: 200 },
    );
  });

  test('is complete when it is a number', () => {
    expect(tracking.isComplete(config('42'), '')).toBe(false);
    expect(tracking.isComplete(config('42'), '1,000')).toBe(false);
    expect(tracking.isComplete({ ...config('42'), unit: '%' }, '4 %')).toBe(true);
  });

  test('is reported as a plain decimal, with the number that is right or its two ends', () => {
    expect(tracking.interaction(config('42'))).toEqual({
      type: 'numeric',
      prompt: 'a ___',
      components: [],
      correctResponses: [['42']],
    });
    expect(tracking.interaction(config('40', '44'))?.correctResponses).toEqual([['40', '44']]);
    expect(tracking.respond(config('42'), ' 04,50')).toEqual(['4.5']);
    expect(tracking.respond(config('42'), 'x')).toEqual([]);
  });
});

describe('a number in saved progress', () => {
  test('comes back as it was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 10 }), (typed) => {
        expect(tracking.unpack(config('1'), tracking.pack(config('1'), typed))).toBe(typed);
      }),
    );
  });

  test.each([
    [{ kind: 'texts', values: [] }],
    [{ kind: 'texts', values: ['1', '2'] }],
    [{ kind: 'one', value: 1 }],
    [{ kind: 'list', values: [1] }],
    [{ kind: 'later', bits: [] }],
  ] as readonly [PackedAnswer][])('%j does not fit', (packed) => {
    expect(tracking.unpack(config('1'), packed)).toBeUndefined();
  });
});
