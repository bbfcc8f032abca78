/** A directive's prompt and the list of answers after it: how most activities are written. */

import type { BlockContent, DefinitionContent, List, ListItem, Nodes, Paragraph } from 'mdast';
import type { Directive, FlowContent, ParseContext } from '../model/slice.js';
import { compareText, squeeze } from '../model/text.js';
import { checkBoxes, checkNoBoxes, isBoxed } from './answer-boxes.js';
import * as wrong from './answers-diagnostics.js';
import { pinsIn, reportPins } from './pins.js';
import { watchErrors } from './watch-errors.js';

/** One item of the list. */
export interface AnswerItem {
  readonly node: ListItem;
  /** By it the answer is known: plain, one line, unlike all others of its list. */
  readonly text: string;
  readonly label: Paragraph;
  /** What its blockquotes say. */
  readonly feedback: readonly (BlockContent | DefinitionContent)[];
  /** Whether its box has an x. */
  readonly checked: boolean;
  /** Whether it stays last when the others are shuffled. */
  readonly pin: boolean;
}

export interface Answers {
  readonly prompt: readonly Nodes[];
  readonly promptText: string;
  /** In the author's order. */
  readonly items: readonly AnswerItem[];
}

export interface AnswersOptions {
  /** Whether every item has a box, or none. */
  readonly boxes: boolean;
  readonly most: number;
}

/** The last list as answers and all else as prompt; undefined where an error was reported. */
export function readAnswers(
  directive: Directive,
  outer: ParseContext,
  { boxes, most }: AnswersOptions,
): Answers | undefined {
  const { children, name, place } = directive;
  const context = watchErrors(outer);
  const at = children.findLastIndex((child) => child.type === 'list');
  const list = children[at];
  const before = at < 0 ? children : children.slice(0, at);
  const after = children.slice(before.length + 1);
  const promptText = readPrompt(directive, before, context);
  if (list?.type !== 'list') {
    context.report(wrong.noAnswers, place, { name, example: boxes ? '- [x] Paris' : '- Paris' });
    return undefined;
  }
  const count = list.children.length;
  if (count > most) {
    context.report(wrong.tooManyAnswers, context.placeOf(list.children[most]), { name, count, most });
    return undefined;
  }
  checkAfter(after, name, context);
  reportPins([...before, ...after], context);
  if (isWhole(list, before, context) && count < 2) context.report(wrong.tooFewAnswers, context.placeOf(list));
  if (list.ordered) reportNumbers(list, context);
  if (boxes) checkBoxes(list, context);
  else checkNoBoxes(list, name, context);
  const items = list.children.flatMap((node) => readItem(node, context) ?? []);
  checkRepeated(items, context);
  return context.failed() ? undefined : { prompt: [...before, ...after], promptText, items };
}

/** The items in the order of their texts: that in which the package and saved progress count them. */
export function byText(items: readonly AnswerItem[]): AnswerItem[] {
  return [...items].sort((a, b) => compareText(a.text, b.text));
}

/** The prompt's text; reports where there is none. */
export function readPrompt({ name, place }: Directive, prompt: readonly Nodes[], context: ParseContext): string {
  const text = squeeze(context.textOf(prompt));
  if (text === '') context.report(wrong.noPrompt, place, { name });
  return text;
}

function checkAfter(after: readonly FlowContent[], name: string, context: ParseContext): void {
  const first = after.find(isShown);
  if (first?.type === 'blockquote') reportStray(first, context);
  else if (first) context.report(wrong.contentAfter, context.placeOf(first), { name });
}

/** Whether the list has all answers; where some stand in a list before it, something came between, and is reported. */
function isWhole(list: List, before: readonly FlowContent[], context: ParseContext): boolean {
  const early = before.findIndex((child) => child.type === 'list' && child.children.some(isBoxed));
  if (early < 0) return true;
  const next = before.slice(early + 1).find(isShown);
  if (next?.type === 'blockquote') reportStray(next, context);
  else context.report(wrong.splitAnswers, context.placeOf(list));
  return false;
}

function reportStray(quote: Nodes, context: ParseContext): void {
  const mend = firstLine(context.sourceOf(quote));
  context.report(wrong.strayQuote, context.placeOf(quote), { mend });
}

/** Whether a node is more than a note to the parser. */
function isShown(node: FlowContent): boolean {
  const isComment = node.type === 'html' && /^<!--[\s\S]*-->$/.test(node.value.trim());
  return node.type !== 'definition' && node.type !== 'footnoteDefinition' && !isComment;
}

function reportNumbers(list: List, context: ParseContext): void {
  const mend = firstLine(context.sourceOf(list)).replace(/^\d+[.)]/, '-');
  context.report(wrong.numberedAnswers, context.placeOf(list), { mend });
}

function readItem(node: ListItem, context: ParseContext): AnswerItem | undefined {
  const [label, ...rest] = node.children;
  const text = label ? squeeze(context.textOf(label)) : '';
  if (label && label.type !== 'paragraph') {
    context.report(wrong.blockInAnswer, context.placeOf(label));
    return undefined;
  }
  for (const block of rest) {
    if (block.type !== 'blockquote') context.report(wrong.blockInAnswer, context.placeOf(block));
  }
  if (!label || /^(\[[ x]\])?$/i.test(text)) {
    context.report(wrong.emptyAnswer, context.placeOf(node));
    return undefined;
  }
  const feedback = rest.flatMap((block) => (block.type === 'blockquote' ? block.children : []));
  const pin = pinsIn(label).length > 0;
  return { node, text, label, feedback, checked: node.checked === true, pin };
}

function checkRepeated(items: readonly AnswerItem[], context: ParseContext): void {
  const seen = new Set<string>();
  for (const { text, node } of items) {
    if (seen.has(text)) context.report(wrong.repeatedAnswer, context.placeOf(node), { text });
    seen.add(text);
  }
}

function firstLine(source: string): string {
  return source.split('\n', 1)[0] ?? '';
}
