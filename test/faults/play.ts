/** Plays a learner's steps against a host: the real session and adapter, in windows, on a device and in a time of memory. */

import { isDeepStrictEqual } from 'node:util';
import { numberToText } from '../../src/model/bits.js';
import { idHash } from '../../src/model/hash.js';
import { majorOf, type RuntimeConfig } from '../../src/model/runtime-config.js';
import { emptyState, type SavedState } from '../../src/model/saved-state.js';
import { readState } from '../../src/model/state.js';
import type { LaunchState, Tracker, TrackingEvent } from '../../src/model/tracking.js';
import { activityRules as rules } from '../../src/runtime/activity-rules.js';
import { createDeviceStore, type Storages } from '../../src/runtime/device-store.js';
import { decideLaunch, hasWork } from '../../src/runtime/launch-decision.js';
import { meetHost } from '../../src/runtime/meet-host.js';
import { prepareState } from '../../src/runtime/prepare-state.js';
import { savingKey } from '../../src/runtime/saving-words.js';
import { createSession, type Session } from '../../src/runtime/session.js';
import { workOf } from '../runtime/fixture.js';
import type { Leaving, Step } from './steps.js';
import { awaitIn, forget, later, pass, settled, type VirtualTime } from './time.js';

/** A window with the course in it. */
export interface CourseWindow {
  readonly tracker: Tracker;
  readonly storages: Storages;
  /** Nothing may reach the host from here any more. */
  ended: boolean;
}

/** An LMS or LRS with its faults, as the play meets it. */
export interface HostSide {
  readonly config: RuntimeConfig;
  /** A window of the course; `from`: the one that is loaded again. */
  open(from: CourseWindow | undefined): CourseWindow;
  /** The window is about to go away. */
  leave(window: CourseWindow, how: Leaving | 'reload'): void;
  /** The window is gone. */
  gone(window: CourseWindow): void;
  strike(fault: string): void;
  calm(): void;
  /** Somebody else writes there. */
  meddle(kind: 'someone-else' | 'stranger'): void;
  /** The adapter is told of a fact. */
  told(event: TrackingEvent): void;
  /** What is not as it should be where the learner reads that all is saved. */
  missing(state: SavedState): string | undefined;
  /** What is not as it should be at the end of all. */
  missingAtEnd(state: SavedState): string | undefined;
  /** Whether this launch can save once the faults are over. */
  isSound(launched: LaunchState): boolean;
  /** What has been done wrong to it. */
  findings(): string[];
}

export interface Play {
  readonly time: VirtualTime;
  readonly host: HostSide;
  readonly localStorage: Storage;
  readonly findings: string[];
  /** Facts that were told, without the attempt, in the order of the first telling. */
  readonly told: Set<string>;
  visit: Visit | undefined;
  /** What the learner did: every launch has to know it. */
  work: SavedState | undefined;
}

interface Visit {
  readonly window: CourseWindow;
  readonly session: Session;
  readonly launched: LaunchState;
}

/** Milliseconds after which everything has been tried again: the longest pause is a minute. */
const LONG = 200_000;

export async function play(given: Pick<Play, 'time' | 'host' | 'localStorage'>, steps: readonly Step[]): Promise<Play> {
  const course: Play = { ...given, findings: [], told: new Set(), visit: undefined, work: undefined };
  await launch(course);
  for (const step of steps) {
    await take(course, step);
    checkWords(course, step.do);
  }
  await end(course);
  course.findings.push(...course.host.findings());
  return course;
}

async function launch(course: Play, from?: CourseWindow): Promise<void> {
  const { host, time } = course;
  const { config } = host;
  const window = host.open(from);
  const wait = (run: () => void, milliseconds: number): (() => void) =>
    later(time, { owner: window, run }, milliseconds);
  const { tracker, launched } = await awaitIn(time, meetHost(noting(course, window.tracker), wait));
  const store = createDeviceStore(window.storages, config.course.id, launched);
  const decision = decideLaunch(launched, store.copies);
  if (decision.kind === 'ask') store.settle();
  const state = decision.state ?? emptyState(numberToText(Math.random() * 2 ** 48, 8), majorOf(config.course.version));
  const launchedAt = time.now;
  const session = createSession({
    ...decision,
    ...store,
    config,
    rules,
    tracker,
    state: prepareState({ config, rules }, state).state,
    known: launched.status,
    unsent: launched.unsent,
    retries: launched.host === 'present',
    readOnly: launched.mode !== 'normal',
    now: () => time.now,
    activeMs: () => time.now - launchedAt,
    later: wait,
  });
  const last = config.pages.find(({ id }) => idHash(id) === session.state().location);
  session.begin((last ?? config.pages[0])?.id ?? '');
  course.visit = { window, session, launched };
  const { work } = course;
  if (work && hasWork(work) && !isSameWork(work, session.state())) {
    course.findings.push(`a launch (${launched.host}, ${decision.kind}) has lost work`);
  }
  if (!work || !hasWork(work)) course.work = session.state();
  await settled();
}

