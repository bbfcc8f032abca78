/** One launch: what is known of it, what it has to say, and what the LRS was told already. */

import { nameUuid } from '../../../model/hash.js';
import type { RuntimeConfig } from '../../../model/runtime-config.js';
import type { CloseReason, Delivery, HostStatus, LaunchState, TrackingEvent } from '../../../model/tracking.js';
import { actorKey, makeLaunchStatement, makeStatement, type StatementSource } from '../../xapi-statements.js';
import { pause, type XapiEnvironment } from './environment.js';
import type { XapiLaunch } from './launch.js';
import { type Lrs, type LrsReply, openLrs } from './lrs.js';
import { addStatement, openQueue, type Queue } from './queue.js';
import type { StatementSender } from './send-statements.js';
import { openStateDocument, readState, type StateDocument, wantState } from './state-document.js';

type Told = { -readonly [Name in keyof HostStatus]: HostStatus[Name] };

export interface XapiSession {
  readonly environment: XapiEnvironment;
  readonly launch: XapiLaunch;
  readonly source: StatementSource;
  readonly lrs: Lrs;
  readonly queue: Queue;
  readonly sender: StatementSender;
  readonly document: StateDocument;
  /** Unique to this launch. */
  readonly launchId: string;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  /** What the LRS knows: completion and success once it has their statements, the score with the next state document. */
  told: Told;
  /** What becomes of `told` when the LRS has the statement of this id. */
  readonly effects: Map<string, Partial<HostStatus>>;
  /** The saved progress, newest. */
  text?: string;
  /** `left`: Save and exit has ended it, and may be asked for again; `gone`: the page went away. */
  phase: 'open' | 'closing' | 'left' | 'gone';
  /** Told whenever what is known about delivery changes. */
  onDelivery: (delivery: Delivery) => void;
  lastDelivery: Delivery;
  /** The delivery that is under way. */
  running?: Promise<void> | undefined;
  /** Something was added while it was under way. */
  again: boolean;
  /** What the last delivery met. */
  fault?: LrsReply | undefined;
  /** Faults in a row that may pass. */
  failures: number;
  /** The LRS wants to be left alone until then; milliseconds since the epoch. */
  notBefore: number;
  cancelRetry: () => void;
}

/** What an LRS without a state document has been told. */
export const NOT_TOLD: HostStatus = { completion: 'not-attempted', success: 'unknown' };

/** How long the learner waits for what the LRS has; milliseconds. */
const LAUNCH_LIMIT = 8000;
const LAUNCH_RETRY = 1000;

export function openSession(environment: XapiEnvironment, launch: XapiLaunch, config: RuntimeConfig): XapiSession {
  const { endpoint, actor, activityId, registration } = launch;
  const startedAt = environment.now();
  const launchId = startedAt.toString(36) + environment.random().toString(36).slice(2, 12);
  const lrs = openLrs(environment, launch);
  const place = nameUuid([endpoint, actorKey(actor), registration, activityId].join('\u0000'));
  const queue = openQueue(environment, `coursewright.xapi.${place}`, launchId);
  const effects = new Map<string, Partial<HostStatus>>();
  const session: XapiSession = {
    environment,
    launch,
    source: { ...launch, courseIri: activityId, config },
    lrs,
    queue,
    sender: { lrs, queue, flying: { entries: [], lasting: false }, onAccepted },
    document: openStateDocument(lrs, launch),
    launchId,
    startedAt,
    told: { completion: 'incomplete', success: 'unknown' },
    effects,
    phase: 'open',
    onDelivery: () => {},
    lastDelivery: 'saved',
    again: false,
    failures: 0,
    notBefore: 0,
    cancelRetry: () => {},
  };
  function onAccepted(id: string): void {
    session.told = { ...session.told, ...effects.get(id) };
    refreshState(session);
  }
  return session;
}

/** Reads what the LRS holds, trying again for as long as a learner may be made to wait. */
export async function startSession(session: XapiSession): Promise<LaunchState> {
  const { environment, document, launch } = session;
  const end = environment.now() + LAUNCH_LIMIT;
  for (let left = LAUNCH_LIMIT; left > 0; left = end - environment.now()) {
    const reply = await readState(document, left);
    if (document.there !== 'unknown' || reply.status === 401 || reply.status === 403) break;
    await pause(environment, Math.min(LAUNCH_RETRY, Math.max(0, end - environment.now())));
  }
  const isReadable = document.there === 'none' || document.there === 'ours';
  const { state, ...status } = (isReadable && document.contents) || { state: undefined };
  session.told = { ...session.told, ...status };
  sayOfLaunch(session, 'initialized');
  if (state) sayOfLaunch(session, 'resumed');
  const { actor, language, registration } = launch;
  return {
    // Where the document cannot be read, what the learner did before is out of sight: this launch's work stays apart from it.
    host: isReadable ? 'present' : 'doubtful',
    learner: { id: actorKey(actor), name: actor.name || '', language },
    mode: 'normal',
    credit: true,
    state,
    status: state ? session.told : NOT_TOLD,
    registration,
    can: { interactions: true, objectives: false },
  };
}

/** The fact as a statement in the queue. */
export function noteEvent(session: XapiSession, event: TrackingEvent): void {
  if (event.type === 'scored') session.told = { ...session.told, score: event.score };
  const statement = makeStatement(event, session.source);
  if (!statement) return;
  if (event.type === 'completed') session.effects.set(statement.id, { completion: 'completed' });
  if (event.type === 'success') session.effects.set(statement.id, { success: event.success, score: event.score });
  addStatement(session.queue, statement);
}

export function noteText(session: XapiSession, text: string): void {
  session.text = text;
  refreshState(session);
}

/** The launch's last statements. */
export function noteEnd(session: XapiSession, reason: CloseReason): void {
  if (reason === 'suspend') sayOfLaunch(session, 'suspended');
  sayOfLaunch(session, 'terminated', session.environment.now() - session.startedAt);
}

function refreshState({ document, text, told }: XapiSession): void {
  if (text) wantState(document, { state: text, ...told });
}

function sayOfLaunch(session: XapiSession, verb: Parameters<typeof makeLaunchStatement>[0], duration?: number): void {
  const { launchId, environment, source, queue } = session;
  addStatement(queue, makeLaunchStatement(verb, { launchId, time: environment.now(), duration }, source));
}
