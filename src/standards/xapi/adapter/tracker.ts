/** What the course's session sees of xAPI: facts become statements, saved progress a state document, both are delivered. */

import { nameUuid } from '../../../model/hash.js';
import type { RuntimeConfig } from '../../../model/runtime-config.js';
import type {
  CloseReason,
  Delivery,
  HostStatus,
  LaunchState,
  Tracker,
  TrackingEvent,
} from '../../../model/tracking.js';
import { actorKey, type LaunchEvent, makeStatement, type StatementSource } from '../../xapi-statements.js';
import { takeLaunch, type XapiLaunch } from './launch.js';
import { insist, openLrs } from './lrs.js';
import { deliver, deliverAll, deliverLast, deliveryOf, type Outbox } from './outbox.js';
import { addStatement, openQueue } from './queue.js';
import { openStateDocument, readContents, readState, saveText } from './state-document.js';

/** One launch. */
interface Session {
  readonly outbox: Outbox;
  readonly source: StatementSource;
  readonly launch: XapiLaunch;
  /** Unique to this launch. */
  readonly launchId: string;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  /** `ended`: no fact is taken any more; `gone`: nothing is sent any more. */
  phase: 'open' | 'ended' | 'gone';
}

/** Opened without an LMS: nothing is sent, and the device keeps the work. */
const ABSENT: LaunchState = {
  host: 'absent',
  learner: { id: '', name: '' },
  mode: 'normal',
  credit: true,
  status: { completion: 'not-attempted', success: 'unknown' },
  can: { interactions: true, objectives: false },
};

/** A tracker that speaks to the LRS of the launch in the address. */
export function createXapiTracker(window: Window, config: RuntimeConfig): Tracker {
  let session: Session | undefined;
  let tell: (delivery: Delivery) => void = () => {};
  const open = (): Session | undefined => (session?.phase === 'open' ? session : undefined);
  const standing = (): Delivery => (session && deliveryOf(session.outbox) === 'saved' ? 'saved' : 'not-saved');
  return {
    async initialize() {
      const launch = takeLaunch(window, config.course);
      if (!launch) return ABSENT;
      const opened = openSession(window, launch, { source: { ...launch, config }, tell: (delivery) => tell(delivery) });
      const state = await startSession(opened);
      session = opened;
      const send = (): unknown => deliver(opened.outbox);
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
      if (current) saveText(current.outbox.document, text);
    },
    async commit(moment) {
      const current = open();
      if (current) {
        current.outbox.lrs.leaving = moment === 'hidden';
        await deliver(current.outbox);
      }
      return standing();
    },
    async close(reason) {
      if (session && session.phase !== 'gone') {
        end(session, reason);
        await deliverAll(session.outbox);
      }
      return standing();
    },
    closeNow(reason) {
      if (!session || session.phase === 'gone') return;
      end(session, reason);
      session.phase = 'gone';
      deliverLast(session.outbox);
    },
    onDelivery(callback) {
      tell = callback;
    },
  };
}

function openSession(
  window: Window,
  launch: XapiLaunch,
  { source, tell: onDelivery }: { readonly source: StatementSource; readonly tell: Outbox['onDelivery'] },
): Session {
  const startedAt = Date.now();
  const launchId = startedAt.toString(36) + Math.random().toString(36).slice(1);
  const lrs = openLrs(window, launch);
  const document = openStateDocument(lrs, launch);
  const queue = openQueue(() => window.localStorage, nameUuid(launch.endpoint + document.path), launchId);
  const outbox = { lrs, queue, document, onDelivery, flying: [], isLasting: false, failures: 0, quietUntil: 0 };
  return { outbox, source, launch, launchId, startedAt, phase: 'open' };
}

/** Reads what the LRS holds, trying again for as long as a learner may be made to wait. */
async function startSession(session: Session): Promise<LaunchState> {
  const { lrs, document } = session.outbox;
  await insist(lrs, () => readState(document));
  lrs.until = Number.POSITIVE_INFINITY;
  say(session, 'initialized');
  const { actor, language, registration } = session.launch;
  const launched: LaunchState = {
    ...ABSENT,
    // Where the document cannot be read, what the learner did before is out of sight: this launch's work stays apart from it.
    host: document.there === 'none' || document.there === 'ours' ? 'present' : 'doubtful',
    learner: { id: actorKey(actor), name: actor.name || '', language },
    registration,
  };
  if (document.there !== 'ours') return launched;
  say(session, 'resumed');
  const { state, ...status } = readContents(document) || { state: undefined };
  document.told = { ...document.told, ...status };
  return { ...launched, state, status: document.told };
}

/** The fact as a statement; what the LRS knows with it, it knows once it has the statement. */
function note({ source, outbox: { queue, document } }: Session, event: TrackingEvent | LaunchEvent): void {
  const learn = (news: Partial<HostStatus>): void => {
    document.told = { ...document.told, ...news };
  };
  if (event.type === 'scored') learn({ score: event.score });
  const statement = makeStatement(event, source);
  if (!statement) return;
  addStatement(queue, statement, () => {
    if (event.type === 'completed') learn({ completion: 'completed' });
    if (event.type === 'success') learn({ success: event.success, score: event.score });
  });
}

function say(session: Session, type: LaunchEvent['type'], duration?: number): void {
  note(session, { type, id: `${session.launchId}\u0000${type}`, time: Date.now(), duration });
}

/** The launch's last statements, once. */
function end(session: Session, reason: CloseReason): void {
  if (session.phase !== 'open') return;
  session.phase = 'ended';
  if (reason === 'suspend') say(session, 'suspended');
  say(session, 'terminated', Date.now() - session.startedAt);
}
