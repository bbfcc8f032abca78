/** A small course, and a host and a device made of memory, for the tests of the runtime. */

import type { HandedIn } from '../../src/model/page-api.js';
import type { ActivityConfig, PageConfig, RuntimeConfig } from '../../src/model/runtime-config.js';
import type { SavedState } from '../../src/model/saved-state.js';
import type { Attempt, LaunchState, Tracker, TrackingEvent } from '../../src/model/tracking.js';

export function activity(id: string, change: Partial<ActivityConfig> = {}): ActivityConfig {
  const common = { type: 'choice', points: 1, attempts: 0, required: true, shuffle: false, objectiveIds: [] };
  return { id, ...common, fingerprint: id.length * 7, data: {}, ...change };
}

export function page(id: string, change: Partial<PageConfig> = {}): PageConfig {
  const common = { title: `Page ${id}`, kind: 'content', completion: 'view', activities: [] } as const;
  return { id, ...common, unlock: { when: 'free' }, ...change };
}

export const TEST_PAGE = page('test', {
  kind: 'assessment',
  assessment: { passMark: 0.6, attempts: 2, shuffle: true, feedback: 'end' },
  activities: [activity('q1'), activity('q2'), activity('q3', { points: 2 })],
});

export function course(change: Partial<RuntimeConfig> = {}): RuntimeConfig {
  return {
    course: { id: 'small', title: 'Small', language: 'en-GB', version: '1.0.0' },
    pages: [
      page('intro', { activities: [activity('first', { attempts: 2 })] }),
      page('middle', {
        completion: 'activities',
        activities: [activity('must'), activity('may', { required: false })],
      }),
      TEST_PAGE,
      page('end'),
    ],
    objectives: [],
    completion: { pages: 1, assessment: 'passed', activities: [] },
    success: 'assessment',
    navigation: { exitButton: true },
    tracking: { interactions: true },
    messages: {},
    ...change,
  };
}

export function handedIn(activityId: string, share: number): HandedIn {
  return {
    activityId,
    packed: { kind: 'one', value: Math.round(share * 3) },
    score: { outcome: share === 1 ? 'correct' : share > 0 ? 'partial' : 'incorrect', share },
    definition: { type: 'choice', prompt: activityId, components: [], correctResponses: [[0]] },
    response: [0],
    latency: 5,
  };
}

/** What a learner would miss: everything but the counters and clocks of saving. */
export function workOf(state: SavedState): unknown {
  const { counter: _counter, sessions: _sessions, savedAt: _savedAt, activeSeconds: _seconds, ...work } = state;
  const byKey = <T>(records: ReadonlyMap<number, T>): unknown => [...records].sort(([a], [b]) => a - b);
  const { viewed, activities, assessments } = work;
  return { ...work, viewed: [...viewed].sort(), activities: byKey(activities), assessments: byKey(assessments) };
}

export interface Call {
  readonly name: 'record' | 'save' | 'commit' | 'close' | 'closeNow';
  readonly value: TrackingEvent | string;
}

/** A host that keeps what it is told, or does not, as long as `online` is false. */
export interface FakeHost {
  online: boolean;
  /** Milliseconds that it asks to be left alone while it is not. */
  wait?: number;
  /** Whether a commit is answered only by `answer`. */
  slow: boolean;
  answer: (() => void) | undefined;
  state: string | undefined;
  readonly calls: Call[];
  /** Calls of a tracker that was closed: there must be none. */
  readonly late: Call[];
  /** Facts that arrived. */
  readonly events: TrackingEvent[];
  /** A tracker of a new session, which is finished by close. */
  launch(): Tracker;
}

export function fakeHost(): FakeHost {
  const host: FakeHost = {
    online: true,
    slow: false,
    answer: undefined,
    state: undefined,
    calls: [],
    late: [],
    events: [],
    launch: () => track(host),
  };
  return host;
}

function track(host: FakeHost): Tracker {
  let waiting: TrackingEvent[] = [];
  let text: string | undefined;
  let closed = false;
  const note = (name: Call['name'], value: Call['value']): void => {
    (closed ? host.late : host.calls).push({ name, value });
  };
  const deliver = (): Attempt => {
    if (!host.online) return { taken: false, ...(host.wait === undefined ? {} : { wait: host.wait }) };
    host.state = text ?? host.state;
    host.events.push(...waiting);
    waiting = [];
    return { taken: true };
  };
  return {
    initialize: () => Promise.resolve(launchState(host)),
    record(event) {
      note('record', event);
      waiting.push(event);
    },
    save(state) {
      note('save', state);
      text = state;
    },
    async commit(moment) {
      note('commit', moment);
      if (host.slow) {
        await new Promise<void>((resolve) => {
          host.answer = resolve;
        });
      }
      return deliver();
    },
    async close(reason) {
      note('close', reason);
      const attempt = deliver();
      closed = attempt.taken;
      return attempt;
    },
    closeNow(reason) {
      note('closeNow', reason);
      closed = true;
      deliver();
    },
  };
}

export function launchState({ state }: Pick<FakeHost, 'state'>, change: Partial<LaunchState> = {}): LaunchState {
  return {
    host: 'present',
    learner: { id: 'ann', name: 'Ann' },
    mode: 'normal',
    credit: true,
    status: { completion: 'incomplete', success: 'unknown' },
    can: { interactions: true, objectives: true },
    ...(state === undefined ? {} : { state }),
    ...change,
  };
}

/** localStorage made of memory. */
export function memoryStorage(): Storage {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    clear: () => items.clear(),
    getItem: (key) => items.get(key) ?? null,
    key: (index) => [...items.keys()][index] ?? null,
    removeItem: (key) => void items.delete(key),
    setItem: (key, value) => void items.set(key, value),
  };
}

/** Timers that run when they are told to. */
export interface FakeTimers {
  later(run: () => void, ms: number): () => void;
  now(): number;
  pass(ms: number): void;
  /** As when a window is gone. */
  forget(): void;
}

export function fakeTimers(): FakeTimers {
  let now = Date.UTC(2026, 4, 3, 12);
  let timers: { at: number; run: () => void }[] = [];
  return {
    now: () => now,
    forget() {
      timers = [];
    },
    later(run, ms) {
      const timer = { at: now + ms, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((each) => each !== timer);
      };
    },
    pass(ms) {
      now += ms;
      const due = timers.filter(({ at }) => at <= now);
      timers = timers.filter(({ at }) => at > now);
      for (const { run } of due) run();
    },
  };
}
