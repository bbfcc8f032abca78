/** Reads a poll: what stands before its last list is the question, and no option has a box. */

import type { Nodes } from 'mdast';
import { defineError } from '../../diagnostics/define.js';
import type { AttributeSchema } from '../../model/attribute-schema.js';
import type { Directive, ParseContext } from '../../model/slice.js';
import { type AnswerItem, readAnswers } from '../answers.js';
import type { commonAttributes } from '../common.js';
import { watchErrors } from '../watch-errors.js';
import type { PollConfig } from './model.js';

export interface PollData {
  readonly prompt: readonly Nodes[];
  /** In the author's order. */
  readonly items: readonly AnswerItem[];
  readonly config: PollConfig;
}

export const pollAttributes = {} as const satisfies AttributeSchema;

// SCORM 1.2 tells options apart by one character each, and the Learning Hub takes at most 26 of them.
const MOST_OPTIONS = 26;

export const hasPoints = defineError(
  'poll-has-points',
  'This poll gives points, but nobody can be right or wrong in it.',
  'Take `points` away, or make a `choice` of it and mark what is right.',
);

export const optionFeedback = defineError(
  'poll-option-feedback',
  'This feedback stands under an option, but a poll has no right answer to explain.',
  'Move it below the poll, or make a `choice` of it.',
);

export function parsePoll(
  directive: Directive<typeof pollAttributes & typeof commonAttributes>,
  outer: ParseContext,
): PollData | undefined {
  const context = watchErrors(outer);
  if ((directive.attributes.points ?? 0) > 0) context.report(hasPoints, directive.place);
  const answers = readAnswers(directive, context, { boxes: false, most: MOST_OPTIONS });
  for (const { feedback } of answers?.items ?? []) {
    if (feedback[0]) context.report(optionFeedback, context.placeOf(feedback[0]));
  }
  if (!answers || context.failed()) return undefined;
  const { prompt, promptText, items } = answers;
  const options = items.map(({ text, pin }) => ({ text, ...(pin ? { pin } : {}) }));
  return { prompt, items, config: { prompt: promptText, options } };
}
