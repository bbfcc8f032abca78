/** What blocks share that are made of parts: tabs, cards, columns. */

import type { Nodes } from 'mdast';
import { defineError, defineWarning } from '../diagnostics/define.js';
import type { BlockPart, Directive, FlowContent, ParseContext } from '../model/slice.js';
import { checkButtonLabel } from './button-label.js';

const contentOutside = defineError(
  'block-content-outside-parts',
  'This stands in `{name}` but in none of its parts, so it would be lost.',
  'Move it into a `:::{part}`, or out of `{name}`.',
);
const noParts = defineError(
  'block-without-parts',
  '`{name}` holds no `{part}`, so there is nothing to show.',
  'Write at least two, each between `:::{example}` and `:::`.',
);
const onePart = defineWarning(
  'block-one-part',
  '`{name}` holds one `{part}` alone, so it does nothing for the text in it.',
  'Add another, or take the fences of `{name}` and `{part}` away.',
);
const emptyPart = defineError(
  'block-part-empty',
  'There is nothing in this `{part}`.',
  'Write its text between its fences, or take it out.',
);

export interface PartsOptions {
  readonly part: string;
  /** How one is opened, after the colons. */
  readonly example: string;
  /** Whether one by itself is worth having. */
  readonly oneIsEnough?: boolean;
  /** Whether a part may do without content of its own. */
  readonly mayBeEmpty?: boolean;
}

/** Whether the parts are as they should be; what is not is reported. */
export function checkParts(
  { name, place, children, parts }: Directive,
  context: ParseContext,
  { part, example, oneIsEnough = false, mayBeEmpty = false }: PartsOptions,
): boolean {
  const { report, placeOf } = context;
  const stray = children.find(isShown);
  const empty = mayBeEmpty ? [] : parts.filter(({ children: content }) => content.length === 0);
  if (stray) report(contentOutside, placeOf(stray), { name, part });
  for (const each of empty) report(emptyPart, each.place, { part });
  if (parts.length === 0 && !stray) report(noParts, place, { name, part, example });
  if (parts.length === 1 && !oneIsEnough) report(onePart, place, { name, part });
  const buttons = parts.filter((each) => checkButtonLabel(each, context));
  return parts.length > 0 && !stray && empty.length === 0 && buttons.length === parts.length;
}

/** Whether a node is more than a note to the parser. */
function isShown(node: FlowContent): boolean {
  const isComment = node.type === 'html' && /^<!--[\s\S]*-->$/.test(node.value.trim());
  return node.type !== 'definition' && node.type !== 'footnoteDefinition' && !isComment;
}

/** The parts among a block's children. */
export function partsOf(children: readonly Nodes[]): BlockPart[] {
  return children.filter((child) => child.type === 'blockPart');
}

/** The words in a part's bracket. */
export function labelOf({ label }: BlockPart): Nodes[] {
  return label ? [label] : [];
}
