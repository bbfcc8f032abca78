/** Reads a sequence: what stands before its last list is the prompt, the list's numbers are the right order. */

import type { List, Nodes } from 'mdast';
import { defineError, defineWarning } from '../../diagnostics/define.js';
import type { AttributeSchema } from '../../model/attribute-schema.js';
import { componentsOf } from '../../model/components.js';
import { exceptRight } from '../../model/draw.js';
import type { Directive, ParseContext } from '../../model/slice.js';
import { byText, readAnswers } from '../answers.js';
import { checkShuffle } from '../check-shuffle.js';
import type { commonAttributes } from '../common.js';
import { reportPins } from '../pins.js';
import type { RowContent } from '../rows-markup.js';
import { watchErrors } from '../watch-errors.js';
import type { SequenceConfig } from './model.js';

export const sequenceAttributes = {} as const satisfies AttributeSchema;

// SCORM 1.2 tells steps apart by one character each, and the Learning Hub takes at most 26 of them.
const MOST_STEPS = 26;

const notNumbered = defineError(
  'sequence-not-numbered',
  'The steps are not numbered, so nothing says that this is their right order.',
  'Begin each step with its number, in the right order: `{mend}`.',
);

const otherNumbers = defineWarning(
  'sequence-other-numbers',
  'These steps are numbered {numbers}. The order in which they stand is the right one, whatever their numbers say.',
  'Put them in their right order and number them 1, 2, 3, or give each the same number.',
);

export interface SequenceData {
  readonly prompt: readonly Nodes[];
  /** In an order that is not the right one: until the script has shuffled them, and where it does not run. */
  readonly steps: readonly RowContent[];
  readonly config: SequenceConfig;
}

export function parseSequence(
  directive: Directive<typeof sequenceAttributes & typeof commonAttributes>,
  outer: ParseContext,
): SequenceData | undefined {
  const context = watchErrors(outer);
  checkShuffle(directive, context);
  const answers = readAnswers(directive, context, { boxes: false, most: MOST_STEPS, ordered: true });
  if (!answers) return undefined;
  const { prompt, promptText, items } = answers;
  const list = directive.children.findLast((child) => child.type === 'list');
  if (list?.type !== 'list') return undefined;
  if (!list.ordered) {
    const mend = `1. ${items[0]?.text}`;
    context.report(notNumbered, context.placeOf(list), { mend });
  } else checkNumbers(list, context);
  reportPins([list], context);
  if (context.failed()) return undefined;
  const sorted = byText(items);
  return {
    prompt,
    steps: exceptRight(
      sorted.map(({ label, feedback }, index) => ({ index, label, feedback })),
      (steps) => steps.every(({ index }, at) => items[at] === sorted[index]),
    ),
    config: {
      prompt: promptText,
      steps: componentsOf(sorted.map(({ text }) => text)),
      order: items.map((item) => sorted.indexOf(item)),
    },
  };
}

/** Markdown counts on from the first number and looks at no other; an author may have meant them. */
function checkNumbers(list: List, context: ParseContext): void {
  const numbers = list.children.map((item) => Number.parseInt(context.sourceOf(item), 10));
  const isRising = numbers.every((number, at) => at === 0 || number > (numbers[at - 1] ?? 0));
  if (isRising || new Set(numbers).size === 1) return;
  context.report(otherNumbers, context.placeOf(list), { numbers: numbers.join(', ') });
}
