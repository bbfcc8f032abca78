/** The questions of a try on their page: fresh copies of those that it asks, in its order, each case whole. */

import { shuffled } from '../../../model/draw.js';
import type { ActivityHost, PageContext } from '../../../model/page-api.js';
import type { ActivityConfig } from '../../../model/runtime-config.js';
import { all, make } from '../../dom.js';

/** The frame of a question: untouched by its script, and where it stood. */
interface QuestionFrame {
  readonly id: string;
  readonly pristine: HTMLElement;
  /** The frame itself, until the first try uses it up: links lead there. */
  own: HTMLElement | undefined;
  readonly slot: Node;
}

/** What keeps together: a case with its questions, or one question. */
export interface QuestionItem {
  /** The case, which stays what it is from try to try, with all that its text can do; undefined for a question by itself. */
  readonly element: HTMLElement | undefined;
  readonly slot: Node;
  readonly frames: readonly QuestionFrame[];
}

/** A question of the try. */
export interface PlacedQuestion {
  readonly activity: ActivityConfig;
  readonly host: ActivityHost;
}

/** The questions on the page, taken out of it. */
export function takeItems(questions: HTMLElement): QuestionItem[] {
  const cases = all('.cw-case', questions).filter((element) => element.querySelector('[data-activity]'));
  const alone = all('[data-activity]', questions).filter((frame) => !frame.closest('.cw-case'));
  const inOrder = all('.cw-case,[data-activity]', questions).filter(
    (one) => cases.includes(one) || alone.includes(one),
  );
  return inOrder.map((one) => {
    const isCase = cases.includes(one);
    const frames = (isCase ? all('[data-activity]', one) : [one]).map(takeFrame);
    return {
      element: isCase ? one : undefined,
      slot: isCase ? takeOut(one) : (frames[0] as QuestionFrame).slot,
      frames,
    };
  });
}

function takeFrame(own: HTMLElement): QuestionFrame {
  const pristine = own.cloneNode(true) as HTMLElement;
  return { id: own.getAttribute('data-activity') ?? '', own, pristine, slot: takeOut(own) };
}

function takeOut(element: HTMLElement): Node {
  const slot = document.createComment('');
  element.replaceWith(slot);
  return slot;
}

function putAt(slot: Node | undefined, element: HTMLElement): void {
  slot?.parentNode?.insertBefore(element, slot);
}

/** Puts the try's questions on the page; they change places in the document, not only on screen. */
export function placeItems(items: readonly QuestionItem[], context: PageContext): PlacedQuestion[] {
  const { page } = context;
  const asked = context.questions();
  const isAsked = (id: string): boolean => asked.some((activity) => activity.id === id);
  const shown = items.filter(({ frames }) => frames.some(({ id }) => isAsked(id)));
  const order = page.assessment?.shuffle ? shuffled(shown, context.seedOf(page.id)) : shown;
  const questions = order.flatMap(({ element, frames }, index) => {
    const slot = shown[index]?.slot;
    if (element) putAt(slot, element);
    return frames.flatMap((frame) => {
      const activity = asked.find(({ id }) => id === frame.id);
      if (!activity) return [];
      const fresh = frame.own ?? (frame.pristine.cloneNode(true) as HTMLElement);
      frame.own = undefined;
      putAt(element ? frame.slot : slot, fresh);
      return { activity, host: context.host(activity, fresh) };
    });
  });
  if (questions.length > 1) {
    questions.forEach(({ host }, at) => {
      const words = context.word('question-of', { n: at + 1, total: questions.length });
      host.frame.prepend(make('p', 'cw-question-number', words));
    });
  }
  return questions;
}

/** Takes the questions of a try away. */
export function clearItems(items: readonly QuestionItem[], questions: readonly PlacedQuestion[]): void {
  for (const { host } of questions) host.frame.remove();
  for (const { element } of items) element?.remove();
}
