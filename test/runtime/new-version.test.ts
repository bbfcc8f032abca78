/** A new version of a course meets the progress that learners made in the old one. */

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { choiceTracking } from '../../src/activities/choice/tracking.js';
import { idHash } from '../../src/model/hash.js';
import { pageStandings } from '../../src/model/progress.js';
import type { ActivityConfig, PageConfig, RuntimeConfig } from '../../src/model/runtime-config.js';
import { emptyState, fingerprintOf, type SavedState } from '../../src/model/saved-state.js';
import { decodeState, encodeState } from '../../src/model/state.js';
import { activityRules } from '../../src/runtime/activity-rules.js';
import { createDeviceStore } from '../../src/runtime/device-store.js';
import { decideLaunch } from '../../src/runtime/launch-decision.js';
import { prepareState } from '../../src/runtime/prepare-state.js';
import { createSession, type Session } from '../../src/runtime/session.js';
import type { SessionAction } from '../../src/runtime/session-action.js';
import {
  course,
  fakeHost,
  fakeTimers,
  launchState,
  memoryStorage,
  activity as plainActivity,
  page as plainPage,
} from './fixture.js';

interface ChoiceData {
  readonly many: boolean;
  readonly prompt: string;
  readonly options: readonly { readonly text: string; readonly correct: boolean }[];
}

const PIECES = new Map([['choice', { tracking: choiceTracking }]]) as never;
const ASSESSMENT = { passMark: 0.6, attempts: 3, shuffle: false, feedback: 'end' } as const;

function question(id: string, change: Partial<ActivityConfig> = {}, words = ['a', 'b', 'c']): ActivityConfig {
  const data: ChoiceData = {
    many: false,
    prompt: id,
    options: words.map((text, at) => ({ text: `${text} ${id}`, correct: at === 0 })),
  };
  return plainActivity(id, { data, fingerprint: fingerprintOf(data.options.map(({ text }) => text)), ...change });
}

function quizPage(id: string, activities: readonly ActivityConfig[], change: Partial<PageConfig> = {}): PageConfig {
  return plainPage(id, { kind: 'assessment', completion: 'activities', assessment: ASSESSMENT, activities, ...change });
}

function version(pages: readonly PageConfig[], number = '1.0.0'): RuntimeConfig {
  return course({ pages, course: { id: 'small', title: 'Small', language: 'en-GB', version: number } });
}

const page = (id: string, activities: readonly ActivityConfig[] = [], change: Partial<PageConfig> = {}): PageConfig =>
  plainPage(id, { completion: 'activities', activities, ...change });

interface Launched {
  readonly session: Session;
  readonly reopened: ReadonlySet<string>;
  readonly unreadable: boolean;
  readonly host: ReturnType<typeof fakeHost>;
}

/** What launch.ts does with what the host holds. */
function launch(config: RuntimeConfig, saved?: string): Launched {
  const host = fakeHost();
  host.state = saved;
  const timers = fakeTimers();
  const launched = launchState(host);
  const store = createDeviceStore(
    { localStorage: memoryStorage(), sessionStorage: memoryStorage() },
    'small',
    launched,
  );
  const decision = decideLaunch(launched, store.copies);
  const state = decision.state ?? emptyState('attempt1', 1);
  const prepared = prepareState({ config, rules: activityRules }, state, PIECES);
  const session = createSession({
    ...store,
    config,
    tracker: host.launch(),
    rules: activityRules,
    state: prepared.state,
    known: { completion: 'incomplete', success: 'unknown' },
    handOver: decision.handOver,
    retries: true,
    readOnly: false,
    now: timers.now,
    activeMs: () => 0,
    later: timers.later,
  });
  session.begin(config.pages.find(({ id }) => idHash(id) === prepared.state.location)?.id ?? config.pages[0]?.id ?? '');
  return { session, reopened: prepared.reopened, unreadable: decision.unreadable, host };
}

