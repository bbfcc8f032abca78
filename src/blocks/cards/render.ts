/** Cards as markup: native disclosures, so that they open by touch, key and screen reader, on paper and without a script. */

import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Nodes } from 'mdast';
import type { BlockPart, RenderContext } from '../../model/slice.js';
import { labelOf, partsOf } from '../parts.js';

export function renderCards(_data: null, children: readonly Nodes[], context: RenderContext): ElementContent[] {
  const cards = partsOf(children).map((part) =>
    h('li', [
      h('details', { class: 'cw-card' }, [
        h('summary', h('span', context.toHast(labelOf(part)))),
        h('div', { class: 'cw-card-back' }, context.toHast([backOf(part)])),
      ]),
    ]),
  );
  // Safari takes a list without marks for no list unless told.
  return [h('ul', { class: 'cw-cards', role: 'list' }, cards)];
}

/** The back of a one-line card is plain text. */
function backOf(part: BlockPart): BlockPart {
  const { back } = part.attributes as { readonly back?: string };
  if (back === undefined) return part;
  return { ...part, children: [{ type: 'paragraph', children: [{ type: 'text', value: back }] }] };
}
