/** What a learner can do, as plain data. */

import type { ActivityAction, NotesAction, PageAction } from '../model/page-api.js';

export type SessionAction =
  /** The learner is on this page now. */
  | { readonly type: 'open'; readonly pageId: string }
  /** The learner went on from the page, or saw its end. `duration`: milliseconds on it. */
  | { readonly type: 'view'; readonly pageId: string; readonly duration: number }
  | ActivityAction
  | PageAction
  | NotesAction;

/**
 * What has to reach the host at once; all else travels with the next commit or a little later. The place is told at each
 * page; that the end of a page was seen can wait until the learner goes on.
 */
export const URGENT: readonly SessionAction['type'][] = ['open', 'answer', 'submit'];