function handedIn(activity: ActivityConfig, chosen: readonly number[]) {
  const data = activity.data as ChoiceData;
  return {
    activityId: activity.id,
    packed: choiceTracking.pack(data, chosen),
    score: choiceTracking.score(data, chosen),
    definition: choiceTracking.interaction(data),
    response: chosen,
    latency: 5,
  };
}

const answer = (activity: ActivityConfig, ...chosen: number[]): SessionAction => ({
  type: 'answer',
  answer: handedIn(activity, chosen),
});
const draft = (activity: ActivityConfig, ...chosen: number[]): SessionAction => ({
  type: 'draft',
  activityId: activity.id,
  packed: choiceTracking.pack(activity.data as ChoiceData, chosen),
});
const view = (pageId: string): SessionAction => ({ type: 'view', pageId, duration: 5 });
const open = (pageId: string): SessionAction => ({ type: 'open', pageId });
const submit = (of: PageConfig, ...chosen: number[]): SessionAction => ({
  type: 'submit',
  pageId: of.id,
  answers: of.activities.map((activity, at) => handedIn(activity, [chosen[at] ?? 0])),
});

/** What a learner does in one version, as the host keeps it. */
function work(config: RuntimeConfig, ...actions: SessionAction[]): string {
  const { session } = launch(config);
  for (const action of actions) session.dispatch(action);
  return encodeState(session.state());
}

const recordOf = ({ session }: Launched, id: string) => session.state().activities.get(idHash(id));
const assessmentOf = ({ session }: Launched, id: string) => session.state().assessments.get(idHash(id));
const standingsOf = (config: RuntimeConfig, { session }: Launched) =>
  Object.fromEntries(pageStandings(config, session.state()));

describe('a question', () => {
  const first = question('first');
  const old = version([page('one', [first]), page('two', [question('second')])]);
  const saved = work(old, answer(first, 0), view('one'), open('two'));

  test('that stands on another page, in another place, keeps its answer', () => {
    const moved = launch(version([page('two', [question('second'), first]), page('one')]), saved);
    expect(recordOf(moved, 'first')).toMatchObject({ tries: 1, checked: true, answer: { kind: 'one', value: 0 } });
    expect(moved.reopened.size).toBe(0);
  });

  test('of which only the prompt or the order of options changed keeps its answer', () => {
    const data = first.data as ChoiceData;
    const again = { ...first, data: { ...data, prompt: 'Else?', options: data.options } };
    expect(recordOf(launch(version([page('one', [again])]), saved), 'first')).toMatchObject({
      tries: 1,
      checked: true,
    });
  });

  test('that was reworded is open again, and the learner is told', () => {
    const again = launch(version([page('one', [question('first', {}, ['x', 'y'])])]), saved);
    expect(recordOf(again, 'first')).toBeUndefined();
    expect([...again.reopened]).toEqual(['first']);
  });

  test('that was renamed with `was` keeps its answer, and one without does not', () => {
    const named = (was: readonly string[]) => version([page('one', [{ ...first, id: 'opening', was }])]);
    expect(recordOf(launch(named(['first']), saved), 'opening')).toMatchObject({ tries: 1 });
    expect(recordOf(launch(named([]), saved), 'opening')).toBeUndefined();
  });

  test('of one answer that now takes many keeps it; of many that now takes one is open again', () => {
    const both = { ...first, data: { ...(first.data as ChoiceData), many: true } };
    expect(recordOf(launch(version([page('one', [both])]), saved), 'first')).toMatchObject({ tries: 1 });
    const two = work(version([page('one', [both])]), answer(both, 0, 1));
    const again = launch(version([page('one', [first])]), two);
    expect(recordOf(again, 'first')).toBeUndefined();
    expect([...again.reopened]).toEqual(['first']);
  });

  test('that is gone is ignored, and back again with its answer', () => {
    const gone = launch(version([page('one')]), saved);
    const back = launch(old, encodeState(gone.session.state()));
    expect(recordOf(back, 'first')).toMatchObject({ tries: 1, checked: true });
  });

  test('that is gone makes room where the host would not keep all', () => {
    const questions = (name: string): ActivityConfig[] =>
      Array.from({ length: 400 }, (_, at) => question(`${name}${at}`));
    const [before, now] = [questions('a'), questions('b')];
    const text = work(version([page('one', before)]), ...before.map((each) => answer(each, 0)));
    expect(text.length).toBeLessThan(4096);
    const next = launch(version([page('one', now)]), text);
    for (const each of now) next.session.dispatch(answer(each, 0));
    const kept = encodeState(next.session.state());
    expect(kept.length).toBeLessThan(4096);
    const after = launch(version([page('one', now)]), kept);
    expect(now.filter(({ id }) => !recordOf(after, id)?.tries)).toEqual([]);
  });
});

