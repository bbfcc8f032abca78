/** Prose with a field for a number as markup: a text field, since a number field is turned by wheels and drops what it cannot read. */

import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Activity } from '../../model/course.js';
import type { RenderContext } from '../../model/slice.js';
import { renderField, renderProse } from '../gap-markup.js';
import { NUMBER_LIMIT } from './model.js';
import type { NumberData } from './parse.js';

/** Wide enough for most numbers, and no hint to this one. */
const SIZE = 8;

export function renderNumber(activity: Activity, data: NumberData, context: RenderContext): ElementContent[] {
  const { unit } = data.config;
  return renderProse(activity, data, context, {
    how: context.word('activities.number.type'),
    unit,
    field: (index, sentence) => {
      const label = context.word('activities.number.label', { sentence });
      const field = { index, label, size: SIZE, limit: NUMBER_LIMIT, inputMode: 'decimal' } as const;
      return [
        renderField(activity, { ...field, ...(unit && { after: h('span', { class: 'cw-gap-unit' }, unit) }) }, context),
      ];
    },
  });
}
