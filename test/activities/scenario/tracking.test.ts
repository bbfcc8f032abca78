import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ScenarioConfig, ScenarioResponse } from '../../../src/activities/scenario/model.js';
import { scenarioTracking as tracking } from '../../../src/activities/scenario/tracking.js';
import {
  isOffered,
  MOST_TURNS,
  START,
  standingAfter,
  standingsOf,
} from '../../../src/activities/scenario/walk-model.js';
import { fingerprintOf } from '../../../src/model/saved-state.js';
import { largestStateLength } from '../../../src/model/state-size.js';
import { readText } from '../../compiler/read-text.js';
import { walks } from './arbitrary-scenario.js';

const amir = `:::scenario{#amir title="Amir"}

:::step{#open speaker=Amir}

"Yes?"

- Sit down. :to[shrugs]{score=-1}
- Thank you. :to[listens]{score=2 set=thanked}
- Hm. :to[open]{score=1}

:::

:::step{#listens speaker=Amir}

"All right."

- Three times. :to[agreed]{score=3 if=thanked}
- Always. :to[shrugs]

:::

:::step{#agreed end=good}

"I will."

:::

:::step{#shrugs end=mixed}

"If you say so."

:::

:::`;

function configOf(text: string): ScenarioConfig {
  const { activities, found } = readText(text);
  expect(found.filter(({ code }) => code !== 'scenario-best-not-good')).toEqual([]);
  return activities[0]?.config as ScenarioConfig;
}

const data = configOf(amir);
/** Choices by their texts. */
function walk(...texts: string[]): ScenarioResponse {
  let at = START;
  const path = texts.map((text) => {
    const { choices = [] } = data.steps[at.step] ?? {};
    const index = choices.findIndex((choice) => choice.text === text);
    const choice = choices[index];
    if (!choice) throw new Error(text);
    at = standingAfter(at, choice);
    return index;
  });
  return { path, ends: data.steps[at.step]?.end ? [at.step] : [] };
}

const best = walk('Thank you.', 'Three times.');

describe('a way through a conversation', () => {
  test.each([
    [best, 'correct', 1],
    [walk('Thank you.', 'Always.'), 'partial', 0.4],
    [walk('Sit down.'), 'incorrect', 0],
    // Going round earns once what it earns, and never more than the best.
    [walk('Hm.', 'Hm.', 'Hm.', 'Thank you.', 'Always.'), 'partial', 0.6],
    [walk('Hm.', 'Thank you.', 'Three times.'), 'correct', 1],
  ] as const)('%j is %s and earns %d', (response, outcome, share) => {
    expect(tracking.score(data, response)).toEqual({ outcome, share });
  });

  test('is complete at an end', () => {
    expect(tracking.isComplete(data, walk())).toBe(false);
    expect(tracking.isComplete(data, walk('Thank you.'))).toBe(false);
    expect(tracking.isComplete(data, walk('Sit down.'))).toBe(true);
  });

  test('without scores is worth what its end is', () => {
    const plain = configOf(amir.replaceAll(/score=-?\d/g, '').replaceAll('{}', ''));
    expect(plain.best).toBe(0);
    expect(tracking.score(plain, best).share).toBe(1);
    expect(tracking.score(plain, walk('Sit down.'))).toEqual({ share: 0.5, outcome: 'partial' });
    expect(plain.bestPaths).toEqual([best.path]);
  });
});

describe('what is reported', () => {
  test('is a performance: each step with what was chosen there', () => {
    const definition = tracking.interaction(data);
    expect(definition).toMatchObject({ type: 'performance', prompt: 'Amir' });
    expect(definition?.components.map(({ id }) => id)).toEqual(['open', 'listens', 'agreed', 'shrugs']);
    expect(definition?.components[0]?.text).toBe('Amir: "Yes?"');
    const names = tracking
      .respond(data, best)
      .map((part) =>
        typeof part === 'object' ? [definition?.components[part[0]]?.id, definition?.targets?.[part[1]]?.id] : part,
      );
    expect(names).toEqual([
      ['open', 'thank-you'],
      ['listens', 'three-times'],
    ]);
    expect(definition?.correctResponses).toEqual([tracking.respond(data, best)]);
  });
});

describe('what is saved', () => {
  /** A conversation, and a way that a learner may have gone in it. */
  const cases = fc
    .tuple(walks, fc.array(fc.nat(), { maxLength: MOST_TURNS }), fc.nat())
    .map(([{ steps }, picks, seen]): [ScenarioConfig, ScenarioResponse] => {
      const ends = steps.flatMap(({ end }, at) => (end ? [at] : []));
      const most = Math.max(...steps.map(({ choices }) => choices.length));
      const width = Math.max(1, 32 - Math.clz32(most - 1));
      let at = START;
      const path: number[] = [];
      for (const pick of picks) {
        const { choices = [] } = steps[at.step] ?? {};
        const offered = choices.flatMap((choice, index) => (isOffered(choice, at.flags) ? [{ choice, index }] : []));
        const taken = offered[pick % Math.max(1, offered.length)];
        if (!taken) break;
        path.push(taken.index);
        at = standingAfter(at, taken.choice);
      }
      const config = { prompt: '', steps, ends, width, best: 0, bestPaths: [], bestAt: {} };
      return [config, { path, ends: ends.filter((_, index) => seen & (1 << index)) }];
    });

  test('is the same way after it was packed and unpacked', () => {
    fc.assert(
      fc.property(cases, ([config, response]) => {
        expect(tracking.unpack(config, tracking.pack(config, response))).toEqual(response);
      }),
    );
  });

  test('never takes more than the largest', () => {
    const lengthOf = (answer: ReturnType<typeof tracking.pack>): number =>
      largestStateLength({ pages: 0, activities: Array.from({ length: 6 }, () => answer), assessments: 0 });
    fc.assert(
      fc.property(cases, ([config, response]) => {
        expect(lengthOf(tracking.pack(config, response))).toBeLessThanOrEqual(lengthOf(tracking.largest(config)));
      }),
    );
    // 24 turns of three choices and two ends.
    expect(lengthOf(tracking.largest(data)) - lengthOf({ kind: 'list', values: [] })).toBeLessThan(6 * 12);
  });

  test('is refused where it leads nowhere', () => {
    expect(tracking.unpack(data, { kind: 'one', value: 1 })).toBeUndefined();
    expect(tracking.unpack(data, { kind: 'list', values: [0, 3] })).toBeUndefined();
    const round = walk(...Array.from({ length: MOST_TURNS + 1 }, () => 'Hm.'));
    expect(standingsOf(data, round.path)).toBeUndefined();
    expect(tracking.unpack(data, tracking.pack(data, round))).toBeUndefined();
  });

  test('is kept where steps and choices change places, and opened again where a word or a way is another', () => {
    const print = (text: string): number => fingerprintOf(tracking.texts(configOf(text)));
    const moved = amir
      .replace('- Sit down. :to[shrugs]{score=-1}\n', '')
      .replace('- Hm.', '- Sit down. :to[shrugs]\n- Hm.');
    expect(print(moved)).toBe(print(amir));
    expect(tracking.pack(configOf(moved), best)).toEqual(tracking.pack(data, best));
    for (const [from, to] of [
      ['Always.', 'Never.'],
      ['Hm. :to[open]', 'Hm. :to[listens]'],
      [' if=thanked', ''],
      ['end=mixed', 'end=poor'],
    ] as const) {
      expect([from, print(amir.replace(from, to)) === print(amir)]).toEqual([from, false]);
    }
  });
});