describe('pages', () => {
  test('that are new are open or locked as the rules say, and what was done stays done', () => {
    const old = version([page('one'), page('two'), page('three')]);
    const saved = work(old, view('one'), open('two'), view('two'), open('three'));
    const inOrder = { unlock: { when: 'in-order' } } as const;
    const next = version([
      page('one', [], inOrder),
      page('new', [], inOrder),
      page('two', [], inOrder),
      page('three', [], inOrder),
    ]);
    const launched = launch(next, saved);
    expect(standingsOf(next, launched)).toEqual({ one: 'done', new: 'open', two: 'done', three: 'locked' });
  });

  test('that were renamed with `was` stay done, and the place is found', () => {
    const old = version([page('one'), page('two')]);
    const next = version([page('intro', [], { was: ['one'] }), page('rest', [], { was: ['two'] })]);
    const launched = launch(next, work(old, view('one'), open('two')));
    expect(standingsOf(next, launched)).toEqual({ intro: 'done', rest: 'open' });
    expect(launched.session.state().location).toBe(idHash('rest'));
  });
});

describe('an assessment', () => {
  const [q1, q2, q3] = [question('q1'), question('q2'), question('q3')];
  const quiz = quizPage('quiz', [q1, q2]);
  const old = version([page('one'), quiz]);
  const failedOnce = [submit(quiz, 1, 1), { type: 'restart', pageId: 'quiz' }, draft(q1, 2)] as const;

  test.each([
    ['has a new question', [q1, q2, q3]],
    ['has lost one', [q1]],
    ['has one reworded', [q1, question('q2', {}, ['x', 'y'])]],
    ['has other points', [q1, { ...q2, points: 5 }]],
  ])('in progress that %s starts its try again, with the tries that were used', (_what, activities) => {
    const launched = launch(version([page('one'), quizPage('quiz', activities)]), work(old, ...failedOnce));
    expect(assessmentOf(launched, 'quiz')).toMatchObject({ tries: 1, open: true, passed: false, best: 0 });
    for (const { id } of activities) expect(recordOf(launched, id)?.answer).toBeUndefined();
    expect(launched.reopened.has('quiz')).toBe(true);
  });

  test('in progress whose questions only changed places goes on', () => {
    const launched = launch(version([quizPage('quiz', [q2, q1]), page('one')]), work(old, ...failedOnce));
    expect(recordOf(launched, 'q1')?.answer).toEqual({ kind: 'one', value: 2 });
    expect(launched.reopened.size).toBe(0);
  });

  test('that takes in a question from a page asks it anew: practice is no answer of a try', () => {
    const practised = work(version([page('one', [q3]), quiz]), answer(q3, 0));
    const next = quizPage('quiz', [q1, q2, q3]);
    const launched = launch(version([page('one'), next]), practised);
    expect(recordOf(launched, 'q3')).toMatchObject({ tries: 1, checked: false });
    expect(recordOf(launched, 'q3')?.answer).toBeUndefined();
    launched.session.dispatch(submit(next, 0, 0, 1));
    expect(assessmentOf(launched, 'quiz')?.last).toBeCloseTo(2 / 3, 3);
  });

  test('that was passed stays passed, and a completed course completed, within a major version', () => {
    const done = work(old, view('one'), open('quiz'), submit(quiz, 0, 0));
    const next = [page('one'), page('new'), quizPage('quiz', [q1, q2, q3])];
    const same = launch(version(next, '1.9.0'), done).session.state();
    expect([same.completedAt !== undefined, same.success]).toEqual([true, 'passed']);
    const other = launch(version(next, '2.0.0'), done).session.state();
    expect([other.completedAt, other.viewed.has(idHash('one'))]).toEqual([undefined, true]);
  });
});

