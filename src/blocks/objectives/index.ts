/** What a learner can do afterwards: the page's objectives, or the course's. */

import { h } from 'hastscript';
import { defineError } from '../../diagnostics/define.js';
import type { BlockSlice } from '../../model/slice.js';

const none = defineError(
  'objectives-none',
  'The course has no objectives, so there is nothing to list here.',
  'Write them in course.yaml: "objectives: { open-well: Open the conversation with a fact }".',
);

export const objectives: BlockSlice<Record<never, never>, null> = {
  name: 'objectives',
  doc: 'Lists the objectives that the page names in its front matter, or all of the course’s.',
  forms: ['leaf'],
  attributes: {},
  otherNames: ['goals', 'outcomes', 'learning-outcomes', 'aims'],
  label: 'none',
  parts: {},
  parse: ({ place }, { objectiveIds, report }) => {
    if (objectiveIds?.length === 0) report(none, place);
    return null;
  },
  render: (_data, _children, { course, page, word }) => {
    const ofPage = page.objectiveIds.length > 0;
    const listed = ofPage ? course.objectives.filter(({ id }) => page.objectiveIds.includes(id)) : course.objectives;
    return [
      h('p', word(ofPage ? 'blocks.objectives.page' : 'blocks.objectives.course')),
      h(
        'ul',
        { class: 'cw-objectives' },
        listed.map(({ text }) => h('li', text)),
      ),
    ];
  },
};
