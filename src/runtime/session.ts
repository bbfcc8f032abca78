/** The session: takes what the learner does, makes progress and facts of it, and has them kept. It touches no DOM. */

import { idHash } from '../model/hash.js';
import type { SavedState } from '../model/saved-state.js';
import type { Delivery, TrackingEvent } from '../model/tracking.js';
import { attempt } from './guard.js';
import {
  close,
  closeNow,
  commit,
  commitSoon,
  isSilent,
  momentOf,
  notify,
  persist,
  type SavingStanding,
  type SessionOptions,
  startWork,
  type Work,
} from './keeping.js';
import { reduceSession, settle } from './reduce-session.js';
import { makeEvents, resultFacts } from './result-facts.js';
import { send } from './sending.js';
import { type SessionAction, URGENT } from './session-action.js';

export interface Session {
  readonly readOnly: boolean;
  state(): SavedState;
  saving(): SavingStanding;
  /** The first page is shown: tells the host what it does not know yet. */
  begin(pageId: string): void;
  /** What the learner did; several at once travel in one commit. */
  dispatch(...actions: readonly SessionAction[]): void;
  /** Saves and commits now. */
  commit(moment: 'progress' | 'hidden'): Promise<Delivery>;
  /** Save and exit. After `not-saved` it may be called again. */
  close(): Promise<Delivery>;
  /** The page goes away; once. */
  closeNow(): void;
  hasEnded(): boolean;
  /** Calls back after every change of state or of saving. */
  onChange(listener: () => void): void;
}

export function createSession(options: SessionOptions): Session {
  const work = startWork(options);
  return {
    readOnly: options.readOnly,
    state: () => work.state,
    saving: () => work,
    begin: (pageId) => begin(work, pageId),
    dispatch: (...actions) => dispatch(work, actions),
    commit: (when) => commit(work, when),
    close: () => close(work),
    closeNow: () => closeNow(work),
    hasEnded: () => work.ended,
    onChange: (listener) => {
      work.listeners.push(listener);
    },
  };
}

function record({ tracker }: Work, events: readonly TrackingEvent[]): void {
  for (const event of events) attempt(() => tracker.record(event));
}

function begin(work: Work, pageId: string): void {
  const { known, handOver, retries, unsent } = work;
  const moment = momentOf(work);
  work.state = { ...settle(work, work.state, moment.now), location: idHash(pageId) };
  if (isSilent(work)) return;
  const results = resultFacts(work, work.state, known, moment);
  record(work, makeEvents(work.state, moment, [[{ type: 'location', pageId }, pageId], ...results]));
  // A launch alone writes nothing: a host that gave nothing back by mistake keeps what it has until the learner works.
  // Nor is there news for nobody, which would take the work away from another window.
  if (!handOver && !(retries && results.length)) {
    if (unsent) void send(work, 'progress');
    return;
  }
  work.acted = true;
  commit(work, 'progress');
}

function dispatch(work: Work, actions: readonly SessionAction[]): void {
  if (isSilent(work)) {
    notify(work);
    return;
  }
  const before = work.state;
  const urgencies = actions.map((action) => act(work, action));
  if (work.state === before) return;
  work.acted = true;
  if (urgencies.includes(true)) commit(work, 'progress');
  else {
    persist(work);
    commitSoon(work);
    notify(work);
  }
}

/** Takes one action; whether it changed something that has to reach the host at once. */
function act(work: Work, action: SessionAction): boolean {
  const before = work.state;
  const { state, events } = reduceSession(work, before, action, momentOf(work));
  work.state = state;
  record(work, events);
  // A result that follows from the smallest thing is as urgent as any.
  const isResult = state.completedAt !== before.completedAt || state.success !== before.success;
  return state !== before && (isResult || URGENT.includes(action.type));
}
