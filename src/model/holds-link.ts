/** What leads elsewhere when it is pressed: it cannot stand in what is pressed itself. */

import type { Nodes } from 'mdast';

/** Whether a link or a footnote stands in it, however deep. */
export function holdsLink(node: Nodes): boolean {
  if (node.type === 'link' || node.type === 'linkReference' || node.type === 'footnoteReference') return true;
  if (node.type === 'html') return /^<a\b/i.test(node.value);
  return 'children' in node && node.children.some((child) => holdsLink(child as Nodes));
}
