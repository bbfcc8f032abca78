/** How LMSs differ in what they take, answer and keep under SCORM 1.2: each is a record of plain data, `strict` the first. */

/** What an LMS does at a launch after the last session ended with a status of completed, passed or failed. */
export type AfterDone =
  | 'keep'
  | 'blank'
  | 'review'
  /** Status `incomplete`, and neither data nor score: the result itself is in the LMS's books. */
  | 'begin-again';

/** How a course's page goes away: its window is closed, it is loaded again, or its frame is led to another page. */
export type Leaving = 'closed' | 'reloaded' | 'led-away';

/** How a value is damaged on its way into the LMS; see scorm12-carriers.ts. */
export type Carrier = 'aicc-ini' | 'url-query' | 'line-message';

/**
 * One LMS. JSON all through, so that it travels to the page that plays it; patterns are sources of regular expressions.
 */
export interface Scorm12Behaviour {
  readonly name: string;
  readonly title: string;
  /** Most characters that are taken: over them 405. */
  readonly limits: {
    readonly suspendData: number;
    readonly location: number;
    readonly comments: number;
    readonly response: number;
  };
  /** What texts of the course's own making may consist of. */
  readonly patterns: {
    readonly suspendData: string;
    readonly location: string;
    readonly timespan: string;
    readonly choice: string;
  };
  /** Whether session_time must be more than nothing. */
  readonly sessionTimeAboveZero: boolean;
  readonly statuses: readonly string[];
  readonly exits: readonly string[];
  /** Words taken as an interaction's result; decimals only where `decimalResults`. */
  readonly results: readonly string[];
  readonly decimalResults: boolean;
  /** What these are or begin with is not there: 401, or as `unknownElement` where that is `empty`. */
  readonly unimplemented: readonly string[];
  /** Taken by the standard, but a host is known that throws at it: a use is listed as a refusal. */
  readonly unsafe: readonly string[];
  /** A use throws. */
  readonly throwsAt: readonly string[];
  /** `empty`: no error, reads as "" until it is set, and is stored nowhere. */
  readonly unknownElement: '401' | '201' | 'empty';
  /** Functions that answer `true` in place of `"true"`. */
  readonly booleans: readonly ('Initialize' | 'SetValue' | 'Commit' | 'Finish')[];
  /** Error codes as `"405"`, as `405`, or `"0"` whatever happened. */
  readonly errorCodes: 'text' | 'number' | 'always-zero';
  /** What GetLastError does before any other call. */
  readonly earlyGetLastError: 'answers' | 'throws';
  /** What LMSInitialize does in a host's page that has had its session: `loses` says true and stores nothing any more. */
  readonly secondInitialize: 'refused' | 'throws-after-interactions' | 'loses';
  /** What a Commit without a connection says. */
  readonly offlineCommit: 'true' | 'false';
  /** What a Commit says while the course's page goes away; `null` comes with 391. */
  readonly commitWhileLeaving: 'stores' | 'null';
  /** What Finish comes to while the course's page goes away: `lost` says true. */
  readonly finishWhileLeaving: Readonly<Record<Leaving, 'stores' | 'lost' | 'refused'>>;
  /** What makes values last: a Commit and Finish, or Finish alone. */
  readonly storesOn: 'commit' | 'finish';
  /** Whether all values travel, or those that have changed since they were last sent, arrived or not. */
  readonly sends: 'all' | 'changed';
  /** Lists that a Commit leaves out and Finish brings. */
  readonly commitOmits: readonly string[];
  /** Whether a Commit leaves the status `not attempted`, and for how many milliseconds it may overtake a Finish. */
  readonly commitSpoilsStatus: boolean;
  readonly commitLandsWithin: number;
  /** The only elements that are stored; empty for all. */
  readonly keeps: readonly string[];
  /** By element: what its values go through on their way into the LMS. */
  readonly carriers: Readonly<Record<string, Carrier>>;
  /** Characters of a response and its patterns together over which a whole update is lost; 0 for no such thing. */
  readonly updateLostOver: number;
  /** Whether every Commit has to bring a new session_time and suspend_data. */
  readonly commitNeedsTimeAndData: boolean;
  /** What the learner is shown an alert for. */
  readonly alertsAt: readonly ('commit-without-time' | 'commit-after-finish')[];
  /** Whether a result without any session_time stays `incomplete`. */
  readonly resultNeedsTime: boolean;
  /** Which status, score and time of a launch count: the last, or those that came with the first completed, passed or failed. */
  readonly resultOf: 'last' | 'first-done';
  /** How a session_time is read: hundredths as they are, `.5` as five hundredths, or the hours without their first digit. */
  readonly timeRead: 'plain' | 'one-decimal-wrong' | 'first-digit-lost';
  /** total_time as the course reads it. */
  readonly totalTime: 'sum' | 'NaN:aN:aN';
  /** Whether `_count` of interactions goes on from earlier sessions or is always 0. */
  readonly interactionCount: 'kept' | 'zero';
  /** What Finish makes of a status that was never set. */
  readonly statusWhenNoneSet: 'completed' | 'incomplete' | 'not attempted';
  /** When the LMS judges by masteryScore and score.raw, over what the course wrote. */
  readonly masteryOverride: 'for-credit' | 'never';
  /** `entry` at the first launch. */
  readonly firstEntry: 'ab-initio' | '';
  readonly afterDone: AfterDone;
  /** After a session that ended neither done nor suspended: whether saved data come back. */
  readonly afterNormalExit: 'keep' | 'blank';
  /** Refusals that a good course cannot avoid here, as `rule element`. */
  readonly unavoidable: readonly string[];
}

