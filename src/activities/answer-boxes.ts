/** The boxes of a task list, `- [x]` and `- [ ]`, and what authors write that Markdown does not take for one. */

import type { List, ListItem } from 'mdast';
import type { ParseContext } from '../model/slice.js';
import { squeeze } from '../model/text.js';
import * as wrong from './answers-diagnostics.js';

/** An item's marker, its brackets, and what follows; not a link, whose brackets look the same. */
const BOX_LIKE = /^(?:[-*+]|\d{1,9}[.)])[ \t]+(\[([ \txX✓✔*]{0,3})\])(?![([:])(.*)/;

/** Whether Markdown sees a box on an item. */
export function isBoxed(item: ListItem): boolean {
  return typeof item.checked === 'boolean';
}

/** Reports every item without a good box, or once the list where none has any. */
export function checkBoxes(list: List, context: ParseContext): void {
  const bare = list.children.filter((item) => !isBoxed(item) && !boxLike(item, context));
  if (bare.length === list.children.length) {
    context.report(wrong.noBoxes, context.placeOf(list));
    return;
  }
  for (const item of list.children) {
    const box = boxLike(item, context);
    const text = textOf(item, context);
    if (box && !box.alone) context.report(wrong.brokenBox, context.placeOf(item), box.values);
    else if (text !== '' && bare.includes(item)) context.report(wrong.mixedBoxes, context.placeOf(item), { text });
  }
}

/** Reports every item with a box, in a list where nothing is right or wrong. */
export function checkNoBoxes(list: List, name: string, context: ParseContext): void {
  for (const item of list.children) {
    const box = boxLike(item, context);
    const text = box ? box.values.text : textOf(item, context);
    if (box || isBoxed(item)) context.report(wrong.needlessBox, context.placeOf(item), { name, text });
  }
}

interface BoxLike {
  /** A good box without a text after it; it is the text that is missing. */
  readonly alone: boolean;
  readonly values: {
    /** The brackets as written. */
    readonly written: string;
    readonly text: string;
    /** The line as it should be. */
    readonly mend: string;
  };
}

/** What looks like a box and is none to Markdown: `[]`, `[x]text`, `[ x]`, `[✓]`. */
function boxLike(item: ListItem, context: ParseContext): BoxLike | undefined {
  const [, written, sign = '', rest = ''] = BOX_LIKE.exec(context.sourceOf(item)) ?? [];
  if (isBoxed(item) || written === undefined) return undefined;
  const text = squeeze(rest);
  const mend = `- [${sign.trim() === '' ? ' ' : 'x'}] ${text}`;
  return { alone: text === '' && /^[ x]$/i.test(sign), values: { written, text, mend } };
}

function textOf(item: ListItem, context: ParseContext): string {
  return item.children[0] ? squeeze(context.textOf(item.children[0])) : '';
}
