/** Whether a content note leads past what it warns of. */

import { defineError, defineWarning } from '../../diagnostics/define.js';
import { didYouMean } from '../../diagnostics/did-you-mean.js';
import { pagesInOrder } from '../../model/course.js';
import type { BlockCheck } from '../../model/slice.js';
import type { ContentNoteData } from './model.js';

export const emptyNote = defineError(
  'content-note-empty',
  'This note says nothing of what is coming.',
  'Write between its fences what learners will meet, and that they may leave it out.',
);
const noPage = defineWarning(
  'content-note-no-way-past',
  'This note warns of what is coming and offers no way past it.',
  'Name a page that can be gone on with instead: `:::content-note{continue=what-helps}`.',
);
const unknownPage = defineError(
  'content-note-unknown-page',
  'There is no page "{id}" to go on with.',
  'Write the id of a page: its file name without number and ending. {suggestion}',
);
const samePage = defineError(
  'content-note-same-page',
  'This note leads to the page on which it stands, and so not past what it warns of.',
  'Name another page, and put what is hard to read on a page of its own.',
);
const lockedPage = defineWarning(
  'content-note-page-locked',
  'The page "{id}" opens only after others are done, so a learner who goes past this part may find it closed.',
  'Write `unlock: free` into that page’s front matter.',
);

export function checkContentNote({ pageId }: ContentNoteData, { course, page, place, report }: BlockCheck): void {
  const pages = pagesInOrder(course);
  const target = pages.find(({ id }) => id === pageId);
  if (pageId === undefined) report(noPage, place);
  else if (!target) {
    const ids = pages.map(({ id }) => id).filter((id) => id !== page.id);
    report(unknownPage, place, { id: pageId, suggestion: didYouMean(pageId, ids) });
  } else if (target === page) report(samePage, place);
  else if (target.unlock.when !== 'free' && pages.indexOf(target) !== pages.indexOf(page) + 1) {
    report(lockedPage, place, { id: pageId });
  }
}
