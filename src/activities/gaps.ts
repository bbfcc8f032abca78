/** Fields that stand in sentences (`:blank[…]`, `:number[…]`): finds them, and the sentence around each. */

import type { Nodes } from 'mdast';
import { defineError } from '../diagnostics/define.js';
import type { Directive, ParseContext, Part } from '../model/slice.js';
import { squeeze } from '../model/text.js';
import { noPrompt } from './answers-diagnostics.js';
import { reportPins } from './pins.js';

export const misplacedGap = defineError(
  'gap-misplaced',
  '`:{name}[…]` stands in {where}, where no field can stand.',
  'Move it into a plain sentence, a list or a table of the same activity.',
);

/** A field's place. */
export interface Gap {
  readonly part: Part;
  /** The text of its sentence, with {@link GAP} for each field in it. */
  readonly sentence: string;
}

export interface Prose {
  readonly prompt: readonly Nodes[];
  /** All of it in one line, a row of underscores for each field. */
  readonly promptText: string;
  /** In reading order. */
  readonly gaps: readonly Gap[];
}

/** Stands for a field in a sentence's text: Unicode's object replacement character. */
export const GAP = '\uFFFC';

/** These hold one run of text each; of a table it is the row, since a cell by itself says little. */
const TEXT_BLOCKS: ReadonlySet<string> = new Set(['paragraph', 'heading', 'tableRow']);

/** Where a field would be lost, or could not be used. */
const NO_PLACES: Readonly<Record<string, string>> = {
  link: 'a link',
  linkReference: 'a link',
  footnoteDefinition: 'a footnote',
};

/** The directive's content as prose with fields; what is wrong with it is reported. */
export function readProse({ children, name, place }: Directive, context: ParseContext): Prose {
  reportPins(children, context);
  const promptText = squeeze(textWith(children, '___', context));
  if (!/[\p{L}\p{N}]/u.test(promptText)) context.report(noPrompt, place, { name });
  return { prompt: children, promptText, gaps: children.flatMap((child) => gapsIn(child as Nodes, context)) };
}

function gapsIn(node: Nodes, context: ParseContext): Gap[] {
  const where = NO_PLACES[node.type];
  if (where !== undefined) return refuse(node, where, context);
  if (node.type === 'block') refuse(node.data, 'a block’s title', context);
  if (TEXT_BLOCKS.has(node.type)) {
    for (const inner of innerOf(node)) refuseLinks(inner, context);
    const text = textWith([node], GAP, context);
    return partsIn(node).map((part, index) => ({ part, sentence: sentenceOf(text, index) }));
  }
  return innerOf(node).flatMap((child) => gapsIn(child, context));
}

/** Links within a text. */
function refuseLinks(node: Nodes, context: ParseContext): void {
  const where = NO_PLACES[node.type];
  if (where !== undefined) refuse(node, where, context);
  else for (const child of innerOf(node)) refuseLinks(child, context);
}

function refuse(value: unknown, where: string, context: ParseContext): [] {
  for (const { name, place } of partsIn(value)) context.report(misplacedGap, place, { name, where });
  return [];
}

/** Every part below a value, wherever a block keeps it. */
function partsIn(value: unknown): Part[] {
  if (typeof value !== 'object' || value === null) return [];
  if (isPartNode(value)) return [value.part];
  return Object.values(value).flatMap(partsIn);
}

function isPartNode(value: object): value is { readonly part: Part } {
  return 'type' in value && value.type === 'part' && 'part' in value;
}

function innerOf(node: Nodes): readonly Nodes[] {
  return 'children' in node ? (node.children as readonly Nodes[]) : [];
}

/** The text with a sign for each field. */
function textWith(nodes: readonly Nodes[], sign: string, { textOf }: ParseContext): string {
  const filled = (node: Nodes): Nodes => {
    if (node.type === 'part') return { type: 'text', value: sign };
    if (node.type === 'footnoteDefinition' || !('children' in node)) return node;
    return { ...node, children: node.children.map((child) => filled(child as Nodes)) } as Nodes;
  };
  return textOf(nodes.map(filled));
}

/** The sentence with the field of this index; the whole text where the field is a sentence by itself. */
function sentenceOf(text: string, index: number): string {
  let before = 0;
  for (const sentence of text.split(/(?<=[.!?…])\s+/u)) {
    before += sentence.split(GAP).length - 1;
    if (before > index) return squeeze(/[\p{L}\p{N}]/u.test(sentence) ? sentence : text);
  }
  return squeeze(text);
}
