/** A record for learners who have completed the course, to print or save. It is no certificate, and says so. */

import { h } from 'hastscript';
import type { BlockSlice } from '../../model/slice.js';

export const completionRecord: BlockSlice<Record<never, never>, null> = {
  name: 'completion-record',
  doc: 'Shows, once the course is complete, who has completed what and when, to print. It is no certificate.',
  forms: ['leaf'],
  attributes: {},
  otherNames: ['certificate', 'completion', 'record', 'badge'],
  label: 'none',
  parts: {},
  isLive: true,
  parse: () => null,
  render: (_data, _children, { word }) => [
    h('div', { class: 'cw-completion-record', dataBlock: 'completion-record', dataFind: 'not' }, [
      h('p', word('blocks.completion-record.before')),
    ]),
  ],
};
