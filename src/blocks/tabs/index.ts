/** `tabs`: texts of which one is seen at a time; all of them, one below the other, without a script and on paper. */

import type { BlockSlice } from '../../model/slice.js';
import { checkParts } from '../parts.js';
import { renderTabs } from './render.js';

const parts = {
  tab: {
    doc: 'One of the texts. Its bracket is its name.',
    forms: ['container'],
    attributes: {},
    label: 'required',
    parts: {},
  },
} as const;

export const tabs: BlockSlice<Record<never, never>, null> = {
  name: 'tabs',
  doc: 'Shows one of several texts at a time, by their names.',
  forms: ['container'],
  attributes: {},
  otherNames: ['tabset', 'tab-group', 'tabbed'],
  label: 'none',
  parts,
  isLive: true,
  parse: (directive, context) =>
    checkParts(directive, context, { part: 'tab', example: 'tab[Name]' }) ? null : undefined,
  render: renderTabs,
};
