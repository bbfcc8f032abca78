/** Whether all that a learner can do in a course fits into what the host keeps. */

import { activities as activityTable } from '../activities/table.js';
import { defineError } from '../diagnostics/define.js';
import { activitiesOf, type Course, pagesInOrder } from '../model/course.js';
import type { Report } from '../model/diagnostic.js';
import { largestStateLength } from '../model/state-size.js';

const progressTooLarge = defineError(
  'course-progress-too-large',
  'Saved progress could take {length} characters ({pages} pages, {activities} activities), and {standard} keeps {limit}: a learner who does everything would lose work.',
  'Divide the course into two, or build it for xapi, which has no such limit.',
);

/** The most characters that a learner's saved progress on the course can take. */
export function largestStateOf(course: Course): number {
  const slices = new Map(activityTable.map((slice) => [slice.name, slice]));
  const pages = pagesInOrder(course);
  return largestStateLength({
    pages: pages.length,
    activities: activitiesOf(course).flatMap(({ type, config }) => slices.get(type)?.tracking.largest(config) ?? []),
    assessments: pages.filter(({ kind }) => kind === 'assessment').length,
  });
}

/** Reports where `largest` is over the `limit` of a standard; no limit, no report. */
export function checkSavedProgress(
  course: Course,
  { largest, limit, standard, report }: { largest: number; limit: number; standard: string; report: Report },
): void {
  if (largest <= limit) return;
  const values = { length: largest, limit, standard, pages: pagesInOrder(course).length };
  report(
    progressTooLarge,
    { file: 'course.yaml', line: 1, column: 1 },
    { ...values, activities: activitiesOf(course).length },
  );
}
