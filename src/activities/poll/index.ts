/** `poll`: options of which the learner chooses one; nothing is right or wrong. */

import type { ActivitySlice } from '../../model/slice.js';
import type { PollConfig, PollResponse } from './model.js';
import { type PollData, parsePoll, pollAttributes } from './parse.js';
import { renderPoll } from './render.js';
import { pollTracking } from './tracking.js';

export const poll: ActivitySlice<typeof pollAttributes, PollData, PollConfig, PollResponse> = {
  name: 'poll',
  doc: 'A question with options of which none is right or wrong.',
  attributes: pollAttributes,
  otherNames: ['vote', 'opinion'],
  parts: {},
  defaultPoints: 0,
  parse: parsePoll,
  render: renderPoll,
  config: ({ config }) => config,
  tracking: pollTracking,
};