const ANYTHING = '^[\\s\\S]*$';

/** An LMS that does what SCORM 1.2 says and nothing more; the hosts say in what they differ. */
export const standardBehaviour: Scorm12Behaviour = {
  name: 'standard',
  title: 'SCORM 1.2 as it is written',
  limits: { suspendData: 4096, location: 255, comments: 4096, response: 255 },
  patterns: {
    suspendData: ANYTHING,
    location: ANYTHING,
    timespan: '^\\d{2,4}:\\d{2}:\\d{2}(\\.\\d{1,2})?$',
    choice: '^\\{?[0-9a-z](,[0-9a-z])*\\}?$',
  },
  sessionTimeAboveZero: false,
  statuses: ['passed', 'completed', 'failed', 'incomplete', 'browsed', 'not attempted'],
  exits: ['time-out', 'suspend', 'logout', ''],
  results: ['correct', 'wrong', 'unanticipated', 'neutral'],
  decimalResults: true,
  unimplemented: [],
  unsafe: [],
  throwsAt: [],
  unknownElement: '201',
  booleans: [],
  errorCodes: 'text',
  earlyGetLastError: 'answers',
  secondInitialize: 'refused',
  offlineCommit: 'false',
  commitWhileLeaving: 'stores',
  finishWhileLeaving: { closed: 'stores', reloaded: 'stores', 'led-away': 'stores' },
  storesOn: 'commit',
  sends: 'all',
  commitOmits: [],
  commitSpoilsStatus: false,
  commitLandsWithin: 0,
  keeps: [],
  carriers: {},
  updateLostOver: 0,
  commitNeedsTimeAndData: true,
  alertsAt: [],
  resultNeedsTime: false,
  resultOf: 'last',
  timeRead: 'plain',
  totalTime: 'sum',
  interactionCount: 'kept',
  statusWhenNoneSet: 'completed',
  masteryOverride: 'for-credit',
  firstEntry: 'ab-initio',
  afterDone: 'keep',
  afterNormalExit: 'keep',
  unavoidable: [],
};

/** Letters that every known host carries unharmed. */
const SAFE_TEXT = '^[A-Za-z0-9._~-]*$';

/**
 * The strictest of all known hosts in each point: a package that passes here should run anywhere. It is stricter than the
 * standard in: texts' alphabet (AICC shims split at `=`), two-digit hours and two decimals (Moodle), time above zero (NHS
 * Learning Hub), choice tokens (Learning Hub), 255 and 4096 everywhere (ESR), `not attempted` (ESR, Moodle).
 */
export const strictBehaviour: Scorm12Behaviour = {
  ...standardBehaviour,
  name: 'strict',
  title: 'Strict SCORM 1.2',
  patterns: {
    suspendData: SAFE_TEXT,
    location: SAFE_TEXT,
    timespan: '^\\d{2}:[0-5]\\d:[0-5]\\d\\.\\d{2}$',
    choice: '^[0-9a-z](,[0-9a-z]){0,25}$',
  },
  sessionTimeAboveZero: true,
  statuses: ['passed', 'completed', 'failed', 'incomplete', 'browsed'],
  // `logout` really logs learners out of some LMSs; `time-out` claims that a limit was passed.
  exits: ['suspend', ''],
  results: ['correct', 'wrong', 'neutral'],
  decimalResults: false,
  // The NHS Learning Hub throws.
  unsafe: ['cmi.comments'],
  unknownElement: '401',
  // Moodle turns no status into "completed" at Finish.
  statusWhenNoneSet: 'completed',
  afterNormalExit: 'blank',
};
