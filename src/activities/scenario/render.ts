/** A scenario as markup: all its steps to be read, which is what a page without a script and a printer show. */

import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Activity } from '../../model/course.js';
import type { RenderContext } from '../../model/slice.js';
import { promptId, renderLine, renderPrompt } from '../markup.js';
import { fewestTurns } from './fewest-turns.js';
import type { ScenarioConfig } from './model.js';
import type { ScenarioData } from './parse.js';
import { type ChoiceData, type StepData, sortChoices } from './parse-step.js';

/** The script takes a turn's words from its step, and shows the debrief when an end is reached. */
export function renderScenario(
  activity: Activity,
  { title, scene, steps }: ScenarioData,
  context: RenderContext,
): ElementContent[] {
  const stepId = (at: number): string => context.domId(`${activity.id}--part-${at + 1}`);
  const ids = steps.map(({ id }) => id);
  const rows = steps.map((step, at) => renderStep(step, { at, stepId, ids }, context));
  const debrief = h('div', { class: 'cw-debrief', hidden: true }, [
    ...heading(context.word('activities.scenario.looking-back'), context),
    h('div', { class: 'cw-debrief-words' }),
  ]);
  const head = title ? h('div', { id: promptId(activity, context) }, heading(title, context)) : undefined;
  const turns = fewestTurns(activity.config as ScenarioConfig);
  return [
    ...(head ? [head, ...context.toHast(scene)] : [renderPrompt(activity, scene, context)]),
    h('p', { class: 'cw-how' }, context.word('activities.scenario.length', { n: turns })),
    h('div', { class: 'cw-moments' }, rows),
    debrief,
  ];
}

/** One level below the headings around. */
function heading(text: string, context: RenderContext): ElementContent[] {
  return context.toHast([{ type: 'heading', depth: 6, children: [{ type: 'text', value: text }] }]);
}

interface Place {
  readonly at: number;
  readonly ids: readonly string[];
  stepId(at: number): string;
}

function renderStep(step: StepData, place: Place, context: RenderContext): Element {
  const { speaker, mood, end, lang, said, choices } = step;
  const who = [
    ...(speaker ? [h('strong', speaker)] : []),
    ...(mood ? [h('span', { class: 'cw-mood' }, speaker ? ` (${mood})` : mood)] : []),
  ];
  const inOrder = sortChoices(choices);
  return h('div', { class: 'cw-moment', id: place.stepId(place.at), ...(lang && { lang }) }, [
    h('p', { class: 'cw-part' }, context.word('activities.scenario.part', { n: place.at + 1 })),
    ...(who.length > 0 ? [h('p', { class: 'cw-speaker' }, who)] : []),
    h('div', { class: 'cw-said' }, context.toHast(said)),
    ...(end ? [h('p', { class: 'cw-end' }, context.word(`activities.scenario.end-${end}`))] : []),
    ...(choices.length > 0
      ? [
          h(
            'ul',
            { class: 'cw-replies' },
            choices.map((one) => renderChoice(one, inOrder.indexOf(one), place, context)),
          ),
        ]
      : []),
  ]);
}

function renderChoice(choice: ChoiceData, index: number, { ids, stepId }: Place, context: RenderContext): Element {
  const to = ids.indexOf(choice.to);
  const words = context.word('activities.scenario.leads', { n: to + 1 });
  const feedback = choice.feedback.length > 0 ? context.toHast(choice.feedback) : undefined;
  return h('li', { dataChoice: index }, [
    h('span', { class: 'cw-reply-text' }, renderLine(choice.label, context)),
    ' ',
    h('a', { class: 'cw-leads', href: `#${stepId(to)}` }, words),
    ...(feedback ? [h('div', { class: 'cw-reply-feedback' }, feedback)] : []),
  ]);
}
