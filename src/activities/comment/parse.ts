/** Reads a comment: all that stands in it is what is asked. */

import type { Nodes } from 'mdast';
import { defineError } from '../../diagnostics/define.js';
import type { AttributeSchema } from '../../model/attribute-schema.js';
import type { Directive, ParseContext } from '../../model/slice.js';
import { readPrompt } from '../answers.js';
import type { commonAttributes } from '../common.js';
import { watchErrors } from '../watch-errors.js';
import type { CommentConfig } from './model.js';

export const commentAttributes = {
  rows: { type: 'number', min: 1, max: 30, integer: true, doc: 'How many lines the field shows; 5 unless told.' },
} as const satisfies AttributeSchema;

export const inAssessment = defineError(
  'comment-in-assessment',
  'This comment stands in an assessment. It is for the course team and has no right answer, and nobody has to send it.',
  'Move it to another page, such as one with `kind: evaluation`.',
);

export const isRequired = defineError(
  'comment-required',
  'This comment is required, but a learner must be free not to send one, and not every LMS can pass it on.',
  'Take `required` away.',
);

export const idleAttribute = defineError(
  'comment-idle-attribute',
  '`{attribute}` means nothing for a comment: nobody judges it, and learners may send as many as they like.',
  'Take `{attribute}` away.',
);

const IDLE = ['points', 'attempts', 'shuffle'] as const;

export interface CommentData {
  readonly prompt: readonly Nodes[];
  readonly rows: number;
  readonly config: CommentConfig;
}

export function parseComment(
  { attributes, children, ...directive }: Directive<typeof commentAttributes & typeof commonAttributes>,
  outer: ParseContext,
): CommentData | undefined {
  const context = watchErrors(outer);
  const { place } = directive;
  if (context.page.kind === 'assessment') context.report(inAssessment, place);
  if (attributes.required) context.report(isRequired, place);
  for (const attribute of IDLE) {
    if (attributes[attribute]) context.report(idleAttribute, place, { attribute });
  }
  const prompt = readPrompt({ ...directive, attributes, children }, children, context);
  const { rows = 5 } = attributes;
  return context.failed() ? undefined : { prompt: children, rows, config: { prompt } };
}
