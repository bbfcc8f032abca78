/** A tracker as the core drives it: one attempt at a time, again after a fault, nothing after the end. */

import type { CloseReason, Delivery, LaunchState, Tracker, Trouble } from '../../src/model/tracking.js';
import type { Later } from '../../src/runtime/guard.js';
import { type Sending, send, sendLast } from '../../src/runtime/sending.js';

export interface Driven extends Pick<Tracker, 'initialize' | 'record' | 'save' | 'closeNow'> {
  commit(moment: 'progress' | 'hidden'): Promise<Delivery>;
  close(reason: CloseReason): Promise<Delivery>;
  /** As when the browser is online again. */
  online(): void;
  /** What was known of delivery, each time that it changed. */
  readonly told: Delivery[];
  /** What is known of why not. */
  trouble(): Trouble | undefined;
}

export interface Driving {
  readonly now: () => number;
  readonly later: Later;
}

/** `later` that never comes, for trackers that need no time. */
export const NEVER: Driving = { now: () => 0, later: () => () => {} };

export function drive(tracker: Tracker, { now, later }: Driving): Driven {
  const told: Delivery[] = [];
  let closed = false;
  const sending: Sending = {
    tracker,
    now,
    later,
    retries: false,
    changed: () => sending.delivery === told.at(-1) || told.push(sending.delivery),
    again: () => commit('progress'),
    delivery: 'saved',
    savedAt: 0,
    ended: false,
    faults: 0,
    quietUntil: 0,
  };
  const commit = async (moment: 'progress' | 'hidden'): Promise<Delivery> => {
    if (sending.ended) return sending.delivery;
    sending.cancelTimer?.();
    sending.cancelTimer = undefined;
    return send(sending, moment);
  };
  return {
    told,
    trouble: () => sending.trouble,
    async initialize(): Promise<LaunchState> {
      const state = await tracker.initialize();
      if (state.unsent) void commit('progress');
      return state;
    },
    record: (event) => sending.ended || tracker.record(event),
    save: (text) => sending.ended || tracker.save(text),
    commit,
    async close(reason) {
      if (closed) return 'saved';
      sending.ended = true;
      sending.cancelTimer?.();
      const delivery = await sendLast(sending, reason);
      closed ||= delivery === 'saved';
      return delivery;
    },
    closeNow(reason) {
      if (closed) return;
      closed = true;
      sending.ended = true;
      sending.cancelTimer?.();
      tracker.closeNow(reason);
    },
    online: () => void (sending.delivery === 'not-saved' && commit('progress')),
  };
}
