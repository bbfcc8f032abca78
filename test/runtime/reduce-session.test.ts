import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { idHash } from '../../src/model/hash.js';
import { savedAssessment } from '../../src/model/progress.js';
import type { RuntimeConfig } from '../../src/model/runtime-config.js';
import { emptyState, type SavedState } from '../../src/model/saved-state.js';
import type { HostStatus } from '../../src/model/tracking.js';
import { activityRules } from '../../src/runtime/activity-rules.js';
import { tryOf } from '../../src/runtime/assessment-try.js';
import { prepareState } from '../../src/runtime/prepare-state.js';
import { type Outcome, reduceSession } from '../../src/runtime/reduce-session.js';
import { resultFacts } from '../../src/runtime/result-facts.js';
import type { SessionAction } from '../../src/runtime/session-action.js';
import { activity, course, handedIn, page, TEST_PAGE } from './fixture.js';

const withRules = (config: RuntimeConfig) => ({ config, rules: activityRules });
const config = course();
const COURSE = withRules(config);
const MOMENT = { now: Date.UTC(2026, 4, 3), activeSeconds: 90 };
const START = emptyState('attemptA', 1);

function run(...actions: readonly SessionAction[]): Outcome {
  return actions.reduce<Outcome>((step, action) => reduceSession(COURSE, step.state, action, MOMENT), {
    state: START,
    events: [],
  });
}

const submit = (...shares: readonly number[]): SessionAction => ({
  type: 'submit',
  pageId: 'test',
  answers: shares.map((share, index) => handedIn(`q${index + 1}`, share)),
});
const restart: SessionAction = { type: 'restart', pageId: 'test' };
const record = (state: SavedState, id: string) => state.activities.get(idHash(id));
const draft = (activityId: string): SessionAction => ({ type: 'draft', activityId, packed: { kind: 'one', value: 1 } });

describe('an assessment', () => {
  test('is opened by the first answer and closed by handing in', () => {
    const drafted = run(draft('q1')).state;
    expect(tryOf(drafted, TEST_PAGE)).toMatchObject({ number: 1, handedIn: false, another: false });
    expect(savedAssessment(drafted, 'test')?.open).toBe(true);
    const done = run(draft('q1'), submit(1)).state;
    expect(tryOf(done, TEST_PAGE)).toMatchObject({ number: 1, handedIn: true, another: true });
  });

  test('weighs points, and what has no answer earns nothing', () => {
    expect(savedAssessment(run(submit(1, 0.5)).state, 'test')).toMatchObject({ last: 0.375, passed: false, tries: 1 });
    expect(savedAssessment(run(submit(0, 1, 1)).state, 'test')).toMatchObject({ last: 0.75, passed: true });
  });

  test('takes 0.1 + 0.7 for the 0.8 that it is', () => {
    const tenths = ['a', 'b', 'c'].map((id, index) => activity(id, { points: [0.1, 0.7, 0.2][index] ?? 0 }));
    const settings = { passMark: 0.8, attempts: 0, shuffle: false, feedback: 'end' } as const;
    const small = course({ pages: [page('t', { kind: 'assessment', assessment: settings, activities: tenths })] });
    const action: SessionAction = { type: 'submit', pageId: 't', answers: [handedIn('a', 1), handedIn('b', 1)] };
    expect(savedAssessment(reduceSession(withRules(small), START, action, MOMENT).state, 't')?.passed).toBe(true);
  });

  test('keeps the best and a pass, whatever comes after; no try follows a pass or the last one', () => {
    const worse = run(submit(1, 1), restart, submit(0)).state;
    expect(savedAssessment(worse, 'test')).toMatchObject({ best: 0.5, last: 0, tries: 2 });
    expect(tryOf(worse, TEST_PAGE)).toMatchObject({ another: false, handedIn: true });
    expect(run(submit(1, 1), restart, submit(0), restart, submit(1, 1, 1)).state).toEqual(worse);
    const passed = run(submit(1, 1, 1)).state;
    expect(reduceSession(COURSE, passed, restart, MOMENT).state).toBe(passed);
  });

  test('starts another try empty, with its answers counted', () => {
    const { state } = run(submit(1, 0, 0), restart);
    expect(record(state, 'q1')).toMatchObject({ tries: 1, checked: false });
    expect(record(state, 'q1')?.answer).toBeUndefined();
    expect(tryOf(state, TEST_PAGE)).toMatchObject({ number: 2, handedIn: false });
  });

  test('tells an answer once: what was checked by itself is not told again', () => {
    const checked = run({ type: 'answer', answer: handedIn('q1', 1) });
    expect(checked.events.map(({ type }) => type)).toEqual(['answered']);
    const step = reduceSession(COURSE, checked.state, submit(1, 0), MOMENT);
    expect(step.events.filter(({ type }) => type === 'answered')).toHaveLength(1);
    expect(savedAssessment(step.state, 'test')?.last).toBe(0.25);
  });

  test('takes no answer in a try that is handed in', () => {
    const { state } = run(submit(0));
    for (const action of [draft('q1'), submit(1, 1, 1), { type: 'answer', answer: handedIn('q2', 1) } as const]) {
      expect(reduceSession(COURSE, state, action, MOMENT).state).toBe(state);
    }
  });
});

