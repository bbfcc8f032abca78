/** Reads a rating: numbers from one to another, a list of labels, or a table of statements and labels. */

import type { Nodes } from 'mdast';
import type { AttributeSchema } from '../../model/attribute-schema.js';
import type { Directive, Measure, ParseContext } from '../../model/slice.js';
import { type AnswerItem, readAnswers, readPrompt } from '../answers.js';
import type { commonAttributes } from '../common.js';
import { reportPins } from '../pins.js';
import { type WatchedContext, watchErrors } from '../watch-errors.js';
import * as wrong from './diagnostics.js';
import type { RatingConfig } from './model.js';
import { type GridData, readGrid } from './parse-grid.js';

// SCORM 1.2 tells the points apart by one character each; 0 to 10 are the most that a learner can tell apart.
const MOST_POINTS = 11;

export const ratingAttributes = {
  from: { type: 'number', min: 0, max: 100, integer: true, doc: 'The first number of the scale.' },
  to: { type: 'number', min: 0, max: 100, integer: true, doc: 'The last number of the scale.' },
  low: { type: 'text', doc: 'What the first number means.' },
  high: { type: 'text', doc: 'What the last number means.' },
  measure: { type: 'one-of', values: ['confidence', 'satisfaction'], doc: 'What the evaluation reads from it.' },
  moment: {
    type: 'one-of',
    values: ['before', 'after'],
    doc: 'Whether it is asked before or after the learning; the two are compared by `objective` or `item`.',
  },
  item: { type: 'text', doc: 'The name of what is measured, where it is no objective.' },
} as const satisfies AttributeSchema;

export interface RatingData {
  readonly prompt: readonly Nodes[];
  /** The labels as written; undefined for a scale of numbers. */
  readonly labels?: readonly AnswerItem[];
  /** The table as written, where it is a grid. */
  readonly grid?: GridData;
  readonly config: RatingConfig;
  readonly measure?: Measure;
}

type RatingDirective = Directive<typeof ratingAttributes & typeof commonAttributes>;

export function parseRating(directive: RatingDirective, outer: ParseContext): RatingData | undefined {
  const context = watchErrors(outer);
  const measure = readMeasure(directive, context);
  const scale = readScale(directive, context);
  if (!scale || context.failed()) return undefined;
  return { ...scale, ...(measure && { measure }) };
}

function readMeasure({ attributes, place }: RatingDirective, context: ParseContext): Measure | undefined {
  const { points = 0, measure, moment, item, objective = [] } = attributes;
  if (points > 0) context.report(wrong.hasPoints, place);
  if (moment && !measure) context.report(wrong.momentWithoutMeasure, place, { moment });
  if (measure === 'confidence' && item === undefined && objective.length === 0) context.report(wrong.unpaired, place);
  if (item !== undefined && !/^[a-z][a-z0-9-]{0,63}$/.test(item)) context.report(wrong.badItem, place, { item });
  else if (item !== undefined && !measure) context.report(wrong.itemWithoutMeasure, place, { item });
  return measure && { of: measure, ...(moment && { moment }), ...(item && { item }) };
}

function readScale(directive: RatingDirective, context: WatchedContext): RatingData | undefined {
  const { children, place } = directive;
  const { from, to } = directive.attributes;
  const hasNumbers = from !== undefined || to !== undefined;
  const at = children.findLastIndex(({ type }) => type === 'list' || type === 'table');
  const answers = children[at];
  if (hasNumbers && answers && at === children.length - 1) context.report(wrong.twoScales, context.placeOf(answers));
  else if (hasNumbers) return readNumbers(directive, context);
  else if (answers?.type === 'list') return readLabels(directive, context);
  else if (answers) return readLabelledGrid(directive, at, context);
  else context.report(wrong.noScale, place);
  return undefined;
}

function readNumbers(directive: RatingDirective, context: ParseContext): RatingData | undefined {
  const { children, place } = directive;
  const { from, to, low, high } = directive.attributes;
  const prompt = readPrompt(directive, children, context);
  if (from === undefined || to === undefined) context.report(wrong.halfScale, place);
  else if (from >= to) context.report(wrong.backwards, place, { from, to });
  else if (to - from >= MOST_POINTS) {
    context.report(wrong.tooLong, place, { count: to - from + 1, most: MOST_POINTS });
  } else {
    const scale = Array.from({ length: to - from + 1 }, (_, step) => String(from + step));
    return { prompt: children, config: { prompt, scale, ...(low && { low }), ...(high && { high }) } };
  }
  return undefined;
}

function readLabelledGrid(directive: RatingDirective, at: number, context: ParseContext): RatingData {
  checkEnds(directive, context);
  return readGrid(directive, { at, most: MOST_POINTS }, context);
}

/** Labels say themselves what they mean. */
function checkEnds({ attributes, place }: RatingDirective, context: ParseContext): void {
  const { low, high } = attributes;
  if (low !== undefined || high !== undefined) context.report(wrong.endsOfLabels, place);
}

function readLabels(directive: RatingDirective, context: ParseContext): RatingData | undefined {
  checkEnds(directive, context);
  const answers = readAnswers(directive, context, { boxes: false, most: MOST_POINTS });
  for (const { feedback } of answers?.items ?? []) {
    if (feedback[0]) context.report(wrong.labelFeedback, context.placeOf(feedback[0]));
  }
  if (!answers) return undefined;
  const { prompt, promptText, items } = answers;
  // A scale keeps its order.
  reportPins(
    items.map(({ label }) => label),
    context,
  );
  return { prompt, labels: items, config: { prompt: promptText, scale: items.map(({ text }) => text) } };
}
