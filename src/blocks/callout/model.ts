/** What a callout is. */

import type { PhrasingContent } from 'mdast';

export const CALLOUT_TYPES = ['note', 'tip', 'warning', 'example', 'story'] as const;

export interface CalloutData {
  readonly type: (typeof CALLOUT_TYPES)[number];
  /** Empty where the author gave none. */
  readonly title: readonly PhrasingContent[];
}
