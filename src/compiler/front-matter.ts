/** A page's front matter, checked by its table; what depends on other pages is checked where they are known. */

import { defineError, defineWarning } from '../diagnostics/define.js';
import { didYouMean } from '../diagnostics/did-you-mean.js';
import type { AssessmentSettings, PageKind } from '../model/course.js';
import type { Place, Report } from '../model/diagnostic.js';
import { squeeze } from '../model/text.js';
import { checkDuration, checkId, parseDuration } from './course-file/text-checks.js';
import type { FieldTable, FieldValues, TextCheck } from './yaml/field-table.js';
import { type Fields, readFields } from './yaml/read-fields.js';
import { readYaml } from './yaml.js';

const badUnlock = defineError(
  'page-unlock-unclear',
  '"{value}" does not say when the page opens.',
  "Write free, in-order, `after:` and a page's id, or `passed:` and an assessment's id, such as `unlock: after:welcome`. {suggestion}",
);
const noAssessment = defineError(
  'page-assessment-settings-unused',
  'This page has settings for an assessment but is none, so they would have no effect.',
  'Add `kind: assessment`, or remove them.',
);
const completionUnused = defineWarning(
  'page-completion-unused',
  'An assessment is done when it was handed in, so `completion` has no effect on this page.',
  'Take it out. What the course asks of its assessments is said by `completion` in course.yaml.',
);
const unknownObjective = defineError(
  'page-objective-unknown',
  'course.yaml has no objective "{value}".',
  'Write it under `objectives:` in course.yaml, or correct it here. {suggestion}',
);

const drawnTwice = defineError(
  'page-draw-twice',
  '`draw` and `drawPerObjective` both say how many questions are drawn.',
  'Keep one of them: `draw` for so many in all, `drawPerObjective` for so many to each objective.',
);

const checkUnlock: TextCheck = (text) => {
  if (/^(free|in-order|(after|passed): ?[^\s:]+)$/.test(text)) return undefined;
  const names = ['free', 'in-order', 'after:', 'passed:'];
  return { definition: badUnlock, values: { suggestion: didYouMean(text.split(':')[0] ?? '', names) } };
};

export const pageFields = {
  title: { type: 'text', limit: 255, doc: 'what the page is called; else its first # heading.' },
  id: { type: 'text', check: checkId, doc: 'what it is known by for ever; else its file name.' },
  was: { type: 'list', single: true, of: { type: 'text', check: checkId }, doc: 'ids that it had before.' },
  kind: {
    type: 'one-of',
    values: ['content', 'assessment', 'evaluation'],
    doc: 'whether it is an assessment, or asks what learners think.',
  },
  duration: { type: 'text', numbers: true, check: checkDuration, doc: 'how long it takes.' },
  objectives: { type: 'list', of: { type: 'text' }, doc: 'slugs of the objectives that it serves.' },
  unlock: { type: 'text', check: checkUnlock, doc: 'when it opens.' },
  completion: { type: 'one-of', values: ['view', 'activities'], doc: 'when it is done.' },
  assessment: {
    type: 'group',
    doc: 'how the assessment works.',
    fields: {
      passMark: { type: 'number', min: 0, max: 100, doc: 'per cent of the points that pass it.' },
      attempts: { type: 'number', min: 0, max: 100, integer: true, doc: 'tries; 0: as many as wanted.' },
      draw: { type: 'number', min: 1, max: 500, integer: true, doc: 'how many questions each try draws.' },
      drawPerObjective: {
        type: 'number',
        min: 1,
        max: 100,
        integer: true,
        doc: 'how many questions each try draws for each objective.',
      },
      shuffle: { type: 'flag', doc: 'whether questions and their options come in another order at each try.' },
      feedback: {
        type: 'one-of',
        values: ['end', 'each'],
        doc: 'whether feedback comes at the end or with each answer.',
      },
    },
  },
} as const satisfies FieldTable;

/** When a page opens, as written: `target` is what the author named, not yet looked up. */
export interface WrittenUnlock {
  readonly when: 'free' | 'in-order' | 'after' | 'passed';
  readonly target: string;
}

