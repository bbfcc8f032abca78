/** What can still be reached in a conversation, and which choice is the best: worked out when the course is built. */

import type { ScenarioChoice, ScenarioConfig, ScenarioStep } from './model.js';
import { isOffered, type Standing, standingAfter } from './walk-model.js';

/** What can still be reached without visiting a step twice. */
export interface Prospect {
  /** The highest sum of scores on the way to any end. */
  readonly sum: number;
  /** The highest on the way to a good end; -Infinity where none can be reached. */
  readonly good: number;
  /** The most turns to any end. */
  readonly turns: number;
}

export interface Search {
  /** From a standing, with the steps that have been visited, its own among them; undefined where no end can be reached. */
  from(standing: Standing, visited: readonly number[]): Prospect | undefined;
  /** What a choice leads to, with its own score, where it is taken from a step. */
  after(standing: Standing, choice: ScenarioChoice, visited?: readonly number[]): Prospect | undefined;
}

/** More questions than a build should have to answer. */
export class TooTangled extends Error {}

/**
 * Each question is answered once; of what was visited only that matters which can still be reached. Throws TooTangled where
 * there are more than `limit` of them.
 */
export function createSearch({ steps }: Pick<ScenarioConfig, 'steps'>, limit: number): Search {
  const known = new Map<string, Prospect | undefined>();
  const reach = steps.map((_, step) => stepsAfter(steps, step));
  const search: Search = {
    from: (standing, visited) => {
      const { step, flags } = standing;
      const { end, choices = [] } = steps[step] ?? {};
      if (end) return { sum: 0, good: end === 'good' ? 0 : Number.NEGATIVE_INFINITY, turns: 0 };
      const barred = visited.filter((one) => reach[step]?.has(one)).sort((a, b) => a - b);
      const question = `${step} ${flags} ${barred}`;
      if (!known.has(question)) {
        if (known.size >= limit) throw new TooTangled();
        let best: Prospect | undefined;
        for (const choice of choices) {
          if (isOffered(choice, flags)) best = bestOf(best, search.after(standing, choice, visited));
        }
        known.set(question, best);
      }
      return known.get(question);
    },
    after: (standing, choice, visited = [standing.step]) => {
      const { score = 0 } = choice;
      if (visited.includes(choice.to)) return undefined;
      const rest = search.from(standingAfter(standing, choice), [...visited, choice.to]);
      return rest && { sum: rest.sum + score, good: rest.good + score, turns: rest.turns + 1 };
    },
  };
  return search;
}

function bestOf(one: Prospect | undefined, other: Prospect | undefined): Prospect | undefined {
  if (!one || !other) return one ?? other;
  return {
    sum: Math.max(one.sum, other.sum),
    good: Math.max(one.good, other.good),
    turns: Math.max(one.turns, other.turns),
  };
}

/** The steps that choices lead to from a step, whatever their conditions. */
export function stepsAfter(steps: readonly ScenarioStep[], from: number): Set<number> {
  const found = new Set<number>();
  const visit = (step: number): void => {
    for (const { to } of steps[step]?.choices ?? []) {
      if (found.has(to)) continue;
      found.add(to);
      visit(to);
    }
  };
  visit(from);
  return found;
}

/** The choices that are offered and than which none is better: indexes, ascending. */
export function bestChoices({ steps }: Pick<ScenarioConfig, 'steps'>, standing: Standing, search: Search): number[] {
  const { choices = [] } = steps[standing.step] ?? {};
  const offered = choices.flatMap((choice, index) =>
    isOffered(choice, standing.flags) ? [{ index, prospect: search.after(standing, choice) }] : [],
  );
  const best = offered.filter(({ prospect }) => !offered.some((other) => isBetter(other.prospect, prospect)));
  return best.map(({ index }) => index);
}

/**
 * Whether one choice is better than another: a good end can still be reached after it and not after the other; or after both
 * or neither, and the sum that can be reached at such an end is higher.
 */
export function isBetter(one: Prospect | undefined, other: Prospect | undefined): boolean {
  const [ours = WORST, theirs = WORST] = [one, other];
  if (ours.good > Number.NEGATIVE_INFINITY || theirs.good > Number.NEGATIVE_INFINITY) return ours.good > theirs.good;
  return ours.sum > theirs.sum;
}

const WORST: Prospect = { sum: Number.NEGATIVE_INFINITY, good: Number.NEGATIVE_INFINITY, turns: 0 };
