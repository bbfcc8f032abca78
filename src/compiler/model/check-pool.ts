/** Whether an assessment can draw what it is told to draw, whole cases and nothing else. */

import type { Nodes, Root } from 'mdast';
import { defineError, defineWarning } from '../../diagnostics/define.js';
import type { Activity, AssessmentSettings, PageCase } from '../../model/course.js';
import type { Place, Report } from '../../model/diagnostic.js';
import { canDraw, groupsOf, type PoolGroup } from '../../model/pool.js';
import { placeIn } from '../parse.js';
import { activityIdsIn, isCase, poolPageOf } from './cases.js';

const drawsTooMany = defineError(
  'page-draw-too-many',
  '{count} questions are to be drawn, and this page has {questions} that {earn} points.',
  'Write more questions, or a smaller number.',
);
const drawsHalf = defineError(
  'page-draw-splits-case',
  'The questions of a case are drawn together, and no cases and questions of this page{objective} come to exactly {count}.',
  'Draw another number, or change how many questions the cases have: they have {sizes}.',
);
const objectiveShort = defineError(
  'page-draw-objective-short',
  '{count} questions are to be drawn to each objective, and this page has {questions} to `{objective}`.',
  'Write more questions with `objective={objective}`, or a smaller number. A question counts for the first objective that it names.',
);
const withoutObjective = defineError(
  'page-draw-without-objective',
  'This question names no objective, so `drawPerObjective` would never draw it.',
  'Add `objective=` and a name from course.yaml, or write `points=0` where it is always to be asked and counts nothing.',
);
const mixedCase = defineError(
  'page-draw-case-mixed',
  'This case is drawn as a whole, and its questions belong to several objectives: {objectives}.',
  'Let each of its questions name the same objective first: `objective="first other"`. Or draw with `draw`, which asks for no objective.',
);
const neverDrawn = defineWarning(
  'page-draw-never',
  'This can never be drawn: with its {size}, nothing else on the page comes to exactly {count}.',
  'Draw another number, or change how many questions stand in the case.',
);
const textBetween = defineWarning(
  'assessment-text-between',
  'This text stands between questions that {change}, so it may come to stand beside any of them.',
  'Put it into a `:::case` with the questions that it belongs to, or before the first question or after the last.',
);

/** An assessment page as far as drawing goes. */
export interface PoolDraft {
  readonly content: Root;
  readonly file: string;
  readonly activities: readonly Activity[];
  readonly cases: readonly PageCase[];
  readonly settings: AssessmentSettings;
  /** Slugs that the page's front matter lists. */
  readonly objectiveIds: readonly string[];
  /** Where `draw` or `drawPerObjective` stands. */
  readonly place: Place;
}

/** Reports what cannot be drawn, and texts that would lose their questions. For pages whose activities are all known. */
export function checkPool(draft: PoolDraft, report: Report): void {
  const { settings } = draft;
  checkTextBetween(draft, report);
  if (settings.drawPerObjective !== undefined && !checkObjectives(draft, report)) return;
  for (const group of groupsOf(poolPageOf({ ...draft, assessment: settings }))) checkGroup(group, draft, report);
}

function checkGroup(group: PoolGroup<Activity>, { place }: PoolDraft, report: Report): void {
  const { items, count, objectiveId } = group;
  const questions = items.reduce((sum, item) => sum + item.questions.length, 0);
  if (count > questions) {
    if (objectiveId !== undefined) report(objectiveShort, place, { count, questions, objective: objectiveId });
    else report(drawsTooMany, place, { count, questions, earn: questions === 1 ? 'earns' : 'earn' });
    return;
  }
  if (!canDraw(group)) {
    const sizes = items.flatMap(({ questions: { length } }) => (length > 1 ? [length] : []));
    const objective = objectiveId === undefined ? '' : ` with the objective \`${objectiveId}\``;
    report(drawsHalf, place, { count, objective, sizes: sizes.join(', ') });
    return;
  }
  for (const item of items) {
    const rest = items.filter((other) => other !== item);
    const size = item.questions.length;
    const [first] = item.questions;
    if (!first || canDraw({ items: rest, count: count - size })) continue;
    report(neverDrawn, first.source, { size: size === 1 ? 'one question' : `${size} questions`, count });
  }
}

/** Whether every question that earns points names an objective, and each case only one. */
function checkObjectives({ activities, cases, objectiveIds, settings, place }: PoolDraft, report: Report): boolean {
  const scored = activities.filter(({ points }) => points > 0);
  const lost = scored.filter((activity) => activity.objectiveIds.length === 0);
  for (const { source } of lost) report(withoutObjective, source);
  const mixed = cases.flatMap(({ source, activityIds }) => {
    const own = scored.filter(({ id }) => activityIds.includes(id)).flatMap((each) => each.objectiveIds[0] ?? []);
    const names = [...new Set(own)];
    return names.length > 1 ? [{ source, names }] : [];
  });
  for (const { source, names } of mixed) report(mixedCase, source, { objectives: names.join(', ') });
  const missing = objectiveIds.filter((id) => !scored.some((activity) => activity.objectiveIds[0] === id));
  const { drawPerObjective: count = 0 } = settings;
  // Of questions that name none it is not known whose they are.
  if (lost.length + mixed.length > 0) return false;
  for (const objective of missing) report(objectiveShort, place, { count, questions: 'none', objective });
  return true;
}

function checkTextBetween({ content, file, settings }: PoolDraft, report: Report): void {
  const { shuffle, draw, drawPerObjective } = settings;
  const draws = draw !== undefined || drawPerObjective !== undefined;
  if (!shuffle && !draws) return;
  const nodes = content.children;
  const holds = (node: Nodes): boolean => activityIdsIn(node).length > 0;
  const between = nodes.slice(nodes.findIndex(holds), nodes.findLastIndex(holds) + 1);
  const [text] = between.filter((node) => !SILENT.has(node.type) && node.type !== 'activity' && !isCase(node));
  if (text) report(textBetween, placeIn(file, text), { change: draws ? 'are drawn' : 'change places' });
}

/** What says nothing, or nothing where it stands. */
const SILENT: ReadonlySet<string> = new Set(['definition', 'footnoteDefinition', 'html', 'thematicBreak']);
