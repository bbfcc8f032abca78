/** Conversations at random, sound or not, as the package would carry them, and ways through them. */

import fc from 'fast-check';
import type { ScenarioChoice, ScenarioConfig, ScenarioStep } from '../../../src/activities/scenario/model.js';
import { isOffered, START, type Standing, standingAfter } from '../../../src/activities/scenario/walk-model.js';

export type Walk = Pick<ScenarioConfig, 'steps'>;

/** At most so many steps and flags, that every way can be walked. */
const MOST_STEPS = 6;
const FLAGS = 0b111;

export const walks: fc.Arbitrary<Walk> = fc.integer({ min: 1, max: MOST_STEPS }).chain((count) => {
  const flags = fc.constantFrom(undefined, undefined, 1, 2, 4, FLAGS);
  const choice = fc.record({
    to: fc.integer({ min: 0, max: count - 1 }),
    score: fc.constantFrom(undefined, 1, 2, -1),
    set: flags,
    need: flags,
    not: fc.constantFrom(undefined, undefined, undefined, 1, 2),
  });
  const step = fc.oneof(
    fc.record({ end: fc.constantFrom('good', 'mixed', 'poor'), choices: fc.constant([]) }),
    fc.record({ choices: fc.array(choice, { minLength: 1, maxLength: 3 }) }),
  );
  return fc.array(step, { minLength: count, maxLength: count }).map((steps) => ({
    steps: steps.map((one, at): ScenarioStep => ({ id: `s${at}`, text: `Step ${at}`, ...one, choices: name(one) })) as ScenarioStep[],
  }));
});

function name({ choices }: { readonly choices: readonly object[] }): ScenarioChoice[] {
  return choices.map((choice, index) => JSON.parse(JSON.stringify({ text: `Choice ${index}`, ...choice })));
}

/** Every standing that can be come to, by walking and walking again until nothing is new: slow and plain. */
export function reachByBrute({ steps }: Walk): Set<string> {
  const found = new Set([JSON.stringify(START)]);
  for (let before = 0; before !== found.size; ) {
    before = found.size;
    for (const text of [...found]) {
      const standing: Standing = JSON.parse(text);
      for (const choice of steps[standing.step]?.choices ?? []) {
        if (isOffered(choice, standing.flags)) found.add(JSON.stringify(standingAfter(standing, choice)));
      }
    }
  }
  return found;
}

export interface BruteWay {
  readonly path: readonly number[];
  readonly sum: number;
  readonly end: string;
}

/** Every way to an end that visits no step twice. */
export function waysByBrute({ steps }: Walk, from: Standing = START, visited: readonly number[] = [from.step]): BruteWay[] {
  const { end, choices = [] } = steps[from.step] ?? {};
  if (end) return [{ path: [], sum: 0, end }];
  return choices.flatMap((choice, index) => {
    if (!isOffered(choice, from.flags) || visited.includes(choice.to)) return [];
    return waysByBrute({ steps }, standingAfter(from, choice), [...visited, choice.to]).map(({ path, sum, end: at }) => ({
      path: [index, ...path],
      sum: sum + (choice.score ?? 0),
      end: at,
    }));
  });
}
