/** Every scenario under every host: what is kept, what is found again, and no call refused that a good course can avoid. */

import { describe, expect, test } from '@jest/globals';
import { playCell } from './cell.js';
import { EXPECTED, expectedOf } from './expected.js';
import { HOST_KINDS } from './host-kinds.js';
import { SCENARIOS } from './scenarios.js';

describe.each(SCENARIOS.map((scenario) => [scenario.name, scenario] as const))('%s', (name, scenario) => {
  test.each(HOST_KINDS.map((kind) => [kind.name, kind] as const))('%s', async (_host, kind) => {
    expect(await playCell(kind, scenario)).toBe(expectedOf(name, kind));
  });
});

test('every expectation belongs to a scenario and a host', () => {
  expect(Object.keys(EXPECTED).sort()).toEqual(SCENARIOS.map(({ name }) => name).sort());
  const hosts = ['every', ...HOST_KINDS.map(({ name }) => name)];
  const unknown = Object.values(EXPECTED).flatMap((row) => Object.keys(row).filter((host) => !hosts.includes(host)));
  expect(unknown).toEqual([]);
});
