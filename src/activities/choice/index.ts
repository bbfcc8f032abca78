/** `choice`: options with boxes, of which the learner chooses one or all that are right. */

import type { ActivitySlice } from '../../model/slice.js';
import type { ChoiceConfig, ChoiceResponse } from './model.js';
import { type ChoiceData, choiceAttributes, parseChoice } from './parse.js';
import { renderChoice } from './render.js';
import { choiceTracking } from './tracking.js';

export const choice: ActivitySlice<typeof choiceAttributes, ChoiceData, ChoiceConfig, ChoiceResponse> = {
  name: 'choice',
  doc: 'A question with options, of which one is right, or several.',
  attributes: choiceAttributes,
  otherNames: ['mcq', 'multiple-choice', 'single-choice', 'multiple-response', 'mrq', 'quiz', 'question', 'true-false'],
  parts: {},
  defaultPoints: 1,
  parse: parseChoice,
  render: renderChoice,
  config: ({ config }) => config,
  tracking: choiceTracking,
  isAllOrNothing: ({ many, options }) => !many || options.filter(({ correct }) => correct).length === 1,
};
