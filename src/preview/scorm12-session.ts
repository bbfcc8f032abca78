/** A session of SCORM 1.2 as plain data: what was called, what was refused, what has been set and what has been stored. */

import type { Leaving } from './scorm12-behaviour.js';
import type { Scorm12Launch, Scorm12Record } from './scorm12-record.js';

export type Scorm12Function =
  | 'LMSInitialize'
  | 'LMSFinish'
  | 'LMSGetValue'
  | 'LMSSetValue'
  | 'LMSCommit'
  | 'LMSGetLastError'
  | 'LMSGetErrorString'
  | 'LMSGetDiagnostic';

/** One call, as it was made and answered. */
export interface Scorm12Call {
  readonly name: Scorm12Function;
  readonly element?: string;
  readonly value?: string;
  readonly answer: string;
  /** `0` where nothing was wrong. */
  readonly error: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** A call that was refused, or that this host took and another known host would not have. */
export interface Scorm12Refusal {
  /** The call's place in the log. */
  readonly call: number;
  readonly name: Scorm12Function;
  readonly element?: string;
  readonly value?: string;
  readonly error: string;
  /** Permanent, such as `status-lowered`. */
  readonly rule: string;
  /** What was wrong, in words. */
  readonly reason: string;
}

export interface Scorm12Session {
  readonly launch: Scorm12Launch;
  phase: 'new' | 'running' | 'finished';
  /** How the course's page is on its way out (pagehide), where it is. */
  leaving: Leaving | undefined;
  /** Whether nothing reaches the LMS any more, whatever it says. */
  detached: boolean;
  lastError: string;
  /** Why the last call failed; LMSGetDiagnostic gives it. */
  diagnostic: string;
  readonly values: Map<string, string>;
  readonly atLaunch: ReadonlyMap<string, string>;
  /** Values when they were last sent, whether or not they arrived. */
  readonly sent: Map<string, string>;
  /** When the last Commit was called: milliseconds since the epoch. */
  committedAt?: number;
  /** Elements set since the last Commit. */
  readonly unsaved: Set<string>;
  /** Values when they were last stored. */
  stored?: ReadonlyMap<string, string>;
  record: Scorm12Record | undefined;
  /** What the LMS has now: another window of the same learner may have added to it. */
  readonly current: () => Scorm12Record | undefined;
  /** suspend_data as the Commit before brought it. */
  committedData?: string;
  /** Interactions that stood there at launch. */
  readonly interactionsAtLaunch: number;
  readonly calls: Scorm12Call[];
  readonly refusals: Scorm12Refusal[];
}

/** A rule that a call broke. */
export interface BrokenRule {
  readonly rule: string;
  readonly reason: string;
}

/** What a call came to: its answer, its error, and rules it broke though it was answered. */
export interface Scorm12Outcome {
  readonly answer: string;
  readonly error: string;
  readonly broken: readonly BrokenRule[];
}
