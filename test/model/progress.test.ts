import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { idHash } from '../../src/model/hash.js';
import {
  adoptState,
  isComplete,
  isPageDone,
  missingForCompletion,
  pageStandings,
  progressOf,
  scoreOf,
  successOf,
  triesAreSpent,
} from '../../src/model/progress.js';
import type { ActivityConfig, PageConfig, RuntimeConfig } from '../../src/model/runtime-config.js';
import { emptyState, type SavedActivity, type SavedAssessment, type SavedState } from '../../src/model/saved-state.js';

const question = (id: string, more: Partial<ActivityConfig> = {}): ActivityConfig => ({
  id,
  type: 'choice',
  points: 1,
  attempts: 0,
  required: true,
  shuffle: false,
  objectiveIds: [],
  fingerprint: 1,
  data: {},
  ...more,
});
const page = (id: string, more: Partial<PageConfig> = {}): PageConfig => ({
  id,
  title: id,
  kind: 'content',
  unlock: { when: 'free' },
  completion: 'view',
  activities: [],
  ...more,
});
const assessmentPage = (id: string, more: Partial<PageConfig> = {}): PageConfig =>
  page(id, {
    kind: 'assessment',
    assessment: { passMark: 0.8, attempts: 2, shuffle: false, feedback: 'end' },
    activities: [question(`${id}-1`), question(`${id}-2`)],
    ...more,
  });
const course = (pages: PageConfig[], more: Partial<RuntimeConfig> = {}): RuntimeConfig => ({
  course: { id: 'c', title: 'C', language: 'en-GB', version: '1.4.0' },
  pages,
  objectives: [],
  completion: { pages: 1, assessment: 'none', activities: [] },
  success: 'assessment',
  navigation: { exitButton: true },
  tracking: { interactions: true },
  messages: {},
  ...more,
});
const ANSWERED: SavedActivity = { fingerprint: 1, tries: 1, checked: true, revealed: false, hinted: false };
const DRAFT: SavedActivity = { ...ANSWERED, tries: 0, checked: false };
const hashes = <T>(entries: Record<string, T>): Map<number, T> =>
  new Map(Object.entries(entries).map(([id, value]) => [idHash(id), value]));
const work = (viewed: string[], more: Partial<SavedState> = {}): SavedState => ({
  ...emptyState('abcdefgh', 1),
  viewed: new Set(viewed.map(idHash)),
  ...more,
});
const tried = (more: Partial<SavedAssessment>): SavedAssessment => ({
  fingerprint: 1,
  tries: 1,
  open: false,
  passed: false,
  ...more,
});

const standings = (...of: Parameters<typeof pageStandings>) => [...pageStandings(...of).values()];

describe('a content page', () => {
  test('is done when it was viewed', () => {
    expect(isPageDone(page('a'), work([]))).toBe(false);
    expect(isPageDone(page('a'), work(['a']))).toBe(true);
  });

  test('waits for its required activities where it asks for them; a draft is no answer', () => {
    const asks = page('a', {
      completion: 'activities',
      activities: [question('q'), question('r', { required: false })],
    });
    expect(isPageDone(asks, work(['a']))).toBe(false);
    expect(isPageDone(asks, work(['a'], { activities: hashes({ q: DRAFT }) }))).toBe(false);
    expect(isPageDone(asks, work(['a'], { activities: hashes({ q: ANSWERED }) }))).toBe(true);
    expect(isPageDone({ ...asks, completion: 'view' }, work(['a']))).toBe(true);
  });
});

describe('standings', () => {
  test('open pages in order, after a page, after a pass', () => {
    const config = course([
      page('a'),
      page('b', { unlock: { when: 'in-order' } }),
      assessmentPage('check'),
      page('c', { unlock: { when: 'after', pageId: 'check' } }),
      page('d', { unlock: { when: 'passed', pageId: 'check' } }),
    ]);
    expect(standings(config, work([]))).toEqual(['open', 'locked', 'open', 'locked', 'locked']);
    const failed = work(['a'], { assessments: hashes({ check: tried({ best: 0.5 }) }) });
    expect(standings(config, failed)).toEqual(['done', 'open', 'done', 'open', 'locked']);
    const passed = work(['a'], { assessments: hashes({ check: tried({ passed: true }) }) });
    expect(standings(config, passed)[4]).toBe('open');
  });

  test('leave a page that is done open, whatever was added before it', () => {
    const config = course([page('new'), page('a', { unlock: { when: 'in-order' } })]);
    expect(standings(config, work(['a']))).toEqual(['open', 'done']);
  });
});

