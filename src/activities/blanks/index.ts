/** `blanks`: prose with gaps, which the learner fills by typing or by choosing. */

import type { ActivitySlice } from '../../model/slice.js';
import type { BlanksConfig, BlanksResponse } from './model.js';
import { type BlanksData, blankParts, blanksAttributes, parseBlanks } from './parse.js';
import { renderBlanks } from './render.js';
import { blanksTracking } from './tracking.js';

export const blanks: ActivitySlice<typeof blanksAttributes, BlanksData, BlanksConfig, BlanksResponse> = {
  name: 'blanks',
  doc: 'Prose with gaps, each filled by typing or by choosing.',
  attributes: blanksAttributes,
  otherNames: ['cloze', 'fill-in', 'fill-in-the-blanks', 'gaps', 'gap-fill'],
  parts: blankParts,
  idle: ['shuffle'],
  defaultPoints: 1,
  parse: parseBlanks,
  render: renderBlanks,
  config: ({ config }) => config,
  tracking: blanksTracking,
  isAllOrNothing: ({ blanks: { length } }) => length === 1,
};
