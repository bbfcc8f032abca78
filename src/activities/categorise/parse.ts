/** Reads a categorise: what stands before its last list is the prompt, each item of the list is a category with a list of its own. */

import type { List, ListItem } from 'mdast';
import type { AttributeSchema } from '../../model/attribute-schema.js';
import { exceptRight } from '../../model/draw.js';
import type { Directive, ParseContext } from '../../model/slice.js';
import { squeeze } from '../../model/text.js';
import { checkNoBoxes } from '../answer-boxes.js';
import { type AnswerItem, byText, findAnswers, readItem, reportNumbers } from '../answers.js';
import * as answers from '../answers-diagnostics.js';
import { checkShuffle } from '../check-shuffle.js';
import type { commonAttributes } from '../common.js';
import { makePairs } from '../make-pairs.js';
import type { PairsData } from '../pairs-markup.js';
import { reportPins } from '../pins.js';
import { checkRepeated } from '../repeated-answers.js';
import { watchErrors } from '../watch-errors.js';
import * as wrong from './diagnostics.js';

export const categoriseAttributes = {} as const satisfies AttributeSchema;

// SCORM 1.2 tells items apart by one character each, and the Learning Hub takes at most 26 of them.
const MOST = 26;

interface Category extends AnswerItem {
  readonly items: readonly AnswerItem[];
}

export function parseCategorise(
  directive: Directive<typeof categoriseAttributes & typeof commonAttributes>,
  outer: ParseContext,
): PairsData | undefined {
  const context = watchErrors(outer);
  const { name, place } = directive;
  const found = findAnswers(directive, context, 'list');
  checkShuffle(directive, context);
  if (!found) {
    context.report(wrong.noList, place);
    return undefined;
  }
  const { node: list, prompt, promptText, isWhole } = found;
  const tooMany = tooManyIn(list);
  if (tooMany) {
    context.report(answers.tooManyAnswers, context.placeOf(tooMany.node), { name, count: tooMany.count, most: MOST });
    return undefined;
  }
  reportPins([list], context);
  const categories = readCategories(list, name, context);
  if (isWhole && list.children.length < 2) context.report(wrong.oneCategory, context.placeOf(list));
  checkItems(categories, context);
  return context.failed() ? undefined : { prompt, ...dataOf(categories, promptText) };
}

/** The first category or item that is one too many. */
function tooManyIn(list: List): { readonly node: ListItem | undefined; readonly count: number } | undefined {
  const items = list.children.flatMap(({ children }) =>
    children.flatMap((child) => (child.type === 'list' ? child.children : [])),
  );
  const nodes = [list.children, items].find(({ length }) => length > MOST);
  return nodes && { node: nodes[MOST], count: nodes.length };
}

function readCategories(list: List, name: string, context: ParseContext): Category[] {
  checkList(list, name, context);
  const categories = list.children.flatMap((node) => readCategory(node, name, context) ?? []);
  checkRepeated(categories, context);
  return categories;
}

function checkList(list: List, name: string, context: ParseContext): void {
  if (list.ordered) reportNumbers(list, context);
  checkNoBoxes(list, name, context);
}

function readCategory(node: ListItem, name: string, context: ParseContext): Category | undefined {
  const lists = node.children.filter((child) => child.type === 'list');
  const category = readItem({ ...node, children: node.children.filter((child) => child.type !== 'list') }, context);
  const [quote] = category?.feedback ?? [];
  if (quote) context.report(wrong.categoryFeedback, context.placeOf(quote));
  if (lists.length === 0) {
    const text = node.children[0] ? squeeze(context.textOf(node.children[0])) : '';
    context.report(wrong.noItems, context.placeOf(node), { text });
  }
  if (lists[1]) context.report(answers.splitAnswers, context.placeOf(lists[1]));
  const items = lists.flatMap((list) => {
    checkList(list, name, context);
    return list.children.flatMap((item) => readItem(item, context) ?? []);
  });
  return category && { ...category, items };
}

/** Reports items that stand twice: in one category, or in two, where nothing says which is right. */
function checkItems(categories: readonly Category[], context: ParseContext): void {
  const homes = new Map<string, Category>();
  for (const category of categories) {
    for (const { text, node } of category.items) {
      const other = homes.get(text);
      if (other === category) context.report(answers.repeatedAnswer, context.placeOf(node), { text });
      else if (other) {
        const values = { text, first: other.text, second: category.text };
        context.report(wrong.twoCategories, context.placeOf(node), values);
      }
      homes.set(text, category);
    }
  }
}

function dataOf(categories: readonly Category[], prompt: string): Omit<PairsData, 'prompt'> {
  const targets = byText(categories);
  const items = byText(categories.flatMap((category) => category.items));
  const homes = items.map((item) => categories.findIndex((category) => category.items.includes(item)));
  return {
    // Until the script has shuffled them, and where it does not run: in an order that is not that of the categories.
    items: exceptRight(
      items.map(({ label, feedback }, index) => ({ index, label, feedback })),
      (rows) => rows.every(({ index }, at) => (homes[rows[at - 1]?.index ?? -1] ?? 0) <= (homes[index] ?? 0)),
    ),
    targets: categories.map((category) => ({ label: category.label, index: targets.indexOf(category) })),
    config: makePairs({
      prompt,
      items: items.map(({ text }, index) => ({
        text,
        target: targets.indexOf(categories[homes[index] ?? 0] as Category),
      })),
      targets: targets.map(({ text }) => text),
    }),
  };
}
