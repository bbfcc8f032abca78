/** `sequence`: steps that the learner puts into their right order. */

import type { ActivitySlice } from '../../model/slice.js';
import type { SequenceConfig, SequenceResponse } from './model.js';
import { parseSequence, type SequenceData, sequenceAttributes } from './parse.js';
import { renderSequence } from './render.js';
import { sequenceTracking } from './tracking.js';

export const sequence: ActivitySlice<typeof sequenceAttributes, SequenceData, SequenceConfig, SequenceResponse> = {
  name: 'sequence',
  doc: 'Steps in their right order, which the learner finds again.',
  attributes: sequenceAttributes,
  otherNames: ['ordering', 'order'],
  parts: {},
  defaultPoints: 1,
  parse: parseSequence,
  render: renderSequence,
  config: ({ config }) => config,
  tracking: sequenceTracking,
};