describe('progress that cannot be read', () => {
  const old = version([page('one'), page('two')]);
  const good = work(old, view('one'), open('two'));
  test.each([
    ['of a later format', `2${good.slice(1)}`],
    ['cut off', good.slice(0, -3)],
    ['cut in the middle', good.slice(0, 20)],
    ['garbled', good.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))],
    ['of another tool', '{"lesson":"4","q":[1,2]}'],
    ['hostile', `1.${'_'.repeat(8)}.zzzzzz.${'_'.repeat(4000)}.____`],
    ['markup', '<img src=x onerror=alert(1)>'],
  ])('%s: starts fresh, says so, and stays until the learner does something', (_what, text) => {
    const launched = launch(old, text);
    expect([launched.unreadable, launched.session.state().viewed.size]).toEqual([true, 0]);
    void launched.session.commit('hidden');
    launched.session.closeNow();
    expect(launched.host.calls.filter(({ name }) => name === 'save')).toEqual([]);
    expect(launched.host.state).toBe(text);
    const again = launch(old, text);
    again.session.dispatch(view('one'), open('two'));
    expect(again.host.calls.filter(({ name }) => name === 'save')).toHaveLength(1);
  });

  test('a text that claims more saves than can be written loses nothing that follows', () => {
    const { session } = launch(old, encodeState({ ...emptyState('attempt1', 1), counter: 36 ** 6 - 1 }));
    session.dispatch(view('one'), open('two'));
    const after = launch(old, encodeState(session.state()));
    expect([after.unreadable, after.session.state().viewed.size]).toEqual([false, 1]);
  });
});

/** Courses and their edits by chance: ids p0… and a0…, on content pages and in assessments. */
const IDS = [0, 1, 2, 3, 4, 5, 6, 7];
const shape = fc.record({
  pages: fc.uniqueArray(fc.constantFrom(...IDS), { minLength: 1, maxLength: 5 }),
  activities: fc.uniqueArray(fc.tuple(fc.constantFrom(...IDS), fc.nat(4)), { maxLength: 8, selector: ([id]) => id }),
  tests: fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
  words: fc.array(fc.nat(1), { minLength: 8, maxLength: 8 }),
  renamed: fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
  many: fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
  inOrder: fc.boolean(),
});
type Shape = typeof shape extends fc.Arbitrary<infer T> ? T : never;

function build({ pages, activities, tests, words, renamed, many, inOrder }: Shape, number: string): RuntimeConfig {
  const name = (kind: string, id: number, old: boolean) =>
    `${kind}${id}${old && renamed[id] && number !== '1.0.0' ? '-new' : ''}`;
  const idOf = (kind: string, id: number) => ({
    id: name(kind, id, true),
    was: renamed[id] && number !== '1.0.0' ? [`${kind}${id}`] : [],
  });
  const texts = (id: number) => (words[id] ? ['a', 'b', 'c'] : ['x', 'y']).map((text) => `${text}${id}`);
  const all = pages.map((id, at) => {
    const own = activities
      .filter(([, place]) => place % pages.length === at)
      .map(([each]) => {
        const data: ChoiceData = {
          many: !!many[each],
          prompt: '',
          options: texts(each).map((text, index) => ({ text, correct: index === 0 })),
        };
        return plainActivity('', { ...idOf('a', each), data, fingerprint: fingerprintOf(texts(each)) });
      });
    const unlock = inOrder ? ({ when: 'in-order' } as const) : ({ when: 'free' } as const);
    const { id: pageId, was } = idOf('p', id);
    return tests[id] ? quizPage(pageId, own, { was, unlock }) : page(pageId, own, { was, unlock });
  });
  return version(all, number);
}

