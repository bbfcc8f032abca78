/** An assessment that draws its questions, and tries at only what was wrong, as they stand in saved progress. */

import { describe, expect, test } from '@jest/globals';
import { idHash } from '../../src/model/hash.js';
import { savedAssessment, scoreOf } from '../../src/model/progress.js';
import type { RuntimeConfig } from '../../src/model/runtime-config.js';
import { emptyState, type SavedState } from '../../src/model/saved-state.js';
import { encodeState, readState } from '../../src/model/state.js';
import { questionsOf, shownQuestions } from '../../src/model/try-questions.js';
import { activityRules } from '../../src/runtime/activity-rules.js';
import { tryOf } from '../../src/runtime/assessment-try.js';
import { prepareState } from '../../src/runtime/prepare-state.js';
import { type Outcome, reduceSession } from '../../src/runtime/reduce-session.js';
import type { SessionAction } from '../../src/runtime/session-action.js';
import { activity, course, handedIn, page } from './fixture.js';

const IDS = Array.from({ length: 12 }, (_, at) => `q${at + 1}`);
const CASE = ['q1', 'q2', 'q3'];
const SETTINGS = { passMark: 0.8, attempts: 4, shuffle: true, feedback: 'end', draw: 6 } as const;

function poolOf(ids: readonly string[], settings: Partial<typeof SETTINGS> = {}): RuntimeConfig {
  const questions = ids.map((id) => activity(id, { fingerprint: 9 }));
  const test = page('test', {
    kind: 'assessment',
    assessment: { ...SETTINGS, ...settings },
    activities: questions,
    cases: [CASE],
  });
  return course({ pages: [page('intro'), test] });
}

const CONFIG = poolOf(IDS);
const TEST = CONFIG.pages[1] as RuntimeConfig['pages'][number];
const MOMENT = { now: Date.UTC(2026, 4, 3), activeSeconds: 90 };
const START = emptyState('attemptA', 1);

function play(state: SavedState, ...actions: readonly SessionAction[]): Outcome {
  const rules = { config: CONFIG, rules: activityRules };
  return actions.reduce<Outcome>((step, action) => reduceSession(rules, step.state, action, MOMENT), {
    state,
    events: [],
  });
}

const asked = (state: SavedState): string[] => questionsOf(state, TEST).map(({ id }) => id);
const reload = (state: SavedState): SavedState => readState(encodeState(state)) as SavedState;
/** Answers the try's questions, the first `right` of them right. */
const submit = (state: SavedState, right: number): Extract<SessionAction, { type: 'submit' }> => ({
  type: 'submit',
  pageId: 'test',
  answers: asked(state).map((id, at) => handedIn(id, at < right ? 1 : 0)),
});
const restart = (keep?: readonly string[]): SessionAction => ({
  type: 'restart',
  pageId: 'test',
  ...(keep && { keep }),
});
const open = (state: SavedState): SavedState =>
  play(state, { type: 'draft', activityId: asked(state)[0] ?? '', packed: { kind: 'one', value: 1 } }).state;

describe('a pool', () => {
  test('asks so many, the same after a reload and after handing in, and others at a new try', () => {
    const first = asked(START);
    expect(first).toHaveLength(6);
    expect(asked(reload(open(START)))).toEqual(first);
    const failed = play(START, submit(START, 2)).state;
    expect(asked(reload(failed))).toEqual(first);
    const again = play(failed, restart()).state;
    expect(asked(again)).not.toEqual(first);
    expect(asked(reload(again))).toEqual(asked(again));
    expect(asked(emptyState('attemptB', 1))).not.toEqual(first);
  });

  test('scores points earned by points drawn, and takes and tells nothing of what was not drawn', () => {
    const others = IDS.filter((id) => !asked(START).includes(id)).map((id) => handedIn(id, 1));
    const action = submit(START, 3);
    const cheat = { ...action, answers: [...action.answers, ...others] };
    const { state, events } = play(START, cheat);
    expect(savedAssessment(state, 'test')).toMatchObject({ last: 0.5, tries: 1 });
    expect(events.filter(({ type }) => type === 'answered')).toHaveLength(6);
    const [undrawn = ''] = others.map(({ activityId }) => activityId);
    expect(state.activities.has(idHash(undrawn))).toBe(false);
    const draft: SessionAction = { type: 'draft', activityId: undrawn, packed: { kind: 'one', value: 1 } };
    expect(play(START, draft).state).toBe(START);
  });

  test('weighs against another assessment by what it draws', () => {
    const other = page('other', { kind: 'assessment', assessment: SETTINGS, activities: [activity('x')] });
    const both = course({ pages: [TEST, { ...other, assessment: { ...SETTINGS, draw: 1 } }] });
    const passed = play(START, submit(START, 6)).state;
    expect(scoreOf(both, passed)).toBeCloseTo(6 / 7);
  });

  test('that has changed restarts the try that is open, with the tries that were used', () => {
    const failed = play(START, submit(START, 2)).state;
    const begun = open(play(failed, restart()).state);
    const changed = poolOf(IDS.slice(0, 9));
    const { state, reopened } = prepareState({ config: changed, rules: activityRules }, reload(begun));
    expect([...reopened]).toEqual(['test']);
    expect(savedAssessment(state, 'test')).toMatchObject({ tries: 1, open: true });
    expect([...state.activities.values()].every(({ answer }) => answer === undefined)).toBe(true);
    const again = prepareState({ config: changed, rules: activityRules }, reload(state));
    expect(again.reopened.size).toBe(0);
  });

  test('on a page that was renamed asks the same', () => {
    const begun = open(START);
    const renamed = { ...TEST, id: 'exam', was: ['test'] };
    const { state, reopened } = prepareState({ config: { ...CONFIG, pages: [renamed] }, rules: activityRules }, begun);
    expect(reopened.size).toBe(0);
    expect(questionsOf(state, renamed).map(({ id }) => id)).toEqual(asked(START));
  });

  test('that has changed where nothing of the try stands goes on', () => {
    const begun = open(START);
    const undrawn = IDS.find((id) => !asked(START).includes(id));
    const pages = CONFIG.pages.map((each) => ({
      ...each,
      activities: each.activities.map((one) => (one.id === undrawn ? { ...one, fingerprint: 200 } : one)),
    }));
    expect(prepareState({ config: { ...CONFIG, pages }, rules: activityRules }, begun).reopened.size).toBe(0);
  });

  test('that has changed since the last try shows what was answered, and offers nothing of it again', () => {
    const failed = play(START, submit(START, 2)).state;
    const changed = poolOf(IDS.slice(0, 9)).pages[1] as typeof TEST;
    expect(tryOf(failed, changed)).toMatchObject({ outdated: true, another: true, handedIn: true });
    const left = asked(START).filter((id) => changed.activities.some((one) => one.id === id));
    expect(shownQuestions(failed, changed).map(({ id }) => id)).toEqual(left);
    expect(tryOf(failed, TEST).outdated).toBe(false);
  });
});

