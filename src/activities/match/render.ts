/** A match as markup: a select beside each item, named by the columns' own names. */

import type { ElementContent } from 'hast';
import type { Activity } from '../../model/course.js';
import type { RenderContext } from '../../model/slice.js';
import { renderPairs } from '../pairs-markup.js';
import type { MatchData } from './parse.js';

export function renderMatch(activity: Activity, data: MatchData, context: RenderContext): ElementContent[] {
  const how = context.word('activities.match.how');
  const choose = context.word('activities.match.choose', { column: data.targetHead });
  return renderPairs(activity, data, { words: { how, choose }, context });
}
