/** What the tracking of an activity says whose answer is the learner's own: that something was written, and never what. */

import type { ActivityTracking } from './activity-tracking.js';

/** What the learner has written, one text for each field. */
export type PrivateResponse = readonly string[];

/** The same for every activity of that kind; `Data` is only shown. */
export const privateTracking: ActivityTracking<unknown, PrivateResponse> = {
  neutral: true,
  isPrivate: true,
  // However it is reworded, what a learner wrote stays theirs.
  texts: () => [],
  isComplete: (_data, texts) => isWritten(texts),
  score: () => ({ outcome: 'neutral', share: 0 }),
  interaction: () => undefined,
  respond: () => [],
  pack: (_data, texts) => ({ kind: 'one', value: isWritten(texts) ? 1 : 0 }),
  unpack: (_data, packed) => (packed.kind === 'one' ? [] : undefined),
  largest: () => ({ kind: 'one', value: 1 }),
};

/** Whether there is anything but blanks. */
export function isWritten(texts: PrivateResponse): boolean {
  return texts.some((text) => text.trim() !== '');
}
