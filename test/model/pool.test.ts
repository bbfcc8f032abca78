import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { canDraw, drawQuestions, groupsOf, hasPool, type PoolPage, pointsOf } from '../../src/model/pool.js';

const question = (id: string, change: Partial<{ points: number; objectiveIds: string[] }> = {}) => ({
  id,
  points: 1,
  objectiveIds: [] as string[],
  ...change,
});

/** Questions `q0`, `q1`, … in cases of these sizes; a size of 1 is a question by itself. */
function pageOf(sizes: readonly number[], assessment: PoolPage['assessment']): PoolPage {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const activities = Array.from({ length: total }, (_, at) => question(`q${at}`));
  let at = 0;
  const cases = sizes.map((size) => Array.from({ length: size }, () => `q${at++}`)).filter((ids) => ids.length > 1);
  return { activities, cases, ...(assessment && { assessment }) };
}

const idsOf = (page: PoolPage, seed: number): string[] => drawQuestions(page, seed).map(({ id }) => id);
const sizes = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 12 });
const seed = fc.integer({ min: 0, max: 0xffffffff });

describe('a draw', () => {
  test('is always of the right number, whole cases, each question once, in the order of the page, and the same for the same seed', () => {
    fc.assert(
      fc.property(sizes, fc.integer({ min: 1, max: 30 }), seed, (written, draw, from) => {
        const page = pageOf(written, { draw });
        const [group] = groupsOf(page);
        fc.pre(group !== undefined && canDraw(group));
        const drawn = idsOf(page, from);
        expect(drawn).toHaveLength(draw);
        for (const ids of page.cases ?? []) {
          expect([0, ids.length]).toContain(ids.filter((id) => drawn.includes(id)).length);
        }
        const order = page.activities.map(({ id }) => id);
        expect(drawn).toEqual(order.filter((id) => drawn.includes(id)));
        expect(idsOf(page, from)).toEqual(drawn);
      }),
    );
  });

  test('is the same wherever the questions stand on the page', () => {
    fc.assert(
      fc.property(sizes, seed, (written, from) => {
        const page = pageOf(written, { draw: written[0] ?? 1 });
        const moved = { ...page, activities: [...page.activities].reverse() };
        expect(idsOf(moved, from).sort()).toEqual(idsOf(page, from).sort());
      }),
    );
  });

  test('reaches every question that some draw can hold, and no other', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 2, maxLength: 6 }),
        fc.integer({ min: 1, max: 6 }),
        (written, draw) => {
          const page = pageOf(written, { draw });
          const [group] = groupsOf(page);
          fc.pre(group !== undefined && canDraw(group));
          const reached = new Set(Array.from({ length: 300 }, (_, at) => idsOf(page, at * 7919)).flat());
          const possible = (group?.items ?? []).filter((item) =>
            canDraw({
              items: (group?.items ?? []).filter((other) => other !== item),
              count: draw - item.questions.length,
            }),
          );
          expect([...reached].sort()).toEqual(
            possible.flatMap(({ questions }) => questions.map(({ id }) => id)).sort(),
          );
        },
      ),
      { numRuns: 40 },
    );
  });

  test('prefers none: over many seeds every question by itself comes about as often', () => {
    const page = pageOf([1, 1, 1, 1, 1, 1, 1, 1, 1, 1], { draw: 3 });
    const counts = new Map<string, number>();
    for (let at = 0; at < 2000; at++) for (const id of idsOf(page, at)) counts.set(id, (counts.get(id) ?? 0) + 1);
    for (const count of counts.values()) expect(Math.abs(count - 600)).toBeLessThan(100);
    expect(counts.size).toBe(10);
  });

  test('asks what is worth no points always, but with a case only where the case is drawn', () => {
    const activities = [
      question('a'),
      question('b'),
      question('sure', { points: 0 }),
      question('c-sure', { points: 0 }),
    ];
    const page: PoolPage = { activities, cases: [['b', 'c-sure']], assessment: { draw: 1 } };
    const draws = new Set(Array.from({ length: 40 }, (_, at) => idsOf(page, at).join(' ')));
    expect([...draws].sort()).toEqual(['a sure', 'b sure c-sure']);
  });

  test('without a number is all there is', () => {
    expect(hasPool(pageOf([1, 2], undefined))).toBe(false);
    expect(idsOf(pageOf([1, 2], undefined), 5)).toEqual(['q0', 'q1', 'q2']);
  });

  test('of more than there are is all there are: a build refuses it, and no learner is stopped by it', () => {
    expect(idsOf(pageOf([2, 2], { draw: 3 }), 5)).toHaveLength(4);
  });
});

describe('a draw for each objective', () => {
  const objectives = ['a', 'b', 'c'];
  const page: PoolPage = {
    activities: objectives.flatMap((id) => [1, 2, 3, 4].map((n) => question(`${id}${n}`, { objectiveIds: [id, 'z'] }))),
    cases: [['b1', 'b2']],
    assessment: { drawPerObjective: 2 },
  };

  test('holds so many of each, by the first objective that a question names', () => {
    fc.assert(
      fc.property(seed, (from) => {
        const drawn = idsOf(page, from);
        for (const id of objectives) expect(drawn.filter((each) => each.startsWith(id))).toHaveLength(2);
        expect(drawn.includes('b1')).toBe(drawn.includes('b2'));
      }),
    );
  });

  test('draws for one objective whatever it draws for another', () => {
    const pairs = new Set(Array.from({ length: 400 }, (_, at) => idsOf(page, at).join(' ')));
    // Six pairs of a, two ways of b (the case, or the pair beside it), six of c.
    expect(pairs.size).toBe(72);
  });
});

describe('the points of a try', () => {
  test('are those of what is drawn; where questions differ, their average', () => {
    expect(pointsOf(pageOf([1, 1, 1], undefined))).toBe(3);
    expect(pointsOf(pageOf([1, 1, 2], { draw: 2 }))).toBe(2);
    const activities = [question('a', { points: 1 }), question('b', { points: 3 })];
    expect(pointsOf({ activities, assessment: { draw: 1 } })).toBe(2);
  });
});
