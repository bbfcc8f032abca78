/** `match`: two columns, of which the learner puts what belongs together beside each other. */

import type { ActivitySlice } from '../../model/slice.js';
import type { PairsConfig, PairsResponse } from '../pairs-model.js';
import { pairsTracking } from '../pairs-tracking.js';
import { type MatchData, matchAttributes, parseMatch } from './parse.js';
import { renderMatch } from './render.js';

export const match: ActivitySlice<typeof matchAttributes, MatchData, PairsConfig, PairsResponse> = {
  name: 'match',
  doc: 'A table of two columns, whose rows the learner puts together again.',
  attributes: matchAttributes,
  otherNames: ['matching', 'pairs'],
  parts: {},
  defaultPoints: 1,
  parse: parseMatch,
  render: renderMatch,
  config: ({ config }) => config,
  tracking: pairsTracking,
};
