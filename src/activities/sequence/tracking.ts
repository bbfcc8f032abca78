/** Scores, reports and packs the order that steps were put into. */

import type { ActivityTracking } from '../../model/activity-tracking.js';
import { scoreOfRight } from '../../model/score-of-right.js';
import type { SequenceConfig, SequenceResponse } from './model.js';

export const sequenceTracking: ActivityTracking<SequenceConfig, SequenceResponse> = {
  texts: ({ steps }) => steps.map(({ text }) => text),
  // It is never shown in the right order, so who has moved nothing has not answered.
  isComplete: (_data, response) => response.length > 0,
  score: ({ order }, response) => scoreOfRight(order.filter((step, at) => response[at] === step).length, order.length),
  interaction: ({ prompt, steps, order }) => ({
    type: 'sequencing',
    prompt,
    components: steps,
    correctResponses: [order],
  }),
  respond: (_data, response) => response,
  pack: (_data, response) => ({ kind: 'list', values: response }),
  unpack: ({ steps }, packed) => {
    if (packed.kind !== 'list') return undefined;
    const { values } = packed;
    const isOrder = values.length === steps.length && steps.every((_step, index) => values.includes(index));
    return isOrder || values.length === 0 ? values : undefined;
  },
  largest: ({ steps }) => ({ kind: 'list', values: steps.map((_step, index) => index) }),
};
