/** A case: a text with the questions to it. In an assessment they are drawn, and change places, together. */

import { h } from 'hastscript';
import type { Nodes, PhrasingContent } from 'mdast';
import { defineError } from '../../diagnostics/define.js';
import type { BlockSlice } from '../../model/slice.js';
import { emptyBlock } from '../empty-block.js';

const nested = defineError(
  'case-in-case',
  'This case stands in another case, so it is not clear which questions belong together.',
  'Close the outer case with a line `:::` first, or write both texts into one case.',
);

const attributes = {
  id: { type: 'text', doc: 'Its id, written `#id`, by which links lead to it.' },
} as const;

export interface CaseData {
  readonly id?: string;
  readonly title: readonly PhrasingContent[];
  /** The title as plain text; empty where there is none. */
  readonly name: string;
}

export const caseBlock: BlockSlice<typeof attributes, CaseData> = {
  name: 'case',
  doc: 'A text with the questions to it, which an assessment draws together. Its bracket is a title.',
  forms: ['container'],
  attributes,
  otherNames: ['vignette', 'case-study', 'stem'],
  label: 'optional',
  parts: {},
  parse: ({ attributes: { id }, label, children, place }, { report, textOf }) => {
    if (children.length === 0) report(emptyBlock, place, { name: 'case' });
    if (children.some(holdsCase)) report(nested, place);
    return { ...(id === undefined ? {} : { id }), title: label, name: textOf(label) };
  },
  keepsTogether: ({ id }) => (id === undefined ? {} : { id }),
  render: ({ id, title, name }, children, context) => {
    const kind = context.word('blocks.case.title');
    const named = context.word('blocks.case.named', { name });
    return [
      h(
        'div',
        { class: 'cw-case', role: 'group', ariaLabel: name ? named : kind, ...(id && { id: context.domId(id) }) },
        [
          h('p', { class: 'cw-case-title' }, [
            h('span', name ? context.word('blocks.case.titled') : kind),
            ...(name ? [' ', h('span', context.toHast(title))] : []),
          ]),
          ...context.toHast(children),
        ],
      ),
    ];
  },
};

function holdsCase(node: Nodes): boolean {
  if (node.type === 'block' && node.name === 'case') return true;
  return 'children' in node && node.children.some(holdsCase);
}
