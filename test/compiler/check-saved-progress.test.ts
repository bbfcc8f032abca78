import { describe, expect, test } from '@jest/globals';
import { checkSavedProgress } from '../../src/compiler/check-saved-progress.js';
import { createDiagnosticLog } from '../../src/diagnostics/collect.js';
import type { Course } from '../../src/model/course.js';
import type { Diagnostic } from '../../src/model/diagnostic.js';
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

function diagnosticsFor(course: Course, limit: number): Diagnostic[] {
  const log = createDiagnosticLog();
  const profile = { title: 'Any LMS', suspendData: limit };
  checkSavedProgress(course, { profile, standard: 'SCORM 1.2', report: log.report });
  return log.list(new Map());
}

const codesFor = (course: Course, limit: number): string[] => diagnosticsFor(course, limit).map(({ code }) => code);

describe('a course’s saved progress', () => {
  test('of 300 pages with a question each fits into SCORM 1.2', () => {
    expect(codesFor(courseOf(300), 4096)).toEqual(['course-progress-nearly-full']);
    expect(codesFor(courseOf(230), 4096)).toEqual([]);
  });

  test('of 500 does not, and no package is built that could lose work', () => {
    expect(codesFor(courseOf(500), 4096)).toEqual(['course-progress-too-large']);
    expect(codesFor(courseOf(500), 50_000)).toEqual([]);
  });

  test('says what takes the room, the most first, and what can be done', () => {
    const [found] = diagnosticsFor(courseOf(500), 4096);
    const [, questions, pages, course] =
      /: 500 × choice ([\d,]+) characters, 500 pages ([\d,]+), the course itself (\d+)\.$/.exec(found?.message ?? '') ??
      [];
    const length = /could take ([\d,]+)/.exec(found?.message ?? '')?.[1];
    const [whole = 0, ...parts] = [length, questions, pages, course].map((text) => Number(text?.replace(',', '')));
    const sum = parts.reduce((all, part) => all + part, 0);
    expect(sum - whole).toBeGreaterThanOrEqual(0);
    expect(sum - whole).toBeLessThan(4);
    expect(found?.hint).toMatch(/divide the course into two, or build it for a host that keeps more/);
    expect(diagnosticsFor(courseOf(500), 4500)[0]?.hint).not.toContain('--profile');
  });
});