export interface FrontMatter {
  readonly title?: string;
  readonly id?: string;
  /** Whether an id was written, right or wrong. */
  readonly hasId: boolean;
  readonly was: readonly string[];
  readonly kind: PageKind;
  readonly durationMinutes?: number;
  readonly objectiveIds: readonly string[];
  readonly unlock?: WrittenUnlock;
  readonly completion?: 'view' | 'activities';
  readonly assessment?: AssessmentSettings;
  /** Whether some of it could not be read: what seems to be missing may have been written. */
  readonly isDamaged: boolean;
  /** Where a setting stands, by its path; the page's beginning where it was not written. */
  placeOf(path: string): Place;
}

export interface FrontMatterContext {
  readonly file: string;
  /** Slugs of the course's objectives; undefined where course.yaml could not be read. */
  readonly objectiveIds: readonly string[] | undefined;
  readonly report: Report;
}

/** Reads front matter; `written` is undefined where the page has none. Wrong settings are reported and left out. */
export function readFrontMatter(
  written: { readonly text: string; readonly line: number } | undefined,
  context: FrontMatterContext,
): FrontMatter {
  const start: Place = { file: context.file, line: 1, column: 1 };
  const node = written && readYaml(written.text, { file: context.file, line: written.line, report: context.report });
  if (!node || node.kind === 'empty') {
    const isDamaged = written !== undefined && !node;
    return { hasId: false, was: [], kind: 'content', objectiveIds: [], isDamaged, placeOf: () => start };
  }
  const fields = readFields(pageFields, node, { report: context.report, where: "a page's front matter" });
  const { values } = fields;
  checkAssessment(fields, context.report);
  const durationMinutes = values.duration === undefined ? undefined : parseDuration(values.duration);
  return {
    ...(values.title === undefined ? {} : { title: squeeze(values.title) }),
    ...(values.id === undefined ? {} : { id: values.id }),
    hasId: fields.has('id'),
    // Of a wrong id it is not known what it was.
    was: fields.has('id') && values.id === undefined ? [] : (values.was ?? []),
    kind: values.kind ?? 'content',
    ...(durationMinutes === undefined ? {} : { durationMinutes }),
    objectiveIds: knownObjectives(fields, context),
    ...(values.unlock === undefined ? {} : { unlock: unlockOf(values.unlock) }),
    ...(values.completion === undefined ? {} : { completion: values.completion }),
    ...(values.kind === 'assessment' ? { assessment: assessmentOf(values.assessment) } : {}),
    isDamaged: node.kind !== 'map' || node.damaged || (fields.has('title') && values.title === undefined),
    placeOf: (path) => (fields.has(path.split('.')[0] ?? '') ? fields.placeOf(path) : start),
  };
}

function checkAssessment(fields: Fields<typeof pageFields>, report: Report): void {
  const { draw, drawPerObjective } = fields.values.assessment ?? {};
  if (draw !== undefined && drawPerObjective !== undefined) {
    report(drawnTwice, fields.placeOf('assessment.drawPerObjective'));
  }
  const { kind, completion } = fields.values;
  if (kind === 'assessment' && completion !== undefined) report(completionUnused, fields.placeOf('completion'));
  if (!fields.has('assessment') || kind === 'assessment') return;
  // Where kind was written wrong, that has been said already.
  if (!fields.has('kind') || kind !== undefined) report(noAssessment, fields.placeOf('assessment'));
}

function assessmentOf(written: FieldValues<typeof pageFields>['assessment']): AssessmentSettings {
  const { passMark = 80, attempts = 0, shuffle = false, feedback = 'end', draw, drawPerObjective } = written ?? {};
  const settings = { passMark: passMark / 100, attempts, shuffle, feedback };
  if (draw !== undefined) return { ...settings, draw };
  return drawPerObjective === undefined ? settings : { ...settings, drawPerObjective };
}

function unlockOf(text: string): WrittenUnlock {
  const [when, target = ''] = text.split(/: ?/);
  return { when: when as WrittenUnlock['when'], target };
}

function knownObjectives(fields: Fields<typeof pageFields>, { objectiveIds, report }: FrontMatterContext): string[] {
  const written = fields.values.objectives ?? [];
  if (objectiveIds === undefined) return [];
  return written.filter((value, index) => {
    if (objectiveIds.includes(value)) return true;
    const suggestion = didYouMean(value, objectiveIds);
    report(unknownObjective, fields.placeOf(`objectives.${index}`), { value: value.slice(0, 64), suggestion });
    return false;
  });
}
