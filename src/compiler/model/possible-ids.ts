/** Ids that activities may have while their pages have mistakes, so that what names an unknown one is told all the same. */

import { activities } from '../../activities/table.js';
import type { PageDraft } from './page-drafts.js';

const names = activities.map(({ name }) => name).join('|');
const QUESTION = new RegExp(`^[\\s>*+-]*:{3,}(?:${names})(?![\\w-])`);

/**
 * Every id that a question's line gives; undefined where a page could not be parsed at all, or a question gives none: its
 * own is made from its place.
 */
export function possibleActivityIds(drafts: readonly PageDraft[]): readonly string[] | undefined {
  const ids: string[] = [];
  for (const { parsed } of drafts) {
    if (!parsed) return undefined;
    for (const line of parsed.source.text.split('\n').filter((each) => QUESTION.test(each))) {
      const [, hash, word] = /[{\s]#([A-Za-z0-9-]+)|[{\s]id="?([A-Za-z0-9-]+)/.exec(line) ?? [];
      const id = hash ?? word;
      if (id === undefined) return undefined;
      ids.push(id);
    }
  }
  return ids;
}
