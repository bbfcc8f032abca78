/** An LMS that speaks SCORM 1.2: its API on plain data, for Node and for a page; it writes down all that a course does wrong. */

import { type Leaving, type Scorm12Behaviour, strictBehaviour } from './scorm12-behaviour.js';
import {
  type CallMoment,
  commit,
  fail,
  finish,
  getValue,
  initialize,
  SCORM12_ERRORS,
  setValue,
} from './scorm12-calls.js';
import { countOf } from './scorm12-elements.js';
import { HANGS_FOR, type Scorm12Fault, takeScorm12Fault } from './scorm12-faults.js';
import { type ApiAnswer, answerOf, logCall } from './scorm12-log.js';
import { elementsAtLaunch, type Scorm12Launch, type Scorm12Record } from './scorm12-record.js';
import type {
  BrokenRule,
  Scorm12Call,
  Scorm12Function,
  Scorm12Outcome,
  Scorm12Refusal,
  Scorm12Session,
} from './scorm12-session.js';

export interface Scorm12HostOptions {
  /** What an earlier session left; absent at the first launch. */
  readonly stored?: Scorm12Record;
  readonly behaviour?: Scorm12Behaviour;
  readonly learner?: { readonly id: string; readonly name: string };
  readonly launchData?: string;
  /** 0–100. */
  readonly masteryScore?: number;
  /** Where the LMS was asked to show the course without a learner's work in it. */
  readonly mode?: 'review' | 'browse';
  readonly noCredit?: boolean;
  /** The clock, in milliseconds since the epoch. */
  readonly now?: () => number;
  /** What the LMS has now, where another window may have added to it; by default what this session has stored. */
  readonly current?: () => Scorm12Record | undefined;
  /** Whether the LMS reaches its server. */
  readonly isOnline?: () => boolean;
  /** What goes wrong; may be changed while the course runs. */
  readonly faults?: readonly Scorm12Fault[];
  /** Lets time pass in which the page stands still. */
  readonly sleep?: (milliseconds: number) => void;
  /** Called after every call. */
  readonly onCall?: (call: Scorm12Call) => void;
}

export type Scorm12Api = Readonly<Record<Scorm12Function, (...given: unknown[]) => ApiAnswer>>;

export interface Scorm12Host {
  readonly API: Scorm12Api;
  readonly calls: readonly Scorm12Call[];
  readonly refusals: readonly Scorm12Refusal[];
  readonly phase: () => Scorm12Session['phase'];
  /** What the LMS keeps as things stand: what the next launch is given. */
  readonly stored: () => Scorm12Record | undefined;
  /** Elements that were set and are not stored: what would be lost now. */
  readonly unfinished: () => string[];
  /** To be told when the course's page goes away (pagehide); by default its frame is led to another page. */
  readonly leave: (how?: Leaving) => void;
  /** That it stays after all. */
  readonly stay: () => void;
}

const DEFAULT_LEARNER = { id: 'learner-1', name: 'Okafor, Ada' };

/** A session's LMS. Nothing outside it is changed. */
export function createScorm12Host(options: Scorm12HostOptions = {}): Scorm12Host {
  const session = openSession(options);
  const isOnline = options.isOnline ?? (() => true);
  const now = options.now ?? (() => Date.now());
  const call = (name: Scorm12Function, given: readonly unknown[]): ApiAnswer => {
    const effect = takeScorm12Fault(options.faults ?? [], name);
    if (effect === 'hang') options.sleep?.(HANGS_FOR);
    if (effect === 'throw') throw new Error(`${name} is broken.`);
    const online = isOnline() && effect !== 'lie';
    const outcome = effect === 'refuse' ? refuse(session, name) : perform(session, name, { given, online, at: now() });
    if (effect === 'lie') session.lastError = '0';
    const told = effect === 'lie' ? { answer: 'true', error: '0', broken: [] } : outcome;
    const logged = logCall(session, name, { given, outcome: told, at: now() });
    options.onCall?.(logged);
    if (effect === 'lose-answer') throw new Error(`${name} is done, and broken.`);
    return answerOf(session.launch.behaviour, name, told.answer);
  };
  const names: Scorm12Function[] = [
    'LMSInitialize',
    'LMSFinish',
    'LMSGetValue',
    'LMSSetValue',
    'LMSCommit',
    'LMSGetLastError',
    'LMSGetErrorString',
    'LMSGetDiagnostic',
  ];
  const functions = names.map((name) => [name, (...given: unknown[]) => call(name, given)] as const);
  return {
    API: Object.fromEntries(functions) as Scorm12Api,
    calls: session.calls,
    refusals: session.refusals,
    phase: () => session.phase,
    stored: () => session.record,
    unfinished: () => [...session.unsaved],
    leave: (how = 'led-away') => {
      session.leaving = how;
    },
    stay: () => {
      session.leaving = undefined;
    },
  };
}