describe('completion', () => {
  const pages = Array.from({ length: 10 }, (_, at) => page(`p${at}`));
  const viewed = (count: number): SavedState => work(pages.slice(0, count).map(({ id }) => id));

  test.each([
    [0.8, 7, false],
    [0.8, 8, true],
    [0.75, 7, false],
    [0.75, 8, true],
    [1, 9, false],
    [1, 10, true],
  ])('with a share of %d of ten pages, %d pages done: %s', (share, count, complete) => {
    const config = course(pages, { completion: { pages: share, assessment: 'none', activities: [] } });
    expect(isComplete(config, viewed(count))).toBe(complete);
    expect(progressOf(config, viewed(count))).toBeCloseTo(count / 10);
  });

  test('names what is missing', () => {
    const completion = { pages: 1, assessment: 'passed', activities: ['q'] } as const;
    const config = course([page('a', { activities: [question('q')] }), assessmentPage('check')], { completion });
    const missing = missingForCompletion(config, work(['a'], { assessments: hashes({ check: tried({ best: 0.5 }) }) }));
    expect(missing).toEqual({ pageIds: [], pageCount: 0, assessmentIds: ['check'], activityIds: ['q'] });
  });

  test('is satisfied by an attempt where that is enough', () => {
    const completion = { pages: 0, assessment: 'attempted', activities: [] } as const;
    const config = course([assessmentPage('check')], { completion });
    expect(isComplete(config, work([]))).toBe(false);
    expect(isComplete(config, work([], { assessments: hashes({ check: tried({ best: 0 }) }) }))).toBe(true);
  });

  test('stays, whatever is added to the course', () => {
    expect(isComplete(course(pages), work([], { completedAt: 5 }))).toBe(true);
  });
});

describe('success and score', () => {
  const config = course([assessmentPage('one'), assessmentPage('two', { activities: [question('x', { points: 6 })] })]);
  const assess = (one: Partial<SavedAssessment>, two: Partial<SavedAssessment> = { tries: 0 }): SavedState =>
    work([], { assessments: hashes({ one: tried(one), two: tried(two) }) });

  test('is passed only when every assessment is', () => {
    expect(successOf(config, assess({ passed: true }))).toBe('unknown');
    expect(successOf(config, assess({ passed: true }, { passed: true }))).toBe('passed');
  });

  test('is failed only when the tries are spent, and never after a pass', () => {
    expect(successOf(config, assess({ tries: 1 }))).toBe('unknown');
    expect(successOf(config, assess({ tries: 2 }))).toBe('failed');
    expect(successOf(config, { ...assess({ tries: 2 }), success: 'passed' })).toBe('passed');
  });

  test('is never failed where tries are without limit', () => {
    const [first] = config.pages as [PageConfig];
    const free: PageConfig = { ...first, assessment: { passMark: 1, attempts: 0, shuffle: false, feedback: 'end' } };
    expect(triesAreSpent(free, assess({ tries: 99 }))).toBe(false);
    expect(successOf(course([free]), assess({ tries: 99 }))).toBe('unknown');
  });

  test('counts points earned by points drawn over all assessments', () => {
    expect(scoreOf(config, assess({ tries: 0 }))).toBeUndefined();
    expect(scoreOf(config, assess({ best: 0.5 }, { best: 1 }))).toBeCloseTo((0.5 * 2 + 6) / 8);
    expect(scoreOf(config, assess({ best: 1 }))).toBeCloseTo(2 / 8);
  });

  test('says nothing where the course reports no success', () => {
    const none = { ...config, success: 'none' } as const;
    expect(successOf(none, assess({ passed: true }, { passed: true }))).toBe('unknown');
    expect(scoreOf(none, assess({ best: 1 }))).toBeUndefined();
  });
});

describe('a new version of the course', () => {
  test('finds what was renamed under its new id', () => {
    const config = course([page('new', { was: ['old'], activities: [question('q2', { was: ['q1', 'q0'] })] })]);
    const adopted = adoptState(
      config,
      work(['old'], { location: idHash('old'), activities: hashes({ q0: ANSWERED }) }),
    );
    expect(adopted.location).toBe(idHash('new'));
    expect([...adopted.viewed]).toEqual([idHash('new')]);
    expect([...adopted.activities.keys()]).toEqual([idHash('q2')]);
  });

  test('keeps the newer work where both ids have some', () => {
    const config = course([page('p', { activities: [question('q2', { was: ['q1'] })] })]);
    const both = work([], { activities: hashes({ q1: DRAFT, q2: ANSWERED }) });
    expect(adoptState(config, both).activities.get(idHash('q2'))).toEqual(ANSWERED);
  });

  test('within the major version keeps completion; another one keeps the work alone', () => {
    const done = work(['a'], { completedAt: 9, success: 'passed' });
    expect(adoptState(course([page('a')]), done)).toMatchObject({ completedAt: 9, success: 'passed' });
    const next = course([page('a')], { course: { id: 'c', title: 'C', language: 'en', version: '2.0.0' } });
    const adopted = adoptState(next, done);
    expect(adopted.completedAt).toBeUndefined();
    expect(adopted).toMatchObject({ success: 'unknown', courseMajor: 2 });
    expect([...adopted.viewed]).toEqual([idHash('a')]);
  });

  test('loses nothing that it does not rename, whatever the order of pages', () => {
    const ids = fc.uniqueArray(fc.stringMatching(/^[a-z][a-z0-9]{0,6}$/), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(ids, (list) => {
        const config = course([...list].reverse().map((id) => page(id)));
        expect(adoptState(config, work(list)).viewed).toEqual(work(list).viewed);
      }),
    );
  });
});
