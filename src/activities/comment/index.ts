/** `comment`: free text for the course team. It stays with the learner until they agree to send it. */

import type { ActivitySlice } from '../../model/slice.js';
import type { CommentConfig, CommentResponse } from './model.js';
import { type CommentData, commentAttributes, parseComment } from './parse.js';
import { renderComment } from './render.js';
import { commentTracking } from './tracking.js';

export const comment: ActivitySlice<typeof commentAttributes, CommentData, CommentConfig, CommentResponse> = {
  name: 'comment',
  doc: 'Free text for the course team, which is sent only when the learner agrees.',
  attributes: commentAttributes,
  otherNames: ['comments', 'open-question', 'suggestion', 'suggestions', 'message'],
  parts: {},
  defaultPoints: 0,
  parse: parseComment,
  render: renderComment,
  config: ({ config }) => config,
  tracking: commentTracking,
};
