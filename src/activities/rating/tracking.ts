/** Reports and packs the answer to a rating, which is never right or wrong. */

import type { ActivityTracking } from '../../model/activity-tracking.js';
import { componentsOf } from '../../model/components.js';
import { compareText } from '../../model/text.js';
import type { RatingConfig, RatingResponse } from './model.js';

export const ratingTracking: ActivityTracking<RatingConfig, RatingResponse> = {
  neutral: true,
  texts: textsOf,
  isComplete: (_data, response) => response !== null,
  score: () => ({ outcome: 'neutral', share: 0 }),
  interaction: (data) => {
    const texts = textsOf(data);
    const components = componentsOf(data.scale).map(({ id, text }, index) => ({ id, text: texts[index] ?? text }));
    return { type: 'likert', prompt: data.prompt, components, correctResponses: [] };
  },
  respond: (_data, response) => (response === null ? [] : [response]),
  // A point is known by its text, so that labels can be put in another order without moving anybody's answer.
  pack: ({ scale }, response) => {
    const value = response === null ? -1 : inTextOrder(scale).indexOf(scale[response] ?? '');
    return value < 0 ? { kind: 'list', values: [] } : { kind: 'one', value };
  },
  unpack: ({ scale }, packed) => {
    if (packed.kind === 'list' && packed.values.length === 0) return null;
    const text = packed.kind === 'one' ? inTextOrder(scale)[packed.value] : undefined;
    return text === undefined ? undefined : scale.indexOf(text);
  },
  largest: ({ scale }) => ({ kind: 'one', value: scale.length - 1 }),
};

/** The points as a learner reads them: the ends with what they mean. */
function textsOf({ scale, low, high }: RatingConfig): string[] {
  return scale.map((text, index) => {
    const meaning = index === 0 ? low : index === scale.length - 1 ? high : undefined;
    return meaning === undefined ? text : `${text}, ${meaning}`;
  });
}

function inTextOrder(scale: readonly string[]): string[] {
  return [...scale].sort(compareText);
}
