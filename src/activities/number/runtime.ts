/** A number in the browser: a text field, which says what it cannot read. */

import type { ActivityContext, ActivityPiece, MountedActivity } from '../../model/runtime-api.js';
import type { NumberConfig, NumberResponse } from './model.js';
import { numberTracking, troubleIn } from './tracking.js';

export const piece: ActivityPiece<NumberConfig, NumberResponse> = {
  name: 'number',
  tracking: numberTracking,
  mount: mountNumber,
};

function mountNumber(
  root: HTMLElement,
  data: NumberConfig,
  { word, changed }: ActivityContext,
): MountedActivity<NumberResponse> {
  const field = root.querySelector('.cw-gap-field') as HTMLInputElement;
  const say = (key: string, values?: Record<string, string>): string => word(`activities.number.${key}`, values);
  const missing = (): string => {
    const trouble = troubleIn(field.value, data);
    const words = trouble && say(trouble);
    showMark(field, words && 'note', words);
    if (words) field.setAttribute('aria-invalid', 'true');
    return words;
  };
  // What is being typed is not wrong yet, and what was found wrong stays so until it is right.
  root.addEventListener('input', () => {
    if (!troubleIn(field.value, data)) missing();
    changed();
  });
  return {
    read: () => field.value,
    write: (response) => {
      field.value = response;
    },
    setLocked: (locked) => {
      field.disabled = locked;
    },
    missing,
    mark: (response, how) => {
      const right = numberTracking.score(data, response).share > 0;
      const words = [say(right ? 'right' : 'wrong')];
      if (how === 'all') words.push(...rightWords(data, right, say));
      showMark(field, right ? 'yours-right' : 'yours-wrong', words.join('. '));
    },
    clear: (keepRight) => {
      showMark(field, '', '');
      if (keepRight && !numberTracking.score(data, field.value).share) field.value = '';
    },
  };
}

/** The right answer where it was not given, and how near to it would have been near enough. */
function rightWords(
  { answer, right, unit }: NumberConfig,
  given: boolean,
  say: (key: string, values?: Record<string, string>) => string,
): string[] {
  const shown = (text = ''): string =>
    (answer.includes(',') ? text.replace('.', ',') : text) + (unit ? ` ${unit}` : '');
  return [
    ...(given ? [] : [say('answer', { answer: shown(answer) })]),
    ...(right[1] ? [say('range', { from: shown(right[0]), to: shown(right[1]) })] : []),
  ];
}

/** Beside the field stand the words of its mark, by which it is described. */
function showMark(field: HTMLInputElement, mark: string, words: string): void {
  const gap = field.parentElement as HTMLElement;
  const place = gap.lastElementChild as HTMLElement;
  place.textContent = words;
  place.hidden = !mark;
  gap.setAttribute('data-mark', mark);
  field.removeAttribute('aria-invalid');
  if (mark) field.setAttribute('aria-describedby', place.id);
  else field.removeAttribute('aria-describedby');
}
