/** Follows every way through a conversation, flags included, and reports what cannot be reached or left. */

import type { Place } from '../../model/diagnostic.js';
import type { ParseContext } from '../../model/slice.js';
import { adviseFlag, explainNever, nameFlags, nameWay, type State } from './for-authors.js';
import * as wrong from './graph-diagnostics.js';
import type { ScenarioConfig, ScenarioPath } from './model.js';
import { type ChoiceData, type StepData, sortChoices } from './parse-step.js';
import { bestChoices, createSearch, type Search, stepsAfter, TooTangled } from './search.js';
import { isOffered, MOST_TURNS, START, type Standing, standingAfter } from './walk-model.js';

type Walk = Pick<ScenarioConfig, 'steps'>;

/** What of the author's a diagnostic speaks of. */
export interface Written {
  readonly steps: readonly StepData[];
  /** By the places of their bits. */
  readonly flags: readonly string[];
  readonly place: Place;
}

type Best = Pick<ScenarioConfig, 'best' | 'bestPaths' | 'bestAt'>;

/** Questions that a search may come to: about a second. */
const MOST_QUESTIONS = 50_000;
/** Right ways that are reported. */
const MOST_BEST = 4;

/** What is best; undefined where an error was reported. */
export function checkGraph(walk: Walk, written: Written, context: ParseContext): Best | undefined {
  const states = explore(walk);
  const isSound = [
    checkReach(walk, written, context),
    checkConditions(walk, states, { written, context }),
    checkWays(walk, states, { written, context }),
    checkGoodEnd(walk, written, context),
  ].every((sound) => sound);
  return isSound ? findBest(walk, states, { written, context }) : undefined;
}

/** Every standing that a learner can come to, by {@link keyOf}, nearest first. */
function explore({ steps }: Walk): Map<string, State> {
  const found = new Map<string, State>([[keyOf(START), START]]);
  for (const state of found.values()) {
    for (const choice of steps[state.step]?.choices ?? []) {
      if (!isOffered(choice, state.flags)) continue;
      const next = { ...standingAfter(state, choice), before: state, said: choice.text };
      if (!found.has(keyOf(next))) found.set(keyOf(next), next);
    }
  }
  return found;
}

function keyOf({ step, flags }: Standing): string {
  return `${step} ${flags}`;
}

interface Telling {
  readonly written: Written;
  readonly context: ParseContext;
}

/** Steps that no choice leads to, whatever its condition; of those that only such steps lead to nothing is said. */
function checkReach({ steps }: Walk, written: Written, context: ParseContext): boolean {
  const reached = stepsAfter(steps, 0).add(0);
  let lost = [...steps.keys()].filter((at) => !reached.has(at));
  const isSound = lost.length === 0;
  while (lost.length > 0) {
    const isFirst = (at: number): boolean => lost.every((one) => one === at || !stepsAfter(steps, one).has(at));
    const at = lost.find(isFirst) ?? lost[0] ?? 0;
    const step = written.steps[at];
    if (step) context.report(wrong.unreachable, step.place, { id: step.id });
    const after = stepsAfter(steps, at);
    lost = lost.filter((one) => one !== at && !after.has(one));
  }
  return isSound;
}

/** Choices that are offered in no standing of a step that can be reached. */
function checkConditions(walk: Walk, states: ReadonlyMap<string, State>, { written, context }: Telling): boolean {
  const { steps } = walk;
  const all = written.steps.flatMap(({ choices }) => choices);
  const set = new Set(all.flatMap((choice) => choice.set));
  let isSound = true;
  for (const [at, { id, choices }] of written.steps.entries()) {
    const here = [...states.values()].filter(({ step }) => step === at);
    for (const [index, choice] of sortChoices(choices).entries()) {
      const row = steps[at]?.choices[index];
      if (!row || here.length === 0) continue;
      if (here.some(({ flags }) => isOffered(row, flags))) warnOfUnset(choice, set, context);
      else {
        isSound = false;
        const values = { id, condition: choice.condition.join(' '), ...explainNever(choice, set) };
        context.report(wrong.neverHolds, choice.place, values);
      }
    }
  }
  return isSound;
}

function warnOfUnset({ condition, place }: ChoiceData, set: ReadonlySet<string>, context: ParseContext): void {
  for (const flag of condition.flatMap((one) => (one.startsWith('!') ? one.slice(1) : []))) {
    if (set.has(flag)) continue;
    context.report(wrong.flagUnknown, place, { flag, advice: adviseFlag(flag, set) });
  }
}

