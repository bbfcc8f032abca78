/** Facts about the course as a resource: who made it, under which licence, when, for whom, and where to report an issue. */

import { h } from 'hastscript';
import type { BlockSlice } from '../../model/slice.js';
import { listFacts } from './facts.js';
import { renderReport } from './report-issue.js';

export const about: BlockSlice<Record<never, never>, null> = {
  name: 'about',
  doc: 'Shows the facts about the course that course.yaml holds, and how to report an issue with it.',
  forms: ['leaf'],
  attributes: {},
  otherNames: ['credits', 'imprint', 'licence', 'license', 'metadata'],
  label: 'none',
  parts: {},
  parse: () => null,
  render: (_data, _children, { course, word }) => {
    const facts = listFacts(course, word).map(({ name, values }) => [
      h('dt', name),
      ...values.map((value) => h('dd', [value])),
    ]);
    return [h('div', { class: 'cw-about' }, [h('dl', facts.flat()), ...renderReport(course, word)])];
  },
};
