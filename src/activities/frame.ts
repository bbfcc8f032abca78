/** The frame around every activity: its own markup, its hint, and the feedback to each outcome. */

import type { Element } from 'hast';
import { h } from 'hastscript';
import type { Activity } from '../model/course.js';
import type { RenderContext } from '../model/slice.js';
import { activities } from './table.js';

const OUTCOMES = ['correct', 'partial', 'incorrect'] as const;

/** An activity as markup. The runtime finds it by `data-activity` and appends buttons and result. */
export function renderActivity(activity: Activity, context: RenderContext): Element {
  const { id, type, data, hint, feedback } = activity;
  const slice = activities.find(({ name }) => name === type);
  if (!slice) throw new Error(`No activity is named "${type}".`);
  const feedbacks = OUTCOMES.flatMap((outcome) => {
    const nodes = feedback[outcome];
    return nodes ? h('div', { class: 'cw-feedback', dataFor: outcome, hidden: true }, context.toHast(nodes)) : [];
  });
  return h('div', { class: ['cw-activity', `cw-activity-${type}`], id: context.domId(id), dataActivity: id }, [
    ...slice.render(activity, data, context),
    ...(hint ? [h('div', { class: 'cw-hint', hidden: true }, context.toHast(hint))] : []),
    ...feedbacks,
  ]);
}
