/** Scores, reports and packs a way through a conversation. */

import type { ActivityTracking } from '../../model/activity-tracking.js';
import { componentsOf } from '../../model/components.js';
import type { PackedAnswer } from '../../model/saved-state.js';
import type { InteractionDefinition, InteractionResponse, Score } from '../../model/tracking.js';
import type { ScenarioConfig, ScenarioPath, ScenarioResponse } from './model.js';
import { MOST_TURNS, standingsOf } from './walk-model.js';

/** What an end is worth where no score decides. */
const WORTH = { good: 1, mixed: 0.5, poor: 0 };

export const scenarioTracking: ActivityTracking<ScenarioConfig, ScenarioResponse> = {
  endsByItself: true,
  texts: textsOf,
  isComplete: (data, { path }) => endOf(data, path) !== undefined,
  score: scorePath,
  interaction: defineInteraction,
  respond: (data, { path }) => respond(data, path),
  pack: packPath,
  unpack: unpackPath,
  largest: (data) => {
    const values = Array.from({ length: chunksOf(data) + MOST_TURNS }, () => 2 ** data.width - 1);
    return { kind: 'list', values };
  },
};

/** Where a choice leads belongs to it: elsewhere it would be another conversation. What it scores does not. */
function textsOf({ steps }: ScenarioConfig): string[] {
  return steps.flatMap(({ id, end, choices }, at) => [
    `${[id, end, at > 0]}`,
    ...choices.map(({ text, to, set, need, not }) => `${[id, text, steps[to]?.id, set, need, not]}`),
  ]);
}

function endOf(data: ScenarioConfig, path: ScenarioPath): keyof typeof WORTH | undefined {
  const last = standingsOf(data, path)?.pop();
  return last && data.steps[last.step]?.end;
}

/** The sum of the choices on a path; going round earns nothing, so each counts once. */
export function sumOf(data: ScenarioConfig, path: ScenarioPath): number {
  const standings = standingsOf(data, path) ?? [];
  const counted = new Set(path.map((index, turn) => data.steps[standings[turn]?.step ?? 0]?.choices[index]));
  let sum = 0;
  for (const choice of counted) sum += choice?.score ?? 0;
  return sum;
}

/** The path's sum by the best. Where no score can be earned, the end decides, but for a path that lost something. */
function scorePath(data: ScenarioConfig, { path }: ScenarioResponse): Score {
  const { best } = data;
  const sum = sumOf(data, path);
  const share = best > 0 ? Math.min(1, Math.max(0, sum / best)) : sum < best ? 0 : WORTH[endOf(data, path) ?? 'poor'];
  return { share, outcome: share === 1 ? 'correct' : share > 0 ? 'partial' : 'incorrect' };
}

function defineInteraction(data: ScenarioConfig): InteractionDefinition {
  const { prompt, steps, bestPaths } = data;
  const ids = componentsOf(steps.map(({ id }) => id));
  return {
    type: 'performance',
    prompt,
    components: steps.map(({ id, text }, at) => ({ id: ids[at]?.id ?? id, text })),
    targets: componentsOf(steps.flatMap(({ choices }) => choices.map(({ text }) => text))),
    correctResponses: bestPaths.map((path) => respond(data, path)),
  };
}

function respond(data: ScenarioConfig, path: ScenarioPath): InteractionResponse {
  const { steps } = data;
  const standings = standingsOf(data, path) ?? [];
  return path.map((index, turn) => {
    const step = standings[turn]?.step ?? 0;
    const before = steps.slice(0, step).reduce((sum, { choices }) => sum + choices.length, 0);
    return [step, before + index];
  });
}

/** A bit for each end that was seen, as many in a number as the index of a choice takes: all numbers have one width. */
function chunksOf({ ends, width }: ScenarioConfig): number {
  return Math.ceil(ends.length / width);
}

function packPath(data: ScenarioConfig, { path, ends: seen }: ScenarioResponse): PackedAnswer {
  const { ends, width } = data;
  const values: number[] = Array.from({ length: chunksOf(data) }, () => 0);
  ends.forEach((step, at) => {
    const chunk = Math.floor(at / width);
    if (seen.includes(step)) values[chunk] = (values[chunk] ?? 0) + 2 ** (at % width);
  });
  return { kind: 'list', values: [...values, ...path] };
}

function unpackPath(data: ScenarioConfig, packed: PackedAnswer): ScenarioResponse | undefined {
  const { ends, width } = data;
  if (packed.kind !== 'list') return undefined;
  const { values } = packed;
  const path = values.slice(chunksOf(data));
  const seen = ends.filter((_, at) => (values[Math.floor(at / width)] ?? 0) & (1 << (at % width)));
  return standingsOf(data, path) && { path, ends: seen };
}
