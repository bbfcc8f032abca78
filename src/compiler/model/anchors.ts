/** Headings' ids on their page: made from their words, unique, and never an activity's. */

import type { Heading } from 'mdast';
import { slug } from '../../model/text.js';
import { plainText } from './plain-text.js';

/** Characters of an anchor made from a heading. */
const LIMIT = 64;

/** Sets `data.anchor` of each heading. Returns everything on the page that a link may lead to. */
export function anchorHeadings(headings: readonly Heading[], activityIds: readonly string[]): ReadonlySet<string> {
  // The page's own title is `<page>--title`.
  const taken = new Set(['title', ...activityIds]);
  const anchors = new Set(activityIds);
  for (const heading of headings) {
    const words = slug(plainText(heading), LIMIT) || 'part';
    let anchor = words;
    for (let count = 2; taken.has(anchor); count++) anchor = `${words}-${count}`;
    taken.add(anchor);
    anchors.add(anchor);
    heading.data = Object.assign(heading.data ?? {}, { anchor });
  }
  return anchors;
}
