/** The same limits as page-limits, on the tree itself: every later stage may recurse into it without fear. */

import type { Nodes, Root } from 'mdast';
import type { Report } from '../../model/diagnostic.js';
import { isDirective } from './directive-nodes.js';
import { MOST_DIRECTIVES, MOST_LEVELS, tooDeep, tooManyDirectives } from './page-limits.js';

/** What makes a level: an item is one with its list, and what a sentence is in makes none. */
const LEVEL_TYPES: ReadonlySet<string> = new Set([
  'blockquote',
  'list',
  'footnoteDefinition',
  'containerDirective',
  'textDirective',
  'emphasis',
  'strong',
  'delete',
  'link',
  'linkReference',
]);

/** Whether the tree keeps the limits; a broken one is reported once. */
export function checkTree(tree: Root, file: string, report: Report): boolean {
  let directives = 0;
  const queue: { node: Nodes; level: number }[] = [{ node: tree, level: 0 }];
  for (let visit = queue.pop(); visit !== undefined; visit = queue.pop()) {
    const { node } = visit;
    const level = visit.level + (LEVEL_TYPES.has(node.type) ? 1 : 0);
    if (isDirective(node)) directives += 1;
    if (level > MOST_LEVELS || directives > MOST_DIRECTIVES) {
      const start = node.position?.start;
      const place = { file, line: start?.line ?? 1, column: start?.column ?? 1 };
      if (level > MOST_LEVELS) report(tooDeep, place, { limit: MOST_LEVELS });
      else report(tooManyDirectives, place, { limit: MOST_DIRECTIVES });
      return false;
    }
    if (!('children' in node)) continue;
    for (let at = node.children.length - 1; at >= 0; at--) {
      const child = node.children[at];
      if (child !== undefined) queue.push({ node: child, level });
    }
  }
  return true;
}
