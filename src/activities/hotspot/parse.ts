/** Reads a hotspot: a picture, then a task list whose items end in `:area[x,y,w,h]`. */

import type { Nodes, Paragraph } from 'mdast';
import type { AttributeSchema } from '../../model/attribute-schema.js';
import type { Directive, ParseContext, PartNode, PartRow } from '../../model/slice.js';
import { squeeze } from '../../model/text.js';
import { type AnswerItem, byText, readAnswers, readPrompt } from '../answers.js';
import { selectAttribute } from '../select-attribute.js';
import { watchErrors } from '../watch-errors.js';
import * as wrong from './diagnostics.js';
import type { HotspotConfig } from './model.js';

/** In per cent of the picture. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** An answer with its place in the picture. */
export interface Spot {
  readonly item: AnswerItem;
  readonly area: Area;
}

export interface HotspotData {
  readonly prompt: readonly Nodes[];
  readonly picture: Paragraph;
  /** In the author's order. */
  readonly spots: readonly Spot[];
  readonly config: HotspotConfig;
}

export const hotspotAttributes = {
  select: selectAttribute('area'),
} as const satisfies AttributeSchema;

export const hotspotParts: Readonly<Record<string, PartRow>> = {
  area: {
    doc: 'At the end of an answer: its place in the picture, in per cent from the left, from the top, wide, high.',
    forms: ['text'],
    attributes: {},
    label: 'required',
    parts: {},
  },
};

// SCORM 1.2 tells options apart by one character each, and the Learning Hub takes at most 26 of them.
const MOST_SPOTS = 26;

export function parseHotspot(
  directive: Directive<typeof hotspotAttributes>,
  outer: ParseContext,
): HotspotData | undefined {
  const context = watchErrors(outer);
  const answers = readAnswers(directive, context, { boxes: true, most: MOST_SPOTS });
  if (!answers) return undefined;
  const { items } = answers;
  const picture = answers.prompt.findLast(isPicture);
  const prompt = answers.prompt.filter((node) => node !== picture);
  const promptText = readPrompt(directive, prompt, context);
  if (!picture) context.report(wrong.noPicture, directive.place);
  const right = items.filter(({ checked }) => checked);
  if (right.length === 0) context.report(wrong.noneCorrect, directive.place);
  const spots = items.flatMap((item) => readSpot(item, context) ?? []);
  for (const stray of prompt.flatMap(partsIn)) reportMisplaced(stray, context);
  checkOverlaps(spots, context);
  if (!picture || context.failed()) return undefined;
  const { select } = directive.attributes;
  const many = select === undefined ? right.length > 1 : select === 'many';
  const options = byText(items).map(({ text, checked, pin }) => ({ text, correct: checked, ...(pin && { pin }) }));
  return {
    prompt: prompt.filter((node) => node !== picture),
    picture,
    spots,
    config: { many, prompt: promptText, options },
  };
}

/** A paragraph of nothing but an image. */
function isPicture(node: Nodes): node is Paragraph {
  const [only, ...others] = node.type === 'paragraph' ? node.children : [];
  return others.length === 0 && (only?.type === 'image' || only?.type === 'imageReference');
}

function readSpot(item: AnswerItem, context: ParseContext): Spot | undefined {
  const { label, text, node, feedback } = item;
  const last = label.children.at(-1);
  const found = partsIn(label);
  for (const stray of feedback.flatMap(partsIn)) reportMisplaced(stray, context);
  if (found.length > 1) context.report(wrong.areaTwice, context.placeOf(node), { text });
  else if (last?.type === 'part') {
    const area = readArea(last, text, context);
    return area && { item, area };
  } else if (found[0]) reportMisplaced(found[0], context);
  else context.report(wrong.areaMissing, context.placeOf(node), { text });
  return undefined;
}

function readArea(part: PartNode, text: string, context: ParseContext): Area | undefined {
  const written = writtenIn(part, context);
  const numbers = written.split(',').map((one) => one.replace(/%/g, '').trim());
  const place = context.placeOf(part);
  if (numbers.length !== 4 || !numbers.every((one) => /^-?\d{1,4}(\.\d{1,4})?$/.test(one))) {
    context.report(wrong.areaMalformed, place, { written });
    return undefined;
  }
  const [x = 0, y = 0, width = 0, height = 0] = numbers.map(Number);
  const why = outsideBecause({ x, y, width, height });
  if (why === undefined) return { x, y, width, height };
  context.report(wrong.areaOutside, place, { written, text, why });
  return undefined;
}

function outsideBecause({ x, y, width, height }: Area): string | undefined {
  if (x < 0) return `it begins ${-x} before the left edge`;
  if (y < 0) return `it begins ${-y} above the top edge`;
  if (width <= 0 || height <= 0) return `it is ${width} wide and ${height} high`;
  // Sums of decimals: 33.3 + 66.7 is a little more than 100.
  if (x + width > 100.0001) return `${x} from the left and ${width} wide is ${round(x + width)}`;
  if (y + height > 100.0001) return `${y} from the top and ${height} high is ${round(y + height)}`;
  return undefined;
}

function round(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}

function checkOverlaps(spots: readonly Spot[], context: ParseContext): void {
  spots.forEach(({ item, area }, at) => {
    const other = spots.slice(0, at).find((one) => overlap(one.area, area));
    const texts = { text: item.text, other: other?.item.text ?? '' };
    if (other) context.report(wrong.areasOverlap, context.placeOf(item.node), texts);
  });
}

/** By more than what rounding makes of areas that touch. */
function overlap(one: Area, other: Area): boolean {
  const shared = (from: 'x' | 'y', by: 'width' | 'height'): number =>
    Math.min(one[from] + one[by], other[from] + other[by]) - Math.max(one[from], other[from]);
  return shared('x', 'width') > 0.01 && shared('y', 'height') > 0.01;
}

function partsIn(node: Nodes): PartNode[] {
  if (node.type === 'part') return [node];
  return 'children' in node ? node.children.flatMap((child) => partsIn(child as Nodes)) : [];
}

function writtenIn({ part }: PartNode, context: ParseContext): string {
  return squeeze(context.textOf(part.label));
}

function reportMisplaced(stray: PartNode, context: ParseContext): void {
  context.report(wrong.areaMisplaced, context.placeOf(stray), { written: writtenIn(stray, context) });
}