function openSession(options: Scorm12HostOptions): Scorm12Session {
  const { behaviour = strictBehaviour, learner = DEFAULT_LEARNER, launchData = '', masteryScore, stored } = options;
  const launch: Scorm12Launch = {
    behaviour,
    learner,
    launchData,
    ...(masteryScore === undefined ? {} : { masteryScore }),
    ...(options.mode === undefined ? {} : { mode: options.mode }),
    ...(options.noCredit === undefined ? {} : { noCredit: options.noCredit }),
    ...(stored === undefined ? {} : { stored }),
  };
  const values = elementsAtLaunch(launch);
  const session: Scorm12Session = {
    launch,
    phase: 'new',
    leaving: undefined,
    detached: false,
    lastError: '0',
    diagnostic: '',
    values,
    atLaunch: new Map(values),
    sent: new Map(values),
    unsaved: new Set(),
    record: stored,
    interactionsAtLaunch: countOf('cmi.interactions', values.keys()),
    calls: [],
    refusals: [],
    current: options.current ?? (() => session.record),
  };
  return session;
}

interface Circumstances extends CallMoment {
  readonly given: readonly unknown[];
}

/** Carries a call out; what it left as the last error is set, unless the call only asks for errors. */
function perform(session: Scorm12Session, name: Scorm12Function, circumstances: Circumstances): Scorm12Outcome {
  const { given } = circumstances;
  const bad = wrongArguments(name, given);
  if (name === 'LMSGetLastError' || name === 'LMSGetErrorString' || name === 'LMSGetDiagnostic') {
    return askForError(session, name, { given, bad });
  }
  const outOfPlace = session.phase === 'finished' ? [AFTER_FINISH] : [];
  const [first = '', second = ''] = given.map((value) => String(value));
  const outcome = ((): Scorm12Outcome => {
    if (bad) return fail(name === 'LMSGetValue' ? '' : 'false', '201', bad.reason);
    if (name === 'LMSInitialize') return initialize(session, first);
    if (name === 'LMSGetValue') return getValue(session, first);
    if (name === 'LMSSetValue') return setValue(session, first, second);
    return name === 'LMSCommit' ? commit(session, first, circumstances) : finish(session, first, circumstances);
  })();
  session.lastError = outcome.error;
  session.diagnostic = outcome.error === '0' ? '' : (outcome.broken[0]?.reason ?? '');
  return { ...outcome, broken: [...outcome.broken, ...outOfPlace] };
}

/** A call that is not carried out. */
function refuse(session: Scorm12Session, name: Scorm12Function): Scorm12Outcome {
  session.lastError = '101';
  return fail(name === 'LMSGetValue' ? '' : 'false', '101', 'A fault that was asked for.');
}

const AFTER_FINISH: BrokenRule = { rule: 'called-after-finish', reason: 'Nothing may be called after LMSFinish.' };

function wrongArguments(name: Scorm12Function, given: readonly unknown[]): BrokenRule | undefined {
  const expected = name === 'LMSSetValue' ? 2 : name === 'LMSGetLastError' ? 0 : 1;
  if (given.length !== expected) {
    return { rule: 'wrong-arguments', reason: `${name} takes ${expected} arguments and got ${given.length}.` };
  }
  const other = given.find((value) => typeof value !== 'string');
  return other === undefined && !given.includes(undefined)
    ? undefined
    : { rule: 'wrong-arguments', reason: `${name} takes text, not ${typeof other}.` };
}

function askForError(
  session: Scorm12Session,
  name: Scorm12Function,
  { given, bad }: { given: readonly unknown[]; bad: BrokenRule | undefined },
): Scorm12Outcome {
  const broken: BrokenRule[] = bad ? [bad] : [];
  if (session.calls.length === 0) {
    if (session.launch.behaviour.earlyGetLastError === 'throws') throw new Error(`${name} before any other call`);
    broken.push({ rule: 'error-asked-first', reason: 'Moodle throws where errors are asked for before another call.' });
  }
  // Why a Finish was refused may be asked.
  if (session.phase === 'finished' && session.lastError === '0') broken.push(AFTER_FINISH);
  const code = given[0] === undefined || given[0] === '' ? session.lastError : String(given[0]);
  if (name === 'LMSGetLastError') return { answer: session.lastError, error: '0', broken };
  const text = SCORM12_ERRORS[code] ?? '';
  return { answer: name === 'LMSGetDiagnostic' ? session.diagnostic || text : text, error: '0', broken };
}
