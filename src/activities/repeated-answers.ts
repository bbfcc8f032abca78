/** Answers that are known by their texts: no two may be the same, and none should only differ for a machine. */

import type { Nodes } from 'mdast';
import type { Place } from '../model/diagnostic.js';
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
  const located = items.map(({ text, node }) => ({ text, place: context.placeOf(node) }));
  reportRepeated(located, (place, text) => context.report(repeated, place, { text }), context);
}

/** The same of texts whose place is known. */
export function reportRepeated(
  items: readonly { readonly text: string; readonly place: Place }[],
  reportSame: (place: Place, text: string) => void,
  { report }: Pick<ParseContext, 'report'>,
): void {
  const seen = new Set<string>();
  const bare = new Map<string, string>();
  for (const { text, place } of items) {
    const other = bare.get(bareText(text));
    if (seen.has(visible(text))) reportSame(place, text);
    else if (other !== undefined) report(alikeAnswers, place, { text, other });
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
