/** A callout as markup. Its kind stands there in words, so that neither colour nor mark carries it alone. */

import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Nodes } from 'mdast';
import type { RenderContext } from '../../model/slice.js';
import type { CalloutData } from './model.js';

export function renderCallout(
  { type, title }: CalloutData,
  children: readonly Nodes[],
  context: RenderContext,
): ElementContent[] {
  const kind = context.word(`blocks.callout.${type}`);
  const titled = title.length > 0;
  const name = titled ? [' ', h('span', context.toHast(title))] : [];
  return [
    h('div', { class: ['cw-callout', `cw-callout-${type}`], role: 'note' }, [
      h('p', { class: 'cw-callout-title' }, [
        h('span', titled ? context.word('blocks.callout.titled', { kind }) : kind),
        ...name,
      ]),
      ...context.toHast(children),
    ]),
  ];
}
