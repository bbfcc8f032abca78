/**
 * A grid as markup: a group of radio buttons for each statement, each button with its label. The style lays them out as a table
 * where there is room, with the labels above; a table in the markup would need the buttons' names twice.
 */

import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { TableCell } from 'mdast';
import type { Activity } from '../../model/course.js';
import type { RenderContext } from '../../model/slice.js';
import { promptId, renderLine } from '../markup.js';
import type { GridData } from './parse-grid.js';

/** With more labels the columns would be narrower than most words. */
const MOST_COLUMNS = 5;

export function renderGrid(activity: Activity, grid: GridData, context: RenderContext): Element {
  const { corner, labels, statements } = grid;
  const line = (cell: TableCell): ElementContent[] =>
    renderLine({ type: 'paragraph', children: [...cell.children] }, context);
  const rows = statements.map((statement, at) => {
    const id = context.domId(`${activity.id}-${at + 1}`);
    const statementId = `${id}--statement`;
    const points = labels.map((label, index) =>
      h('label', { class: 'cw-grid-cell cw-grid-point' }, [
        h('input', { type: 'radio', name: id, value: String(index), autoComplete: 'off' }),
        h('span', { class: 'cw-grid-label' }, line(label)),
      ]),
    );
    return h('div', { class: 'cw-grid-row', id, role: 'radiogroup', ariaLabelledBy: statementId }, [
      h('div', { class: 'cw-grid-statement', id: statementId }, line(statement)),
      ...points,
    ]);
  });
  const head = h('div', { class: 'cw-grid-head', ariaHidden: 'true' }, [
    h('div', { class: 'cw-grid-statement' }, corner ? line(corner) : []),
    ...labels.map((label) => h('div', { class: 'cw-grid-cell' }, line(label))),
  ]);
  const columns = labels.length > MOST_COLUMNS ? [] : ['is-table'];
  const group = { role: 'group', ariaLabelledBy: promptId(activity, context) };
  return h('div', { class: ['cw-grid', ...columns], ...group }, [head, ...rows]);
}
