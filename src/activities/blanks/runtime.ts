/** Blanks in the browser: native fields, marked in words beside them. */

import type { ActivityContext, ActivityPiece, MountedActivity } from '../../model/runtime-api.js';
import type { BlanksConfig, BlanksResponse } from './model.js';
import { blanksTracking, isRight } from './tracking.js';

export const piece: ActivityPiece<BlanksConfig, BlanksResponse> = {
  name: 'blanks',
  tracking: blanksTracking,
  mount: mountBlanks,
};

type Field = HTMLInputElement | HTMLSelectElement;

function mountBlanks(
  root: HTMLElement,
  { blanks }: BlanksConfig,
  context: ActivityContext,
): MountedActivity<BlanksResponse> {
  const fields = Array.from(root.querySelectorAll<Field>('.cw-gap-field'));
  root.addEventListener('input', () => context.changed());
  return {
    read: () => fields.map(({ value }) => value),
    write: (response) => {
      fields.forEach((field, at) => {
        field.value = response[at] ?? '';
      });
    },
    setLocked: (locked) => {
      for (const field of fields) field.disabled = locked;
    },
    mark: (response, how) => {
      fields.forEach((field, at) => {
        const blank = blanks[at];
        if (!blank) return;
        const right = isRight(blank, response[at]);
        const key = right ? 'right' : response[at]?.trim() ? 'wrong' : 'empty';
        const mark = context.word(`activities.blanks.${key}`);
        const values = { mark, answer: blank.answers[0] ?? '' };
        const words = right || how === 'part' ? mark : context.word('activities.blanks.answer', values);
        showMark(field, right ? 'yours-right' : 'yours-wrong', words);
      });
    },
    clear: (keepRight) => {
      fields.forEach((field, at) => {
        showMark(field, '', '');
        const blank = blanks[at];
        if (keepRight && blank && !isRight(blank, field.value)) field.value = '';
      });
    },
  };
}

/** Beside the field stand the words of its mark, by which it is described. */
function showMark(field: Field, mark: string, words: string): void {
  const place = field.nextElementSibling as HTMLElement;
  (place.lastElementChild as HTMLElement).textContent = words;
  place.hidden = !mark;
  field.parentElement?.setAttribute('data-mark', mark);
  if (mark) field.setAttribute('aria-describedby', place.id);
  else field.removeAttribute('aria-describedby');
}
