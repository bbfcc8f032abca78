/** SCORM 1.2 in the browser: translates what the session tells into calls of the host's API. SCORM 1.2 RTE 3. */

import type { StandardPiece } from '../../model/runtime-api.js';
import {
  INTERACTION_LIMIT,
  type RuntimeConfig,
  SUSPEND_DATA_LIMIT,
  type TrackingConfig,
} from '../../model/runtime-config.js';
import type { Attempt, LaunchState, Tracker, TrackingEvent } from '../../model/tracking.js';
import { type Connection, connect } from './adapter/connect.js';
import { describeAnswer } from './adapter/interactions.js';
import { commitValues, createOutbox, type Element, type Outbox, sendElement, sendValues } from './adapter/outbox.js';
import { rememberFinish } from './adapter/session-memory.js';
import { formatScore, isRaise, type LessonStatus, lessonStatusOf, type Standing } from './adapter/status.js';
import { formatTimespan } from './adapter/times.js';

/** The Learning Hub records a completion only with a time above nothing. */
const LEAST_TIME = 1000;

/** lesson_location: CMIString255. */
const LOCATION_LIMIT = 255;

/** One session with a host, from Initialize to Finish. */
interface Session extends Connection {
  readonly window: Window;
  readonly tracking: TrackingConfig;
  /** When it started, in milliseconds of the window's own steady clock. */
  readonly started: number;
  /** Whether there was a connection then: a machine without any may be its own LMS. */
  readonly hadLine: boolean;
  readonly outbox: Outbox;
  readonly standing: Standing;
  /** The status that the host has, or will have once it takes what it is given. */
  status: LessonStatus | undefined;
  /** The status of the last commit that the host took. */
  committed?: LessonStatus;
  /** The best score told, scaled; sent only with a status that stands. */
  score?: number;
  finished?: boolean;
}

function want(session: Session, element: Element, value: string): void {
  session.outbox.wanted.set(element, value);
}

function startSession(window: Window, tracking: TrackingConfig, connection: Connection): Session {
  const outbox = createOutbox(connection.interactionCount, tracking.suspendData ?? SUSPEND_DATA_LIMIT);
  const { completion, success } = connection.launch.status;
  // What the host has is not told again: a pass after an earlier "completed" stands on both. A host that has "failed" keeps
  // it when the course is completed later: only a pass goes beyond.
  const standing: Standing = { completed: completion === 'completed', ...(success === 'unknown' ? {} : { success }) };
  const session: Session = {
    ...connection,
    window,
    tracking,
    started: window.performance.now(),
    hadLine: window.navigator?.onLine,
    outbox,
    standing,
  };
  if (session.writes && !session.status) {
    // Moodle turns no status into "completed" at Finish; the Learning Hub never promotes "not attempted".
    session.status = 'incomplete';
    want(session, 'core.lesson_status', session.status);
    sendElement(outbox, session.host, 'core.lesson_status');
  }
  return session;
}

function note(session: Session, event: TrackingEvent): void {
  const { standing, outbox } = session;
  if (event.type === 'location') want(session, 'core.lesson_location', event.pageId.slice(0, LOCATION_LIMIT));
  if (event.type === 'completed') standing.completed = true;
  if (event.type === 'success' && standing.success !== 'passed') standing.success = event.success;
  if (event.type === 'scored' || event.type === 'success') session.score = Math.max(session.score ?? 0, event.score);
  // SCORM 1.2 has no type for a text of the learner's own, and it would reach more people than they agreed to.
  const isTold = event.type === 'answered' && event.answer.definition.type !== 'long-fill-in';
  if (isTold && outbox.first !== undefined) {
    outbox.answers.push(
      describeAnswer(event.answer, event.time, session.tracking.interactionText ?? INTERACTION_LIMIT),
    );
  }
}

/**
 * What follows from the standing: status, score and exit. A score goes out only when the result stands, and before or with
 * it: on the Learning Hub the first status committed that is no longer incomplete is final for the launch.
 */
