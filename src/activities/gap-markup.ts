/** Fields in sentences as markup: how `blanks` and `number` look alike. */

import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Activity } from '../model/course.js';
import { TEXT_LIMIT } from '../model/saved-state.js';
import type { RenderContext } from '../model/slice.js';
import { GAP, type Prose } from './gaps.js';
import { promptId } from './markup.js';

export interface ProseMarkup {
  /** What stands behind a field. */
  readonly unit?: string | undefined;
  /** What is to be done. */
  readonly how: string;
  /** The field of an index, in a sentence which is given as text. */
  field(index: number, sentence: string): ElementContent[];
}

/** The instruction and the prose, with a field for each gap. */
export function renderProse(
  activity: Activity,
  { prompt, gaps, config }: Prose & { readonly config: { readonly prompt: string } },
  context: RenderContext,
  { how, unit, field }: ProseMarkup,
): ElementContent[] {
  const gapWord = [context.word('activities.gap'), ...(unit ? [unit] : [])].join(' ');
  const content = context.toHast(prompt, (part) => {
    const index = gaps.findIndex((gap) => gap.part === part);
    return field(index, gaps[index]?.sentence.replaceAll(GAP, gapWord) ?? '');
  });
  return [
    // By this text the question is called where others speak of it: that of the prose would hold all options.
    h('div', { class: 'cw-prompt', id: promptId(activity, context), hidden: true }, config.prompt),
    h('p', { class: 'cw-how' }, how),
    h('div', { class: 'cw-prose' }, content),
  ];
}

export interface FieldMarkup {
  readonly index: number;
  /** The field's name for those who do not see its sentence. */
  readonly label: string;
  /** What its mark begins with for the same, where there are several. */
  readonly name?: string;
  /** Characters, of a typed one. */
  readonly size: number;
  /** Characters that it takes. */
  readonly limit?: number;
  /** Where it is no text. */
  readonly inputMode?: 'decimal';
  /** What stands behind it. */
  readonly after?: Element;
  /** The options of a field in which something is chosen. */
  readonly choices?: readonly Element[];
  /** What is offered, in words for paper and for where the script never came: a closed list shows nothing of it. */
  readonly offer?: string;
}

/** A field with the place for its mark, which the script fills. */
export function renderField(activity: Activity, field: FieldMarkup, context: RenderContext): Element {
  const { index, label, name, size, limit = TEXT_LIMIT, inputMode, after, choices, offer } = field;
  const id = context.domId(`${activity.id}--${index + 1}`);
  // Firefox keeps what was put in over a reload unless told not to; and browsers must not offer another learner's answers.
  const common = { class: 'cw-gap-field', id, ariaLabel: label, autoComplete: 'off' };
  const typed = { type: 'text', size, maxLength: limit, autoCapitalize: 'none', spellCheck: false, inputMode };
  const mark = name ? [h('span', { class: 'cw-hidden' }, name), ' ', h('span')] : [];
  return h('span', { class: 'cw-gap' }, [
    choices ? h('select', common, [...choices]) : h('input', { ...common, ...typed }),
    ...(after ? ['\u00a0', after] : []),
    h('span', { class: 'cw-gap-mark', id: `${id}-mark`, hidden: true }, mark),
    ...(offer ? [h('span', { class: 'cw-gap-offer', ariaHidden: 'true' }, offer)] : []),
  ]);
}

/** How wide a field is for such answers. */
export function fieldSize(answers: readonly string[]): number {
  return Math.min(TEXT_LIMIT, Math.max(8, ...answers.map(({ length }) => length + 2)));
}
