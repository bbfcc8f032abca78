/** A stretch of text with something to say about it: another language, or an option that keeps its place. */

import { h } from 'hastscript';
import type { BlockSlice } from '../../model/slice.js';

const attributes = {
  pin: { type: 'flag', doc: 'Keeps the option that it stands in at its place when the others are shuffled.' },
} as const;

export interface SpanData {
  readonly pin: boolean;
}

export const span: BlockSlice<typeof attributes, SpanData> = {
  name: 'span',
  doc: 'Marks a part of a sentence, such as words in another language.',
  forms: ['text'],
  attributes,
  otherNames: ['lang', 'mark'],
  label: 'required',
  parts: {},
  parse: ({ attributes: { pin } }) => ({ pin: pin === true }),
  render: (_data, children, context) => [h('span', context.toHast(children))],
};
