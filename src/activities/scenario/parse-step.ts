/** Reads a step of a conversation: what is said, then a list whose items end in `:to[step]`. */

import type { BlockContent, DefinitionContent, List, ListItem, Nodes, Paragraph } from 'mdast';
import type { AttributeSchema, AttributeValues } from '../../model/attribute-schema.js';
import type { Place } from '../../model/diagnostic.js';
import { holdsLink } from '../../model/holds-link.js';
import type { ParseContext, Part, PartNode, PartRow } from '../../model/slice.js';
import { compareText, squeeze, visible } from '../../model/text.js';
import { checkNoBoxes } from '../answer-boxes.js';
import * as answers from '../answers-diagnostics.js';
import { reportPins } from '../pins.js';
import { reportRepeated } from '../repeated-answers.js';
import * as wrong from './diagnostics.js';
import type { End } from './model.js';

export interface StepData {
  readonly id: string;
  readonly place: Place;
  readonly speaker?: string;
  readonly mood?: string;
  readonly end?: End;
  readonly lang?: string;
  readonly said: readonly Nodes[];
  /** Plain. */
  readonly text: string;
  /** In the author's order. */
  readonly choices: readonly ChoiceData[];
}

export interface ChoiceData {
  readonly place: Place;
  readonly label: Paragraph;
  readonly text: string;
  readonly feedback: readonly (BlockContent | DefinitionContent)[];
  /** Id of a step, as written. */
  readonly to: string;
  /** Where that is written. */
  readonly toPlace: Place;
  readonly score: number;
  readonly set: readonly string[];
  /** Flags that must be set, and with `!` those that must not. */
  readonly condition: readonly string[];
}

const toAttributes = {
  score: { type: 'number', min: -100, max: 100, integer: true, doc: 'What the choice is worth; 0 if left out.' },
  set: { type: 'text', doc: 'Flags that it sets, with blanks between them.' },
  if: { type: 'text', doc: 'Flags that must be set for it to be offered, and with a ! those that must not.' },
} as const satisfies AttributeSchema;

const stepAttributes = {
  id: { type: 'ids', doc: 'The name by which choices lead to it, written `#id`.' },
  speaker: { type: 'text', doc: 'Who speaks.' },
  mood: { type: 'text', doc: 'How they are, in a word; shown beside the name.' },
  end: { type: 'one-of', values: ['good', 'mixed', 'poor'], doc: 'The conversation ends here, and how.' },
} as const satisfies AttributeSchema;

/** The parts of a scenario, as the shelf knows them. */
export const stepRow: PartRow = {
  doc: 'A moment of a conversation: what somebody says, and what the learner can answer.',
  forms: ['container'],
  attributes: stepAttributes,
  label: 'none',
  parts: {
    to: {
      doc: 'At the end of a choice: the step that it leads to.',
      forms: ['text'],
      attributes: toAttributes,
      label: 'required',
      parts: {},
    },
  },
};

// The tokens of reports would do for more, and no learner for as many.
const MOST_CHOICES = 26;

/** The step; what is wrong with it is reported, and then it is not to be used. */
export function readStep(part: Part, context: ParseContext): StepData {
  const { place, children } = part;
  const { id: ids, speaker, mood, end } = part.attributes as AttributeValues<typeof stepAttributes>;
  const [id = '', other] = ids ?? [];
  if (!id || other) context.report(wrong.stepWithoutId, place);
  const at = children.findLastIndex((child) => child.type === 'list' && child.children.some((item) => toOf(item)));
  const list = children[at];
  const said = at < 0 ? children : children.slice(0, at);
  const text = squeeze(context.textOf(said));
  if (text === '') context.report(wrong.stepSilent, place, { id });
  checkAfter(children.slice(said.length + 1), context);
  reportPins(children, context);
  const choices = list?.type === 'list' ? readChoices(list, id, context) : [];
  if (end && choices.length > 0) context.report(wrong.stepWithBoth, place, { id, end });
  if (!end && list?.type !== 'list') context.report(wrong.stepWithoutChoices, place, { id });
  const rest = list?.type === 'list' ? [...said, ...list.children.flatMap(({ children: [, ...more] }) => more)] : said;
  for (const stray of rest.flatMap(partsIn)) reportMisplaced(stray, context);
  const { lang } = part.attributes;
  const who = { ...(speaker && { speaker }), ...(mood && { mood }), ...(end && { end }) };
  return { id, place, ...who, ...(typeof lang === 'string' && { lang }), said, text, choices };
}

