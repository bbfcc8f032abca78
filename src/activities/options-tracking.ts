/** Scores, reports and packs the answer to a question with options. */

import type { ActivityTracking } from '../model/activity-tracking.js';
import { componentsOf } from '../model/components.js';
import type { PackedAnswer } from '../model/saved-state.js';
import type { Score } from '../model/tracking.js';
import type { OptionsConfig, OptionsResponse } from './options-model.js';

export const optionsTracking: ActivityTracking<OptionsConfig, OptionsResponse> = {
  texts: textsOf,
  isComplete: (_data, response) => response.length > 0,
  score: scoreOptions,
  interaction: (data) => ({
    type: 'choice',
    prompt: data.prompt,
    components: componentsOf(textsOf(data)),
    correctResponses: data.many ? [rightOf(data)] : rightOf(data).map((index) => [index]),
  }),
  respond: (_data, response) => response,
  pack: ({ many }, response) =>
    many || response[0] === undefined ? { kind: 'list', values: response } : { kind: 'one', value: response[0] },
  unpack: unpackOptions,
  largest: ({ many, options }) =>
    many ? { kind: 'list', values: options.map((_, index) => index) } : { kind: 'one', value: options.length - 1 },
};

function textsOf({ options }: OptionsConfig): string[] {
  return options.map(({ text }) => text);
}

function rightOf({ options }: OptionsConfig): number[] {
  return options.flatMap(({ correct }, index) => (correct ? [index] : []));
}

/** One of one: all or nothing. Many: what is wrong takes away what is right, never below nothing. */
function scoreOptions(data: OptionsConfig, response: OptionsResponse): Score {
  const all = data.many ? rightOf(data).length : 1;
  const right = response.filter((index) => data.options[index]?.correct).length;
  const wrong = response.length - right;
  const share = Math.max(0, (right - wrong) / all);
  return { share, outcome: share === 1 ? 'correct' : share > 0 ? 'partial' : 'incorrect' };
}

function unpackOptions({ many, options }: OptionsConfig, packed: PackedAnswer): OptionsResponse | undefined {
  const values = packed.kind === 'one' ? [packed.value] : packed.kind === 'list' ? packed.values : undefined;
  if (!values || (values.length > 1 && !many)) return undefined;
  const fits = values.every((value, at) => options[value] && value > (values[at - 1] ?? -1));
  return fits ? values : undefined;
}
