import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { idHash } from '../../src/model/hash.js';
import type { RuntimeConfig } from '../../src/model/runtime-config.js';
import { emptyState, type SavedState } from '../../src/model/saved-state.js';
import { decodeState, encodeState } from '../../src/model/state.js';
import type { TrackingEvent } from '../../src/model/tracking.js';
import { activityRules } from '../../src/runtime/activity-rules.js';
import { createDeviceStore } from '../../src/runtime/device-store.js';
import { decideLaunch, hasWork } from '../../src/runtime/launch-decision.js';
import { prepareState } from '../../src/runtime/prepare-state.js';
import { createSession, type Session } from '../../src/runtime/session.js';
import type { SessionAction } from '../../src/runtime/session-action.js';
import {
  course,
  type FakeHost,
  fakeHost,
  fakeTimers,
  handedIn,
  launchState,
  activity as makeActivity,
  page as makePage,
  memoryStorage,
  workOf,
} from './fixture.js';

const CONFIG = course();

interface World {
  readonly host: FakeHost;
  readonly storage: Storage;
  readonly timers: ReturnType<typeof fakeTimers>;
  session: Session;
  attempts: number;
}

interface LaunchChange {
  readonly config?: RuntimeConfig;
  readonly mode?: 'normal' | 'review';
  readonly completed?: boolean;
  /** Whether the tracker has something to send from the start. */
  readonly unsent?: boolean;
  readonly offline?: boolean;
  /** Whether there is a host at all. */
  readonly retries?: boolean;
}

/** What launch.ts does, without a page: the learner goes on with what is found on the device. */
function launch(world: Omit<World, 'session'>, change: LaunchChange = {}): Session {
  const { config = CONFIG } = change;
  const { host, storage, timers } = world;
  const launched = launchState(host, { mode: change.mode ?? 'normal' });
  const store = createDeviceStore({ localStorage: storage, sessionStorage: memoryStorage() }, 'small', launched);
  const decision = decideLaunch(launched, store.copies);
  world.attempts += 1;
  timers.forget();
  const saved = decision.state ?? emptyState(`attempt${world.attempts % 10}`, 1);
  const session = createSession({
    config,
    tracker: host.launch(),
    rules: activityRules,
    state: prepareState({ config, rules: activityRules }, saved).state,
    known: { completion: change.completed ? 'completed' : 'unknown', success: 'unknown' },
    handOver: decision.handOver,
    unsent: change.unsent,
    retries: change.retries ?? true,
    readOnly: launched.mode !== 'normal',
    isElsewhere: store.isElsewhere,
    keep: store.keep,
    now: timers.now,
    activeMs: () => 0,
    later: timers.later,
  });
  session.begin('intro');
  return session;
}

function newWorld(change: LaunchChange = {}): World {
  const world = { host: fakeHost(), storage: memoryStorage(), timers: fakeTimers(), attempts: 0 };
  world.host.online = !change.offline;
  return Object.assign(world, { session: launch(world, change) });
}

