import { afterEach, expect, test } from '@jest/globals';
import { readBuildOptions } from '../../src/cli/build-options.js';

afterEach(() => {
  delete process.env.SOURCE_DATE_EPOCH;
});

const today = async (): Promise<string> => (await readBuildOptions(['a-course'], {})).today;

test('the day is the clock’s', async () => {
  expect(await today()).toMatch(/^20\d\d-[01]\d-[0-3]\d$/);
});

test('the day is SOURCE_DATE_EPOCH’s where that is set', async () => {
  process.env.SOURCE_DATE_EPOCH = '1000000000';
  expect(await today()).toBe('2001-09-09');
  process.env.SOURCE_DATE_EPOCH = 'yesterday';
  expect(await today()).toMatch(/^20[2-9]/);
});