const step = fc.tuple(fc.nat(6), fc.nat(20), fc.nat(2));

function act(config: RuntimeConfig, session: Session, [kind, at, value]: readonly [number, number, number]): void {
  const on = config.pages[at % config.pages.length];
  const activities = config.pages.flatMap((each) => each.activities);
  const activity = activities[at % Math.max(1, activities.length)];
  if (!on) return;
  const chosen = activity ? value % (activity.data as ChoiceData).options.length : 0;
  if (kind === 0) session.dispatch(view(on.id), open(on.id));
  if (kind === 1 && activity) session.dispatch(answer(activity, chosen));
  if (kind === 2 && activity) session.dispatch(draft(activity, chosen));
  if (kind === 3) session.dispatch(submit(on, value % 2, 0));
  if (kind === 4) session.dispatch({ type: 'restart', pageId: on.id });
  if (kind === 5 && activity) session.dispatch({ type: 'reveal', activityId: activity.id });
  if (kind === 6 && activity) session.dispatch({ type: 'hint', activityId: activity.id });
}

/** Every fact of the old state is where it belongs in the new one. */
function expectKept(
  before: SavedState,
  config: RuntimeConfig,
  { session, reopened }: Launched,
  sameMajor: boolean,
): void {
  const after = session.state();
  const oldHash = ({ id, was = [] }: { id: string; was?: readonly string[] }): number => idHash(was[0] ?? id);
  for (const each of config.pages) {
    expect(after.viewed.has(idHash(each.id))).toBe(before.viewed.has(oldHash(each)));
    const [was, now] = [before.assessments.get(oldHash(each)), after.assessments.get(idHash(each.id))];
    const facts = (of: typeof was) => of && [of.tries, of.best, of.last, of.passed];
    expect(facts(now)).toEqual(facts(was));
    expect(now?.open).toBe(was?.open);
    const isFresh = reopened.has(each.id) || (each.assessment && !was?.open && !was?.tries);
    for (const activity of each.activities) {
      const [old, record] = [before.activities.get(oldHash(activity)), after.activities.get(idHash(activity.id))];
      if (!old) expect(record).toBeUndefined();
      else if (reopened.has(activity.id)) expect(record?.answer).toBeUndefined();
      else if (isFresh) expect([record?.tries, record?.answer, record?.checked]).toEqual([old.tries, undefined, false]);
      else expect(record).toEqual(old);
    }
  }
  if (!sameMajor) return;
  expect(after.completedAt ?? 0).toBeGreaterThanOrEqual(before.completedAt ?? 0);
  if (before.success === 'passed') expect(after.success).toBe('passed');
}

test('whatever was edited: what still exists keeps its state, what is new is open, what is gone is ignored', () => {
  fc.assert(
    fc.property(
      shape,
      shape,
      fc.array(step, { maxLength: 25 }),
      fc.array(step, { maxLength: 10 }),
      fc.boolean(),
      (old, next, steps, more, sameMajor) => {
        const first = build(old, '1.0.0');
        const one = launch(first);
        for (const each of steps) act(first, one.session, each);
        const text = encodeState(one.session.state());
        const before = decodeState(text);
        if (!before.ok) throw new Error(before.reason);
        const second = build(next, sameMajor ? '1.1.0' : '2.0.0');
        const launched = launch(second, text);
        expect(launched.unreadable).toBe(false);
        expectKept(before.state, second, launched, sameMajor);
        // Every page has a standing, and the course can be gone on with and saved.
        expect(pageStandings(second, launched.session.state()).size).toBe(second.pages.length);
        for (const each of more) act(second, launched.session, each);
        expect(decodeState(encodeState(launched.session.state())).ok).toBe(true);
        // Opened once more unchanged, nothing changes.
        const again = launch(second, encodeState(launched.session.state()));
        expect([...again.reopened]).toEqual([]);
      },
    ),
    { numRuns: 400 },
  );
});