describe('a course without activities', () => {
  const pages = [page('a'), page('b')];
  const bare = {
    config: course({ pages, completion: { pages: 1, assessment: 'none', activities: [] } }),
    rules: undefined,
  };
  const view = (pageId: string): SessionAction => ({ type: 'view', pageId, duration: 5 });

  test('carries no rules, and is completed by its pages', () => {
    const first = reduceSession(bare, prepareState(bare, START).state, view('a'), MOMENT);
    expect(first.events.map(({ id }) => id)).toEqual(['attemptA:page-viewed:a', 'attemptA:progressed:50']);
    const { state, events } = reduceSession(bare, first.state, view('b'), MOMENT);
    expect(events.map(({ type }) => type)).toEqual(['page-viewed', 'progressed', 'completed']);
    expect(state).toMatchObject({ success: 'unknown', sessions: 1 });
    expect(state.completedAt).toBeDefined();
  });

  test('keeps what an earlier version of it had of them', () => {
    const { activities } = run({ type: 'answer', answer: handedIn('first', 1) }).state;
    const prepared = prepareState(bare, { ...START, activities });
    expect(prepared.reopened.size).toBe(0);
    expect(reduceSession(bare, prepared.state, view('a'), MOMENT).state.activities).toEqual(activities);
    expect(reduceSession(bare, prepared.state, draft('first'), MOMENT).state).toBe(prepared.state);
  });
});

describe('an answer', () => {
  test('is not told where the course keeps interactions to itself', () => {
    const quiet = course({ tracking: { interactions: false } });
    const action: SessionAction = { type: 'answer', answer: handedIn('first', 1) };
    expect(reduceSession(withRules(quiet), START, action, MOMENT).events).toEqual([]);
  });

  test('is not taken when its tries are spent or the answer was shown', () => {
    const first: SessionAction = { type: 'answer', answer: handedIn('first', 0) };
    const spent = run(first, first).state;
    expect(record(spent, 'first')?.tries).toBe(2);
    expect(reduceSession(COURSE, spent, first, MOMENT).state).toBe(spent);
    const shown = run({ type: 'reveal', activityId: 'must' }).state;
    expect(reduceSession(COURSE, shown, draft('must'), MOMENT).state).toBe(shown);
  });
});

describe('at launch', () => {
  const reworded = (change: Partial<{ fingerprint: number }>) =>
    course({
      pages: config.pages.map((each) => ({
        ...each,
        activities: each.activities.map((one) => (['must', 'q1'].includes(one.id) ? { ...one, ...change } : one)),
      })),
    });

  test('a question that was reworded starts afresh, the others stay', () => {
    const answers: SessionAction[] = ['must', 'first'].map((id) => ({ type: 'answer', answer: handedIn(id, 1) }));
    const { state, reopened } = prepareState(withRules(reworded({ fingerprint: 200 })), run(...answers).state);
    expect([...reopened]).toEqual(['must']);
    expect(record(state, 'must')).toBeUndefined();
    expect(record(state, 'first')?.tries).toBe(1);
    expect(state.sessions).toBe(1);
  });

  test('completed work keeps its records', () => {
    const done = { ...run({ type: 'answer', answer: handedIn('must', 1) }).state, completedAt: 5 };
    expect(record(prepareState(withRules(reworded({ fingerprint: 200 })), done).state, 'must')?.tries).toBe(1);
  });

  test('an open try whose questions changed begins again, with its tries used; a handed-in one stands', () => {
    const open = run(submit(0), restart, draft('q2')).state;
    const prepared = prepareState(withRules(reworded({ fingerprint: 200 })), open);
    expect(prepared.reopened.has('test')).toBe(true);
    expect(savedAssessment(prepared.state, 'test')).toMatchObject({ tries: 1, open: true });
    expect(record(prepared.state, 'q2')?.answer).toBeUndefined();
    const again = prepareState(withRules(reworded({ fingerprint: 200 })), prepared.state);
    expect(again.reopened.size).toBe(0);
    expect(prepareState(withRules(reworded({ fingerprint: 200 })), run(submit(0)).state).reopened.has('test')).toBe(
      false,
    );
  });
});

describe('what a host is told again', () => {
  const passed = run(submit(1, 1, 1)).state;
  const known = (success: 'passed' | 'failed' | 'unknown', score?: number): HostStatus => ({
    completion: 'incomplete',
    success,
    ...(score === undefined ? {} : { score }),
  });
  const told = (of: Parameters<typeof resultFacts>[2]) =>
    resultFacts(COURSE, passed, of, MOMENT).map(([{ type }]) => type);

  test('is what it does not know, and never less than it has', () => {
    expect(told(known('unknown'))).toEqual(['scored', 'success']);
    expect(told(known('passed', 1))).toEqual([]);
    expect(told(known('passed', 0.7))).toEqual(['scored']);
    const failed = { ...passed, success: 'failed' } as const;
    expect(resultFacts(COURSE, failed, known('passed', 1), MOMENT)).toEqual([]);
  });
});

test('sharing and order of shares never take a score out of 0 to 1', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 3 }), (shares) => {
      const { last = -1 } = savedAssessment(run(submit(...shares)).state, 'test') ?? {};
      expect(last).toBeGreaterThanOrEqual(0);
      expect(last).toBeLessThanOrEqual(1);
    }),
  );
});

test('comments of two devices at once are two facts, and the same comment is one', () => {
  const sent = (text: string): string | undefined => {
    const definition = { type: 'long-fill-in', prompt: 'What?', components: [], correctResponses: [] } as const;
    const answer = { ...handedIn('first', 0), definition, response: [text] };
    return run({ type: 'answer', answer }).events.find(({ type }) => type === 'answered')?.id;
  };
  expect(sent('Slower.')).toBe(sent('Slower.'));
  expect(sent('Slower.')).not.toBe(sent('Faster.'));
});
