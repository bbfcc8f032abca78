/** What the learner has come to so far: pages done, the result of each assessment, and whether the course is complete. */

import { h } from 'hastscript';
import type { BlockSlice } from '../../model/slice.js';

export const results: BlockSlice<Record<never, never>, null> = {
  name: 'results',
  doc: 'Shows learners what they have done, the best result of each assessment, and whether the course is complete.',
  forms: ['leaf'],
  attributes: {},
  otherNames: ['result', 'score', 'scores', 'progress', 'summary'],
  label: 'none',
  parts: {},
  isLive: true,
  parse: () => null,
  render: (_data, _children, { word }) => [
    h('div', { class: 'cw-results', dataBlock: 'results', dataFind: 'not' }, h('p', word('blocks.results.without'))),
  ],
};
