/** A quotation and who said it. */

import { h } from 'hastscript';
import type { BlockSlice } from '../../model/slice.js';
import { emptyBlock } from '../empty-block.js';

const attributes = {
  by: { type: 'text', doc: 'Who said or wrote it.' },
} as const;

export interface QuoteData {
  readonly by?: string;
}

export const quote: BlockSlice<typeof attributes, QuoteData> = {
  name: 'quote',
  doc: 'Quotes somebody and names them.',
  forms: ['container'],
  attributes,
  otherNames: ['blockquote', 'citation', 'pullquote', 'testimonial'],
  label: 'none',
  parts: {},
  parse: ({ attributes: { by }, children, place }, { report }) => {
    if (children.length === 0) report(emptyBlock, place, { name: 'quote' });
    return by === undefined ? {} : { by };
  },
  render: ({ by }, children, context) => {
    const words = h('blockquote', context.toHast(children));
    const source = by === undefined ? [] : [h('figcaption', by)];
    return [h('figure', { class: 'cw-quote' }, [words, ...source])];
  },
};