function readChoices(list: List, id: string, context: ParseContext): ChoiceData[] {
  const count = list.children.length;
  if (count > MOST_CHOICES) {
    context.report(wrong.tooManyChoices, context.placeOf(list.children[MOST_CHOICES]), {
      id,
      count,
      most: MOST_CHOICES,
    });
  }
  checkNoBoxes(list, 'step', context);
  const choices = list.children.flatMap((item) => readChoice(item, context) ?? []);
  reportRepeated(choices, (place, text) => context.report(wrong.choiceRepeated, place, { id, text }), context);
  return choices;
}

function readChoice(item: ListItem, context: ParseContext): ChoiceData | undefined {
  const [label, ...rest] = item.children;
  const place = context.placeOf(item);
  for (const block of rest) {
    if (block.type !== 'blockquote') context.report(answers.blockInAnswer, context.placeOf(block));
  }
  const found = label ? partsIn(label) : [];
  const to = label?.type === 'paragraph' ? toOf(item) : undefined;
  if (!to || label?.type !== 'paragraph') {
    if (found[0]) reportMisplaced(found[0], context);
    else context.report(wrong.choiceWithoutTo, place);
    return undefined;
  }
  const { score = 0, set = '', if: condition = '' } = to.part.attributes as AttributeValues<typeof toAttributes>;
  const target = squeeze(context.textOf(to.part.label));
  const text = squeeze(context.textOf(label));
  if (found.length > 1) context.report(wrong.toTwice, place);
  if (visible(text) === '') context.report(wrong.choiceEmpty, place, { to: target });
  if (holdsLink(label)) context.report(wrong.linkInChoice, place);
  const flags = { set: readFlags(set, 'set', to, context), condition: readFlags(condition, 'if', to, context) };
  const feedback = rest.flatMap((block) => (block.type === 'blockquote' ? block.children : []));
  return { place, label: withoutTo(label), text, feedback, to: target, toPlace: context.placeOf(to), score, ...flags };
}

/** In the order of their texts: that in which the package and saved progress count them. */
export function sortChoices(choices: readonly ChoiceData[]): ChoiceData[] {
  return [...choices].sort((a, b) => compareText(a.text, b.text));
}

function readFlags(written: string, attribute: 'set' | 'if', to: PartNode, context: ParseContext): string[] {
  const words = written.split(/\s+/).filter((word) => word !== '');
  const pattern = attribute === 'if' ? /^!?[a-z][a-z0-9-]{0,39}$/ : /^[a-z][a-z0-9-]{0,39}$/;
  for (const flag of words) {
    if (!pattern.test(flag)) context.report(wrong.malformedFlag, context.placeOf(to), { flag, attribute });
  }
  return words;
}

/** A line's own words: without its `:to[…]` and the blank before it. The other nodes stay those on which links are resolved. */
function withoutTo({ children, ...line }: Paragraph): Paragraph {
  const words = children.slice(0, -1);
  const last = words.at(-1);
  if (last?.type === 'text') words.splice(-1, 1, { ...last, value: last.value.trimEnd() });
  return { ...line, children: words };
}

/** The `:to[…]` at the end of an item's first line. */
function toOf({ children: [label] }: ListItem): PartNode | undefined {
  const last = label?.type === 'paragraph' ? label.children.at(-1) : undefined;
  return last?.type === 'part' ? last : undefined;
}

function partsIn(node: Nodes): PartNode[] {
  if (node.type === 'part') return [node];
  return 'children' in node ? node.children.flatMap((child) => partsIn(child as Nodes)) : [];
}

function reportMisplaced(stray: PartNode, context: ParseContext): void {
  context.report(wrong.toMisplaced, context.placeOf(stray), { to: squeeze(context.textOf(stray.part.label)) });
}

/** The choices are last in their step. */
function checkAfter(after: readonly Nodes[], context: ParseContext): void {
  const first = after.find(({ type }) => type !== 'definition' && type !== 'footnoteDefinition');
  if (!first) return;
  const mend = context.sourceOf(first).split('\n', 1)[0] ?? '';
  if (first.type === 'blockquote') context.report(answers.strayQuote, context.placeOf(first), { mend });
  else context.report(answers.contentAfter, context.placeOf(first), { name: 'step', what: 'list' });
}
