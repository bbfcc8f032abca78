/** A learner in a conversation: which choices lead where a test wants to go, and the clicks that make them. */

import type { Locator } from 'playwright-core';
import type { ScenarioConfig, ScenarioPath } from '../../src/activities/scenario/model.js';
import { isOffered, START, type Standing, standingAfter } from '../../src/activities/scenario/walk-model.js';
import type { Hands } from './hands.js';
import type { Way } from './moving.js';

/** `right` is a best way; `wrong` a shortest one to the poorest end; `partly` and `first` take the best and the first turn, and end as soon as they can. */
function wayThrough(data: ScenarioConfig, way: Way): ScenarioPath {
  const best = data.bestPaths[0] ?? [];
  if (way === 'right') return best;
  const turn = way === 'partly' ? best.slice(0, 1) : way === 'first' ? [0] : [];
  const choice = data.steps[0]?.choices[turn[0] ?? 0];
  const from = turn.length > 0 && choice ? standingAfter(START, choice) : START;
  return [...turn, ...shortestToAnEnd(data, from, way === 'wrong')];
}

const ENDS = ['poor', 'mixed', 'good'];

/** Breadth first over steps and flags, so that loops come to an end. */
function shortestToAnEnd({ steps }: ScenarioConfig, from: Standing, isPoorest: boolean): ScenarioPath {
  const found: { readonly path: ScenarioPath; readonly rank: number }[] = [];
  const seen = new Set<string>();
  const queue: { readonly at: Standing; readonly path: ScenarioPath }[] = [{ at: from, path: [] }];
  for (let next = queue.shift(); next; next = queue.shift()) {
    const { at, path } = next;
    const step = steps[at.step];
    if (step?.end) found.push({ path, rank: ENDS.indexOf(step.end) });
    const name = `${at.step} ${at.flags}`;
    if (seen.has(name)) continue;
    seen.add(name);
    for (const [index, choice] of (step?.choices ?? []).entries()) {
      if (isOffered(choice, at.flags)) queue.push({ at: standingAfter(at, choice), path: [...path, index] });
    }
  }
  const [first] = isPoorest ? found.sort((a, b) => a.rank - b.rank) : found;
  if (!first) throw new Error('The conversation has no end.');
  return first.path;
}

/** Goes back to the beginning where it has to, and says all that leads to an end; it is handed in by itself. */
export async function converse(root: Locator, data: ScenarioConfig, way: Way, hands: Hands): Promise<void> {
  const back = root.locator('.cw-turns .cw-go-back').first();
  if ((await back.count()) > 0) await hands.click(back);
  let at = START;
  for (const index of wayThrough(data, way)) {
    const choice = data.steps[at.step]?.choices[index];
    if (!choice) throw new Error(`There is no choice ${index} at step ${at.step}.`);
    await hands.click(root.locator('.cw-turns').getByRole('button', { name: choice.text, exact: true }));
    at = standingAfter(at, choice);
  }
}
