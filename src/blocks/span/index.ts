/** A stretch of text with something to say about it: another language, or an option that keeps its place. */

import { h } from 'hastscript';
import { defineWarning } from '../../diagnostics/define.js';
import type { BlockSlice } from '../../model/slice.js';

const withoutMeaning = defineWarning(
  'span-without-language',
  'This span says nothing about its words, so it does nothing.',
  'Say in which language they are, `:span[diolch]{lang=cy}`, or take brackets and name away.',
);

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
  parse: ({ attributes, place }, { report }) => {
    if (!attributes.pin && !('lang' in attributes)) report(withoutMeaning, place);
    return { pin: attributes.pin === true };
  },
  render: (_data, children, context) => [h('span', context.toHast(children))],
};
