/** What the course's session sees of xAPI: facts become statements, saved progress a state document, both are delivered. */

import { nameUuid } from '../../../model/hash.js';
import type { RuntimeConfig } from '../../../model/runtime-config.js';
import {
  type Attempt,
  type CloseReason,
  type HostStatus,
  type LaunchState,
  NOBODY,
  type Tracker,
  type TrackingEvent,
} from '../../../model/tracking.js';
import {
  actorKey,
  type LaunchEvent,
  makeStatement,
  type StatementSource,
  type TellAnswer,
} from '../../xapi-statements.js';
import { takeLaunch, type XapiLaunch } from './launch.js';
import { isPassing, openLrs, PATIENCE } from './lrs.js';
import { deliver, deliverLast, type Outbox } from './outbox.js';
import { addStatement, openQueue } from './queue.js';
import { isForeign, learn, openStateDocument, readContents, readState, saveText } from './state-document.js';

/** One launch. */
interface Session extends Outbox {
  readonly source: StatementSource;
  /** Unique to this launch. */
  readonly launchId: string;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
}

/** Milliseconds between two attempts at reading. */
const INSISTENCE = 1000;

/** A tracker that speaks to the LRS of the launch in the address. */
export function createXapiTracker(window: Window, config: RuntimeConfig, tellAnswer?: TellAnswer): Tracker {
  let session: Session | undefined;
  const send = async (leaving: boolean): Promise<Attempt> => (session ? deliver(session, leaving) : { taken: false });
  return {
    async initialize() {
      const launch = takeLaunch(window, config.course);
      if (!launch) return launch === null ? { ...NOBODY, host: 'doubtful', trouble: 'unnamed' } : NOBODY;
      const opened = openSession(window, launch, { ...launch, config, tellAnswer });
      const state = await startSession(opened);
      session = opened;
      return state;
    },
    record: (event) => session && note(session, event),
    save: (text) => session && saveText(session.document, text),
    commit: (moment) => send(moment === 'hidden'),
    close(reason) {
      if (session) end(session, reason);
      return send(true);
    },
    closeNow(reason) {
      if (!session) return;
      end(session, reason);
      deliverLast(session);
    },
  };
}

function openSession(window: Window, launch: XapiLaunch, source: StatementSource): Session {
  const startedAt = Date.now();
  const launchId = startedAt.toString(36) + Math.random().toString(36).slice(1);
  const lrs = openLrs(window, launch);
  const document = openStateDocument(lrs, launch);
  const queue = openQueue(() => window.localStorage, nameUuid(launch.endpoint + document.path), launchId);
  return { lrs, queue, document, source, launchId, startedAt };
}

/** Reads what the LRS holds, trying again for as long as a learner may be made to wait. */
async function startSession(session: Session): Promise<LaunchState> {
  const { lrs, document, source } = session;
  const until = Date.now() + PATIENCE;
  lrs.until = until;
  for (let fault = await readState(document); fault && isPassing(fault) && Date.now() + fault.wait < until; ) {
    await new Promise((resolve) => lrs.window.setTimeout(resolve, INSISTENCE));
    fault = await readState(document);
  }
  lrs.until = undefined;
  say(session, 'initialized');
  const { actor, registration } = source;
  const launched: LaunchState = {
    ...NOBODY,
    // Where the document cannot be read, what the learner did before is out of sight: this launch's work stays apart from it.
    host: document.body === undefined || isForeign(document) ? 'doubtful' : 'present',
    learner: { id: actorKey(actor), name: actor.name || '' },
    can: { ...NOBODY.can, interactions: true },
    registration,
    reopens: true,
    unsent: true,
  };
  const contents = launched.host === 'present' && readContents(document);
  if (!contents) return launched;
  say(session, 'resumed');
  return { ...launched, state: contents.state, status: { ...launched.status, ...document.told } };
}

/** The fact as a statement; what the LRS knows with it, it knows once it has the statement. */
function note({ source, queue, document }: Session, event: TrackingEvent | LaunchEvent): void {
  const statement = makeStatement(event, source);
  const news: Partial<HostStatus> =
    'success' in event
      ? { success: event.success, score: event.score }
      : 'score' in event
        ? { score: event.score }
        : event.type === 'completed'
          ? { completion: event.type }
          : {};
  if (statement) addStatement(queue, statement, () => learn(document, news));
  else learn(document, news);
}

function say(session: Session, type: LaunchEvent['type'], duration?: number): void {
  note(session, { type, id: `${session.launchId}\u0000${type}`, time: Date.now(), duration });
}

/** The launch's last statements: those of its first end, since a fact that is told again is no second fact. */
function end(session: Session, reason: CloseReason): void {
  if (reason === 'suspend') say(session, 'suspended');
  say(session, 'terminated', Date.now() - session.startedAt);
}
