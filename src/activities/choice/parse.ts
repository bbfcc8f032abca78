/** Reads a choice: what stands before its last list is the prompt, a box with an x marks a right option. */

import type { Nodes } from 'mdast';
import { defineError, defineWarning } from '../../diagnostics/define.js';
import type { AttributeSchema } from '../../model/attribute-schema.js';
import type { Directive, ParseContext } from '../../model/slice.js';
import { type AnswerItem, byText, readAnswers } from '../answers.js';
import { selectAttribute } from '../select-attribute.js';
import type { ChoiceConfig } from './model.js';

export interface ChoiceData {
  readonly prompt: readonly Nodes[];
  /** In the author's order. */
  readonly items: readonly AnswerItem[];
  readonly config: ChoiceConfig;
}

export const choiceAttributes = {
  select: selectAttribute('option'),
} as const satisfies AttributeSchema;

// SCORM 1.2 tells options apart by one character each, and the Learning Hub takes at most 26 of them.
const MOST_OPTIONS = 26;

export const noCorrectAnswer = defineError(
  'choice-no-correct-answer',
  'This question marks no option as correct, so no learner can pass it.',
  'Put an x in the brackets of each correct option: `- [x] Paris`.',
);

export const allCorrect = defineWarning(
  'choice-all-correct',
  'Every option of this question is correct, so choosing without reading is right.',
  'Take the x out of the options that are wrong, or add a wrong one.',
);

export function parseChoice(
  directive: Directive<typeof choiceAttributes>,
  context: ParseContext,
): ChoiceData | undefined {
  const answers = readAnswers(directive, context, { boxes: true, most: MOST_OPTIONS });
  if (!answers) return undefined;
  const { prompt, promptText, items } = answers;
  const right = items.filter(({ checked }) => checked);
  if (right.length === 0) {
    context.report(noCorrectAnswer, directive.place);
    return undefined;
  }
  if (right.length === items.length) context.report(allCorrect, directive.place);
  const { select } = directive.attributes;
  const many = select === undefined ? right.length > 1 : select === 'many';
  const options = byText(items).map(({ text, checked, pin }) => ({
    text,
    correct: checked,
    ...(pin ? { pin } : {}),
  }));
  return { prompt, items, config: { many, prompt: promptText, options } };
}
