/** A categorise as markup: a select with the categories beside each item. */

import type { ElementContent } from 'hast';
import type { Activity } from '../../model/course.js';
import type { RenderContext } from '../../model/slice.js';
import { type PairsData, renderPairs } from '../pairs-markup.js';

export function renderCategorise(activity: Activity, data: PairsData, context: RenderContext): ElementContent[] {
  const how = context.word('activities.categorise.how');
  const choose = context.word('activities.categorise.choose');
  return renderPairs(activity, data, { words: { how, choose }, context });
}
