/** Prose with blanks as markup: native fields in their sentences, each named by its number and its sentence. */

import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Activity } from '../../model/course.js';
import type { RenderContext } from '../../model/slice.js';
import { fieldSize, renderField, renderProse } from '../gap-markup.js';
import type { BlanksData } from './parse.js';

export function renderBlanks(activity: Activity, data: BlanksData, context: RenderContext): ElementContent[] {
  const { blanks } = data;
  const isMixed = (kind: boolean): boolean => blanks.some(({ options }) => !!options === kind);
  const how = isMixed(true) ? (isMixed(false) ? 'fill' : 'choose') : 'type';
  // One width for all: a wider field would say which answer is the longest.
  const typed = blanks.flatMap(({ answers, options }) => (options ? [] : answers));
  const size = fieldSize(typed);
  return renderProse(activity, data, context, {
    how: context.word(`activities.blanks.${how}`),
    field: (index, sentence) => {
      const { options } = blanks[index] ?? {};
      const values = { n: index + 1, total: blanks.length, sentence };
      const field = {
        index,
        label: context.word('activities.blanks.label', values),
        name: context.word('activities.blanks.number', values),
        size,
        ...(options && { choices: renderOptions(options, context), offer: ` (${options.join(' / ')})` }),
      };
      return [renderField(activity, field, context)];
    },
  });
}

function renderOptions(options: readonly string[], context: RenderContext): Element[] {
  return [
    h('option', { value: '' }, context.word('activities.blanks.option')),
    ...options.map((text) => h('option', text)),
  ];
}
