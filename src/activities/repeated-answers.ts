/** Answers that are known by their texts: no two may be the same, and none should only differ for a machine. */

import type { Nodes } from 'mdast';
import type { ParseContext } from '../model/slice.js';
import { visible } from '../model/text.js';
import { alikeAnswers, repeatedAnswer } from './answers-diagnostics.js';

/** A text with the place where it stands. */
export interface PlacedText {
  readonly text: string;
  readonly node: Nodes;
}

/** Reports texts that are the same, and those that only look it. `repeated`: what is reported of the same. */
export function checkRepeated(items: readonly PlacedText[], context: ParseContext, repeated = repeatedAnswer): void {
  const seen = new Set<string>();
  const bare = new Map<string, string>();
  for (const { text, node } of items) {
    const other = bare.get(bareText(text));
    if (seen.has(visible(text))) context.report(repeated, context.placeOf(node), { text });
    else if (other !== undefined) context.report(alikeAnswers, context.placeOf(node), { text, other });
    seen.add(visible(text));
    bare.set(bareText(text), text);
  }
}

/** A text without what a hurried reader does not see. What may change its meaning, such as a minus, stays. */
function bareText(text: string): string {
  return visible(text)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[.,:](?!\d)|[\s;!?'"‘’“”…]+/g, '');
}
