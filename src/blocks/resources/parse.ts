/** What a list of resources must be: a list, each item with something to open. */

import type { ListItem, Nodes } from 'mdast';
import { defineError } from '../../diagnostics/define.js';
import type { Directive, ParseContext } from '../../model/slice.js';

const noList = defineError(
  'resources-without-list',
  'There is no list in `resources`, so there is nothing to open or save.',
  'Write one: `- [The guideline](media/guideline.pdf)`, each link on a line of its own.',
);
const noLink = defineError(
  'resources-item-without-link',
  'This resource leads nowhere.',
  'Make it a link, `- [{text}](media/a-file.pdf)`, or move the text below the list.',
);

/** Undefined where an error was reported. */
export function parseResources(
  { children, place }: Directive,
  { report, placeOf, textOf }: ParseContext,
): null | undefined {
  const items = children.flatMap((child): ListItem[] => (child.type === 'list' ? child.children : []));
  const without = items.filter((item) => !holdsLink(item));
  if (items.length === 0) report(noList, place);
  for (const item of without) report(noLink, placeOf(item), { text: textOf(item).slice(0, 60) });
  return items.length > 0 && without.length === 0 ? null : undefined;
}

function holdsLink(node: Nodes): boolean {
  if (node.type === 'link' || node.type === 'linkReference') return true;
  // An author's own HTML is not looked into.
  if (node.type === 'html') return /<a\s/i.test(node.value);
  return 'children' in node && node.children.some(holdsLink);
}