const answer = (id: string, share: number): SessionAction => ({ type: 'answer', answer: handedIn(id, share) });
const view = (pageId: string): SessionAction => ({ type: 'view', pageId, duration: 1000 });
const open = (pageId: string): SessionAction => ({ type: 'open', pageId });
const submit = (...shares: number[]): SessionAction => ({
  type: 'submit',
  pageId: 'test',
  answers: shares.map((share, index) => handedIn(`q${index + 1}`, share)),
});
/** Lets all promises that are settled be heard. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const count = ({ calls }: FakeHost, name: string): number => calls.filter((call) => call.name === name).length;
const types = (events: readonly TrackingEvent[]): string[] => events.map(({ type }) => type);

async function finishCourse({ session }: World): Promise<void> {
  const steps: SessionAction[][] = [
    [view('intro'), open('middle')],
    [answer('must', 1)],
    [view('middle'), open('test')],
    [view('test'), open('end')],
    [view('end'), open('test')],
    [submit(1, 1, 1)],
  ];
  for (const step of steps) {
    session.dispatch(...step);
    await settled();
  }
}

describe('what is told, and when', () => {
  test('a launch alone saves and commits nothing', () => {
    const { host, storage } = newWorld();
    expect([count(host, 'save'), count(host, 'commit'), storage.length]).toEqual([0, 0, 0]);
  });

  test('without a host a launch alone is no news, however far the work has come', async () => {
    const world = newWorld({ retries: false });
    await finishCourse(world);
    const before = [count(world.host, 'save'), count(world.host, 'commit')];
    launch(world, { retries: false });
    expect([count(world.host, 'save'), count(world.host, 'commit')]).toEqual(before);
  });

  test('a window that another has gone on from tells and keeps nothing, and says that it looked', async () => {
    const world = newWorld();
    const { host, storage, session: older } = world;
    older.dispatch(view('intro'), open('middle'));
    const newer = launch(world);
    newer.dispatch(answer('must', 1));
    await settled();
    const [calls, kept] = [host.calls.length, storage.getItem(storage.key(0) ?? '')];
    let heard = 0;
    older.onChange(() => {
      heard += 1;
    });
    older.dispatch(view('middle'));
    older.dispatch(answer('may', 1));
    expect(await older.commit('hidden')).toBe('saved');
    older.closeNow();
    expect([host.calls.length, storage.getItem(storage.key(0) ?? '')]).toEqual([calls, kept]);
    expect(heard).toBeGreaterThan(0);
  });

  test('a page that is gone on from travels in one commit with the place', () => {
    const { host, session } = newWorld();
    session.dispatch(view('intro'), open('middle'));
    expect(count(host, 'commit')).toBe(1);
    // The first place was noted at launch, to travel with whatever comes first.
    expect(types(host.events)).toEqual(['location', 'page-viewed', 'progressed', 'location']);
  });

  test('the place is told at each page, and a page whose end was seen waits for it', async () => {
    const { host, session, storage } = newWorld();
    session.dispatch(view('intro'));
    expect([count(host, 'commit'), storage.length]).toEqual([0, 1]);
    session.dispatch(view('intro'), open('middle'));
    await settled();
    expect(count(host, 'commit')).toBe(1);
    session.dispatch(open('intro'));
    session.dispatch(open('intro'));
    expect(count(host, 'commit')).toBe(2);
    const kept = decodeState(storage.getItem(storage.key(0) ?? '') ?? '');
    expect(kept.ok && kept.state.location).toBe(idHash('intro'));
  });

  test('score, success and completion go together, in this order', async () => {
    const world = newWorld();
    await finishCourse(world);
    const { host } = world;
    const last = host.calls.map(({ name }) => name).lastIndexOf('commit');
    const before = host.calls
      .slice(0, last)
      .map(({ name }) => name)
      .lastIndexOf('commit');
    const told = host.calls.slice(before + 1, last).flatMap(({ value }) => (typeof value === 'string' ? [] : [value]));
    const [a, b, c, ...rest] = types(told);
    expect([a, b, c]).toEqual(['answered', 'answered', 'answered']);
    expect(rest).toEqual(['progressed', 'scored', 'success', 'completed']);
    expect(world.session.state().completedAt).toBeDefined();
  });

  test('a failed try with tries left is no failure and no score; the last one is', async () => {
    const { host, session } = newWorld();
    session.dispatch(submit(0, 0, 0));
    await settled();
    expect(types(host.events)).not.toContain('scored');
    expect(types(host.events)).not.toContain('success');
    session.dispatch({ type: 'restart', pageId: 'test' });
    session.dispatch(submit(1, 0, 0));
    const told = host.events.filter(({ type }) => type === 'scored' || type === 'success');
    expect(told).toMatchObject([
      { type: 'scored', score: 0.25 },
      { type: 'success', success: 'failed', score: 0.25 },
    ]);
  });

  test('drafts are on the device at once and with the host after a while, once for many', () => {
    const { host, session, storage, timers } = newWorld();
    for (const value of [0, 1, 2]) {
      session.dispatch({ type: 'draft', activityId: 'first', packed: { kind: 'one', value } });
    }
    expect([count(host, 'commit'), storage.length]).toEqual([0, 1]);
    expect(session.saving().waiting).toBe(true);
    timers.pass(50_000);
    expect(session.saving().waiting).toBe(false);
    expect(count(host, 'commit')).toBe(1);
    timers.pass(200_000);
    expect(count(host, 'commit')).toBe(1);
  });

  test.each([
    ['fast', 3000, 20],
    ['slow', 40_000, 30],
  ])('ten pages with ten questions take a %s learner few commits', async (_name, pause, most) => {
    const pages = Array.from({ length: 10 }, (_, index) =>
      makePage(`p${index}`, { activities: [makeActivity(`a${index}`)] }),
    );
    const { host, session, timers } = newWorld({ config: course({ pages }) });
    for (let index = 0; index < 10; index++) {
      session.dispatch({ type: 'draft', activityId: `a${index}`, packed: { kind: 'one', value: 1 } });
      timers.pass(3000);
      session.dispatch(answer(`a${index}`, 1));
      await settled();
      timers.pass(pause);
      await settled();
      session.dispatch(view(`p${index}`));
      timers.pass(pause);
      await settled();
      if (index < 9) session.dispatch(view(`p${index}`), open(`p${index + 1}`));
      await settled();
    }
    expect(session.state().completedAt).toBeDefined();
    expect(count(host, 'commit')).toBeLessThanOrEqual(most);
  });

  test('what the host does not know of is told again at launch, with the same ids', async () => {
    const world = newWorld();
    await finishCourse(world);
    const first = new Map(world.host.events.map((event) => [event.type, event.id]));
    await settled();
    await world.session.close();
    world.host.events.length = 0;
    world.session = launch(world);
    expect(types(world.host.events)).toEqual(['location', 'scored', 'success', 'completed']);
    for (const { type, id } of world.host.events.slice(1)) expect(id).toBe(first.get(type));
  });

  test('looking back tells, saves and keeps nothing, and still ends the session', async () => {
    const world = newWorld({ mode: 'review' });
    await finishCourse(world);
    world.session.commit('hidden');
    world.session.closeNow();
    expect(world.host.calls.map(({ name }) => name)).toEqual(['closeNow']);
    expect(world.storage.length).toBe(0);
  });

  test('a window in which nothing was done leaves the host what it has', () => {
    const idle = newWorld();
    idle.session.commit('hidden');
    idle.session.closeNow();
    expect(count(idle.host, 'save')).toBe(0);
    const { host, session } = newWorld();
    session.dispatch(view('intro'));
    session.closeNow();
    expect(count(host, 'save')).toBe(1);
  });

  test('nothing follows a close, whatever happens', async () => {
    const world = newWorld();
    world.session.dispatch({ type: 'draft', activityId: 'first', packed: { kind: 'one', value: 1 } });
    await world.session.close();
    const calls = world.host.calls.length;
    world.session.closeNow();
    await finishCourse(world);
    world.session.commit('hidden');
    world.timers.pass(100_000);
    expect(world.host.calls.length).toBe(calls);
    expect(world.host.late).toEqual([]);
  });

  test('a host that is away is asked again, and everything arrives once it is back', async () => {
    const { host, session, timers } = newWorld();
    host.online = false;
    session.dispatch(answer('first', 1));
    await settled();
    expect(session.saving().delivery).toBe('not-saved');
    host.online = true;
    timers.pass(61_000);
    await settled();
    expect(session.saving().delivery).toBe('saved');
    expect(types(host.events)).toContain('answered');
  });

  test('a host that was away is asked again although nothing was done: the launch itself may have to be told', async () => {
    const { host, session, timers } = newWorld({ unsent: true, offline: true });
    await settled();
    expect(session.saving()).toMatchObject({ delivery: 'not-saved', acted: false });
    host.online = true;
    timers.pass(61_000);
    await settled();
    expect(session.saving()).toMatchObject({ delivery: 'saved', acted: false });
    expect(count(host, 'save')).toBe(0);
    session.closeNow();
  });

  test('one attempt is made at a time, and what came meanwhile travels with the next', async () => {
    const { host, session } = newWorld();
    host.slow = true;
    session.dispatch(answer('first', 1));
    session.dispatch(open('middle'));
    session.dispatch(answer('must', 1));
    expect(count(host, 'commit')).toBe(1);
    host.answer?.();
    await settled();
    expect(count(host, 'commit')).toBe(2);
    host.slow = false;
    host.answer?.();
    await settled();
    expect(count(host, 'commit')).toBe(2);
    expect(types(host.events).filter((type) => type === 'answered')).toHaveLength(2);
    expect(session.saving().delivery).toBe('saved');
  });

  test('nothing is sent after a close, even if an attempt was under way and another was wanted', async () => {
    const { host, session } = newWorld();
    host.slow = true;
    session.dispatch(answer('first', 1));
    session.dispatch(answer('must', 1));
    session.closeNow();
    host.answer?.();
    await settled();
    expect(host.calls.map(({ name }) => name).slice(-1)).toEqual(['closeNow']);
    expect(host.late).toEqual([]);
  });

  test('what an end could not save is said anew when it is tried again, or when the page goes away', async () => {
    // Moodle sends only what has changed, and marks it as sent before it is.
    const { host, session } = newWorld();
    session.dispatch(answer('must', 1));
    host.online = false;
    expect(await session.close()).toBe('not-saved');
    expect(session.saving().delivery).toBe('not-saved');
    const again = session.close();
    expect(session.saving().delivery).toBe('saving');
    await again;
    session.closeNow();
    const texts = host.calls.filter(({ name }) => name === 'save').map(({ value }) => value);
    expect([texts.length, new Set(texts).size]).toEqual([4, 4]);
    const after = session.state();
    session.dispatch(answer('may', 1));
    expect(session.state()).toBe(after);
  });

  test('an attempt that takes too long is waited for by the next, and never repeated beside it', async () => {
    const { host, session, timers } = newWorld();
    host.slow = true;
    session.dispatch(answer('must', 1));
    await settled();
    timers.pass(21_000);
    await settled();
    expect(session.saving().delivery).toBe('not-saved');
    session.dispatch(answer('may', 1));
    await settled();
    expect(count(host, 'commit')).toBe(1);
    host.slow = false;
    host.answer?.();
    await settled();
    expect([count(host, 'commit'), session.saving().delivery]).toEqual([2, 'saved']);
  });

  test('a host that wants to be left alone for longer than the learner waits is not asked again', async () => {
    const { host, session } = newWorld();
    session.dispatch(answer('must', 1));
    await settled();
    host.online = false;
    host.wait = 30_000;
    expect(await session.close()).toBe('not-saved');
    expect(count(host, 'close')).toBe(1);
  });

  test('a tracker that throws or never answers takes nothing down', async () => {
    const timers = fakeTimers();
    const fail = (): never => {
      throw new Error('host');
    };
    const tracker = { initialize: fail, record: fail, save: fail, commit: fail, close: fail, closeNow: fail };
    const session = createSession({
      config: CONFIG,
      rules: activityRules,
      tracker: { ...tracker, close: () => new Promise(() => {}) },
      state: emptyState('attempt1', 1),
      known: { completion: 'unknown', success: 'unknown' },
      handOver: false,
      retries: true,
      readOnly: false,
      isElsewhere: () => false,
      keep: fail,
      now: timers.now,
      activeMs: () => 0,
      later: timers.later,
    });
    session.begin('intro');
    session.dispatch(answer('first', 1));
    await settled();
    expect(session.saving()).toMatchObject({ delivery: 'not-saved', kept: false });
    const closing = session.close();
    timers.pass(21_000);
    expect(await closing).toBe('not-saved');
  });
});

/** A thing that can happen, in a random life of a learner. */
type Happening =
  | SessionAction
  | { readonly type: 'hide' | 'crash' | 'leave' | 'exit' | 'offline' | 'online' }
  | { readonly type: 'wait'; readonly ms: number };

