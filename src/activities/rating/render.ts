/** A rating as markup: native radio buttons along a scale. */

import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Activity } from '../../model/course.js';
import type { RenderContext } from '../../model/slice.js';
import { promptId, renderLine, renderPrompt } from '../markup.js';
import type { RatingData } from './parse.js';
import { renderGrid } from './render-grid.js';

export function renderRating(activity: Activity, data: RatingData, context: RenderContext): ElementContent[] {
  const { prompt, labels, grid, config } = data;
  if (grid) return [renderPrompt(activity, prompt, context), renderGrid(activity, grid, context)];
  const name = context.domId(activity.id);
  const last = config.scale.length - 1;
  const points = config.scale.map((text, index) => {
    const label = labels?.[index]?.label;
    const end = index === 0 && config.low ? 'low' : index === last && config.high ? 'high' : undefined;
    return renderPoint(label ? renderLine(label, context) : [{ type: 'text', value: text }], { name, index, end });
  });
  const group = { class: 'cw-scale', role: 'radiogroup', ariaLabelledBy: promptId(activity, context) };
  return [
    renderPrompt(activity, prompt, context),
    h('div', group, [
      ...renderEnds(name, config),
      h('div', { class: ['cw-scale-points', labels ? 'is-labels' : 'is-numbers'] }, points),
    ]),
  ];
}

/** What the ends mean, by whose ids their buttons are named. */
function renderEnds(name: string, { low, high }: RatingData['config']): Element[] {
  const ends = [
    ...(low ? [h('span', { class: 'cw-scale-low', id: `${name}--low` }, low)] : []),
    ...(high ? [h('span', { class: 'cw-scale-high', id: `${name}--high` }, high)] : []),
  ];
  return ends.length > 0 ? [h('div', { class: 'cw-scale-ends' }, ends)] : [];
}

interface Point {
  /** Of the radio buttons, unique in the document, for all pages stand in one. */
  readonly name: string;
  readonly index: number;
  /** The end of the scale that it is, where that has a meaning: "1 Not at all confident" is the button's name then. */
  readonly end: 'low' | 'high' | undefined;
}

function renderPoint(content: ElementContent[], { name, index, end }: Point): Element {
  const id = `${name}--${index}`;
  const input = { type: 'radio', name, value: String(index), autoComplete: 'off' };
  const label = { class: 'cw-scale-label', id };
  return h('label', { class: 'cw-scale-point' }, [
    h('input', { ...input, ...(end ? { ariaLabelledBy: `${id} ${name}--${end}` } : {}) }),
    h('span', end ? label : { class: label.class }, content),
  ]);
}
