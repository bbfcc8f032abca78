/** A SCORM 1.2 LMS with its faults, for the play; the emulator shares no code with the adapter. */

import type { SavedState } from '../../src/model/saved-state.js';
import { readState } from '../../src/model/state.js';
import type { Scorm12Behaviour } from '../../src/preview/scorm12-behaviour.js';
import { SCORM12_FAULTS, type Scorm12Fault } from '../../src/preview/scorm12-faults.js';
import { createScorm12Host, type Scorm12Api, type Scorm12Host } from '../../src/preview/scorm12-host.js';
import type { Scorm12Record } from '../../src/preview/scorm12-record.js';
import { piece } from '../../src/standards/scorm12/adapter.js';
import { AT_RELOAD } from '../hosts/scenarios/troubles.js';
import { course, TEST_PAGE } from '../runtime/fixture.js';
import { fakeWindow } from '../standards/scorm12/fake-host.js';
import { makeStorage } from '../standards/xapi/storage.js';
import { type CourseWindow, type HostSide, isSameWork } from './play.js';
import { later, type VirtualTime } from './time.js';

/** The LMS's page, which outlives a reload of the course's frame. */
interface Page {
  readonly host: Scorm12Host;
  readonly API: Scorm12Api;
  readonly faults: Scorm12Fault[];
  /** Whether anything went wrong, and whether it ever said true and stored nothing. */
  troubled: boolean;
  lied: boolean;
  window: Scorm12Window | undefined;
}

interface Scorm12Window extends CourseWindow {
  readonly page: Page;
  finished: boolean;
}

interface Lms {
  readonly time: VirtualTime;
  readonly behaviour: Scorm12Behaviour;
  readonly localStorage: Storage;
  readonly pages: Page[];
  readonly findings: string[];
  faults: Scorm12Fault[];
  kept: Scorm12Record | undefined;
  /** Whether it ever refused values. */
  refusesValues: boolean;
  /** Answers that the adapter was told of. */
  answers: number;
}

type FaultName = keyof typeof SCORM12_FAULTS;

export function scorm12Side(time: VirtualTime, behaviour: Scorm12Behaviour, localStorage: Storage): HostSide {
  const config = course();
  const lms: Lms = {
    time,
    behaviour,
    localStorage,
    pages: [],
    findings: [],
    faults: [],
    kept: undefined,
    answers: 0,
    refusesValues: false,
  };
  const pageOf = (window: CourseWindow): Page => (window as Scorm12Window).page;
  return {
    config,
    open(from) {
      const page = from ? pageOf(from) : openPage(lms);
      const sessionStorage = from?.storages.sessionStorage ?? makeStorage();
      return openWindow(lms, page, sessionStorage);
    },
    leave(window, how) {
      if (how !== 'crash') pageOf(window).host.leave(how === 'reload' ? 'reloaded' : 'closed');
    },
    gone: () => undefined,
    strike(name) {
      const fault = SCORM12_FAULTS[name as FaultName];
      strike(lms, { ...fault, met: 0 });
    },
    calm() {
      lms.faults = [];
      // A log-in that has expired does not come back.
      for (const { faults } of lms.pages) faults.splice(0, faults.length, ...faults.filter(isOfSession));
    },
    meddle: () => undefined,
    told({ type }) {
      if (type === 'answered') lms.answers += 1;
    },
    missing: (state) => (lms.pages.at(-1)?.lied ? undefined : missing(lms, state)),
    missingAtEnd: (state) => missing(lms, state, true) ?? missingScore(lms, state),
    isSound: ({ host, mode }) => {
      const page = lms.pages.at(-1);
      return host === 'present' && mode === 'normal' && page?.faults.length === 0 && !page.lied;
    },
    findings: () => [...lms.findings, ...lms.pages.flatMap((page) => refusalsOf(lms, page)), ...doubled(lms)],
  };
}

function isOfSession({ calls }: Scorm12Fault): boolean {
  return calls.length === 0;
}

function strike(lms: Lms, fault: Scorm12Fault): void {
  const page = lms.pages.at(-1);
  lms.refusesValues ||= fault.calls.includes('LMSSetValue');
  if (!isOfSession(fault)) lms.faults = [...lms.faults, fault];
  if (!page) return;
  page.faults.push(fault);
  page.troubled = true;
  page.lied ||= fault.effect === 'lie';
}

function openPage(lms: Lms): Page {
  const { time, behaviour, kept } = lms;
  const faults = [...lms.faults];
  const page: { window: Scorm12Window | undefined } = { window: undefined };
  let seen = kept;
  const host = createScorm12Host({
    behaviour,
    faults,
    ...(kept ? { stored: kept } : {}),
    now: () => time.now,
    sleep: (milliseconds) => {
      time.now += milliseconds;
    },
    current: () => lms.kept,
    onCall: ({ name }) => {
      noteLate(lms, page.window, name);
      if (host.stored() === seen) return;
      seen = host.stored();
      noteLowering(lms, seen);
      lms.kept = seen;
    },
  });
  const lied = faults.some(({ effect }) => effect === 'lie');
  const made: Page = Object.assign(page, { host, API: { ...host.API }, faults, troubled: faults.length > 0, lied });
  lms.pages.push(made);
  return made;
}

