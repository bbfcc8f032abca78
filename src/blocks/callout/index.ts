/** A text that stands out: a note, a tip, a warning, an example, a story. */

import type { BlockSlice } from '../../model/slice.js';
import { emptyBlock } from '../empty-block.js';
import { adoptAlert } from './adopt.js';
import { CALLOUT_TYPES, type CalloutData } from './model.js';
import { renderCallout } from './render.js';

/** Kinds of GitHub, Docusaurus, Sphinx and others. */
const OTHER_TYPES = {
  ...{ hint: 'tip', success: 'tip', info: 'note', seealso: 'note', abstract: 'note' },
  ...{ important: 'warning', caution: 'warning', danger: 'warning', alert: 'warning', error: 'warning' },
};

const attributes = {
  type: {
    type: 'one-of',
    values: CALLOUT_TYPES,
    otherNames: OTHER_TYPES,
    doc: 'What kind of text it is; a note where it is not given.',
  },
} as const;

export const callout: BlockSlice<typeof attributes, CalloutData> = {
  name: 'callout',
  doc: 'Sets a text off from the rest and says what kind it is. Its bracket is a title.',
  forms: ['container'],
  attributes,
  otherNames: [
    'note',
    'tip',
    'info',
    'hint-box',
    'warning',
    'caution',
    'important',
    'example',
    'story',
    'admonition',
    'alert',
    'aside',
    'box',
  ],
  label: 'optional',
  parts: {},
  parse: ({ attributes: { type }, label, children, place }, { report }) => {
    if (children.length === 0) report(emptyBlock, place, { name: 'callout' });
    return { type: (type as CalloutData['type'] | undefined) ?? 'note', title: label };
  },
  adopt: adoptAlert,
  render: renderCallout,
};
