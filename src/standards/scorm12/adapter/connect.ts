/** Finds a SCORM 1.2 host, starts the session and reads what it holds. */

import { type LaunchMode, type LaunchState, NOBODY } from '../../../model/tracking.js';
import { type Host, openHost } from './call-api.js';
import { findApi, type Scorm12Api } from './find-api.js';
import { RELEASE_TIME, timeSinceFinish } from './session-memory.js';
import { hostStatusOf, type LessonStatus, readLessonStatus } from './status.js';

/** What a host that answers has said. */
export interface Connection {
  readonly api: Scorm12Api;
  readonly host: Host;
  /** Whether values may be written: not to a host that may lose them, and not in a review. */
  readonly writes: boolean;
  /** The AICC shim knows no `_children`; its commit overtakes its Finish and stores nothing. */
  readonly knowsChildren: boolean;
  /** The first index for a new interaction; undefined where the host takes none. */
  readonly interactionCount: number | undefined;
  readonly status: LessonStatus | undefined;
  readonly launch: LaunchState;
}

/** Milliseconds between two looks for a host that may still be loading, and how many looks. */
const LOOK_AGAIN = 100;
const LOOKS = 40;

function wait(window: Window, milliseconds: number): Promise<void> {
  return new Promise((resolve) => window.setTimeout(resolve, milliseconds));
}

async function awaitApi(window: Window): Promise<Scorm12Api | undefined> {
  // A frame's or pop-up's host may still be loading; a window of its own has none.
  const looks = window.parent !== window || window.opener ? LOOKS : 1;
  for (let look = 1; look < looks && !findApi(window); look++) await wait(window, LOOK_AGAIN);
  return findApi(window);
}

/** Starts the session. A refused Initialize with 101 may mean that it is running already: then values can be read. */
function start(host: Host): boolean {
  if (host.tell('Initialize')) return true;
  const code = host.lastError();
  const status = host.get('core.lesson_status');
  return host.lastError() === 0 && (code === 101 || status !== '');
}

function readMode(host: Host): LaunchMode {
  const mode = host.get('core.lesson_mode').toLowerCase();
  return mode === 'review' || mode === 'browse' ? mode : NOBODY.mode;
}

/** The next free index where interactions are recorded: asked once, since ESR answers each further question with 401. */
function countInteractions(host: Host): number | undefined {
  if (!host.get('interactions._children')) return undefined;
  return Number.parseInt(host.get('interactions._count'), 10) || 0;
}

/**
 * Finds the host and starts a session; a launch state alone where there is none, or where it cannot be started.
 * Where this window has finished before and the host's page is still the same, a second session may say "true" and lose
 * all (Learning Hub, AICC shim): it is read and then left alone. `records`: whether answers are to be recorded.
 */
export async function connect(window: Window, courseId: string, records: boolean): Promise<Connection | LaunchState> {
  const api = await awaitApi(window);
  if (!api) return NOBODY;
  const since = timeSinceFinish(window, courseId);
  if (since !== undefined) await wait(window, RELEASE_TIME - since);
  const host = openHost(api);
  if (!start(host)) return { ...NOBODY, host: 'doubtful' };
  const knowsChildren = host.get('core._children') !== '';
  const doubtful = since !== undefined && (api.coursewright === courseId || !knowsChildren);
  const mode = readMode(host);
  const writes = mode === 'normal' && !doubtful;
  const status = readLessonStatus(host.get('core.lesson_status'));
  const interactionCount = writes && records ? countInteractions(host) : undefined;
  const launch: LaunchState = {
    ...NOBODY,
    host: doubtful ? 'doubtful' : 'present',
    learner: { id: host.get('core.student_id'), name: host.get('core.student_name') },
    mode,
    credit: host.get('core.credit') !== 'no-credit',
    // Whatever `entry` says: the Learning Hub leaves it empty and has the data all the same.
    state: host.get('suspend_data') || undefined,
    status: hostStatusOf(status, host.get('core.score.raw')),
    can: { ...NOBODY.can, interactions: interactionCount !== undefined },
  };
  return { api, host, writes, knowsChildren, interactionCount, status, launch };
}
