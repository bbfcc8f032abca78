/** The config of items and what they belong with, from texts that stand in the order of their texts. */

import { componentsOf } from '../model/components.js';
import type { PairsConfig } from './pairs-model.js';

interface PairsTexts {
  readonly prompt: string;
  readonly items: readonly { readonly text: string; readonly target: number }[];
  readonly targets: readonly string[];
}

export function makePairs({ prompt, items, targets }: PairsTexts): PairsConfig {
  const ids = componentsOf(items.map(({ text }) => text));
  return {
    prompt,
    items: ids.map((item, at) => ({ ...item, target: items[at]?.target ?? 0 })),
    targets: componentsOf(targets),
  };
}
