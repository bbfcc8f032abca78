/** A glossary as markup: a list of definitions; or a term, of which the script makes a button. */

import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Nodes } from 'mdast';
import type { RenderContext } from '../../model/slice.js';
import { compareText } from '../../model/text.js';
import type { GlossaryData } from './model.js';

export function renderGlossary(
  data: GlossaryData,
  children: readonly Nodes[],
  context: RenderContext,
): ElementContent[] {
  if (data.kind === 'list') return [renderList(context)];
  const { toHast, word } = context;
  return [
    h('span', { class: 'cw-term', dataBlock: 'glossary', dataHint: word('blocks.glossary.hint') }, [
      h('span', toHast(children)),
      h('span', { class: 'cw-definition', dataFind: 'definition', hidden: true }, data.definition),
    ]),
  ];
}

function renderList({ course: { glossary = [] } }: RenderContext): ElementContent {
  const sorted = [...glossary].sort((a, b) => compareText(a.term.toLowerCase(), b.term.toLowerCase()));
  return h(
    'dl',
    { class: 'cw-glossary' },
    sorted.flatMap(({ term, definition }) => [h('dt', term), h('dd', definition)]),
  );
}
