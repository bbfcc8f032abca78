/** Reports and packs a comment that was sent. What is not sent is in no response, so that neither can hold it. */

import type { ActivityTracking } from '../../model/activity-tracking.js';
import { TEXT_LIMIT } from '../../model/saved-state.js';
import type { CommentConfig, CommentResponse } from './model.js';

export const commentTracking: ActivityTracking<CommentConfig, CommentResponse> = {
  neutral: true,
  onConsent: true,
  endsByItself: true,
  // However the author rewords what is asked, what was sent was sent.
  texts: () => [],
  isComplete: (_data, sent) => sent.trim() !== '',
  score: () => ({ outcome: 'neutral', share: 0 }),
  interaction: ({ prompt }) => ({ type: 'long-fill-in', prompt, components: [], correctResponses: [] }),
  respond: (_data, sent) => [sent],
  // Saved progress takes a text in pieces.
  pack: (_data, sent) => ({
    kind: 'texts',
    values: Array.from({ length: Math.ceil(sent.length / TEXT_LIMIT) }, (_, at) =>
      sent.slice(at * TEXT_LIMIT, (at + 1) * TEXT_LIMIT),
    ),
  }),
  unpack: (_data, packed) => (packed.kind === 'texts' ? packed.values.join('') : undefined),
  // A standard whose hosts have a limit passes nothing on (`tellsOwnWords`), so that nothing is ever sent there.
  largest: () => ({ kind: 'texts', values: [] }),
};
