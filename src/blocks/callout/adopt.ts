/** `> [!NOTE]` and its kin, as GitHub and Obsidian have them, become callouts. */

import type { Blockquote, Paragraph, PhrasingContent, RootContent } from 'mdast';
import { defineError } from '../../diagnostics/define.js';
import { didYouMean } from '../../diagnostics/did-you-mean.js';
import type { AdoptedBlock, FlowContent, ParseContext } from '../../model/slice.js';
import { emptyBlock } from '../empty-block.js';
import { CALLOUT_TYPES, type CalloutData } from './model.js';

const unknownKind = defineError(
  'callout-unknown-kind',
  'There is no callout of the kind "{kind}", so the mark in brackets would be read out as text.',
  '{help}',
);

/** GitHub's five kinds, and ours. */
const KINDS: Readonly<Record<string, CalloutData['type']>> = {
  ...Object.fromEntries(CALLOUT_TYPES.map((type) => [type, type])),
  important: 'warning',
  caution: 'warning',
  info: 'note',
};

const MARK = /^\[!([A-Za-z][\w-]*)\][ \t]*/;

/** The callout that a block quote with a mark in its first line stands for; undefined for any other node. */
export function adoptAlert(node: RootContent, context: ParseContext): AdoptedBlock<CalloutData> | undefined {
  if (node.type !== 'blockquote') return undefined;
  const [first, ...others] = node.children;
  const head = first?.type === 'paragraph' ? first.children[0] : undefined;
  const mark = head?.type === 'text' ? MARK.exec(head.value) : null;
  // A mark that the author escaped is text.
  if (first?.type !== 'paragraph' || head?.type !== 'text' || !mark || context.sourceOf(head).startsWith('\\')) {
    return undefined;
  }
  const kind = (mark[1] ?? '').toLowerCase();
  const type = Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined;
  if (!type) {
    const help = didYouMean(kind, Object.keys(KINDS));
    context.report(unknownKind, context.placeOf(head), { kind: mark[1] ?? '', help });
    return { data: { type: 'note', title: [] }, children: node.children };
  }
  const { title, rest } = splitFirstLine(first, mark[0].length);
  if (rest.length + others.length === 0) context.report(emptyBlock, context.placeOf(head), { name: `[!${mark[1]}]` });
  return { data: { type, title }, children: [...rest, ...others] satisfies Blockquote['children'] as FlowContent[] };
}

/** What follows the mark on its line is the title; the lines below are the text. */
function splitFirstLine(paragraph: Paragraph, from: number): { title: PhrasingContent[]; rest: Paragraph[] } {
  const title: PhrasingContent[] = [];
  const text: PhrasingContent[] = [];
  let inTitle = true;
  for (const [at, child] of paragraph.children.entries()) {
    if (!inTitle) {
      text.push(child);
    } else if (child.type === 'break') {
      inTitle = false;
    } else if (child.type === 'text') {
      const value = at === 0 ? child.value.slice(from) : child.value;
      const end = value.indexOf('\n');
      inTitle = end < 0;
      if (value.slice(0, end < 0 ? undefined : end) !== '') {
        title.push({ ...child, value: end < 0 ? value : value.slice(0, end) });
      }
      if (end >= 0 && end + 1 < value.length) text.push({ ...child, value: value.slice(end + 1) });
    } else {
      title.push(child);
    }
  }
  return { title, rest: text.length > 0 ? [{ ...paragraph, children: text }] : [] };
}
