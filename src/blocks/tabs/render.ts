/** Tabs as markup: a named group each. The script makes a row of tabs of the names. */

import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Nodes } from 'mdast';
import type { RenderContext } from '../../model/slice.js';
import { labelOf, partsOf } from '../parts.js';

export function renderTabs(_data: null, children: readonly Nodes[], context: RenderContext): ElementContent[] {
  const tabs = partsOf(children).map((part) =>
    h('div', { class: 'cw-tab' }, [
      h('p', { class: 'cw-tab-name' }, context.toHast(labelOf(part))),
      ...context.toHast([part]),
    ]),
  );
  return [h('div', { class: 'cw-tabs', dataBlock: 'tabs' }, tabs)];
}
