/** Marks in words on the parts of an answer, how many are right, and an order that is never the right one: for several activities. */

import { exceptRight, shuffled } from '../model/draw.js';
import type { ActivityContext } from '../model/runtime-api.js';

/** A part of an answer on the page, as activities/rows-markup.ts writes it. */
export interface MarkedRow {
  readonly element: HTMLElement;
  /** Empty where the learner left it open. */
  readonly mark: '' | 'yours-right' | 'yours-wrong';
}

/**
 * `how` as MountedActivity.mark has it, or empty to take all marks away; `words`: where those of the marks stand. Gives how
 * many are right.
 */
export function showMarks(
  root: HTMLElement,
  rows: readonly MarkedRow[],
  { how, words, context }: { how: 'part' | 'all' | ''; words: string; context: ActivityContext },
): number {
  let n = 0;
  let marks = '';
  for (const { element, mark } of rows) {
    if (mark === 'yours-right') n += 1;
    marks += mark;
    element.setAttribute('data-mark', how && mark);
    say(element, '.cw-mark', how && mark && context.word(`${words}.${mark}`));
    const feedback = element.querySelector<HTMLElement>('.cw-item-feedback');
    if (feedback) feedback.hidden = how !== 'all';
  }
  const isPart = how && marks && n < rows.length;
  say(root, '.cw-count', isPart && context.word('activities.count', { n, total: rows.length }));
  return n;
}

/** Words where there are any, else nothing at all. */
export function say(root: HTMLElement, selector: string, words: string | false): HTMLElement {
  const place = root.querySelector(selector) as HTMLElement;
  place.textContent = words || '';
  place.hidden = !words;
  return place;
}

/** The indexes that elements bear, in the order in which they stand. */
export function indexesOf(elements: Iterable<Element>): number[] {
  return Array.from(elements, (element) => Number(element.getAttribute('data-index')));
}

/** Moves elements within their parent into the seed's order, or the next one where that is right. */
export function mix(elements: readonly Element[], seed: number, isRight: (order: readonly number[]) => boolean): void {
  const order = exceptRight(shuffled(elements, seed), (list) => isRight(indexesOf(list)));
  elements[0]?.parentElement?.append(...order);
}
