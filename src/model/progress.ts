/**
 * What saved progress means for a course: pages done and open, completion, score. Pure, so that the browser, the build and a
 * support desk come to the same answer. A try at an assessment that is open counts for nothing until it is handed in.
 */

import { idHash } from './hash.js';
import { pointsOf } from './pool.js';
import { majorOf, type PageConfig, type RuntimeConfig } from './runtime-config.js';
import type { SavedAssessment, SavedState } from './saved-state.js';

/** How a page stands for the learner. */
export type PageStanding = 'locked' | 'open' | 'done';

/** What is still missing for completion; empty lists where nothing is. */
export interface Missing {
  readonly pageIds: readonly string[];
  /** Pages that still have to be done of those in `pageIds`. */
  readonly pageCount: number;
  /** Assessment pages that are not passed (or not attempted, where that is enough). */
  readonly assessmentIds: readonly string[];
  readonly activityIds: readonly string[];
}

export function savedAssessment(state: SavedState, pageId: string): SavedAssessment | undefined {
  return state.assessments.get(idHash(pageId));
}

/** Whether no further try is left: never where tries are without limit. */
export function triesAreSpent(page: PageConfig, state: SavedState): boolean {
  const limit = page.assessment?.attempts ?? 0;
  return limit > 0 && (savedAssessment(state, page.id)?.tries ?? 0) >= limit;
}

/** Whether an activity has been answered: handed in at least once. */
export function isAnswered(state: SavedState, activityId: string): boolean {
  return (state.activities.get(idHash(activityId))?.tries ?? 0) > 0;
}

/** A content page: viewed, and its required activities answered where it asks for them. An assessment: handed in once. */
export function isPageDone(page: PageConfig, state: SavedState): boolean {
  if (page.kind === 'assessment') return (savedAssessment(state, page.id)?.tries ?? 0) > 0;
  return state.viewed.has(idHash(page.id)) && unansweredOf(page, state).length === 0;
}

/** Required activities of a content page that have not been answered, where the page asks for them. */
export function unansweredOf(page: PageConfig, state: SavedState): readonly string[] {
  if (page.completion === 'view' || page.kind === 'assessment') return [];
  return page.activities.filter(({ id, required }) => required && !isAnswered(state, id)).map(({ id }) => id);
}

/** How each page stands, by its id. A page that is done stays open for ever. */
export function pageStandings(config: RuntimeConfig, state: SavedState): ReadonlyMap<string, PageStanding> {
  let allBefore = true;
  return new Map(
    config.pages.map((page) => {
      const done = isPageDone(page, state);
      const open = isOpen(page, config, state, allBefore);
      allBefore &&= done;
      return [page.id, done ? 'done' : open ? 'open' : 'locked'];
    }),
  );
}

function isOpen(page: PageConfig, config: RuntimeConfig, state: SavedState, allBefore: boolean): boolean {
  const { unlock } = page;
  if (unlock.when === 'free') return true;
  if (unlock.when === 'in-order') return allBefore;
  const other = config.pages.find(({ id }) => id === unlock.pageId);
  if (!other) return true;
  return unlock.when === 'after' ? isPageDone(other, state) : savedAssessment(state, other.id)?.passed === true;
}

/** Pages done by all pages, 0–1. */
export function progressOf(config: RuntimeConfig, state: SavedState): number {
  if (config.pages.length === 0) return 1;
  return config.pages.filter((page) => isPageDone(page, state)).length / config.pages.length;
}

export function missingForCompletion(config: RuntimeConfig, state: SavedState): Missing {
  const { pages, assessment, activities } = config.completion;
  const undone = config.pages.filter((page) => !isPageDone(page, state));
  // 80 % of 9 pages are 7.2: eight must be done. The subtraction keeps 0.8 × 10 from becoming 9.
  const needed = Math.ceil(pages * config.pages.length - 1e-9);
  const pageCount = Math.max(0, needed - (config.pages.length - undone.length));
  const enough = (saved: SavedAssessment | undefined): boolean =>
    assessment === 'passed' ? saved?.passed === true : (saved?.tries ?? 0) > 0;
  const assessments = assessment === 'none' ? [] : assessmentPages(config);
  return {
    pageIds: pageCount > 0 ? undone.map(({ id }) => id) : [],
    pageCount,
    assessmentIds: assessments.filter(({ id }) => !enough(savedAssessment(state, id))).map(({ id }) => id),
    activityIds: activities.filter((id) => !isAnswered(state, id)),
  };
}

/** Whether the course is complete; once it is, it stays so within a major version. */
export function isComplete(config: RuntimeConfig, state: SavedState): boolean {
  if (state.completedAt !== undefined) return true;
  const missing = missingForCompletion(config, state);
  return missing.pageCount + missing.assessmentIds.length + missing.activityIds.length === 0;
}

/** Passed where every assessment is passed; failed only where one has no tries left; it never falls from passed. */
export function successOf(config: RuntimeConfig, state: SavedState): SavedState['success'] {
  if (state.success === 'passed') return 'passed';
  const pages = assessmentPages(config);
  if (config.success === 'none' || pages.length === 0) return 'unknown';
  if (pages.every(({ id }) => savedAssessment(state, id)?.passed === true)) return 'passed';
  const failed = pages.some((page) => triesAreSpent(page, state) && savedAssessment(state, page.id)?.passed !== true);
  return failed ? 'failed' : 'unknown';
}

/**
 * Points earned by points drawn over all assessment pages, the best try of each, 0–1; undefined where none was handed in
 * or the course reports no success.
 */
export function scoreOf(config: RuntimeConfig, state: SavedState): number | undefined {
  const pages = assessmentPages(config);
  if (config.success === 'none' || pages.every((page) => savedAssessment(state, page.id)?.best === undefined)) {
    return undefined;
  }
  const points = pages.map(pointsOf);
  const total = points.reduce((sum, value) => sum + value, 0);
  if (total === 0) return undefined;
  return (
    pages.reduce((sum, { id }, at) => sum + (savedAssessment(state, id)?.best ?? 0) * (points[at] ?? 0), 0) / total
  );
}

export function assessmentPages(config: RuntimeConfig): readonly PageConfig[] {
  return config.pages.filter(({ kind }) => kind === 'assessment');
}

/**
 * The state as this version of the course has it: what was renamed (`was`) is found under its new id, and another major
 * version keeps the work but neither completion nor success. What the course no longer has stays, unread: a later version
 * may bring it back.
 */
export function adoptState(config: RuntimeConfig, state: SavedState): SavedState {
  const major = majorOf(config.course.version);
  const named = config.pages.flatMap((page) => [page, ...page.activities]);
  const names = new Map(named.flatMap(({ id, was = [] }) => was.map((old) => [idHash(old), idHash(id)] as const)));
  const rename = (hash: number): number => names.get(hash) ?? hash;
  // What stands under the new name already comes last and wins: the learner has worked since the renaming.
  const renameKeys = <T>(records: ReadonlyMap<number, T>): ReadonlyMap<number, T> =>
    new Map(
      [...records]
        .sort(([a], [b]) => Number(names.has(b)) - Number(names.has(a)))
        .map(([hash, record]) => [rename(hash), record]),
    );
  const { location } = state;
  const moved = {
    ...state,
    ...(location !== undefined && { location: rename(location) }),
    viewed: new Set([...state.viewed].map(rename)),
    activities: renameKeys(state.activities),
    assessments: renameKeys(state.assessments),
  };
  if (moved.courseMajor === major) return moved;
  const { completedAt: _completedAt, ...unfinished } = moved;
  return { ...unfinished, courseMajor: major, success: 'unknown' };
}
