/** `categorise`: items, each of which the learner puts into one of some categories. */

import type { ActivitySlice } from '../../model/slice.js';
import type { PairsData } from '../pairs-markup.js';
import type { PairsConfig, PairsResponse } from '../pairs-model.js';
import { pairsTracking } from '../pairs-tracking.js';
import { categoriseAttributes, parseCategorise } from './parse.js';
import { renderCategorise } from './render.js';

export const categorise: ActivitySlice<typeof categoriseAttributes, PairsData, PairsConfig, PairsResponse> = {
  name: 'categorise',
  doc: 'Categories with their items, which the learner sorts into them again.',
  attributes: categoriseAttributes,
  otherNames: ['categorize', 'sorting', 'sort', 'drag-and-drop'],
  parts: {},
  defaultPoints: 1,
  parse: parseCategorise,
  render: renderCategorise,
  config: ({ config }) => config,
  tracking: pairsTracking,
};
