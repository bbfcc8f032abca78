/** What preview's server and the page that plays an LMS tell each other; plain JSON. */

import type { Scorm12Behaviour } from './scorm12-behaviour.js';
import type { Scorm12Record } from './scorm12-record.js';
import type { Scorm12Call, Scorm12Refusal } from './scorm12-session.js';

/** How an LMS shows a course. */
export type Placement = 'frame' | 'nested-frame' | 'pop-up' | 'window';

/** What the page is given when it loads; it stands in its `#launch`. */
export interface PageLaunch {
  readonly session: number;
  readonly placement: Placement;
  /** What is opened. */
  readonly url: string;
  readonly behaviour: Scorm12Behaviour;
  readonly learner: { readonly id: string; readonly name: string };
  readonly launchData: string;
  readonly masteryScore?: number;
  readonly stored?: Scorm12Record;
}

/** What the page reports of its session: what is new in the log, and all that is stored. */
export interface SessionReport {
  /** The first new call's place in the log. */
  readonly from: number;
  readonly calls: readonly Scorm12Call[];
  /** All refusals so far. */
  readonly refusals: readonly Scorm12Refusal[];
  readonly phase: 'new' | 'running' | 'finished';
  readonly unfinished: readonly string[];
  readonly stored?: Scorm12Record;
}

/** A session as the server knows it. */
export interface HostSession {
  readonly id: number;
  readonly placement: Placement;
  readonly calls: Scorm12Call[];
  refusals: readonly Scorm12Refusal[];
  phase: SessionReport['phase'];
  unfinished: readonly string[];
}
