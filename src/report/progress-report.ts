/** Saved progress and the course that it belongs to → what a support desk asks about, as plain data. */

import { idHash } from '../model/hash.js';
import { NOTES_TAG } from '../model/notes.js';
import {
  adoptState,
  isComplete,
  isPageDone,
  type Missing,
  missingForCompletion,
  type PageStanding,
  pageStandings,
  savedAssessment,
  scoreOf,
  unansweredOf,
} from '../model/progress.js';
import { type ActivityConfig, majorOf, type PageConfig, type RuntimeConfig } from '../model/runtime-config.js';
import { type SavedState, savedTime } from '../model/saved-state.js';
import { shownQuestions } from '../model/try-questions.js';
import { type AnswerReport, describeAnswerOf } from './answer-report.js';

export interface ProgressReport {
  readonly course: { readonly id: string; readonly title: string; readonly version: string };
  /** Made at the first launch; another one means that the attempt was begun anew. */
  readonly attempt: string;
  readonly saves: number;
  readonly launches: number;
  /** ISO 8601 to the minute, UTC, by the clock of the learner's device. */
  readonly savedAt: string;
  /** Minutes in which the course was on screen. */
  readonly minutes: number;
  readonly complete: boolean;
  readonly completedAt?: string;
  readonly success: SavedState['success'];
  /** Scaled, 0–1. */
  readonly score?: number;
  /** Id of the page on which the learner was. */
  readonly location?: string;
  readonly pages: readonly PageReport[];
  readonly missing: Missing;
  /** What somebody has to know to read the rest. */
  readonly notes: readonly ProgressNote[];
}

export interface PageReport {
  readonly id: string;
  readonly title: string;
  readonly kind: PageConfig['kind'];
  readonly standing: PageStanding;
  /** Whether the learner went on from it or saw its end. */
  readonly viewed: boolean;
  /** Ids of the questions without whose answer it is not done. */
  readonly unanswered: readonly string[];
  readonly assessment?: AssessmentReport;
  /** Of an assessment that draws its questions: those of the last try that was begun. */
  readonly answers: readonly AnswerReport[];
}

export interface AssessmentReport {
  readonly tries: number;
  /** 0: as many as wanted. */
  readonly allowed: number;
  /** Scaled, 0–1. */
  readonly passMark: number;
  readonly passed: boolean;
  /** Whether a try was begun and not handed in. */
  readonly open: boolean;
  readonly best?: number;
  readonly last?: number;
}

export type ProgressNote =
  /** Completion and result begin anew with another major version. */
  | { readonly kind: 'other-major'; readonly saved: number }
  /** Pages and questions that this version of the course does not have; `all` where it has none of what was saved. */
  | { readonly kind: 'gone'; readonly count: number; readonly all: boolean }
  /** The learner keeps notes of their own with the record; what they say is nobody's business. */
  | { readonly kind: 'notes' }
  /** Parts that a later version of coursewright wrote. */
  | { readonly kind: 'later'; readonly count: number };

/** What `saved` says of the course with this configuration. Private text is never in it. */
export function describeProgress(config: RuntimeConfig, saved: SavedState): ProgressReport {
  const kept = adoptState(config, saved);
  const state = withoutReworded(config, kept);
  const { id, title, version } = config.course;
  const score = scoreOf(config, state);
  const location = config.pages.find((page) => idHash(page.id) === state.location);
  const complete = isComplete(config, state);
  const nothing: Missing = { pageIds: [], pageCount: 0, assessmentIds: [], activityIds: [] };
  return {
    course: { id, title, version },
    attempt: state.attemptId,
    saves: state.counter,
    launches: state.sessions,
    savedAt: toIso(state.savedAt),
    minutes: Math.round(state.activeSeconds / 60),
    complete,
    ...(state.completedAt === undefined ? {} : { completedAt: toIso(state.completedAt) }),
    success: state.success,
    ...(score === undefined ? {} : { score }),
    ...(location ? { location: location.id } : {}),
    pages: describePages(config, state, kept),
    missing: complete ? nothing : missingForCompletion(config, state),
    notes: notesOn(config, saved, kept),
  };
}

/** The next launch asks a question again that was changed since, unless the course is complete: so its answer counts no more. */
function withoutReworded(config: RuntimeConfig, state: SavedState): SavedState {
  if (state.completedAt !== undefined) return state;
  const activities = new Map(state.activities);
  for (const { id, fingerprint } of config.pages.flatMap((page) => page.activities)) {
    if (activities.get(idHash(id))?.fingerprint !== fingerprint) activities.delete(idHash(id));
  }
  return { ...state, activities };
}

/** `kept`: with the answers that count no more. */
function describePages(config: RuntimeConfig, state: SavedState, kept: SavedState): PageReport[] {
  const standings = pageStandings(config, state);
  return config.pages.map((page) => {
    const assessment = describeAssessment(page, state);
    return {
      id: page.id,
      title: page.title,
      kind: page.kind,
      standing: standings.get(page.id) ?? 'open',
      viewed: state.viewed.has(idHash(page.id)),
      unanswered: isPageDone(page, state) ? [] : unansweredOf(page, state),
      ...(assessment ? { assessment } : {}),
      answers: shownQuestions(kept, page).map((activity) => describeAnswer(page, activity, kept)),
    };
  });
}

/** An assessment gives no hints; there the same bit says that the question was asked in the try before. */
function describeAnswer({ assessment }: PageConfig, activity: ActivityConfig, kept: SavedState): AnswerReport {
  const report = describeAnswerOf(activity, kept.activities.get(idHash(activity.id)));
  return assessment ? { ...report, usedHint: false } : report;
}

function describeAssessment(page: PageConfig, state: SavedState): AssessmentReport | undefined {
  if (!page.assessment) return undefined;
  const { tries = 0, passed = false, open = false, best, last } = savedAssessment(state, page.id) ?? {};
  return {
    tries,
    allowed: page.assessment.attempts,
    passMark: page.assessment.passMark,
    passed,
    open,
    ...(best === undefined ? {} : { best }),
    ...(last === undefined ? {} : { last }),
  };
}

function notesOn(config: RuntimeConfig, saved: SavedState, state: SavedState): ProgressNote[] {
  const notes: ProgressNote[] = [];
  if (saved.courseMajor !== majorOf(config.course.version))
    notes.push({ kind: 'other-major', saved: saved.courseMajor });
  const ids = config.pages.flatMap(({ id, activities }) => [id, ...activities.map((each) => each.id)]);
  const known = new Set(ids.map(idHash));
  const kept = new Set([...state.viewed, ...state.activities.keys(), ...state.assessments.keys()]);
  const count = [...kept].filter((hash) => !known.has(hash)).length;
  if (count > 0) notes.push({ kind: 'gone', count, all: count === kept.size });
  const later = state.later.filter(({ tag }) => tag !== NOTES_TAG);
  if (later.length < state.later.length) notes.push({ kind: 'notes' });
  if (later.length > 0) notes.push({ kind: 'later', count: later.length });
  return notes;
}

const LAST_DAY = Date.UTC(9999, 11, 31);

/** Minutes since 2020 as `2026-05-03T14:05Z`. A time that no calendar has stands at its end. */
function toIso(minutes: number): string {
  const time = Math.min(savedTime(minutes).getTime() || LAST_DAY, LAST_DAY);
  return `${new Date(time).toISOString().slice(0, 16)}Z`;
}
