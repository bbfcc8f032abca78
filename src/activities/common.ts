/** What every activity takes, whatever its type: attributes and parts beyond its own. */

import type { AttributeSchema } from '../model/attribute-schema.js';
import type { PartRow } from '../model/slice.js';

/** The attributes of all activities beside `#id` and `lang`; their values stand among `directive.attributes` too. */
export const commonAttributes = {
  was: { type: 'ids', doc: 'Former ids of this activity, so that progress made under them is kept.' },
  points: {
    type: 'number',
    min: 0,
    max: 100,
    doc: 'What a wholly right answer is worth; 1 where it is left out.',
  },
  attempts: {
    type: 'number',
    min: 0,
    max: 99,
    integer: true,
    doc: 'How often it may be answered; 0 means as often as wanted, which is the default outside an assessment.',
  },
  required: { type: 'flag', doc: 'Whether the page counts as done only when this was answered; it does by default.' },
  objective: { type: 'objectives', doc: 'The objectives from course.yaml that it belongs to.' },
  shuffle: { type: 'flag', doc: 'Whether its parts are shown in a chance order, another one for each attempt.' },
} as const satisfies AttributeSchema;

/** The parts of all activities. */
export const commonParts: Readonly<Record<string, PartRow>> = {
  hint: {
    doc: 'Shown when the learner asks for it.',
    forms: ['leaf', 'container'],
    attributes: {},
    label: 'optional',
    parts: {},
  },
  feedback: {
    doc: 'Shown after an answer that came out as `for` says.',
    forms: ['leaf', 'container'],
    attributes: {
      for: {
        type: 'one-of',
        values: ['correct', 'partial', 'incorrect'],
        required: true,
        doc: 'The outcome that it belongs to.',
      },
    },
    label: 'optional',
    parts: {},
  },
};
