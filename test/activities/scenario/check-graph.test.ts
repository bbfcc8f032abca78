/** The checks of a conversation against walks by brute force. */

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkGraph } from '../../../src/activities/scenario/check-graph.js';
import type { StepData } from '../../../src/activities/scenario/parse-step.js';
import { isOffered, MOST_TURNS, type Standing, standingAfter } from '../../../src/activities/scenario/walk-model.js';
import type { ParseContext } from '../../../src/model/slice.js';
import { reachByBrute, type Walk, walks, waysByBrute } from './arbitrary-scenario.js';

const place = { file: 'page.md', line: 1, column: 1 };

function check(walk: Walk) {
  const found: string[] = [];
  const report: ParseContext['report'] = ({ code }, at) => found.push(`${code} ${at?.line}`);
  const names = (bits = 0): string[] => ['a', 'b', 'c'].filter((_, at) => bits & (1 << at));
  // The line says which step it is.
  const steps = walk.steps.map(
    ({ id, choices }, at) =>
      ({
        id,
        place: { ...place, line: at },
        choices: choices.map(({ text, set, need, not }) => ({
          text,
          place: { ...place, line: at },
          set: names(set),
          condition: [...names(need), ...names(not).map((flag) => `!${flag}`)],
        })),
      }) as unknown as StepData,
  );
  const best = checkGraph(walk, { steps, flags: ['a', 'b', 'c'], place }, { report } as ParseContext);
  return { best, found, of: (code: string) => found.filter((one) => one.startsWith(`${code} `)).length };
}

const standingsIn = (walk: Walk): Standing[] => [...reachByBrute(walk)].map((text) => JSON.parse(text));
const offeredAt = ({ steps }: Walk, { step, flags }: Standing) =>
  (steps[step]?.choices ?? []).filter((choice) => isOffered(choice, flags));
const isEnd = ({ steps }: Walk, { step }: Standing): boolean => steps[step]?.end !== undefined;

/** Standings that can be come to from another. */
function after(walk: Walk, from: Standing): Standing[] {
  const found = [from];
  for (const standing of found) {
    for (const choice of offeredAt(walk, standing)) {
      const next = standingAfter(standing, choice);
      if (!found.some(({ step, flags }) => step === next.step && flags === next.flags)) found.push(next);
    }
  }
  return found;
}

describe('every way through a conversation', () => {
  const property = (holds: (walk: Walk) => void): void => fc.assert(fc.property(walks, holds), { numRuns: 1000 });

  test('a step is lost where no walk comes to it, whatever is offered', () => {
    property((walk) => {
      const free = {
        steps: walk.steps.map((step) => ({ ...step, choices: step.choices.map(({ text, to }) => ({ text, to })) })),
      };
      const reached = new Set(standingsIn(free).map(({ step }) => step));
      expect(check(walk).of('scenario-unreachable') > 0).toBe(reached.size < walk.steps.length);
    });
  });

  test('a condition never holds where no walk is offered its choice', () => {
    property((walk) => {
      const standings = standingsIn(walk);
      const never = walk.steps.flatMap(({ choices }, at) => {
        const here = standings.filter(({ step }) => step === at);
        return choices.filter((choice) => here.length > 0 && here.every(({ flags }) => !isOffered(choice, flags)));
      });
      expect(check(walk).of('scenario-condition-never-holds')).toBe(never.length);
    });
  });

  test('a standstill is where a walk is offered nothing', () => {
    property((walk) => {
      const stuck = standingsIn(walk).filter((one) => !isEnd(walk, one) && offeredAt(walk, one).length === 0);
      expect(check(walk).of('scenario-dead-end')).toBe(new Set(stuck.map(({ step }) => step)).size);
    });
  });

  test('a loop has no way out where no walk from it ends or comes to a standstill', () => {
    property((walk) => {
      const caught = standingsIn(walk).some((from) =>
        after(walk, from).every((one) => !isEnd(walk, one) && offeredAt(walk, one).length > 0),
      );
      expect(check(walk).of('scenario-endless-loop') > 0).toBe(caught);
    });
  });

  test('the best is the best of all walks that visit no step twice', () => {
    let sound = 0;
    property((walk) => {
      const { best } = check(walk);
      if (!best) return;
      sound += 1;
      const ways = waysByBrute(walk);
      if (!ways.some(({ end }) => end === 'good')) {
        // Only by going round: that is taken where there are no scores.
        expect(best).toMatchObject({ best: 0, bestPaths: [] });
        return;
      }
      const most = Math.max(...ways.map(({ sum }) => sum));
      expect(best.best).toBe(most);
      const right = ways.filter(({ sum, end }) => (most > 0 ? sum === most : end === 'good'));
      for (const path of best.bestPaths) {
        expect(right.map((way) => String(way.path))).toContain(String(path));
        expect(path.length).toBeLessThanOrEqual(MOST_TURNS);
      }
      expect(best.bestPaths.length).toBeGreaterThan(0);
    });
    expect(sound).toBeGreaterThan(50);
  });

  test('a choice is best where no other leads to a better walk', () => {
    property((walk) => {
      const { best } = check(walk);
      if (!best) return;
      for (const standing of standingsIn(walk)) {
        const { choices = [] } = walk.steps[standing.step] ?? {};
        const worth = choices.map((choice): readonly [number, number] | undefined => {
          if (!isOffered(choice, standing.flags)) return undefined;
          const next = standingAfter(standing, choice);
          const ways = next.step === standing.step ? [] : waysByBrute(walk, next, [standing.step, next.step]);
          const good = ways.filter(({ end }) => end === 'good');
          const sums = (good.length > 0 ? good : ways).map(({ sum }) => sum + (choice.score ?? 0));
          return [good.length > 0 ? 1 : 0, Math.max(-Infinity, ...sums)];
        });
        const isBetter = (a: readonly [number, number], b: readonly [number, number]): boolean =>
          a[0] > b[0] || (a[0] === b[0] && a[1] > b[1]);
        const right = worth.flatMap((one, index) =>
          one && !worth.some((other) => other && isBetter(other, one)) ? [index] : [],
        );
        const told = best.bestAt[`${standing.step} ${standing.flags}`] ?? best.bestAt[standing.step];
        expect(told ?? choices.map((_, index) => index)).toEqual(right.length > 0 ? right : []);
      }
    });
  });
});
