/** `rating`: a scale on which the learner places something; nothing is right or wrong. */

import type { ActivitySlice } from '../../model/slice.js';
import type { RatingConfig, RatingResponse } from './model.js';
import { parseRating, type RatingData, ratingAttributes } from './parse.js';
import { renderRating } from './render.js';
import { ratingTracking } from './tracking.js';

export const rating: ActivitySlice<typeof ratingAttributes, RatingData, RatingConfig, RatingResponse> = {
  name: 'rating',
  doc: 'A scale on which the learner says how much, how often or how sure; nothing is right or wrong.',
  attributes: ratingAttributes,
  otherNames: ['likert', 'scale', 'stars', 'slider', 'confidence'],
  parts: {},
  idle: ['shuffle'],
  defaultPoints: 0,
  parse: parseRating,
  render: renderRating,
  config: ({ config }) => config,
  tracking: ratingTracking,
  measure: ({ measure }) => measure,
};
