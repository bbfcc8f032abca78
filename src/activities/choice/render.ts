/** A choice as markup: its prompt and its options. */

import type { ElementContent } from 'hast';
import type { Activity } from '../../model/course.js';
import type { RenderContext } from '../../model/slice.js';
import { renderPrompt } from '../markup.js';
import { renderOptions } from '../options-markup.js';
import type { ChoiceData } from './parse.js';

export function renderChoice(
  activity: Activity,
  { prompt, items, config }: ChoiceData,
  context: RenderContext,
): ElementContent[] {
  const instruction = context.word(`activities.choice.${config.many ? 'many' : 'one'}`);
  return [renderPrompt(activity, prompt, context), ...renderOptions(activity, { items, config, instruction }, context)];
}
