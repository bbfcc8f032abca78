/** Words in brackets that become a button: nothing in them can be pressed by itself. */

import { defineError } from '../diagnostics/define.js';
import { holdsLink } from '../model/holds-link.js';
import type { ParseContext, Part } from '../model/slice.js';

const linkInButton = defineError(
  'block-link-in-button',
  'The bracket of this `{name}` becomes a button, in which no link and no footnote can be pressed.',
  'Move the link or the footnote into the text.',
);

/** Whether the label can be a button; what cannot is reported. */
export function checkButtonLabel(
  { label, name, place }: Pick<Part, 'label' | 'name' | 'place'>,
  { report }: ParseContext,
): boolean {
  const isPlain = !label.some(holdsLink);
  if (!isPlain) report(linkInButton, place, { name });
  return isPlain;
}
