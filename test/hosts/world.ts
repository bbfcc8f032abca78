/** A learner at work under a host, without a browser: the real session and adapter, devices, windows and clocks of memory. */

import { numberToText } from '../../src/model/bits.js';
import { idHash } from '../../src/model/hash.js';
import type { HandedIn } from '../../src/model/page-api.js';
import { majorOf, type RuntimeConfig } from '../../src/model/runtime-config.js';
import { emptyState, type SavedState } from '../../src/model/saved-state.js';
import type { Leaving } from '../../src/preview/scorm12-behaviour.js';
import { activityRules as rules } from '../../src/runtime/activity-rules.js';
import { createDeviceStore } from '../../src/runtime/device-store.js';
import { decideLaunch } from '../../src/runtime/launch-decision.js';
import { prepareState } from '../../src/runtime/prepare-state.js';
import { createSession, type Session } from '../../src/runtime/session.js';
import type { SessionAction } from '../../src/runtime/session-action.js';
import { piece } from '../../src/standards/scorm12/adapter.js';
import { course, type FakeTimers, fakeTimers, memoryStorage } from '../runtime/fixture.js';
import { type FakeWindow, fakeWindow } from '../standards/scorm12/fake-host.js';
import type { Books, Circumstances, HostKind, HostPage } from './host-kinds.js';

/** One browser on one machine. */
export interface Device {
  readonly localStorage: Storage;
}

/** A window around the course, from the host's page (undefined where there is none) to the course's own. */
export type Placing = (host: FakeWindow | undefined) => Partial<FakeWindow>;

export interface World {
  readonly kind: HostKind;
  readonly books: Books;
  readonly device: Device;
  /** All sessions of the host so far. */
  readonly pages: HostPage[];
  config: RuntimeConfig;
  /** What the learner last saw of their work. */
  work: SavedState | undefined;
  /** Milliseconds by which the device's clock is wrong. */
  clockError: number;
  online: boolean;
  /** What the learner answers where they are asked whether to go on. */
  answer: 'continue' | 'again';
  /** Milliseconds that have passed. */
  passed: number;
  attempts: number;
  readonly visits: Visit[];
}

export interface VisitOptions extends Pick<Circumstances, 'mode' | 'noCredit' | 'masteryScore'> {
  readonly device?: Device;
  /** The host's page, where it is not a new one; `null` for none. */
  readonly page?: HostPage | null;
  readonly sessionStorage?: FakeWindow['sessionStorage'];
  readonly placing?: Placing;
}

/** One launch of the course, as a learner meets it. */
export interface Visit {
  readonly session: Session;
  readonly page: HostPage | null;
  readonly asked: boolean;
  readonly window: FakeWindow;
  readonly timers: FakeTimers;
  readonly options: VisitOptions;
}

export type LeaveBy = 'save-and-exit' | 'tab-close' | 'navigation' | 'crash';

export function newDevice(): Device {
  return { localStorage: memoryStorage() };
}

export function newWorld(kind: HostKind): World {
  const base = { books: { kept: undefined }, device: newDevice(), pages: [], visits: [] };
  return {
    ...base,
    kind,
    config: course(),
    work: undefined,
    clockError: 0,
    online: true,
    answer: 'continue',
    passed: 0,
    attempts: 0,
  };
}

const inFrame: Placing = (host) => (host ? { parent: host } : {});

