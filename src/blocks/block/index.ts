/** `block`: a part of a page with something to say about it, such as its language. */

import { h } from 'hastscript';
import { defineWarning } from '../../diagnostics/define.js';
import type { BlockSlice } from '../../model/slice.js';
import { emptyBlock } from '../empty-block.js';

const withoutMeaning = defineWarning(
  'block-without-language',
  'This block says nothing about the text in it, so it does nothing.',
  'Say in which language it is, `:::block{lang=cy}`, or take its fences away.',
);

export const block: BlockSlice<Record<never, never>, null> = {
  name: 'block',
  doc: 'Marks a part of a page, such as one in another language.',
  forms: ['container'],
  attributes: {},
  otherNames: ['div', 'section-lang', 'language'],
  label: 'none',
  parts: {},
  parse: ({ attributes, children, place }, { report }) => {
    if (children.length === 0) report(emptyBlock, place, { name: 'block' });
    if (!('lang' in attributes)) report(withoutMeaning, place);
    return null;
  },
  render: (_data, children, context) => [h('div', context.toHast(children))],
};
