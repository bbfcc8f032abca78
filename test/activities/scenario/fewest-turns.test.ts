import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fewestTurns } from '../../../src/activities/scenario/fewest-turns.js';
import { isOffered, START, type Standing, standingAfter } from '../../../src/activities/scenario/walk-model.js';
import { readText } from '../../compiler/read-text.js';
import { type Walk, walks } from './arbitrary-scenario.js';

/** Walks every way of so many turns; slow and plain. */
function endsAfter({ steps }: Walk, turns: number, at: Standing = START): Set<string> {
  const { end, choices = [] } = steps[at.step] ?? {};
  if (turns === 0) return new Set(end ? [end] : []);
  const offered = choices.filter((choice) => isOffered(choice, at.flags));
  return new Set(offered.flatMap((choice) => [...endsAfter({ steps }, turns - 1, standingAfter(at, choice))]));
}

test('no way to a good end is shorter, and there is one that is as short', () => {
  fc.assert(
    fc.property(walks, (walk) => {
      const fewest = fewestTurns(walk);
      const before = Array.from({ length: Math.min(fewest, 6) }, (_, turns) => endsAfter(walk, turns));
      if (fewest > 0 && fewest < 6) {
        const there = endsAfter(walk, fewest);
        expect(there.size).toBeGreaterThan(0);
        if (there.has('good')) expect(before.some((ends) => ends.has('good'))).toBe(false);
        // No good end at all, then: the shortest way to any.
        else expect(before.some((ends) => ends.size > 0)).toBe(false);
      }
    }),
  );
});

test('a flag that a shorter way lacks makes it longer', () => {
  const { activities } = readText(`:::scenario{#amir title="Amir"}

:::step{#open}

Well?

- Agreed? :to[agreed]{if=thanked}
- Thank you. :to[listens]{set=thanked}

:::

:::step{#listens}

Yes.

- Go back. :to[open]
- Never mind. :to[lost]

:::

:::step{#agreed end=good}

I will.

:::

:::step{#lost end=poor}

Bye.

:::

:::`);
  expect(fewestTurns(activities[0]?.config as Walk)).toBe(3);
});