const ids = fc.constantFrom('first', 'must', 'may', 'q1', 'q2', 'q3', 'unknown');
const pages = fc.constantFrom('intro', 'middle', 'test', 'end', 'unknown');
const share = fc.constantFrom(0, 0.5, 1);
const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 3, arbitrary: pages.map(view) },
  { weight: 2, arbitrary: pages.map(open) },
  { weight: 3, arbitrary: fc.tuple(ids, share).map(([id, value]) => answer(id, value)) },
  {
    weight: 3,
    arbitrary: fc.tuple(ids, fc.nat(3)).map(([activityId, value]): SessionAction => {
      return { type: 'draft', activityId, packed: { kind: 'one', value } };
    }),
  },
  { weight: 2, arbitrary: fc.array(share, { maxLength: 3 }).map((shares) => submit(...shares)) },
  { weight: 2, arbitrary: fc.constant<SessionAction>({ type: 'restart', pageId: 'test' }) },
  { weight: 1, arbitrary: ids.map((activityId): SessionAction => ({ type: 'hint', activityId })) },
  { weight: 1, arbitrary: ids.map((activityId): SessionAction => ({ type: 'reveal', activityId })) },
  {
    weight: 5,
    arbitrary: fc.constantFrom<Happening>(
      { type: 'hide' },
      { type: 'crash' },
      { type: 'leave' },
      { type: 'exit' },
      { type: 'offline' },
      { type: 'online' },
      { type: 'wait', ms: 20_000 },
    ),
  },
);

