/** `shuffle=false` on what is always shuffled, since its order in the source is the answer. */

import { defineError } from '../diagnostics/define.js';
import type { Directive, ParseContext } from '../model/slice.js';

const alwaysShuffled = defineError(
  'activity-always-shuffled',
  'A {name} is always shuffled: as it stands here it would show its own answer.',
  'Take `shuffle=false` out of the braces.',
);

export function checkShuffle(
  { attributes, name, place }: Pick<Directive, 'attributes' | 'name' | 'place'>,
  context: Pick<ParseContext, 'report'>,
): void {
  if ('shuffle' in attributes && attributes.shuffle === false) context.report(alwaysShuffled, place, { name });
}
