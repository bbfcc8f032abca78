/** A pool of questions: what a try at an assessment draws from it. Pure; the build checks with it what the browser draws. */

import type { AssessmentSettings } from './course.js';
import { shuffled } from './draw.js';
import { hash32 } from './hash.js';

interface PoolQuestion {
  readonly id: string;
  readonly points: number;
  readonly objectiveIds: readonly string[];
}

/** A page as far as drawing goes. */
export interface PoolPage<Question extends PoolQuestion = PoolQuestion> {
  readonly activities: readonly Question[];
  /** Ids of the activities of each case, which are drawn together. */
  readonly cases?: readonly (readonly string[])[];
  readonly assessment?: Pick<AssessmentSettings, 'draw' | 'drawPerObjective'>;
}

/** What is drawn whole or not at all: a case's questions, or one by itself. What is worth no points is no part of the pool. */
export interface PoolItem<Question extends PoolQuestion = PoolQuestion> {
  readonly questions: readonly Question[];
}

/** Items of which so many questions are drawn. */
export interface PoolGroup<Question extends PoolQuestion = PoolQuestion> {
  /** Under `drawPerObjective`; undefined for questions without one. */
  readonly objectiveId?: string | undefined;
  readonly count: number;
  readonly items: readonly PoolItem<Question>[];
}

export function hasPool({ assessment }: PoolPage): boolean {
  return assessment?.draw !== undefined || assessment?.drawPerObjective !== undefined;
}

/** The pool in its groups; none where all questions are asked. A question is drawn for the first objective that it names. */
export function groupsOf<Question extends PoolQuestion>(page: PoolPage<Question>): PoolGroup<Question>[] {
  const { draw, drawPerObjective } = page.assessment ?? {};
  const items = itemsOf(page);
  if (draw !== undefined) return [{ count: draw, items }];
  if (drawPerObjective === undefined) return [];
  const objectiveOf = ({ questions }: PoolItem): string | undefined => questions[0]?.objectiveIds[0];
  return [...new Set(items.map(objectiveOf))].map((objectiveId) => ({
    objectiveId,
    count: drawPerObjective,
    items: items.filter((item) => objectiveOf(item) === objectiveId),
  }));
}

/** In the order of ids: moving a question about the page draws nothing else. */
function itemsOf<Question extends PoolQuestion>({ activities, cases = [] }: PoolPage<Question>): PoolItem<Question>[] {
  const scored = activities.filter(({ points }) => points > 0).sort((a, b) => (a.id < b.id ? -1 : 1));
  const seen = new Set<string>();
  return scored.flatMap((question) => {
    if (seen.has(question.id)) return [];
    const together = cases.find((ids) => ids.includes(question.id));
    if (!together) return { questions: [question] };
    for (const id of together) seen.add(id);
    return { questions: scored.filter(({ id }) => together.includes(id)) };
  });
}

/** The questions of one try: those that were drawn, and what is worth no points unless it is part of a case that was not. */
export function drawQuestions<Question extends PoolQuestion>(page: PoolPage<Question>, seed: number): Question[] {
  const groups = groupsOf(page);
  const drawn = groups.flatMap(({ items, count, objectiveId = '' }) =>
    pickItems(items, count, hash32(objectiveId, seed)),
  );
  const kept = new Set(drawn.flatMap(({ questions }) => questions.map(({ id }) => id)));
  const left = new Set(groups.flatMap(({ items }) => items.flatMap(({ questions }) => questions.map(({ id }) => id))));
  for (const id of kept) left.delete(id);
  const isLeft = (id: string): boolean => left.has(id);
  const together = (id: string): readonly string[] => page.cases?.find((ids) => ids.includes(id)) ?? [id];
  return page.activities.filter(({ id }) => !together(id).some(isLeft));
}

/** Items with `count` questions in all, in an order that the seed makes. Where no items come to that, all there are. */
function pickItems<Item extends PoolItem>(items: readonly Item[], count: number, seed: number): Item[] {
  const order = shuffled(items, seed);
  if (items.every(({ questions }) => questions.length === 1)) return order.slice(0, count);
  const after = sumsFrom(order, count);
  if (!after[0]?.has(count)) return order;
  let open = count;
  return order.filter(({ questions: { length } }, at) => {
    // Taken only where those behind it can make up the rest exactly, so that no case is ever cut.
    if (!after[at + 1]?.has(open - length)) return false;
    open -= length;
    return true;
  });
}

/** The numbers of questions up to `count` that the items from each place on can make. */
function sumsFrom(items: readonly PoolItem[], count: number): ReadonlySet<number>[] {
  const sums = [new Set([0])];
  for (const { questions } of [...items].reverse()) {
    const [before = new Set<number>()] = sums;
    const more = [...before].map((sum) => sum + questions.length).filter((sum) => sum <= count);
    sums.unshift(new Set([...before, ...more]));
  }
  return sums;
}

/** Ids of the questions that a try may leave out. */
export function leftOutIds(page: PoolPage): string[] {
  return groupsOf(page).flatMap(({ items, count }) => {
    const questions = items.flatMap((item) => item.questions);
    return questions.length > count ? questions.map(({ id }) => id) : [];
  });
}

/** Whether whole items come to exactly so many questions. */
export function canDraw({ items, count }: PoolGroup): boolean {
  return sumsFrom(items, count)[0]?.has(count) === true;
}

/** Points that one try is worth. Where questions of a pool differ it is their average, so that a score cannot fall by chance. */
export function pointsOf(page: PoolPage): number {
  if (!hasPool(page)) return sumPoints(page.activities);
  return groupsOf(page).reduce((sum, { items, count }) => {
    const questions = items.flatMap((item) => item.questions);
    return sum + (sumPoints(questions) * Math.min(count, questions.length)) / Math.max(1, questions.length);
  }, 0);
}

function sumPoints(questions: readonly PoolQuestion[]): number {
  return questions.reduce((sum, { points }) => sum + points, 0);
}
