/** Scores, reports and packs a number. */

import type { ActivityTracking } from '../../model/activity-tracking.js';
import { NUMBER_LIMIT, type NumberConfig, type NumberResponse } from './model.js';
import { hasSeparators, readNumber } from './read-number.js';

export const numberTracking: ActivityTracking<NumberConfig, NumberResponse> = {
  texts: ({ right, unit = '' }) => [...right, unit],
  isComplete: ({ unit }, response) => readNumber(response, unit) !== undefined,
  score: ({ right, unit }, response) => {
    const given = readNumber(response, unit) ?? Number.NaN;
    const isRight = given >= Number(right[0]) && given <= Number(right[right.length - 1]);
    return isRight ? { outcome: 'correct', share: 1 } : { outcome: 'incorrect', share: 0 };
  },
  interaction: ({ prompt, right }) => ({ type: 'numeric', prompt, components: [], correctResponses: [right] }),
  respond: ({ unit }, response) => {
    const given = readNumber(response, unit);
    return given === undefined ? [] : [String(given)];
  },
  pack: (_data, response) => ({ kind: 'texts', values: [response] }),
  unpack: (_data, packed) => (packed.kind === 'texts' && packed.values.length === 1 ? packed.values[0] : undefined),
  largest: () => ({ kind: 'texts', values: ['\uffff'.repeat(NUMBER_LIMIT)] }),
};

/** Why what stands in the field is no number, as the key of its words; empty where it is one, or nothing is there. */
export function troubleIn(typed: NumberResponse, { unit }: NumberConfig): '' | 'no-number' | 'separators' {
  if (!typed.trim() || readNumber(typed, unit) !== undefined) return '';
  return hasSeparators(typed, unit) ? 'separators' : 'no-number';
}
