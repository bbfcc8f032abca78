/** Conversations at random, sound or not, as the package would carry them, and ways through them. */

import fc from 'fast-check';
import type { ScenarioChoice, ScenarioConfig, ScenarioStep } from '../../../src/activities/scenario/model.js';
import { isOffered, START, type Standing, standingAfter } from '../../../src/activities/scenario/walk-model.js';

export type Walk = Pick<ScenarioConfig, 'steps'>;

/** At most so many steps and flags, that every way can be walked. */
const MOST_STEPS = 6;
const FLAGS = 0b111;

/** Most ways lead on, and to a good end at last, so that enough of them are sound. */
export const walks: fc.Arbitrary<Walk> = fc.integer({ min: 1, max: MOST_STEPS }).chain((count) => {
  const rarely = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { freq: 3, nil: undefined });
  const flags = fc.constantFrom(1, 2, 4, FLAGS);
  const end = fc.record({ end: fc.constantFrom('good', 'mixed', 'poor'), choices: fc.constant([]) });
  const last = fc.oneof(
    { arbitrary: fc.constant({ end: 'good', choices: [] }), weight: 4 },
    { arbitrary: end, weight: 1 },
  );
  const talk = (at: number) => {
    const on = fc.integer({ min: Math.min(at + 1, count - 1), max: Math.min(at + 2, count - 1) });
    const choice = fc.record({
      to: fc.oneof({ arbitrary: on, weight: 3 }, { arbitrary: fc.integer({ min: 0, max: count - 1 }), weight: 1 }),
      score: fc.constantFrom(undefined, 1, 2, -1),
      set: rarely(flags),
      need: fc.option(flags, { freq: 8, nil: undefined }),
      not: rarely(fc.constantFrom(1, 2)),
    });
    return fc.record({ choices: fc.array(choice, { minLength: 1, maxLength: 3 }) });
  };
  const rows = Array.from({ length: count }, (_, at) =>
    at === count - 1
      ? last
      : at === 0
        ? talk(at)
        : fc.oneof({ arbitrary: talk(at), weight: 5 }, { arbitrary: end, weight: 1 }),
  );
  return fc.tuple(...rows).map((steps) => ({
    steps: steps.map(
      (step, at) => ({ id: `s${at}`, text: `Step ${at}`, ...step, choices: name(step) }) as ScenarioStep,
    ),
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
export function waysByBrute(
  { steps }: Walk,
  from: Standing = START,
  visited: readonly number[] = [from.step],
): BruteWay[] {
  const { end, choices = [] } = steps[from.step] ?? {};
  if (end) return [{ path: [], sum: 0, end }];
  return choices.flatMap((choice, index) => {
    if (!isOffered(choice, from.flags) || visited.includes(choice.to)) return [];
    return waysByBrute({ steps }, standingAfter(from, choice), [...visited, choice.to]).map(
      ({ path, sum, end: at }) => ({
        path: [index, ...path],
        sum: sum + (choice.score ?? 0),
        end: at,
      }),
    );
  });
}