/** What launch.ts does, without a page. */
export async function visit(world: World, options: VisitOptions = {}): Promise<Visit> {
  const { config } = world;
  const timers = fakeTimers();
  const how = howOpened(world, options, timers);
  const page = options.page === undefined ? world.kind.open(world.books, how) : options.page;
  if (page && !world.pages.includes(page)) world.pages.push(page);
  const window = openWindow(page, options, timers);
  const tracker = piece.createTracker(window as unknown as Window, config);
  const launched = await tracker.initialize();
  const { localStorage } = options.device ?? world.device;
  const storages = { localStorage, sessionStorage: window.sessionStorage as Storage };
  const store = createDeviceStore(storages, config.course.id, launched);
  const decision = decideLaunch(launched, store.copies);
  const asked = decision.kind === 'ask';
  if (asked) store.settle();
  const chosen = asked && world.answer === 'again' ? decision.host : decision.state;
  const state = chosen ?? emptyState(numberToText(++world.attempts, 8), majorOf(config.course.version));
  const launchedAt = timers.now();
  const session = createSession({
    ...decision,
    ...store,
    config,
    rules,
    tracker,
    state: prepareState({ config, rules }, state).state,
    known: launched.status,
    retries: launched.host === 'present',
    readOnly: launched.mode !== 'normal',
    now: () => timers.now() + world.clockError,
    activeMs: () => timers.now() - launchedAt,
    later: timers.later,
  });
  const made: Visit = { session, page, asked, window, timers, options };
  world.visits.push(made);
  const last = config.pages.find(({ id }) => idHash(id) === session.state().location);
  session.begin((last ?? config.pages[0])?.id ?? '');
  await settled();
  return made;
}

/** How the LMS opens the course; the timers are brought to the world's time. */
function howOpened(world: World, { mode, noCredit, masteryScore }: VisitOptions, timers: FakeTimers): Circumstances {
  timers.pass(world.passed);
  return {
    now: () => timers.now() + world.clockError,
    isOnline: () => world.online,
    ...(mode ? { mode } : {}),
    ...(noCredit ? { noCredit } : {}),
    ...(masteryScore === undefined ? {} : { masteryScore }),
  };
}

function openWindow(
  page: HostPage | null,
  { placing = inFrame, sessionStorage }: VisitOptions,
  timers: FakeTimers,
): FakeWindow {
  const start = timers.now();
  return fakeWindow({
    ...placing(page ? fakeWindow({ API: page.API }) : undefined),
    ...(sessionStorage ? { sessionStorage } : {}),
    performance: { now: () => timers.now() - start },
  });
}

/** Lets all promises that are settled be heard. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Lets time pass in every window that is open. */
export async function pass(world: World, milliseconds: number): Promise<void> {
  world.passed += milliseconds;
  for (const { timers } of world.visits) timers.pass(milliseconds);
  await settled();
}

/** Does something, and takes three seconds over it, as people do. */
export async function act(world: World, { session }: Visit, ...actions: readonly SessionAction[]): Promise<void> {
  session.dispatch(...actions);
  await pass(world, 3000);
  world.work = session.state();
}

const WAYS: Readonly<Record<LeaveBy, Leaving>> = {
  'save-and-exit': 'closed',
  'tab-close': 'closed',
  navigation: 'led-away',
  crash: 'closed',
};

export async function leave(world: World, { session, page, timers }: Visit, by: LeaveBy): Promise<void> {
  if (by !== 'crash') world.work = session.state();
  if (by === 'save-and-exit') {
    await session.close();
    await pass(world, 2000);
  }
  page?.leave(WAYS[by]);
  if (by !== 'crash') session.closeNow();
  timers.forget();
  await pass(world, 60_000);
}

/** The frame is loaded again: the host's page and the window's memory are the old ones. */
export async function reload(world: World, { session, page, timers, window, options }: Visit): Promise<Visit> {
  page?.leave('reloaded');
  session.closeNow();
  timers.forget();
  await pass(world, 500);
  return visit(world, { ...options, page, sessionStorage: window.sessionStorage });
}

/** An answer to a question of three options, the first of which is right. */
export function answerTo(activityId: string, isRight = true): HandedIn {
  const texts = ['listen', 'shout', 'wait'];
  const value = isRight ? 0 : 1;
  return {
    activityId,
    packed: { kind: 'one', value },
    score: isRight ? { outcome: 'correct', share: 1 } : { outcome: 'incorrect', share: 0 },
    definition: {
      type: 'choice',
      prompt: activityId,
      components: texts.map((text) => ({ id: text, text })),
      correctResponses: [[0]],
    },
    response: [value],
    latency: 5000,
  };
}
