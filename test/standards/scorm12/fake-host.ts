/** Windows and hosts made of a few lines each, with the oddities that real hosts have. */

import type { RuntimeConfig } from '../../../src/model/runtime-config.js';
import type { Answer, LaunchState, TrackingEvent } from '../../../src/model/tracking.js';
import { piece } from '../../../src/standards/scorm12/adapter.js';
import { type Driven, drive, NEVER } from '../../support/drive.js';

export type Call = [name: string, ...values: string[]];

export interface FakeHost {
  readonly api: Record<string, (...values: string[]) => unknown>;
  readonly calls: Call[];
  readonly values: Record<string, string>;
  /** Elements of which a set is refused, with the code. */
  readonly refuses: Record<string, number>;
  /** Names of calls that throw. */
  readonly throws: Set<string>;
  /** Answers of Initialize, Commit and Finish, in place of "true". */
  readonly answers: Record<string, unknown>;
  /** The values of all sets of an element, in order. */
  setsOf(element: string): string[];
  /** All sets since the last commit or finish, as element → value. */
  namesOfCalls(): string[];
}

const CORE = {
  'cmi.core._children': 'student_id,student_name,lesson_location,credit,lesson_status,entry,score,total_time,exit',
  'cmi.core.student_id': 's1',
  'cmi.core.student_name': 'Shah, Mina',
  'cmi.core.lesson_mode': 'normal',
  'cmi.core.credit': 'credit',
  'cmi.core.lesson_status': 'not attempted',
  'cmi.interactions._children': 'id,objectives,time,type,correct_responses,weighting,student_response,result,latency',
  'cmi.interactions._count': '0',
};

/** A host that answers as the standard says, but for what is overridden. `yes` and `code` shape its answers. */
export function fakeHost(
  values: Record<string, string | undefined> = {},
  { yes = 'true', code = String }: { yes?: unknown; code?: (code: number) => unknown } = {},
): FakeHost {
  const no = typeof yes === 'boolean' ? false : 'false';
  const held: Record<string, string> = { ...CORE };
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) delete held[name];
    else held[name] = value;
  }
  const calls: Call[] = [];
  const refuses: Record<string, number> = {};
  const throws = new Set<string>();
  const answers: Record<string, unknown> = {};
  let lastError = 0;
  const note = (...call: Call): void => {
    if (call[0] !== 'LMSGetLastError') calls.push(call);
    if (throws.has(call[0]) || throws.has(`${call[0]} ${call[1]}`)) throw new Error(`${call[0]} is broken`);
  };
  const state = (name: string) => (argument: string) => {
    note(name, argument);
    lastError = argument === '' ? 0 : 201;
    return name in answers ? answers[name] : argument === '' ? yes : no;
  };
  const api = {
    LMSInitialize: state('LMSInitialize'),
    LMSCommit: state('LMSCommit'),
    LMSFinish: state('LMSFinish'),
    LMSGetValue(element: string) {
      note('LMSGetValue', element);
      lastError = element in held ? 0 : 401;
      return held[element] ?? '';
    },
    LMSSetValue(element: string, value: string) {
      note('LMSSetValue', element, value);
      lastError = refuses[element] ?? 0;
      if (lastError > 0) return no;
      held[element] = value;
      return yes;
    },
    LMSGetLastError() {
      if (calls.length === 0) throw new Error('nothing was called yet');
      note('LMSGetLastError');
      return code(lastError);
    },
  };
  return {
    api,
    calls,
    values: held,
    refuses,
    throws,
    answers,
    setsOf: (element) =>
      calls.filter(([name, at]) => name === 'LMSSetValue' && at === element).map((call) => call[2] ?? ''),
    namesOfCalls: () => calls.map(([name]) => name),
  };
}

export interface FakeWindow {
  API?: unknown;
  parent?: FakeWindow;
  opener?: FakeWindow | null;
  sessionStorage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  performance: { now(): number };
  setTimeout(run: () => void, milliseconds: number): void;
  /** Milliseconds that were waited for. */
  waited: number[];
  readonly navigator?: { onLine: boolean };
  /** Moves the clock. */
  pass(milliseconds: number): void;
}

/** A window that waits no time, has a clock that stands still, and a storage of its own. */
export function fakeWindow(parts: Partial<FakeWindow> = {}): FakeWindow {
  const stored = new Map<string, string>();
  let now = 5;
  const window: FakeWindow = {
    sessionStorage: {
      getItem: (key) => stored.get(key) ?? null,
      setItem: (key, value) => void stored.set(key, value),
      removeItem: (key) => void stored.delete(key),
    },
    performance: { now: () => now },
    waited: [],
    setTimeout(run, milliseconds) {
      this.waited.push(milliseconds);
      queueMicrotask(run);
    },
    pass: (milliseconds) => {
      now += milliseconds;
    },
    opener: null,
    ...parts,
  };
  if (!('parent' in parts)) window.parent = window;
  return window;
}

/** A window that throws at every look, as one of another origin does, but for its own parent. */
export function strangeWindow(parent: FakeWindow): FakeWindow {
  return new Proxy({} as FakeWindow, {
    get(_, name) {
      if (name === 'parent') return parent;
      throw new Error('Blocked a frame from accessing a cross-origin frame.');
    },
  });
}

const config = {
  course: { id: 'honest', title: 'T', language: 'en-GB', version: '1.0.0' },
  tracking: { interactions: true },
} as RuntimeConfig;

export interface Launched {
  readonly tracker: Driven;
  readonly launch: LaunchState;
  readonly window: FakeWindow;
  /** What was told of delivery. */
  readonly told: string[];
}

export async function launchIn(
  window: FakeWindow,
  { interactions = true, courseId = config.course.id } = {},
): Promise<Launched> {
  const course = { ...config.course, id: courseId };
  const tracker = piece.createTracker(window as unknown as Window, { ...config, course, tracking: { interactions } });
  const driven = drive(tracker, NEVER);
  return { tracker: driven, launch: await driven.initialize(), window, told: driven.told };
}

/** Launches with the host one window up. */
export function launch(host: FakeHost, options: { interactions?: boolean } = {}): Promise<Launched> {
  return launchIn(fakeWindow({ parent: fakeWindow({ API: host.api }) }), options);
}

let events = 0;
const base = (): { id: string; time: number } => ({
  id: `e${++events}`,
  time: new Date(2024, 4, 3, 9, 5, 7).getTime(),
});

export const completed = (): TrackingEvent => ({ ...base(), type: 'completed', duration: 1 });
export const scored = (score: number): TrackingEvent => ({ ...base(), type: 'scored', score });
export const success = (outcome: 'passed' | 'failed', score: number): TrackingEvent => ({
  ...base(),
  type: 'success',
  success: outcome,
  score,
  duration: 1,
});
export const location = (pageId: string): TrackingEvent => ({ ...base(), type: 'location', pageId });
export const answered = (answer: Partial<Answer> = {}): TrackingEvent => ({
  ...base(),
  type: 'answered',
  answer: { ...anAnswer, ...answer },
});

export const anAnswer: Answer = {
  activityId: 'first-words',
  pageId: 'welcome',
  definition: {
    type: 'choice',
    prompt: 'What now?',
    components: ['listen', 'shout', 'wait'].map((id) => ({ id, text: id })),
    correctResponses: [[0, 2]],
  },
  response: [0, 1],
  score: { outcome: 'partial', share: 0.5 },
  weighting: 2,
  objectiveIds: ['open-well'],
  latency: 61_234,
};
