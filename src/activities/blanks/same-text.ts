/** When two texts are the same answer: a learner types what a keyboard makes of it. */

import { squeeze, visible } from '../../model/text.js';

/**
 * The form in which texts are compared: without regard to capitals, blanks beside each other, composed letters, signs that nobody
 * sees, and the quotes, hyphens and dots that a phone puts in place of those that were typed.
 */
export function sameForm(text: string): string {
  const plain = visible(text)
    .replace(/[\u2018\u2019\u02bc`\u00b4]/g, "'")
    .replace(/[\u201c-\u201e]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, '-');
  return squeeze(plain.normalize('NFKC')).toLowerCase();
}
