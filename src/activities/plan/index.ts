/** `plan`: an if–then plan that learners make for themselves. What they write stays with them. */

import type { ElementContent } from 'hast';
import type { Nodes } from 'mdast';
import { defineError } from '../../diagnostics/define.js';
import { type PrivateResponse, privateTracking } from '../../model/private-answer.js';
import type { ActivitySlice, BlockPart, PartRow } from '../../model/slice.js';
import { readPrompt } from '../answers.js';
import { promptId, renderPrompt } from '../markup.js';
import { renderNoteField } from '../note-field.js';
import { watchErrors } from '../watch-errors.js';

const FIELD = { forms: ['leaf'], attributes: {}, label: 'required', parts: {} } as const;
/** In the order in which they are written. */
const ROWS: Readonly<Record<string, PartRow>> = Object.fromEntries([
  ['when', { ...FIELD, doc: 'What the field for the moment is called.' }],
  ['then', { ...FIELD, doc: 'What the field for what to do is called.' }],
  ['else', { ...FIELD, doc: 'What the field for another way is called.' }],
]);
const FIELDS = Object.keys(ROWS);

export const repeatedField = defineError(
  'plan-field-repeated',
  'The plan has a second `{name}`, so it is not clear which of them the learner is to be asked.',
  'Take one of the two out.',
);

export interface PlanData {
  readonly prompt: readonly Nodes[];
  /** What the author calls the fields; the others have the tool's words. */
  readonly labels: Readonly<Record<string, BlockPart>>;
}

export const plan: ActivitySlice<Record<never, never>, PlanData, null, PrivateResponse> = {
  name: 'plan',
  doc: 'An if–then plan that learners make for themselves: when, then, and what else. Nobody is told what they wrote.',
  attributes: {},
  otherNames: ['action-plan', 'if-then', 'commitment', 'goal-setting'],
  parts: ROWS,
  idle: ['points', 'attempts', 'shuffle'],
  defaultPoints: 0,
  parse: (directive, outer) => {
    const context = watchErrors(outer);
    readPrompt(directive, directive.children, context);
    const labels: Record<string, BlockPart> = {};
    for (const { name, place, label, attributes } of directive.parts) {
      if (!Object.hasOwn(ROWS, name)) continue;
      if (labels[name]) context.report(repeatedField, place, { name });
      const { lang } = attributes;
      const language = typeof lang === 'string' ? { lang } : {};
      labels[name] = { type: 'blockPart', name, ...language, attributes: {}, children: [...label] };
    }
    return context.failed() ? undefined : { prompt: directive.children, labels };
  },
  render: (activity, { prompt, labels }, context) => {
    const fields = FIELDS.map((name) => {
      const written = labels[name];
      const label: ElementContent[] = written
        ? context.toHast([written])
        : [{ type: 'text', value: context.word(`activities.plan.${name}`) }];
      const id = context.domId(`${activity.id}--${name}`);
      return renderNoteField({ id, rows: 2, label, describedBy: promptId(activity, context) });
    });
    return [renderPrompt(activity, prompt, context), ...fields];
  },
  config: () => null,
  tracking: privateTracking,
};
