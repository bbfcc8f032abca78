/** What the course's session sees of xAPI: facts become statements, saved progress a state document, both are delivered. */

import { nameUuid } from '../../../model/hash.js';
import type { RuntimeConfig } from '../../../model/runtime-config.js';
import type { CloseReason, Delivery, LaunchState, Tracker, TrackingEvent } from '../../../model/tracking.js';
import { actorKey, type LaunchEvent, makeStatement, type StatementSource } from '../../xapi-statements.js';
import { takeLaunch, type XapiLaunch } from './launch.js';
import { END_OF_TIME, insist, openLrs } from './lrs.js';
import { deliver, deliverAll, deliverLast, deliveryOf, type Outbox, openOutbox } from './outbox.js';
import { addStatement, openQueue } from './queue.js';
import { learn, openStateDocument, readContents, readState, saveText } from './state-document.js';

/** One launch. */
interface Session extends Outbox {
  readonly source: StatementSource;
  /** Unique to this launch. */
  readonly launchId: string;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  /** No fact is taken any more. */
  ended: boolean;
}

/** Opened without an LMS: nothing is sent, and the device keeps the work. */
const ABSENT: LaunchState = {
  host: 'absent',
  learner: { id: '', name: '' },
  mode: 'normal',
  credit: true,
  status: { completion: 'not-attempted', success: 'unknown' },
  can: { interactions: true, objectives: false },
  reopens: true,
};

/** A tracker that speaks to the LRS of the launch in the address. */
export function createXapiTracker(window: Window, config: RuntimeConfig): Tracker {
  let session: Session | undefined;
  let tell: (delivery: Delivery) => void = () => {};
  const open = (): Session | undefined => (session?.ended ? undefined : session);
  const standing = (): Delivery => (session ? deliveryOf(session) : 'not-saved');
  return {
    async initialize() {
      const launch = takeLaunch(window, config.course);
      if (!launch) return ABSENT;
      const opened = openSession(window, launch, { ...launch, config });
      const state = await startSession(opened);
      opened.onDelivery = (delivery) => tell(delivery);
      session = opened;
      const send = (): unknown => deliver(opened);
      window.addEventListener('online', send);
      send();
      return state;
    },
    record(event) {
      const current = open();
      if (current) note(current, event);
    },
    save(text) {
      const current = open();
      if (current) saveText(current.document, text);
    },
    async commit(moment) {
      const current = open();
      if (current) {
        current.lrs.leaving = moment === 'hidden';
        await deliver(current);
      }
      return standing();
    },
    async close(reason) {
      if (session) {
        end(session, reason);
        await deliverAll(session);
      }
      return standing();
    },
    closeNow(reason) {
      if (!session?.lrs.until) return;
      end(session, reason);
      deliverLast(session);
    },
    onDelivery(callback) {
      tell = callback;
    },
  };
}

function openSession(window: Window, launch: XapiLaunch, source: StatementSource): Session {
  const startedAt = Date.now();
  const launchId = startedAt.toString(36) + Math.random().toString(36).slice(1);
  const lrs = openLrs(window, launch);
  const document = openStateDocument(lrs, launch);
  const queue = openQueue(() => window.localStorage, nameUuid(launch.endpoint + document.path), launchId);
  return { ...openOutbox(lrs, queue, document), source, launchId, startedAt, ended: false };
}

/** Reads what the LRS holds, trying again for as long as a learner may be made to wait. */
async function startSession(session: Session): Promise<LaunchState> {
  const { lrs, document, source } = session;
  await insist(lrs, () => readState(document));
  lrs.until = END_OF_TIME;
  say(session, 'initialized');
  const { actor, registration } = source;
  const launched: LaunchState = {
    ...ABSENT,
    // Where the document cannot be read, what the learner did before is out of sight: this launch's work stays apart from it.
    host: document.there === 'none' || document.there === 'ours' ? 'present' : 'doubtful',
    learner: { id: actorKey(actor), name: actor.name || '' },
    registration,
  };
  const contents = document.there === 'ours' && readContents(document);
  if (!contents) return launched;
  say(session, 'resumed');
  const { state, ...status } = contents;
  learn(document, status);
  return { ...launched, state, status: document.told };
}

/** The fact as a statement; what the LRS knows with it, it knows once it has the statement. */
function note({ source, queue, document }: Session, event: TrackingEvent | LaunchEvent): void {
  if (event.type === 'scored') learn(document, { score: event.score });
  const statement = makeStatement(event, source);
  if (!statement) return;
  addStatement(queue, statement, () => {
    if (event.type === 'completed') learn(document, { completion: 'completed' });
    if (event.type === 'success') learn(document, { success: event.success, score: event.score });
  });
}

function say(session: Session, type: LaunchEvent['type'], duration?: number): void {
  note(session, { type, id: `${session.launchId}\u0000${type}`, time: Date.now(), duration });
}

/** The launch's last statements, once. */
function end(session: Session, reason: CloseReason): void {
  if (session.ended) return;
  session.ended = true;
  if (reason === 'suspend') say(session, 'suspended');
  say(session, 'terminated', Date.now() - session.startedAt);
}
