/** What cards must have before they are dealt: each a back, and one only. */

import { defineError } from '../../diagnostics/define.js';
import type { Directive, ParseContext } from '../../model/slice.js';
import { checkParts } from '../parts.js';

const noBack = defineError(
  'card-without-back',
  'This card has nothing on its back, so a learner would turn it over for nothing.',
  'Write the back on the same line, `::card[Front]{back="…"}`, or between `:::card[Front]` and `:::`.',
);
const twoBacks = defineError(
  'card-two-backs',
  'This card has a back in its braces and another between its fences.',
  'Keep one of them.',
);

/** Undefined where an error was reported. */
export function parseCards(directive: Directive, context: ParseContext): null | undefined {
  const isWhole = checkParts(directive, context, {
    part: 'card',
    example: 'card[Front]',
    oneIsEnough: true,
    mayBeEmpty: true,
  });
  const wrong = directive.parts.flatMap(({ attributes, children, place }) => {
    const { back } = attributes as { readonly back?: string };
    const hasText = back !== undefined && back.trim() !== '';
    if (hasText !== children.length > 0) return [];
    return [{ place, definition: hasText ? twoBacks : noBack }];
  });
  for (const { definition, place } of wrong) context.report(definition, place);
  return isWhole && wrong.length === 0 ? null : undefined;
}
