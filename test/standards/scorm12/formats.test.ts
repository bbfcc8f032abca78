/** Times, scores and statuses as SCORM 1.2 writes them. */

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  formatScore,
  hostStatusOf,
  isRaise,
  lessonStatusOf,
  readLessonStatus,
} from '../../../src/standards/scorm12/adapter/status.js';
import { formatClock, formatTimespan } from '../../../src/standards/scorm12/adapter/times.js';

describe('a timespan', () => {
  test.each([
    [0, '00:00:00.00'],
    [999, '00:00:01.00'],
    [59_994, '00:00:59.99'],
    [59_995, '00:01:00.00'],
    [3_599_999, '01:00:00.00'],
    [359_999_994, '99:59:59.99'],
    [1e15, '99:59:59.99'],
    [Number.POSITIVE_INFINITY, '99:59:59.99'],
    [Number.NaN, '00:00:00.00'],
    [-5, '00:00:00.00'],
  ])('%d ms is %s', (milliseconds, text) => expect(formatTimespan(milliseconds)).toBe(text));

  test('is never shorter than the least', () => expect(formatTimespan(0, 1000)).toBe('00:00:01.00'));

  test('has two digits everywhere and is off by half a hundredth at most', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 359_999_990, noNaN: true }), (milliseconds) => {
        const text = formatTimespan(milliseconds);
        const [, hours = '', minutes = '', seconds = ''] = /^(\d\d):([0-5]\d):([0-5]\d\.\d\d)$/.exec(text) ?? [];
        const read = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000;
        expect(Math.abs(read - milliseconds)).toBeLessThanOrEqual(5.001);
      }),
    );
  });
});

test('a moment is a clock of the day', () => {
  expect(formatClock(new Date(2024, 0, 1, 23, 4, 5, 678).getTime())).toBe('23:04:05');
});

describe('a score', () => {
  test.each([
    [0, '0'],
    [1, '100'],
    [0.29, '29'],
    [0.57, '57'],
    [0.83333333, '83.33'],
    [0.79996, '79.99'],
    [0.7999999999999999, '80'],
  ])('%d is %s', (scaled, raw) => expect(formatScore(scaled)).toBe(raw));

  test('has at most two decimals and never claims more than was reached', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (scaled) => {
        const raw = formatScore(scaled);
        expect(raw).toMatch(/^(100|\d{1,2}(\.\d{1,2})?)$/);
        expect(Number(raw)).toBeLessThanOrEqual(scaled * 100 + 1e-7);
        expect(Number(raw)).toBeGreaterThan(scaled * 100 - 0.0101);
      }),
    );
  });

  test.each([
    ['', undefined],
    ['80', 0.8],
    ['0', 0],
    ['-1', undefined],
    ['101', undefined],
    ['x', undefined],
  ])("a host's %j is %p", (raw, score) => expect(hostStatusOf('passed', raw).score).toBe(score));
});

describe('a status', () => {
  const statuses = ['incomplete', 'failed', 'completed', 'passed'] as const;

  test('is only ever raised', () => {
    const raises = statuses.flatMap((next) =>
      statuses.filter((now) => isRaise(next, now)).map((now) => `${now} ${next}`),
    );
    expect(raises.sort()).toEqual(
      [
        'incomplete failed',
        'incomplete completed',
        'incomplete passed',
        'failed completed',
        'failed passed',
        'completed passed',
      ].sort(),
    );
    expect(isRaise('incomplete', undefined)).toBe(true);
  });

  test('what is written is read again', () => {
    for (const completed of [true, false]) {
      for (const success of [undefined, 'passed', 'failed'] as const) {
        const status = lessonStatusOf({ completed, ...(success ? { success } : {}) });
        expect(readLessonStatus(status)).toBe(status);
      }
    }
    expect(hostStatusOf(undefined, '')).toMatchObject({ completion: 'not-attempted', success: 'unknown' });
    expect(hostStatusOf('failed', '')).toMatchObject({ completion: 'unknown', success: 'failed' });
  });
});
