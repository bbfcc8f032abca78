/** `reflect`: a question that learners answer for themselves. What they write stays with them. */

import type { Nodes } from 'mdast';
import type { PrivateResponse } from '../../model/private-answer.js';
import { privateTracking } from '../../model/private-answer.js';
import type { ActivitySlice } from '../../model/slice.js';
import { readPrompt } from '../answers.js';
import { promptId, renderPrompt } from '../markup.js';
import { renderNoteField } from '../note-field.js';
import { watchErrors } from '../watch-errors.js';

const reflectAttributes = {
  rows: { type: 'number', min: 1, max: 30, integer: true, doc: 'How many lines the field shows; 5 unless told.' },
} as const;

export interface ReflectData {
  readonly prompt: readonly Nodes[];
  readonly rows: number;
}

export const reflect: ActivitySlice<typeof reflectAttributes, ReflectData, null, PrivateResponse> = {
  name: 'reflect',
  doc: 'A question that learners answer in writing, for themselves: nobody is told what they wrote.',
  attributes: reflectAttributes,
  otherNames: ['journal', 'reflection', 'diary', 'free-text', 'textarea', 'essay'],
  parts: {},
  idle: ['points', 'attempts', 'shuffle'],
  defaultPoints: 0,
  parse: (directive, outer) => {
    const context = watchErrors(outer);
    readPrompt(directive, directive.children, context);
    const { rows = 5 } = directive.attributes;
    return context.failed() ? undefined : { prompt: directive.children, rows };
  },
  render: (activity, { prompt, rows }, context) => {
    const id = context.domId(`${activity.id}--note`);
    const label = [{ type: 'text' as const, value: context.word('activities.reflect.label') }];
    return [
      renderPrompt(activity, prompt, context),
      renderNoteField({ id, rows, label, isLabelHidden: true, describedBy: promptId(activity, context) }),
    ];
  },
  config: () => null,
  tracking: privateTracking,
};
