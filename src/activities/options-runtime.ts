/** Options in the browser: native inputs, moved when shuffled, marked in words. */

import { shuffled } from '../model/draw.js';
import type { ActivityContext, MountedActivity } from '../model/runtime-api.js';
import type { Option, OptionsConfig, OptionsResponse } from './options-model.js';

/** An option on the page. */
interface Row {
  readonly element: HTMLElement;
  readonly input: HTMLInputElement;
  readonly option: Option;
}

/** `root`: the activity's frame, with the rows that activities/options-markup.ts writes. */
export function mountOptions(
  root: HTMLElement,
  { options }: OptionsConfig,
  context: ActivityContext,
): MountedActivity<OptionsResponse> {
  const rows = options.map((option, index): Row => {
    const input = root.querySelector(`.cw-option input[value="${index}"]`) as HTMLInputElement;
    return { option, input, element: input.closest('.cw-option') as HTMLElement };
  });
  if (context.config.shuffle) shuffleRows(rows, context.seed);
  root.addEventListener('change', () => context.changed());
  return {
    read: () => rows.flatMap(({ input }, index) => (input.checked ? [index] : [])),
    write: (response) => {
      rows.forEach(({ input }, index) => {
        input.checked = response.includes(index);
      });
    },
    setLocked: (locked) => {
      for (const { input } of rows) input.disabled = locked;
    },
    mark: (response, how) => {
      rows.forEach((row, index) => {
        const mark = markOf(row.option, response.includes(index), how);
        showMark(row, mark, mark && context.word(`activities.${mark}`));
        showFeedback(row, how === 'all');
      });
    },
    clear: (keepRight) => {
      for (const row of rows) {
        showMark(row, '', '');
        showFeedback(row, false);
        if (keepRight && !row.option.correct) row.input.checked = false;
      }
    },
  };
}

/** Moves the rows themselves, so that seeing, reading and tabbing follow one order. What is pinned stays behind. */
function shuffleRows(rows: readonly Row[], seed: number): void {
  const free = rows.filter(({ option }) => !option.pin).map(({ element }) => element);
  free[0]?.parentElement?.prepend(...shuffled(free, seed));
}

/** The mark of an option, which is the key of its words; empty where nothing is to be said. */
function markOf({ correct }: Option, chosen: boolean, how: 'part' | 'all'): string {
  if (chosen) return correct ? 'yours-right' : 'yours-wrong';
  return correct && how === 'all' ? 'right' : '';
}

/** The words stand in the label, and so in the input's name. */
function showMark({ element }: Row, mark: string, words: string): void {
  const place = element.querySelector('.cw-mark') as HTMLElement;
  element.setAttribute('data-mark', mark);
  place.textContent = words;
  place.hidden = !mark;
}

function showFeedback({ element, input }: Row, shown: boolean): void {
  const feedback = element.querySelector<HTMLElement>('.cw-option-feedback');
  if (!feedback) return;
  feedback.hidden = !shown;
  if (shown) input.setAttribute('aria-describedby', feedback.id);
  else input.removeAttribute('aria-describedby');
}
