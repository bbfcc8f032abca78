/** A choice as markup: a group of native inputs, each row its label, feedback beside it. */

import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Activity } from '../../model/course.js';
import type { RenderContext } from '../../model/slice.js';
import type { AnswerItem } from '../answers.js';
import { promptId, renderLine, renderPrompt } from '../markup.js';
import type { ChoiceData } from './parse.js';

export function renderChoice(
  activity: Activity,
  { prompt, items, config }: ChoiceData,
  context: RenderContext,
): ElementContent[] {
  const { many, options } = config;
  const instructionId = context.domId(`${activity.id}--how`);
  const rows = items.map((item) => {
    const index = options.findIndex(({ text }) => text === item.text);
    return renderOption(item, { index, many, name: context.domId(activity.id) }, context);
  });
  return [
    renderPrompt(activity, prompt, context),
    h('p', { class: 'cw-how', id: instructionId }, context.word(`activities.choice.${many ? 'many' : 'one'}`)),
    h(
      'div',
      {
        class: 'cw-options',
        role: many ? 'group' : 'radiogroup',
        ariaLabelledBy: promptId(activity, context),
        ariaDescribedBy: instructionId,
      },
      rows,
    ),
  ];
}

interface Row {
  /** The option's place among the package's. */
  readonly index: number;
  readonly many: boolean;
  /** Of its inputs, unique in the document, for all pages stand in one. */
  readonly name: string;
}

/** The script fills `.cw-mark`, and shows the feedback, which then describes the input. */
function renderOption({ label, feedback }: AnswerItem, { index, many, name }: Row, context: RenderContext): Element {
  // Firefox keeps what was chosen over a reload unless told not to; what was saved is what counts.
  const input = { type: many ? 'checkbox' : 'radio', name, value: String(index), autoComplete: 'off' };
  return h('div', { class: 'cw-option' }, [
    h('label', [
      h('input', input),
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
