/** Options as markup: a group of native inputs, each row its label, feedback beside it. */

import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Activity } from '../model/course.js';
import type { RenderContext } from '../model/slice.js';
import type { AnswerItem } from './answers.js';
import { promptId, renderLine } from './markup.js';
import type { OptionsConfig } from './options-model.js';

interface OptionsMarkup {
  /** In the author's order. */
  readonly items: readonly AnswerItem[];
  readonly config: OptionsConfig;
  /** What a learner is to do, in words. */
  readonly instruction: string;
  /** What stands before an option's words. */
  before?(item: AnswerItem): ElementContent[];
}

/** The instruction and the group, which the prompt labels. */
export function renderOptions(
  activity: Activity,
  { items, config, instruction, before = () => [] }: OptionsMarkup,
  context: RenderContext,
): Element[] {
  const { many, options } = config;
  const instructionId = context.domId(`${activity.id}--how`);
  const rows = items.map((item) => {
    const index = options.findIndex(({ text }) => text === item.text);
    return renderOption(item, { index, many, name: context.domId(activity.id), before: before(item) }, context);
  });
  const group = { class: 'cw-options', role: many ? 'group' : 'radiogroup' };
  const labels = { ariaLabelledBy: promptId(activity, context), ariaDescribedBy: instructionId };
  return [h('p', { class: 'cw-how', id: instructionId }, instruction), h('div', { ...group, ...labels }, rows)];
}

interface Row {
  /** The option's place among the package's. */
  readonly index: number;
  readonly many: boolean;
  /** Of its inputs, unique in the document, for all pages stand in one. */
  readonly name: string;
  readonly before: ElementContent[];
}

/** The script fills `.cw-mark`, and shows the feedback, which then describes the input. */
function renderOption(
  { label, feedback }: AnswerItem,
  { index, many, name, before }: Row,
  context: RenderContext,
): Element {
  // Firefox keeps what was chosen over a reload unless told not to; what was saved is what counts.
  const input = { type: many ? 'checkbox' : 'radio', name, value: String(index), autoComplete: 'off' };
  return h('div', { class: 'cw-option' }, [
    h('label', [
      h('input', input),
      ...before,
      h('span', { class: 'cw-option-text' }, renderLine(label, context)),
      h('span', { class: 'cw-mark', hidden: true }),
    ]),
    ...(feedback.length > 0
      ? [
          h(
            'div',
            { class: 'cw-option-feedback', id: `${name}--${index}-feedback`, hidden: true },
            context.toHast(feedback),
          ),
        ]
      : []),
  ]);
}
