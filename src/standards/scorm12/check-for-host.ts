/** Whether a SCORM 1.2 host with its own ideas of status and mastery score can record how a course went. */

import { defineError } from '../../diagnostics/define.js';
import { type AssessmentSettings, type Course, pagesInOrder } from '../../model/course.js';
import type { Place, Report } from '../../model/diagnostic.js';
import type { Profile } from '../../model/profile.js';

const statusNotTaken = defineError(
  'profile-status-not-taken',
  'The course reports the status "{status}", and {host} does not take it, so the result would be lost there.',
  '{mend}',
);
const masteryUnclear = defineError(
  'profile-mastery-score-unclear',
  '{host} wants one pass mark in the manifest, and the assessments of this course have several: {marks}.',
  'Give all assessments the same pass mark, or let the profile do without it.',
);

const COURSE: Place = { file: 'course.yaml', line: 1, column: 1 };

/** What to do where a host does not take a status. */
const MENDS: Readonly<Record<string, string>> = {
  incomplete: 'Add it to the statuses of the profile: no course can do without it.',
  completed: 'Add it to the statuses of the profile, or let the course be complete only when it is passed.',
  passed: 'Set `success: none`, so that the course reports whether it was completed, or add it to the statuses.',
  failed:
    'Allow as many tries as wanted (`attempts: 0`), set `success: none`, or add it to the statuses of the profile.',
};

/** Reports the statuses that the host does not take, and a mastery score that cannot be given. */
export function checkForHost(course: Course, report: Report, profile: Profile): void {
  const host = profile.title;
  for (const status of statusesOf(course)) {
    if (profile.statuses.includes(status)) continue;
    report(statusNotTaken, COURSE, { status, host, mend: MENDS[status] ?? '' });
  }
  const marks = passMarksOf(course);
  if (profile.masteryScore && marks.length > 1) {
    report(masteryUnclear, COURSE, { host, marks: marks.map((mark) => `${mark * 100}%`).join(', ') });
  }
}

/** Every lesson_status that the adapter may write for this course (adapter/status.ts). */
function statusesOf(course: Course): string[] {
  const judged = course.success === 'assessment';
  const canFail = judged && assessmentsOf(course).some(({ attempts }) => attempts > 0);
  // Complete without a pass: a course that has none to give, or one that does not wait for it.
  const completes = !judged || course.completion.assessment !== 'passed';
  return [
    'incomplete',
    ...(completes ? ['completed'] : []),
    ...(judged ? ['passed'] : []),
    ...(canFail ? ['failed'] : []),
  ];
}

/** The different pass marks of the course's assessments, scaled; none where it reports no success. */
export function passMarksOf(course: Course): number[] {
  if (course.success !== 'assessment') return [];
  return [...new Set(assessmentsOf(course).map(({ passMark }) => passMark))];
}

function assessmentsOf(course: Course): AssessmentSettings[] {
  return pagesInOrder(course).flatMap(({ assessment }) => (assessment ? [assessment] : []));
}