function wantResult(session: Session): void {
  const { standing, score, launch } = session;
  const status = lessonStatusOf(standing);
  if (isRaise(status, session.status)) {
    session.status = status;
    want(session, 'core.lesson_status', status);
  }
  // From the first commit, so that a crash keeps the data: many hosts keep it only after "suspend".
  const open = session.status === 'incomplete';
  want(session, 'core.exit', open ? 'suspend' : '');
  if (open || session.status === session.committed || score === undefined || score < (launch.status.score ?? 0)) return;
  want(session, 'core.score.min', '0');
  want(session, 'core.score.max', '100');
  want(session, 'core.score.raw', formatScore(score));
}

function send(session: Session): boolean {
  wantResult(session);
  want(session, 'core.session_time', formatTimespan(session.window.performance.now() - session.started, LEAST_TIME));
  return sendValues(session.outbox, session.host);
}

/** Whether the host had a result at launch. */
function hadResult({ launch: { status } }: Session): boolean {
  return status.completion === 'completed' || status.success !== 'unknown';
}

/** Whether the connection has been lost since the launch. */
function isCut({ window, hadLine }: Session): boolean {
  return hadLine && !window.navigator.onLine;
}

type Moment = 'progress' | 'hidden' | 'close' | 'unload';

/**
 * Sends, commits and finishes as far as the moment allows; whether the host took all of it, undefined where nothing was
 * done. At pagehide there is no time for a commit before Finish; the AICC shim stands neither that nor one when the page is
 * hidden, which may be closed next: its commit and its Finish race, and only Finish stores. Nor does it stand a commit after a
 * result: it writes "not attempted" over it.
 */
function deliver(session: Session, courseId: string, moment: Moment): boolean | undefined {
  const { host, writes } = session;
  const ends = moment === 'close' || moment === 'unload';
  const commits = session.knowsChildren ? moment !== 'unload' : moment === 'progress' && !hadResult(session);
  if (!commits && !ends) return undefined;
  const taken = !writes || send(session);
  let stored = !writes || !commits || commitValues(session.outbox, host, isCut(session));
  if (commits && stored) session.committed = session.status;
  // At Finish, Moodle makes "completed" of a status that was never set: where it would not take one, it is left alone.
  const finishes =
    !writes || session.launch.status.completion !== 'not-attempted' || session.outbox.taken.has('core.lesson_status');
  // What Save and exit could not store, it may be asked to store again; going away then finishes.
  if (ends && (moment === 'unload' || (taken && stored))) {
    session.finished = true;
    const finished = finishes && host.tell('Finish');
    if (writes && !commits) stored = finished;
    rememberFinish(session.window, session.api, courseId);
  }
  return taken && stored;
}

function createTracker(window: Window, config: RuntimeConfig): Tracker {
  let session: Session | undefined;
  /** Takes a note where there is somebody to tell. */
  const take = (run: (session: Session) => void): void => {
    if (session?.writes && !session.finished) run(session);
  };
  const act = (moment: Moment): Attempt | undefined => {
    // A doubtful host is left alone: its Finish would put this session's older values over those of a newer one.
    if (session?.launch.host !== 'present') return { taken: false };
    const taken = session.finished ? undefined : deliver(session, config.course.id, moment);
    // A fault of the line or of the server may pass; the learner who leaves is not made to wait for it.
    return taken === undefined ? taken : moment === 'progress' ? { taken, wait: 0 } : { taken };
  };
  return {
    async initialize(): Promise<LaunchState> {
      const found = await connect(window, config.course.id, config.tracking.interactions);
      if (!('launch' in found)) return found;
      session = startSession(window, config.tracking, found);
      return { ...found.launch, stateLimit: config.tracking.suspendData ?? SUSPEND_DATA_LIMIT };
    },
    record: (event) => take((open) => note(open, event)),
    save: (state) => take((open) => want(open, 'suspend_data', state)),
    commit: async (moment) => act(moment),
    close: async () => act('close'),
    closeNow: () => void act('unload'),
  };
}

export const piece: StandardPiece = { name: 'scorm12', createTracker };
