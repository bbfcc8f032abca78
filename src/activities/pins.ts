/** `:span[…]{pin}`: keeps the option that it stands in at its place, and means nothing anywhere else. */

import type { Nodes } from 'mdast';
import { defineError } from '../diagnostics/define.js';
import type { ParseContext } from '../model/slice.js';

const pinMisplaced = defineError(
  'span-pin-misplaced',
  '`pin` keeps an option of a question at its place, but this stands in none, so it would have no effect.',
  'Take `pin` out of the braces, or move the words into an option: `- [ ] :span[None of these]{pin}`.',
);

/** The nodes below these that are pinned; activities keep theirs to themselves. */
export function pinsIn(node: Nodes): Nodes[] {
  if (node.type === 'block' && isPin(node.data)) return [node];
  return 'children' in node ? node.children.flatMap((child) => pinsIn(child as Nodes)) : [];
}

/** Reports each pin that is in no option. */
export function reportPins(nodes: readonly Nodes[], context: Pick<ParseContext, 'report' | 'placeOf'>): void {
  for (const node of nodes) for (const pin of pinsIn(node)) context.report(pinMisplaced, context.placeOf(pin));
}

/** By what it says and not by its name: activities do not know blocks. */
function isPin(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'pin' in data && data.pin === true;
}
