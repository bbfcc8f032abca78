/** A part of a page that the learner opens when they want it. */

import { h } from 'hastscript';
import type { PhrasingContent } from 'mdast';
import { defineError } from '../../diagnostics/define.js';
import type { BlockSlice } from '../../model/slice.js';

const empty = defineError(
  'details-empty',
  'There is nothing behind this summary, so a learner would open it for nothing.',
  'Write the text between the fences, or take the block out.',
);

export interface DetailsData {
  readonly summary: readonly PhrasingContent[];
}

export const details: BlockSlice<Record<never, never>, DetailsData> = {
  name: 'details',
  doc: 'Hides a text behind a summary until the learner opens it.',
  forms: ['container'],
  attributes: {},
  otherNames: ['accordion', 'expander', 'collapse', 'spoiler', 'disclosure'],
  label: 'required',
  parts: {},
  parse: ({ label, children, place }, { report }) => {
    if (children.length > 0) return { summary: label };
    report(empty, place);
    return undefined;
  },
  render: ({ summary }, children, context) => [
    h('details', { class: 'cw-details' }, [
      h('summary', context.toHast(summary)),
      h('div', { class: 'cw-details-text' }, context.toHast(children)),
    ]),
  ],
};
