/** How a learner answers what is put together or in order: lists to choose from, and buttons that move. */

import type { Locator } from 'playwright-core';
import type { Hands } from './hands.js';

/** How a question is answered; `first` chooses whatever stands first, `partly` is partly right where that can be. */
export type Way = 'right' | 'wrong' | 'first' | 'partly';

/** What the package carries of a question in which items are put with targets. */
export interface PairsData {
  readonly items: readonly { readonly target: number }[];
  readonly targets: readonly unknown[];
}

/** `partly`: the first is right, the others are not. */
export async function choosePairs(root: Locator, { items, targets }: PairsData, way: Way, hands: Hands): Promise<void> {
  for (const [index, { target }] of items.entries()) {
    const isRight = way === 'right' || (way === 'partly' && index === 0);
    const value = way === 'first' ? 0 : isRight ? target : (target + 1) % targets.length;
    await hands.select(root.locator(`.cw-pair[data-index="${index}"] select`), String(value));
  }
}

/** What the package carries of a question in which steps are put in order. */
export interface SequenceData {
  readonly order: readonly number[];
}

/** `partly`: the first two have changed places, so it takes three steps at least. `first`: the first is moved down. */
export async function putInOrder(root: Locator, { order }: SequenceData, way: Way, hands: Hands): Promise<void> {
  const move = (step: number | undefined, words: string): Promise<void> =>
    hands.click(root.locator(`.cw-step[data-index="${step}"]`).getByRole('button', { name: words }));
  const [first = 0, second = 0, ...rest] = order;
  const shown = await orderOf(root);
  const wanted =
    way === 'right'
      ? order
      : way === 'wrong'
        ? [second, ...rest, first]
        : way === 'partly'
          ? [second, first, ...rest]
          : [...shown.slice(1, 2), ...shown.slice(0, 1), ...shown.slice(2)];
  if (String(shown) === String(wanted)) {
    // Nothing moved is nothing answered.
    await move(shown[0], 'Move down');
    await move(shown[0], 'Move up');
  }
  for (const [place, step] of wanted.entries()) {
    for (let at = (await orderOf(root)).indexOf(step); at > place; at--) await move(step, 'Move up');
  }
}

/** The steps as they stand. */
export function orderOf(root: Locator): Promise<number[]> {
  return root.locator('.cw-step').evaluateAll((steps) => steps.map((step) => Number(step.getAttribute('data-index'))));
}
