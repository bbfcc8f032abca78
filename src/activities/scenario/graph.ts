/** A conversation as a graph, to be drawn for those who review it. */

import type { ActivityGraph } from '../../model/activity-graph.js';
import type { ScenarioData } from './parse.js';
import type { ChoiceData, StepData } from './parse-step.js';

export function graphOf({ title, steps, flags: names, config }: ScenarioData): ActivityGraph {
  const ids = steps.map(({ id }) => id);
  const ends = steps.flatMap(({ end }) => end ?? []);
  const count = (end: string): number => ends.filter((one) => one === end).length;
  const kinds = ['good', 'mixed', 'poor'].filter((end) => count(end) > 0).map((end) => `${count(end)} ${end}`);
  const flags = names.length > 0 ? [`flags ${names.join(', ')}`] : [];
  return {
    title: title ?? config.prompt,
    facts: [`${steps.length} steps`, `ends: ${kinds.join(', ')}`, `best score ${config.best}`, ...flags],
    nodes: steps.map((step) => ({
      id: step.id,
      text: textOf(step),
      ...(step.end && { end: step.end }),
      edges: step.choices.map((choice) => ({
        text: choice.text,
        to: ids.indexOf(choice.to),
        notes: notesOf(choice),
      })),
    })),
  };
}

function textOf({ speaker, mood, text }: StepData): string {
  const who = [speaker, mood].filter(Boolean).join(', ');
  return who ? `${who}: ${text}` : text;
}

function notesOf({ score, set, condition }: ChoiceData): string[] {
  return [
    ...(score === 0 ? [] : [score > 0 ? `+${score}` : String(score)]),
    ...(condition.length > 0 ? [`if ${condition.join(' ')}`] : []),
    ...(set.length > 0 ? [`sets ${set.join(' ')}`] : []),
  ];
}
