/** `columns`: texts beside each other where there is room, one below the other where there is not. */

import { h } from 'hastscript';
import { defineWarning } from '../../diagnostics/define.js';
import type { BlockSlice } from '../../model/slice.js';
import { checkParts, partsOf } from '../parts.js';

/** More do not hold a readable line on the page's width. */
const MOST = 4;

const tooMany = defineWarning(
  'columns-too-many',
  'There are {count} columns, and beside each other more than {most} are too narrow to be read: they go on in another row.',
  'Take fewer, or write a table or a list.',
);

const parts = {
  column: { doc: 'One of the texts.', forms: ['container'], attributes: {}, label: 'none', parts: {} },
} as const;

export const columns: BlockSlice<Record<never, never>, null> = {
  name: 'columns',
  doc: 'Puts texts beside each other where there is room.',
  forms: ['container'],
  attributes: {},
  otherNames: ['grid', 'row', 'cols', 'two-columns', 'side-by-side'],
  label: 'none',
  parts,
  parse: (directive, context) => {
    const count = directive.parts.length;
    if (count > MOST) context.report(tooMany, directive.place, { count, most: MOST });
    return checkParts(directive, context, { part: 'column', example: 'column' }) ? null : undefined;
  },
  render: (_data, children, context) => {
    const columnsOf = partsOf(children).map((part) => h('div', { class: 'cw-columns-part' }, context.toHast([part])));
    return [h('div', { class: 'cw-columns' }, columnsOf)];
  },
};
