import { describe, expect, test } from '@jest/globals';
import { checkSavedProgress, largestStateOf } from '../../src/compiler/check-saved-progress.js';
import { createRuntimeConfig } from '../../src/compiler/runtime-config.js';
import { createDiagnosticLog } from '../../src/diagnostics/collect.js';
import type { Course } from '../../src/model/course.js';
import type { Diagnostic } from '../../src/model/diagnostic.js';
import { emptyState } from '../../src/model/saved-state.js';
import { encodeState } from '../../src/model/state.js';
import { questionsOf } from '../../src/model/try-questions.js';
import { activityRules } from '../../src/runtime/activity-rules.js';
import { handedIn } from '../runtime/fixture.js';
import { makeActivity, makeCourse, makePage } from '../support/render-pages.js';

const POOL_CONFIG = {
  many: true,
  prompt: 'Which?',
  options: ['a', 'b', 'c', 'd'].map((text) => ({ text, correct: true })),
};

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

  test('counts no more answers of a pool than a try draws, and the largest of them', () => {
    const config = (options: number) => ({
      many: true,
      prompt: 'Which?',
      options: Array.from({ length: options }, (_, at) => ({ text: `option ${at}`, correct: true })),
    });
    const activities = Array.from({ length: 40 }, (_, at) => ({
      ...makeActivity(`question-${at}`, 'choice', {}),
      config: config(at < 5 ? 20 : 4),
    }));
    const settings = { passMark: 1, attempts: 0, shuffle: false, feedback: 'end' } as const;
    const sizeOf = (draw?: number): number => {
      const assessment = draw === undefined ? settings : { ...settings, draw };
      return largestStateOf(makeCourse([makePage('test', 'Text.', { kind: 'assessment', assessment, activities })]));
    };
    const sizes = [5, 10, 20, 40].map(sizeOf);
    expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
    expect(sizeOf(40)).toBe(sizeOf());
    expect(sizeOf(10)).toBeLessThan(sizeOf() - 60);
  });

  test('holds all that learners of a pool can come to', () => {
    const questions = Array.from({ length: 12 }, (_, at) => ({
      ...makeActivity(`q${at}`, 'choice', {}),
      config: POOL_CONFIG,
    }));
    const assessment = { passMark: 1, attempts: 0, shuffle: false, feedback: 'end', draw: 4 } as const;
    const page = makePage('test', 'Text.', { kind: 'assessment', assessment, activities: questions });
    const config = createRuntimeConfig(makeCourse([page]), { messages: {}, activityTypes: [], blockNames: [] });
    let state = emptyState('12345678', 1);
    const [test] = config.pages;
    if (!test) throw new Error('There is a page.');
    for (let tries = 0; tries < 8; tries++) {
      const ids = questionsOf(state, test).map(({ id }) => id);
      const keep = tries % 3 === 1 ? ids.slice(0, 2) : undefined;
      const answers = ids.map((id) => ({
        ...handedIn(id, 0),
        packed: { kind: 'list' as const, values: [0, 1, 2, 3] },
      }));
      state = activityRules.reduce(config, state, { type: 'submit', pageId: 'test', answers }).state;
      expect(encodeState(state).length).toBeLessThanOrEqual(largestStateOf(makeCourse([page])));
      state = activityRules.reduce(config, state, { type: 'restart', pageId: 'test', ...(keep && { keep }) }).state;
      expect(encodeState(state).length).toBeLessThanOrEqual(largestStateOf(makeCourse([page])));
    }
  });
});