/** Standings from which no end can be reached: those where nothing is offered, and loops without a way out. */
function checkWays(walk: Walk, states: ReadonlyMap<string, State>, telling: Telling): boolean {
  const { steps } = walk;
  const standstills: State[] = [];
  const before = new Map<string, string[]>();
  const goals: string[] = [];
  for (const [key, state] of states) {
    const { end, choices = [] } = steps[state.step] ?? {};
    const offered = choices.filter((choice) => isOffered(choice, state.flags));
    if (end) goals.push(key);
    else if (offered.length === 0) standstills.push(state);
    for (const choice of offered) {
      const next = keyOf(standingAfter(state, choice));
      before.set(next, before.get(next) ?? []);
      before.get(next)?.push(key);
    }
  }
  const leaves = new Set([...goals, ...standstills.map(keyOf)]);
  for (const key of leaves) for (const earlier of before.get(key) ?? []) leaves.add(earlier);
  const caught = [...states].filter(([key]) => !leaves.has(key)).map(([, state]) => state);
  for (const state of firstOfEachStep(standstills)) tellStandstill(state, telling);
  if (caught[0]) tellLoop(caught[0], caught, telling);
  return standstills.length + caught.length === 0;
}

function firstOfEachStep(states: readonly State[]): State[] {
  return states.filter((state, at) => states.findIndex(({ step }) => step === state.step) === at);
}

function tellStandstill(state: State, { written, context }: Telling): void {
  const { id, place } = written.steps[state.step] ?? { id: '', place: written.place };
  context.report(wrong.deadEnd, place, { id, where: nameFlags(written.flags, state), way: nameWay(state) });
}

function tellLoop(first: State, all: readonly State[], { written, context }: Telling): void {
  const nameOf = ({ step }: Standing): string => `\`${written.steps[step]?.id}\``;
  const { place } = written.steps[first.step] ?? written;
  const where = `from ${nameOf(first)} on, ${nameFlags(written.flags, first)}`;
  const steps = [...new Set(all.map(nameOf))].join(', ');
  context.report(wrong.endlessLoop, place, { where, steps, way: nameWay(first) });
}

function checkGoodEnd({ steps }: Walk, { place }: Written, context: ParseContext): boolean {
  const isGood = steps.some(({ end }) => end === 'good');
  if (!isGood) context.report(wrong.noGoodEnd, place);
  return isGood;
}

/** The best that can be reached without visiting a step twice, and ways to it. */
function findBest(walk: Walk, states: ReadonlyMap<string, State>, { written, context }: Telling): Best | undefined {
  try {
    const search = createSearch(walk, MOST_QUESTIONS);
    const { sum: best = 0, good = Number.NEGATIVE_INFINITY, turns = 0 } = search.from(START, [START.step]) ?? {};
    if (turns > MOST_TURNS) context.report(wrong.tooLong, written.place, { count: turns, most: MOST_TURNS });
    const isScored = walk.steps.some(({ choices }) => choices.some(({ score }) => score !== undefined));
    const isGood = Number.isFinite(good);
    if (!isGood && isScored) context.report(wrong.goodGoesRound, written.place);
    if (turns > MOST_TURNS || (!isGood && isScored)) return undefined;
    // Where no score can be earned the end decides, so that only what ends well is best.
    const bestPaths = !isGood ? [] : listBest(walk, search, best > 0 ? ['sum', best] : ['good', good]);
    if (isGood && good < best) {
      const id = lastStepOf(walk, bestPaths[0] ?? []);
      context.report(wrong.bestNotGood, written.place, { best, good, id });
    }
    return { best, bestPaths, bestAt: bestAt(walk, states, search) };
  } catch (error) {
    if (!(error instanceof TooTangled)) throw error;
    context.report(wrong.tooTangled, written.place);
    return undefined;
  }
}

/**
 * The best choices at each step, by its index, where they are the same whatever was said before; else by its index and the
 * flags. Left out where all choices are as good.
 */
function bestAt({ steps }: Walk, states: ReadonlyMap<string, State>, search: Search): ScenarioConfig['bestAt'] {
  const entries = [...steps.keys()].flatMap((step) => {
    const here = [...states].filter(([, state]) => state.step === step);
    const best = here.map(([key, state]) => [key, bestChoices({ steps }, state, search)] as const);
    const isSame = best.every(([, choices]) => String(choices) === String(best[0]?.[1]));
    const told = isSame && best[0] ? [[String(step), best[0][1]] as const] : best;
    return told.filter(([, choices]) => choices.length < (steps[step]?.choices.length ?? 0));
  });
  return Object.fromEntries(entries);
}

function listBest({ steps }: Walk, search: Search, [by, best]: ['sum' | 'good', number]): ScenarioPath[] {
  const paths: ScenarioPath[] = [];
  const visit = (state: Standing, visited: readonly number[], way: { path: ScenarioPath; left: number }): void => {
    const { end, choices = [] } = steps[state.step] ?? {};
    if (end) paths.push(way.path);
    choices.forEach((choice, index) => {
      if (paths.length >= MOST_BEST || !isOffered(choice, state.flags) || visited.includes(choice.to)) return;
      if (search.after(state, choice, visited)?.[by] !== way.left) return;
      const after = { path: [...way.path, index], left: way.left - (choice.score ?? 0) };
      visit(standingAfter(state, choice), [...visited, choice.to], after);
    });
  };
  visit(START, [START.step], { path: [], left: best });
  return paths;
}

function lastStepOf({ steps }: Walk, path: ScenarioPath): string {
  let at = 0;
  for (const index of path) at = steps[at]?.choices[index]?.to ?? at;
  return steps[at]?.id ?? '';
}
