/** A sequence as markup: a numbered list; the script adds the buttons that move its steps. */

import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Activity } from '../../model/course.js';
import type { RenderContext } from '../../model/slice.js';
import { promptId, renderLine, renderPrompt } from '../markup.js';
import { renderCount, renderSaid } from '../rows-markup.js';
import type { SequenceData } from './parse.js';

export function renderSequence(
  activity: Activity,
  { prompt, steps, config }: SequenceData,
  context: RenderContext,
): ElementContent[] {
  const name = context.domId(activity.id);
  const howId = `${name}--how`;
  const rows = steps.map(({ index, label, feedback }) =>
    h('li', { class: ['cw-row', 'cw-step'], dataIndex: String(index) }, [
      h('span', { class: 'cw-row-text' }, renderLine(label, context)),
      h('span', { class: 'cw-step-moves' }, h('span', { class: ['cw-grip', 'cw-script-only'], ariaHidden: 'true' })),
      renderSaid(`${name}--${index}-said`, feedback, context),
    ]),
  );
  const right = config.order.flatMap((index) =>
    steps.filter((step) => step.index === index).map(({ label }) => h('li', renderLine(label, context))),
  );
  // Without its own numbers Safari would take it for no list.
  const list = {
    class: 'cw-sequence',
    role: 'list',
    ariaLabelledBy: promptId(activity, context),
    ariaDescribedBy: howId,
  };
  return [
    renderPrompt(activity, prompt, context),
    h('p', { class: 'cw-how', id: howId }, context.word('activities.sequence.how')),
    h('ol', list, rows),
    renderCount(),
    h('div', { class: 'cw-right-order', hidden: true }, [
      h('p', { dataHeard: true }, context.word('activities.sequence.right-order')),
      h('ol', { dataHeard: true }, right),
    ]),
  ];
}
