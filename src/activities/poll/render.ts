/** A poll as markup: a group of radio buttons, each row its label. */

import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Activity } from '../../model/course.js';
import type { RenderContext } from '../../model/slice.js';
import { promptId, renderLine, renderPrompt } from '../markup.js';
import type { PollData } from './parse.js';

export function renderPoll(activity: Activity, { prompt, items }: PollData, context: RenderContext): ElementContent[] {
  const name = context.domId(activity.id);
  const rows = items.map(({ label }, index) =>
    h('div', { class: 'cw-option' }, [
      h('label', [
        h('input', { type: 'radio', name, value: String(index), autoComplete: 'off' }),
        h('span', { class: 'cw-option-text' }, renderLine(label, context)),
      ]),
    ]),
  );
  const howId = `${name}--how`;
  const group = { class: 'cw-options', role: 'radiogroup', ariaLabelledBy: promptId(activity, context) };
  return [
    renderPrompt(activity, prompt, context),
    h('p', { class: 'cw-how', id: howId }, context.word('activities.poll.how')),
    h('div', { ...group, ariaDescribedBy: howId }, rows),
  ];
}
