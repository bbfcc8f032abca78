/** What a learner can do afterwards: the page's objectives, or the course's. */

import { h } from 'hastscript';
import { defineError } from '../../diagnostics/define.js';
import type { Place } from '../../model/diagnostic.js';
import type { BlockSlice } from '../../model/slice.js';

const none = defineError(
  'objectives-none',
  'The course has no objectives, so there is nothing to list here.',
  'Write them in course.yaml: "objectives: { open-well: Open the conversation with a fact }".',
);

export interface ObjectivesData {
  readonly place: Place;
}

export const objectives: BlockSlice<Record<never, never>, ObjectivesData> = {
  name: 'objectives',
  doc: 'Lists the objectives that the page names in its front matter, or all of the course’s.',
  forms: ['leaf'],
  attributes: {},
  otherNames: ['goals', 'outcomes', 'learning-outcomes', 'aims'],
  label: 'none',
  parts: {},
  parse: ({ place }) => ({ place }),
  render: ({ place }, _children, { course, page, word, report }) => {
    const ofPage = page.objectiveIds.length > 0;
    const listed = ofPage ? course.objectives.filter(({ id }) => page.objectiveIds.includes(id)) : course.objectives;
    if (listed.length === 0) report?.(none, place);
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
