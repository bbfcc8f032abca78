/** Looks for terms that no learner would ever see. */

import type { Nodes } from 'mdast';
import { defineWarning } from '../../diagnostics/define.js';
import { type Course, pagesInOrder } from '../../model/course.js';
import type { Report } from '../../model/diagnostic.js';
import type { BlockNode } from '../../model/slice.js';
import type { GlossaryData } from './model.js';

const unused = defineWarning(
  'glossary-term-unused',
  'No page uses the term “{term}” outside of headings, links and questions, and no `::glossary` lists it, so it is shown nowhere.',
  'Use it, add the form in which pages use it to its `also`, list all terms with `::glossary`, or take it out.',
);

/** `course`: its pages marked. */
export function checkUsed(course: Course, report: Report): void {
  const { glossary = [] } = course;
  if (glossary.length === 0) return;
  const shown = new Set<unknown>();
  for (const { content } of pagesInOrder(course)) {
    if (content) collectShown(content, shown);
    if (shown.has(LIST) || shown.size === glossary.length) return;
  }
  for (const { term, source } of glossary) if (!shown.has(term)) report(unused, source, { term });
}

const LIST = Symbol('list');

/** Also what an activity holds, which is kept as its slice likes. */
function collectShown(root: object, shown: Set<unknown>): void {
  const seen = new Set<object>([root]);
  // The set grows while it is walked through.
  for (const value of seen) {
    if (isGlossary(value)) shown.add(value.data.kind === 'term' ? value.data.term : LIST);
    for (const [key, each] of Object.entries(value)) {
      if (typeof each === 'object' && each !== null && key !== 'position') seen.add(each);
    }
  }
}

function isGlossary(value: object): value is BlockNode & { readonly data: GlossaryData } {
  const { type, name } = value as Partial<BlockNode & Nodes>;
  return type === 'block' && name === 'glossary';
}