/** Lives through one thing; after anything that ends a session the learner comes back. */
async function live(world: World, what: Happening): Promise<void> {
  const { session, host, timers } = world;
  const before = workOf(session.state());
  switch (what.type) {
    case 'hide':
      session.commit('hidden');
      return;
    case 'offline':
    case 'online':
      host.online = what.type === 'online';
      return;
    case 'wait':
      timers.pass(what.ms);
      return;
    case 'exit':
      await session.close();
      break;
    case 'leave':
      session.closeNow();
      break;
    case 'crash':
      break;
    default:
      session.dispatch(what);
      if (what.type !== 'draft') await settled();
      return;
  }
  const wasEmpty = !hasWork(session.state());
  world.session = launch(world);
  if (!wasEmpty)
    expect({ ...(workOf(world.session.state()) as SavedState), location: 0 }).toEqual({
      ...(before as SavedState),
      location: 0,
    });
}

function expectNothingFell(before: SavedState, after: SavedState): void {
  if (before.attemptId !== after.attemptId) return;
  if (before.completedAt !== undefined) expect(after.completedAt).toBe(before.completedAt);
  if (before.success === 'passed') expect(after.success).toBe('passed');
  expect(after.viewed.size).toBeGreaterThanOrEqual(before.viewed.size);
  for (const [hash, { best = 0, passed, tries }] of before.assessments) {
    const now = after.assessments.get(hash);
    expect(now?.best ?? 0).toBeGreaterThanOrEqual(best);
    expect(now?.tries).toBeGreaterThanOrEqual(tries);
    if (passed) expect(now?.passed).toBe(true);
  }
}

