/** A quotation and who said it. */

import { h } from 'hastscript';
import type { BlockSlice } from '../../model/slice.js';

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
  parse: ({ attributes: { by } }) => (by === undefined ? {} : { by }),
  render: ({ by }, children, context) => {
    const words = h('blockquote', context.toHast(children));
    const source = by === undefined ? [] : [h('figcaption', by)];
    return [h('figure', { class: 'cw-quote' }, [words, ...source])];
  },
};
