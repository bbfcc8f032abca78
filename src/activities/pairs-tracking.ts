/** Scores, reports and packs which target each item was put with: for `match` and `categorise`. */

import type { ActivityTracking } from '../model/activity-tracking.js';
import { scoreOfRight } from '../model/score-of-right.js';
import type { PairsConfig, PairsResponse } from './pairs-model.js';

export const pairsTracking: ActivityTracking<PairsConfig, PairsResponse> = {
  // A target is told from an item of the same text. Which belong together is not part of it, as with the boxes of a choice.
  texts: ({ items, targets }) => [...items.map(({ text }) => text), ...targets.map(({ text }) => `\n${text}`)],
  isComplete: (_data, response) => response.some((target) => target >= 0),
  score: ({ items }, response) =>
    scoreOfRight(items.filter(({ target }, index) => response[index] === target).length, items.length),
  interaction: ({ prompt, items, targets }) => ({
    type: 'matching',
    prompt,
    components: items,
    targets,
    correctResponses: [items.map(({ target }, index) => [index, target] as const)],
  }),
  respond: (_data, response) => response.flatMap((target, index) => (target < 0 ? [] : [[index, target] as const])),
  pack: (_data, response) => ({ kind: 'list', values: response.map((target) => target + 1) }),
  unpack: ({ items, targets }, packed) => {
    if (packed.kind !== 'list' || packed.values.length !== items.length) return undefined;
    const fits = packed.values.every((value) => value === 0 || targets[value - 1] !== undefined);
    return fits ? packed.values.map((value) => value - 1) : undefined;
  },
  largest: ({ items, targets }) => ({ kind: 'list', values: items.map(() => targets.length) }),
};