describe('any life of a learner', () => {
  test('comes back to exactly the same work after any end, and nothing ever falls', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { maxLength: 40 }), async (happenings) => {
        const world = newWorld();
        for (const what of happenings) {
          const before = world.session.state();
          await live(world, what);
          expectNothingFell(before, world.session.state());
        }
      }),
      { numRuns: 300 },
    );
  });

  test('sends no text twice, and no id for two different facts', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { maxLength: 40 }), async (happenings) => {
        const world = newWorld();
        for (const what of happenings) await live(world, what);
        const texts = world.host.calls.filter(({ name }) => name === 'save').map(({ value }) => value);
        expect(new Set(texts).size).toBe(texts.length);
        expect(world.host.late).toEqual([]);
        const facts = new Map<string, string>();
        for (const event of world.host.events) {
          const { time: _time, ...fact } = event;
          const known = facts.get(event.id);
          if (known !== undefined) expect(JSON.stringify(fact)).toBe(known);
          facts.set(event.id, JSON.stringify(fact));
        }
      }),
      { numRuns: 200 },
    );
  });

  test('is the same in memory and in the saved text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { maxLength: 30 }), async (happenings) => {
        const world = newWorld();
        for (const what of happenings) await live(world, what);
        const state = world.session.state();
        const decoded = decodeState(encodeState(state));
        expect(decoded.ok && workOf(decoded.state)).toEqual(workOf(state));
      }),
      { numRuns: 200 },
    );
  });
});
