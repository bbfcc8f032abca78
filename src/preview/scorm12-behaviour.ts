/** How LMSs differ in what they take, answer and keep under SCORM 1.2: each is a record of plain data, `strict` the first. */

/** What an LMS does at a launch after the last session ended with a status of completed, passed or failed. */
export type AfterDone = 'keep' | 'blank' | 'review';

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
  /** What these begin with is answered with 401 and "" or "false". */
  readonly unimplemented: readonly string[];
  /** Taken by the standard, but a host is known that throws at it: a use is listed as a refusal. */
  readonly unsafe: readonly string[];
  readonly unknownElement: '401' | '201';
  /** Whether functions answer `"true"` or `true`, error codes `"405"` or `405`. */
  readonly answers: 'text' | 'boolean';
  readonly errorCodes: 'text' | 'number';
  /** What GetLastError does before any other call. */
  readonly earlyGetLastError: 'answers' | 'throws';
  /** What a Commit without a connection says. */
  readonly offlineCommit: 'true' | 'false';
  /** What makes values last: a Commit and Finish, or Finish alone. */
  readonly storesOn: 'commit' | 'finish';
  /** Whether every Commit has to bring a new session_time and suspend_data. */
  readonly commitNeedsTimeAndData: boolean;
  /** Whether `_count` of interactions goes on from earlier sessions or is always 0. */
  readonly interactionCount: 'kept' | 'zero';
  /** What Finish makes of a status that was never set. */
  readonly statusWhenNoneSet: 'completed' | 'not attempted';
  /** When the LMS judges by masteryScore and score.raw, over what the course wrote. */
  readonly masteryOverride: 'for-credit' | 'never';
  readonly afterDone: AfterDone;
  /** After a session that ended neither done nor suspended: whether saved data come back. */
  readonly afterNormalExit: 'keep' | 'blank';
}

/** Letters that every known host carries unharmed. */
const SAFE_TEXT = '^[A-Za-z0-9._~-]*$';

/**
 * The strictest of all known hosts in each point: a package that passes here should run anywhere. It is stricter than the
 * standard in: texts' alphabet (AICC shims split at `=`), two-digit hours and two decimals (Moodle), time above zero (NHS
 * Learning Hub), choice tokens (Learning Hub), 255 and 4096 everywhere (ESR), `not attempted` (ESR, Moodle).
 */
export const strictBehaviour: Scorm12Behaviour = {
  name: 'strict',
  title: 'Strict SCORM 1.2',
  limits: { suspendData: 4096, location: 255, comments: 4096, response: 255 },
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
  unimplemented: [],
  unsafe: ['cmi.comments'],
  unknownElement: '401',
  answers: 'text',
  errorCodes: 'text',
  earlyGetLastError: 'answers',
  offlineCommit: 'false',
  storesOn: 'commit',
  commitNeedsTimeAndData: true,
  interactionCount: 'kept',
  // Moodle turns no status into "completed" at Finish.
  statusWhenNoneSet: 'completed',
  masteryOverride: 'for-credit',
  afterDone: 'keep',
  afterNormalExit: 'blank',
};

/** All hosts that preview can play, by name. */
export const SCORM12_BEHAVIOURS: Readonly<Record<string, Scorm12Behaviour>> = { strict: strictBehaviour };
