/** Reads a scenario: the scene, then its steps, and where each choice leads. */

import type { Nodes } from 'mdast';
import type { AttributeSchema } from '../../model/attribute-schema.js';
import type { Directive, ParseContext } from '../../model/slice.js';
import { compareText, squeeze } from '../../model/text.js';
import { watchErrors } from '../watch-errors.js';
import { checkGraph } from './check-graph.js';
import * as wrong from './diagnostics.js';
import { adviseStep } from './for-authors.js';
import type { ScenarioChoice, ScenarioConfig, ScenarioStep } from './model.js';
import { type ChoiceData, readStep, type StepData, sortChoices } from './parse-step.js';

export const scenarioAttributes = {
  title: { type: 'text', doc: 'What the conversation is called; stands above it as a heading.' },
  feedback: {
    type: 'one-of',
    values: ['each', 'end'],
    doc: 'Whether feedback comes with each choice or when the conversation is looked back on; each if left out.',
  },
} as const satisfies AttributeSchema;

export interface ScenarioData {
  readonly title?: string;
  readonly scene: readonly Nodes[];
  readonly steps: readonly StepData[];
  /** Their names, by the places of their bits. */
  readonly flags: readonly string[];
  readonly config: ScenarioConfig;
}

const MOST_FLAGS = 8;

export function parseScenario(
  directive: Directive<typeof scenarioAttributes>,
  outer: ParseContext,
): ScenarioData | undefined {
  const context = watchErrors(outer);
  const { attributes, place } = directive;
  const { title } = attributes;
  if (context.page.kind === 'assessment') context.report(wrong.inAssessment, place);
  const parts = directive.parts.filter(({ name }) => name === 'step');
  const scene = readScene(directive, parts[0]?.place.line, context);
  const steps = parts.map((part) => readStep(part, context));
  if (steps.length === 0) context.report(wrong.noSteps, place);
  const [first] = steps;
  if (first?.end && first.choices.length === 0) context.report(wrong.beginsWithEnd, first.place, { id: first.id });
  checkStepIds(steps, context);
  for (const step of steps) for (const choice of step.choices) checkTarget(choice, steps, context);
  const flags = readFlags(steps, directive, context);
  if (context.failed()) return undefined;
  const prompt = title ?? squeeze(context.textOf(scene));
  const walk = { steps: steps.map((step) => configOf(step, steps, flags)) };
  const best = checkGraph(walk, { steps, flags, place }, context);
  if (!best || context.failed()) return undefined;
  const atEnd = attributes.feedback === 'end' && { atEnd: true as const };
  const config = { prompt, ...walk, ...layoutOf(walk), ...atEnd, ...best };
  return { ...(title && { title }), scene, steps, flags, config };
}

/** What stands before the first step. */
function readScene(
  { children, attributes, place }: Directive<typeof scenarioAttributes>,
  firstStep: number | undefined,
  context: ParseContext,
): readonly Nodes[] {
  const late = children.findIndex((child) => firstStep !== undefined && context.placeOf(child).line > firstStep);
  const scene = late < 0 ? children : children.slice(0, late);
  const stray = late < 0 ? undefined : children.slice(late).find(({ type }) => type !== 'definition');
  if (stray) context.report(wrong.textBetweenSteps, context.placeOf(stray));
  if (!attributes.title && squeeze(context.textOf(scene)) === '') context.report(wrong.noScene, place);
  return stray ? scene : children;
}

function checkStepIds(steps: readonly StepData[], context: ParseContext): void {
  const seen = new Map<string, StepData>();
  for (const step of steps) {
    const { id, place } = step;
    const before = seen.get(id);
    if (before && id) context.report(wrong.stepRepeated, place, { id, line: before.place.line });
    else seen.set(id, step);
  }
}

function checkTarget({ to, toPlace }: ChoiceData, steps: readonly StepData[], context: ParseContext): void {
  const ids = steps.map(({ id }) => id);
  if (ids.includes(to)) return;
  context.report(wrong.unknownStep, toPlace, { to, advice: adviseStep(to, ids) });
}

/** All flags by name, whoever sets or asks for them. */
function readFlags(steps: readonly StepData[], { place }: Pick<Directive, 'place'>, context: ParseContext): string[] {
  const choices = steps.flatMap((step) => step.choices);
  const names = choices.flatMap(({ set, condition }) => [...set, ...condition.map((flag) => flag.replace('!', ''))]);
  const flags = [...new Set(names)].sort(compareText);
  if (flags.length > MOST_FLAGS) {
    context.report(wrong.tooManyFlags, place, { count: flags.length, flags: flags.join(', ') });
  }
  return flags;
}

/** How a way through it is packed. */
function layoutOf({ steps }: Pick<ScenarioConfig, 'steps'>): Pick<ScenarioConfig, 'ends' | 'width'> {
  const most = Math.max(...steps.map(({ choices }) => choices.length));
  const idOf = (at: number): string => steps[at]?.id ?? '';
  const ends = [...steps.keys()].filter((at) => steps[at]?.end).sort((a, b) => compareText(idOf(a), idOf(b)));
  return { ends, width: Math.max(1, 32 - Math.clz32(most - 1)) };
}

function configOf(step: StepData, steps: readonly StepData[], flags: readonly string[]): ScenarioStep {
  const { id, speaker, text, end, choices } = step;
  return {
    id,
    text: speaker ? `${speaker}: ${text}` : text,
    ...(end && { end }),
    choices: sortChoices(choices).map((choice) => configOfChoice(choice, steps, flags)),
  };
}

function configOfChoice(
  { text, to, score, set, condition }: ChoiceData,
  steps: readonly StepData[],
  flags: readonly string[],
): ScenarioChoice {
  const bits = (names: readonly string[]): number => names.reduce((sum, name) => sum | (1 << flags.indexOf(name)), 0);
  const masks = {
    set: bits(set),
    need: bits(condition.filter((flag) => !flag.startsWith('!'))),
    not: bits(condition.filter((flag) => flag.startsWith('!')).map((flag) => flag.slice(1))),
  };
  const some = Object.entries({ score, ...masks }).filter(([, value]) => value !== 0);
  return { text, to: steps.findIndex(({ id }) => id === to), ...Object.fromEntries(some) };
}