const RANKS = ['incomplete', 'failed', 'completed', 'passed'];

/**
 * The status never falls, from launch to launch; but on the NHS Learning Hub a launch after a result is another record, and
 * `not attempted` is the LMS's own, where a session that was told of nothing has ended.
 */
function noteLowering({ kept, behaviour, findings }: Lms, next: Scorm12Record | undefined): void {
  const [before = -1, after = -1] = [kept, next].map((each) =>
    RANKS.indexOf(each?.elements['cmi.core.lesson_status'] ?? ''),
  );
  if (after >= 0 && after < before && behaviour.afterDone !== 'begin-again')
    findings.push(`the status fell to ${RANKS[after]}`);
}

/** No call follows a Finish, whatever came of it, nor the end of the window. */
function noteLate(lms: Lms, window: Scorm12Window | undefined, name: string): void {
  if (!window) return;
  const late = window.ended || (window.finished && name !== 'LMSGetLastError');
  if (late) lms.findings.push(`${name} after ${window.ended ? 'the end' : 'Finish'}`);
  if (name === 'LMSFinish') window.finished = true;
}

function openWindow(lms: Lms, page: Page, sessionStorage: Storage): CourseWindow {
  const { time, localStorage } = lms;
  const started = time.now;
  const owner: { window?: CourseWindow } = {};
  const fake = fakeWindow({
    parent: fakeWindow({ API: page.API }),
    sessionStorage,
    performance: { now: () => time.now - started },
    setTimeout: (run, milliseconds) => void later(time, { owner: owner.window ?? owner, run }, milliseconds),
  });
  const window: Scorm12Window = {
    page,
    tracker: piece.createTracker(fake as unknown as Window, course()),
    storages: { localStorage, sessionStorage },
    ended: false,
    finished: false,
  };
  owner.window = window;
  page.window = window;
  return window;
}

const DONE = ['passed', 'completed', 'failed'];

/**
 * What the work comes to as lesson_status: SCORM 1.2 has one word for completion and result. `failed` is said only where no
 * try is left, and this course is complete only where it is passed.
 */
function statusOf({ completedAt, assessments }: SavedState): string {
  const [test] = assessments.values();
  const tries = TEST_PAGE.assessment?.attempts ?? 0;
  if (test && !test.passed && test.tries >= tries) return 'failed';
  return completedAt === undefined ? 'incomplete' : 'passed';
}

function missing({ kept, behaviour }: Lms, state: SavedState, isEnd = false): string | undefined {
  const { elements = {} } = kept ?? {};
  const status = elements['cmi.core.lesson_status'];
  // What a launch sets by itself goes with its first Commit, or with Finish.
  const isUntold = !isEnd && status === 'not attempted' && statusOf(state) === 'incomplete';
  if (status !== statusOf(state) && !isUntold) return `the LMS has the status ${status} for ${statusOf(state)}`;
  // In review mode nothing may be written.
  if (DONE.includes(status ?? '') && behaviour.afterDone === 'review') return undefined;
  const data = readState(elements['cmi.suspend_data'] ?? '');
  return data && isSameWork(data, state) ? undefined : 'the LMS has not this work';
}

function missingScore({ kept, behaviour, refusesValues }: Lms, state: SavedState): string | undefined {
  const [assessment] = state.assessments.values();
  const status = kept?.elements['cmi.core.lesson_status'] ?? '';
  if (!assessment || !DONE.includes(status)) return undefined;
  // Where it would not take the score with the result, it only lets the result be looked at after that.
  if (refusesValues && behaviour.afterDone === 'review') return undefined;
  const raw = kept?.elements['cmi.core.score.raw'];
  const best = Math.floor((assessment.best ?? 0) * 10_000 + 1e-6) / 100;
  return Number(raw) === best ? undefined : `the LMS has the score ${raw} for ${best}`;
}

/** Rules that only follow from values which the LMS would not take. */
const OF_REFUSED_VALUES =
  /^(error-(101|301)|commit-|finish-|wrong-exit|interaction-unfinished|score-after-status|learner-alerted)/;

function refusalsOf({ behaviour }: Lms, { host, troubled }: Page): string[] {
  const refusals = host.refusals.map(({ rule, name, element }) => `${rule} ${element || name}`);
  const known = [...AT_RELOAD, ...behaviour.unavoidable];
  // Save and exit where nothing was done.
  if (!host.calls.some(({ name, element }) => name === 'LMSSetValue' && element === 'cmi.suspend_data'))
    known.push('commit-without-data LMSCommit');
  return refusals.filter((each) => !known.includes(each) && !(troubled && OF_REFUSED_VALUES.test(each)));
}

/** An answer is recorded once. */
function doubled({ kept, answers }: Lms): string[] {
  const names = Object.keys(kept?.elements ?? {});
  const records = names.filter((name) => /^cmi\.interactions\.\d+\.id$/.test(name)).length;
  return records > answers ? [`${records} records of ${answers} answers`] : [];
}
