/** What a content note is. */

import type { PhrasingContent } from 'mdast';

export interface ContentNoteData {
  /** Undefined where the author gave none. */
  readonly title?: readonly PhrasingContent[];
  /** The page with which a learner can go on instead. */
  readonly pageId?: string;
}
