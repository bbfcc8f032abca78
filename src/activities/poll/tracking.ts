/** Reports and packs the answer to a poll, which is never right or wrong. */

import type { ActivityTracking } from '../../model/activity-tracking.js';
import { componentsOf } from '../../model/components.js';
import { packPoint, unpackPoint } from '../scale-points.js';
import type { PollConfig, PollResponse } from './model.js';

export const pollTracking: ActivityTracking<PollConfig, PollResponse> = {
  neutral: true,
  texts: textsOf,
  isComplete: (_data, response) => response !== null,
  score: () => ({ outcome: 'neutral', share: 0 }),
  interaction: (data) => ({
    type: 'likert',
    prompt: data.prompt,
    components: componentsOf(textsOf(data)),
    correctResponses: [],
  }),
  respond: (_data, response) => (response === null ? [] : [response]),
  pack: (data, response) => {
    const value = packPoint(textsOf(data), response);
    return value < 0 ? { kind: 'list', values: [] } : { kind: 'one', value };
  },
  unpack: (data, packed) => {
    if (packed.kind === 'list' && packed.values.length === 0) return null;
    return packed.kind === 'one' ? unpackPoint(textsOf(data), packed.value) : undefined;
  },
  largest: ({ options }) => ({ kind: 'one', value: options.length - 1 }),
};

function textsOf({ options }: PollConfig): string[] {
  return options.map(({ text }) => text);
}
