/** Items with a native select each, and the list of what they can be put with: `match` and `categorise` as markup. */

import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Nodes, Paragraph } from 'mdast';
import type { Activity } from '../model/course.js';
import type { RenderContext } from '../model/slice.js';
import { promptId, renderLine, renderPrompt } from './markup.js';
import type { PairsConfig } from './pairs-model.js';
import { type RowContent, renderCount, renderSaid } from './rows-markup.js';

/** What both activities keep of their directive. */
export interface PairsData {
  readonly prompt: readonly Nodes[];
  /** What the columns of items and targets are called. */
  readonly heads?: readonly [Paragraph, Paragraph];
  /** As they stand on the page before they are shuffled. */
  readonly items: readonly RowContent[];
  readonly targets: readonly Target[];
  readonly config: PairsConfig;
}

export interface Target {
  readonly index: number;
  readonly label: Paragraph;
}

interface PairsWords {
  readonly how: string;
  /** What stands in a select in which nothing is chosen. */
  readonly choose: string;
}

// About what a select shows of an option where the screen is 320 pixels wide.
const SHORT = 24;

export function renderPairs(
  activity: Activity,
  { prompt, heads, items, targets, config }: PairsData,
  { words, context }: { readonly words: PairsWords; readonly context: RenderContext },
): ElementContent[] {
  const name = context.domId(activity.id);
  const howId = `${name}--how`;
  const head = heads?.map((paragraph) => h('span', renderLine(paragraph, context)));
  const isShort = targets.every(
    ({ label, index }) => isPlain(label) && (config.targets[index]?.text.length ?? 0) <= SHORT,
  );
  const list = targets.map(({ label, index }) => h('li', { dataIndex: String(index) }, renderLine(label, context)));
  const group = { class: 'cw-pairs', role: 'group', ariaLabelledBy: promptId(activity, context) };
  return [
    renderPrompt(activity, prompt, context),
    h('p', { class: 'cw-how', id: howId }, words.how),
    h('ol', { class: ['cw-targets', isShort ? 'is-short' : 'is-long'], type: 'A' }, list),
    ...(head ? [h('div', { class: 'cw-pair-heads' }, head)] : []),
    h(
      'div',
      { ...group, ariaDescribedBy: howId },
      items.map((item) => renderRow(item, { name, choose: words.choose }, context)),
    ),
    renderCount(),
  ];
}

function renderRow(
  { index, label, feedback }: RowContent,
  { name, choose }: { readonly name: string; readonly choose: string },
  context: RenderContext,
): Element {
  const id = `${name}--${index}`;
  return h('div', { class: ['cw-row', 'cw-pair'], dataIndex: String(index) }, [
    h('label', { class: 'cw-row-text', for: id }, renderLine(label, context)),
    h('div', { class: 'cw-pair-answer' }, [
      // Firefox keeps what was chosen over a reload unless told not to; what was saved is what counts.
      h('select', { id, autoComplete: 'off', ariaDescribedBy: `${id}-said` }, [h('option', { value: '' }, choose)]),
      renderSaid(`${id}-said`, feedback, context),
    ]),
  ]);
}

/** Whether a select can show all of it: no picture, no markup that means something. */
function isPlain({ children }: Paragraph): boolean {
  return children.every(({ type }) => type === 'text' || type === 'emphasis' || type === 'strong');
}
