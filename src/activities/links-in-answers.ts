/** Links in answers: what is pressed or chosen to answer must not lead anywhere else. */

import type { Nodes } from 'mdast';
import { defineError } from '../diagnostics/define.js';
import { holdsLink } from '../model/holds-link.js';
import type { ParseContext } from '../model/slice.js';

const linkInAnswer = defineError(
  'answers-link',
  'There is a link or a footnote in this answer, so pressing it would lead away instead of answering.',
  'Move it into the question or the feedback. An address that is itself the answer is written as code, between backticks.',
);

/** Reports an answer that holds something else to press. */
export function checkNoLink(answer: Nodes, context: ParseContext): void {
  if (holdsLink(answer)) context.report(linkInAnswer, context.placeOf(answer));
}
