/** A directive's prompt and the list of answers after it: how most activities are written. */

import type { BlockContent, DefinitionContent, List, ListItem, Nodes, Paragraph, Table } from 'mdast';
import type { Directive, FlowContent, ParseContext } from '../model/slice.js';
import { compareText, squeeze, visible } from '../model/text.js';
import { checkBoxes, checkNoBoxes, isBoxed } from './answer-boxes.js';
import * as wrong from './answers-diagnostics.js';
import { checkNoLink } from './links-in-answers.js';
import { pinsIn, reportPins } from './pins.js';
import { checkRepeated } from './repeated-answers.js';
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
  /** Whether the list is numbered because its order is the answer. */
  readonly ordered?: boolean;
}

/** What answers are written as. */
interface AnswerNodes {
  readonly list: List;
  readonly table: Table;
}

/** A directive's content, parted at its last list or table. */
export interface FoundAnswers<Type extends keyof AnswerNodes> {
  readonly node: AnswerNodes[Type];
  readonly prompt: readonly Nodes[];
  readonly promptText: string;
  /** Whether all answers stand in the node; where some stand in a list before it, that was reported. */
  readonly isWhole: boolean;
}

/** Parts a directive's content into prompt and answers, and reports what is wrong around them; undefined without answers. */
export function findAnswers<Type extends keyof AnswerNodes>(
  directive: Directive,
  context: ParseContext,
  type: Type,
): FoundAnswers<Type> | undefined {
  const { children, name } = directive;
  const at = children.findLastIndex((child) => child.type === type);
  const node = children[at];
  const before = at < 0 ? children : children.slice(0, at);
  const after = children.slice(before.length + 1);
  const promptText = readPrompt(directive, before, context);
  if (node?.type !== 'list' && node?.type !== 'table') return undefined;
  checkAfter(after, { name, what: type }, context);
  reportPins(after, context);
  const isWhole = node.type === 'table' || checkWhole(node, before, context);
  return { node: node as AnswerNodes[Type], prompt: [...before, ...after], promptText, isWhole };
}

/** The last list as answers and all else as prompt; undefined where an error was reported. */
export function readAnswers(
  directive: Directive,
  outer: ParseContext,
  { boxes, most, ordered = false }: AnswersOptions,
): Answers | undefined {
  const { name, place } = directive;
  const context = watchErrors(outer);
  const found = findAnswers(directive, context, 'list');
  if (!found) {
    context.report(wrong.noAnswers, place, { name, example: boxes ? '- [x] Paris' : ordered ? '1. Paris' : '- Paris' });
    return undefined;
  }
  const { node: list, prompt, promptText } = found;
  const count = list.children.length;
  if (count > most) {
    context.report(wrong.tooManyAnswers, context.placeOf(list.children[most]), { name, count, most });
    return undefined;
  }
  if (found.isWhole && count < 2) context.report(wrong.tooFewAnswers, context.placeOf(list));
  if (list.ordered && !ordered) reportNumbers(list, context);
  if (boxes) checkBoxes(list, context);
  else checkNoBoxes(list, name, context);
  const items = list.children.flatMap((node) => readItem(node, context) ?? []);
  checkRepeated(items, context);
  return context.failed() ? undefined : { prompt, promptText, items };
}

/** The items in the order of their texts: that in which the package and saved progress count them. */
export function byText(items: readonly AnswerItem[]): AnswerItem[] {
  return [...items].sort((a, b) => compareText(a.text, b.text));
}

/** The prompt's text; reports where there is none, and what does nothing in it. */
export function readPrompt({ name, place }: Directive, prompt: readonly Nodes[], context: ParseContext): string {
  reportPins(prompt, context);
  const text = squeeze(context.textOf(prompt));
  if (text === '') context.report(wrong.noPrompt, place, { name });
  return text;
}

function checkAfter(
  after: readonly FlowContent[],
  { name, what }: { readonly name: string; readonly what: 'list' | 'table' },
  context: ParseContext,
): void {
  const first = after.find(isShown);
  if (first?.type === 'blockquote' && what === 'list') reportStray(first, context);
  else if (first) context.report(wrong.contentAfter, context.placeOf(first), { name, what });
}

/** Whether the list has all answers; where some stand in a list before it, something came between, and is reported. */
function checkWhole(list: List, before: readonly FlowContent[], context: ParseContext): boolean {
  const shown = before.filter(isShown);
  const early = shown.findIndex(
    (child, at) => child.type === 'list' && holdsAnswersOf(list, child, at === shown.length - 1),
  );
  if (early < 0) return true;
  const next = shown[early + 1];
  if (next?.type === 'blockquote') reportStray(next, context);
  else context.report(wrong.splitAnswers, context.placeOf(list));
  return false;
}

/** Whether an earlier list is the beginning of this one: it has boxes, or nothing but another sign or a quotation parts them. */
function holdsAnswersOf(list: List, early: List, isNext: boolean): boolean {
  if (early.children.some(isBoxed)) return true;
  return early.ordered === list.ordered && (isNext || (list.start ?? 1) > 1 || (isNested(early) && isNested(list)));
}

function isNested({ children }: List): boolean {
  return children.some((item) => item.children.some(({ type }) => type === 'list'));
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

/** Reports that the answers are numbered, where their order means nothing. */
export function reportNumbers(list: List, context: ParseContext): void {
  const mend = firstLine(context.sourceOf(list)).replace(/^\d+[.)]/, '-');
  context.report(wrong.numberedAnswers, context.placeOf(list), { mend });
}

/** An item's text and feedback; undefined where it is none, which is reported. */
export function readItem(node: ListItem, context: ParseContext): AnswerItem | undefined {
  const [label, ...rest] = node.children;
  const text = label ? squeeze(context.textOf(label)) : '';
  if (label && label.type !== 'paragraph') {
    context.report(wrong.blockInAnswer, context.placeOf(label));
    return undefined;
  }
  for (const block of rest) {
    if (block.type !== 'blockquote') context.report(wrong.blockInAnswer, context.placeOf(block));
  }
  if (!label || /^(\[[ x]\])?$/i.test(visible(text))) {
    context.report(wrong.emptyAnswer, context.placeOf(node));
    return undefined;
  }
  checkNoLink(label, context);
  const feedback = rest.flatMap((block) => (block.type === 'blockquote' ? block.children : []));
  reportPins(feedback, context);
  const pin = pinsIn(label).length > 0;
  return { node, text, label, feedback, checked: node.checked === true, pin };
}

function firstLine(source: string): string {
  return source.split('\n', 1)[0] ?? '';
}
