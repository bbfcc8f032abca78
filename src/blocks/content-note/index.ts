/** `content-note`: says what is coming before a learner meets it, and leads past it. */

import type { BlockSlice } from '../../model/slice.js';
import { checkContentNote, emptyNote } from './check.js';
import type { ContentNoteData } from './model.js';
import { renderContentNote } from './render.js';

const attributes = {
  continue: { type: 'text', doc: 'The id of the page with which a learner can go on instead.' },
} as const;

export const contentNote: BlockSlice<typeof attributes, ContentNoteData> = {
  name: 'content-note',
  doc: 'Says what is coming that may distress a learner, and offers another page to go on with.',
  forms: ['container'],
  attributes,
  otherNames: ['content-warning', 'trigger-warning', 'advisory'],
  label: 'optional',
  parts: {},
  parse: ({ attributes: { continue: pageId }, label, children, place }, { report, textOf }) => {
    if (children.length === 0) report(emptyNote, place);
    const title = textOf(label);
    const data = { ...(title === '' ? {} : { title: label }), ...(pageId === undefined ? {} : { pageId }) };
    return children.length === 0 ? undefined : data;
  },
  check: checkContentNote,
  render: renderContentNote,
};