/** Notes which facts the adapter is told. */
function noting({ told, host }: Play, tracker: Tracker): Tracker {
  const record = (event: TrackingEvent): void => {
    // Where the learner is, and a score without a result, follow from the rest.
    if (event.type !== 'location' && event.type !== 'scored') told.add(event.id.split(':').slice(1).join(':'));
    host.told(event);
    tracker.record(event);
  };
  return { ...tracker, record };
}

async function take(course: Play, step: Step): Promise<void> {
  const { time, host } = course;
  const { session } = visitOf(course);
  switch (step.do) {
    case 'act':
      session.dispatch(...step.actions);
      if (!session.readOnly) course.work = session.state();
      return pass(time, step.pause);
    case 'wait':
      return pass(time, step.milliseconds);
    case 'hide':
      void session.commit('hidden');
      return settled();
    case 'online':
      if (session.saving().delivery === 'not-saved') void session.commit('progress');
      return settled();
    case 'reload':
      return goAway(course, 'reload', 500);
    case 'leave':
      return goAway(course, step.by, step.gap);
    case 'fault':
      return host.strike(step.name);
    case 'calm':
      return host.calm();
    default:
      if (course.work && hasWork(course.work)) host.meddle(step.do);
  }
}

function visitOf({ visit }: Play): Visit {
  if (!visit) throw new Error('There is no window.');
  return visit;
}

async function goAway(course: Play, how: Leaving | 'reload', gap: number): Promise<void> {
  const { time, host } = course;
  const { session, window } = visitOf(course);
  if (how === 'exit') await saveAndExit(course);
  host.leave(window, how);
  if (how !== 'crash') session.closeNow();
  window.ended = true;
  await settled();
  forget(time, window);
  host.gone(window);
  await pass(time, gap);
  await launch(course, how === 'reload' ? window : undefined);
}

/** As the last screen does it, with one more try for a learner who is told that not all is saved. */
async function saveAndExit(course: Play): Promise<void> {
  const { time } = course;
  const { session, window, launched } = visitOf(course);
  let delivery = await awaitIn(time, session.close());
  await pass(time, 1500);
  if (delivery === 'not-saved') delivery = await awaitIn(time, session.close());
  const key = savingKey({ ...session.saving(), delivery, waiting: false }, { host: launched.host, session });
  checkKey(course, key, 'exit');
  window.ended = delivery === 'saved';
  await pass(time, 800);
}

/** The words are never better than the truth. */
function checkWords(course: Play, after: string): void {
  const { session, launched } = visitOf(course);
  checkKey(course, savingKey(session.saving(), { host: launched.host, session }), after);
}

function checkKey(course: Play, key: string, after: string): void {
  const { session } = visitOf(course);
  const state = session.state();
  if (session.readOnly || !hasWork(state)) return;
  const missing = key.startsWith('saved') ? course.host.missing(state) : undefined;
  if (missing) course.findings.push(`"${key}" after ${after}, but ${missing}`);
  if (session.saving().acted && /^(kept|not-saved|absent|doubtful)$/.test(key) && !isOnDevice(course, state)) {
    course.findings.push(`"${key}" after ${after}, but it is not on the device`);
  }
}

function isOnDevice({ localStorage }: Play, state: SavedState): boolean {
  return Object.keys(localStorage).some((key) => {
    const kept = readState(localStorage.getItem(key) ?? '');
    return kept !== undefined && isSameWork(kept, state);
  });
}

/** The host answers again; then the course is opened once more on the same device. */
async function end(course: Play): Promise<void> {
  const { time, host } = course;
  host.calm();
  await pass(time, LONG);
  const before = visitOf(course);
  const { delivery, waiting } = before.session.saving();
  if (host.isSound(before.launched) && (delivery !== 'saved' || waiting)) {
    course.findings.push(`the host answers again, and all is still ${delivery}`);
  }
  checkWords(course, 'the faults were over');
  await goAway(course, 'close', 3000);
  await pass(time, LONG);
  checkWords(course, 'the last launch');
  const { session } = visitOf(course);
  const state = session.state();
  await goAwayForGood(course);
  const missing = hasWork(state) && host.missingAtEnd(state);
  if (missing) course.findings.push(`at the end ${missing}`);
}

async function goAwayForGood(course: Play): Promise<void> {
  const { session, window } = visitOf(course);
  await saveAndExit(course);
  if (!window.ended) course.findings.push('a host without faults does not take the end');
  course.host.leave(window, 'exit');
  session.closeNow();
  window.ended = true;
  await pass(course.time, LONG);
}

export function isSameWork(one: SavedState, other: SavedState): boolean {
  return isDeepStrictEqual(essence(one), essence(other));
}

/** Essence, without the minute in which the course was completed: faults take time. */
export function resultOf(state: SavedState): unknown {
  return { ...(essence(state) as object), completedAt: state.completedAt !== undefined };
}

/** Without the attempt and the place: what was done. */
export function essence(state: SavedState): unknown {
  const { attemptId: _attempt, location: _location, ...work } = workOf(state) as Record<string, unknown>;
  return work;
}
