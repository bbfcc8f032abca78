import { describe, expect, test } from '@jest/globals';
import { checkSavedProgress, largestStateOf } from '../../src/compiler/check-saved-progress.js';
import { createDiagnosticLog } from '../../src/diagnostics/collect.js';
import type { Course } from '../../src/model/course.js';
import { makeActivity, makeCourse, makePage } from '../support/render-pages.js';

/** A course of so many pages, each with a question of four options. */
function courseOf(pages: number): Course {
  const config = {
    many: false,
    prompt: 'Which?',
    options: ['a', 'b', 'c', 'd'].map((text) => ({ text, correct: text === 'a' })),
  };
  return makeCourse(
    Array.from({ length: pages }, (_, at) => {
      const page = makePage(`page-${at}`, 'Text.');
      return { ...page, activities: [{ ...makeActivity(`question-${at}`, 'choice', {}), config }] };
    }),
  );
}

function codesFor(course: Course, limit: number): string[] {
  const log = createDiagnosticLog();
  checkSavedProgress(course, { largest: largestStateOf(course), limit, standard: 'SCORM 1.2', report: log.report });
  return log.list(new Map()).map(({ code }) => code);
}

describe('a course’s saved progress', () => {
  test('of 300 pages with a question each fits into SCORM 1.2', () => {
    expect(codesFor(courseOf(300), 4096)).toEqual([]);
  });

  test('of 500 does not, and no package is built that could lose work', () => {
    expect(codesFor(courseOf(500), 4096)).toEqual(['course-progress-too-large']);
    expect(codesFor(courseOf(500), Number.POSITIVE_INFINITY)).toEqual([]);
  });
});
