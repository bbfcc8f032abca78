/** The questions of a try on their page: fresh copies of those that it asks, in its order, each case whole. */

import { shuffled } from '../../../model/draw.js';
import type { ActivityHost, PageContext } from '../../../model/page-api.js';
import type { ActivityConfig } from '../../../model/runtime-config.js';
import { all, make } from '../../dom.js';

/** What keeps together: a case with its questions, or one question. As its script has not touched it, and where it stood. */
export interface QuestionItem {
  readonly pristine: HTMLElement;
  readonly slot: Node;
  readonly ids: readonly string[];
}

/** A question of the try. */
export interface PlacedQuestion {
  readonly activity: ActivityConfig;
  readonly host: ActivityHost;
}

/** The questions on the page, taken out of it. */
export function takeItems(questions: HTMLElement): QuestionItem[] {
  const isWithin = (element: Element): boolean => !!element.parentElement?.closest('.cw-case');
  return all('.cw-case,[data-activity]', questions).flatMap((pristine) => {
    const ids = idsIn(pristine);
    if (isWithin(pristine) || ids.length === 0) return [];
    const slot = document.createComment('');
    pristine.replaceWith(slot);
    return { pristine, slot, ids };
  });
}

function idsIn(element: HTMLElement): string[] {
  const frames = element.hasAttribute('data-activity') ? [element] : all('[data-activity]', element);
  return frames.map((frame) => frame.getAttribute('data-activity') ?? '');
}

/** Puts the try's questions on the page; they change places in the document, not only on screen. `placed`: elements to be removed. */
export function placeItems(
  items: readonly QuestionItem[],
  context: PageContext,
): { readonly elements: readonly HTMLElement[]; readonly questions: readonly PlacedQuestion[] } {
  const { page } = context;
  const asked = context.questions();
  const shown = items.filter(({ ids }) => asked.some(({ id }) => ids.includes(id)));
  const order = page.assessment?.shuffle ? shuffled(shown, context.seedOf(page.id)) : shown;
  const elements = order.map(({ pristine }, index) => {
    const element = pristine.cloneNode(true) as HTMLElement;
    const slot = shown[index]?.slot;
    slot?.parentNode?.insertBefore(element, slot);
    return element;
  });
  const questions = elements.flatMap((element) => startQuestions(element, asked, context));
  if (questions.length > 1) {
    questions.forEach(({ host }, at) => {
      const words = context.word('question-of', { n: at + 1, total: questions.length });
      host.frame.prepend(make('p', 'cw-question-number', words));
    });
  }
  return { elements, questions };
}

function startQuestions(
  element: HTMLElement,
  asked: readonly ActivityConfig[],
  context: PageContext,
): PlacedQuestion[] {
  const frames = element.hasAttribute('data-activity') ? [element] : all('[data-activity]', element);
  return frames.flatMap((frame) => {
    const activity = asked.find(({ id }) => id === frame.getAttribute('data-activity'));
    if (activity) return { activity, host: context.host(activity, frame) };
    frame.remove();
    return [];
  });
}