test('a version that draws less keeps no more answers than it has room for, and the result stands', () => {
  const failed = play(START, submit(START, 2)).state;
  const pages = CONFIG.pages.map((each) =>
    each.assessment ? { ...each, assessment: { ...each.assessment, draw: 3 } } : each,
  );
  const { state } = prepareState({ config: { ...CONFIG, pages }, rules: activityRules }, failed);
  expect([...state.activities.values()].filter(({ answer }) => answer)).toEqual([]);
  expect(savedAssessment(state, 'test')).toMatchObject({ tries: 1, last: savedAssessment(failed, 'test')?.last });
});

describe('a try at only what was wrong', () => {
  const failed = play(START, submit(START, 4)).state;
  const right = asked(START).slice(0, 4);
  const begun = play(failed, restart(right)).state;

  test('is the same draw, keeps what was right and empties what was wrong', () => {
    expect(asked(begun)).toEqual(asked(START));
    expect(tryOf(begun, TEST)).toMatchObject({ number: 2, again: true, handedIn: false });
    for (const id of asked(begun)) {
      const record = begun.activities.get(idHash(id));
      expect(record).toMatchObject({ checked: right.includes(id), tries: 1 });
      expect(record?.answer !== undefined).toBe(right.includes(id));
    }
    expect(asked(reload(begun))).toEqual(asked(START));
  });

  test('lets nobody change what was right', () => {
    const draft: SessionAction = { type: 'draft', activityId: right[0] ?? '', packed: { kind: 'one', value: 2 } };
    expect(play(begun, draft).state).toBe(begun);
  });

  test('uses a try, counts what was right before, and tells only what was answered now', () => {
    const { state, events } = play(reload(begun), submit(begun, 6));
    expect(savedAssessment(state, 'test')).toMatchObject({ tries: 2, last: 1, best: 1, passed: true });
    const told = events.flatMap((event) => (event.type === 'answered' ? event.answer.activityId : []));
    expect(told).toEqual(asked(START).slice(4));
  });

  test('that fails again leaves the best; another may follow it, of the same questions or of new ones', () => {
    const second = play(begun, submit(begun, 4)).state;
    expect(savedAssessment(second, 'test')).toMatchObject({ tries: 2, passed: false });
    expect(second.success).toBe('unknown');
    const third = play(second, restart(right)).state;
    expect(asked(third)).toEqual(asked(START));
    const fresh = play(second, restart()).state;
    expect(asked(fresh)).not.toEqual(asked(START));
    expect(tryOf(fresh, TEST)).toMatchObject({ number: 3, again: false });
  });

  test('whose pool changed meanwhile restarts, and draws anew', () => {
    const drawn = asked(begun)[0];
    const changed = poolOf(IDS.filter((id) => id !== drawn));
    const { state, reopened } = prepareState({ config: changed, rules: activityRules }, reload(begun));
    expect(reopened.has('test')).toBe(true);
    const [, test] = changed.pages;
    expect(test && tryOf(state, test)).toMatchObject({ number: 2, again: false, handedIn: false });
    expect(test && questionsOf(state, test)).toHaveLength(6);
  });

  test('after which the pool grew goes on, for its questions are the same', () => {
    const grown = poolOf([...IDS, 'q13', 'q14']);
    const { state, reopened } = prepareState({ config: grown, rules: activityRules }, reload(begun));
    expect(reopened.size).toBe(0);
    expect(questionsOf(state, grown.pages[1] as typeof TEST).map(({ id }) => id)).toEqual(asked(START));
  });

  test('is no way round the tries: none follows the last', () => {
    let state = failed;
    for (let n = 2; n <= 4; n++) {
      const next = play(state, restart(right)).state;
      state = play(next, submit(next, 4)).state;
    }
    expect(state.success).toBe('failed');
    expect(play(state, restart(right)).state).toBe(state);
  });
});
