/** Every scenario under every host: what is kept, what is found again, and no call refused that a good course can avoid. */

import { describe, expect, test } from '@jest/globals';
import { playCell } from './cell.js';
import { HOST_KINDS } from './host-kinds.js';
import { SCENARIOS } from './scenarios.js';

describe.each(SCENARIOS.map((scenario) => [scenario.name, scenario] as const))('%s', (_name, scenario) => {
  test.each(HOST_KINDS.map((kind) => [kind.name, kind] as const))('%s', async (name, kind) => {
    expect(await playCell(kind, scenario)).toBe(scenario.expected[name] ?? scenario.expected.every);
  });
});
