/** What learners have written for themselves in the course, in one place: to read, print, save and copy. */

import { h } from 'hastscript';
import type { BlockSlice } from '../../model/slice.js';

export const myNotes: BlockSlice<Record<never, never>, null> = {
  name: 'my-notes',
  doc: 'Gathers what the learner wrote in `reflect` and `plan`, to print, save or copy. Nobody else sees it.',
  forms: ['leaf'],
  attributes: {},
  otherNames: ['notes', 'my-reflections', 'journal-export', 'portfolio'],
  label: 'none',
  parts: {},
  isLive: true,
  parse: () => null,
  render: (_data, _children, { word }) => [
    h('div', { class: 'cw-my-notes', dataBlock: 'my-notes', dataFind: 'not' }, [
      h('p', word('blocks.my-notes.about')),
      h('div', { class: 'cw-my-notes-list' }, h('p', word('blocks.my-notes.none'))),
    ]),
  ],
};
