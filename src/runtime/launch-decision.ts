/** Which saved progress a launch goes on from: the host's, the device's, or none. Pure. */

import type { SavedState } from '../model/saved-state.js';
import { readState } from '../model/state.js';
import type { LaunchState } from '../model/tracking.js';

export type LaunchDecision =
  /** `unreadable`: something was saved that this version cannot read. It is left as it is until the learner does something. */
  | { readonly kind: 'fresh'; readonly unreadable: boolean }
  /** `handOver`: the host does not have this work yet and is told at once. */
  | { readonly kind: 'resume'; readonly state: SavedState; readonly handOver: boolean }
  /**
   * The device has work that the host does not know, perhaps because an administrator reset it, or because the host could
   * not say who was learning: the learner decides. `host`: the work to go on with otherwise, where the host has any.
   */
  | {
      readonly kind: 'ask';
      readonly state: SavedState;
      readonly host: SavedState | undefined;
      readonly unreadable: boolean;
    };

export interface DeviceCopies {
  /** What the device keeps for this course, the learner's own first. */
  readonly texts: readonly (string | undefined)[];
  /** Whether it is known that the first is this learner's. */
  readonly sure: boolean;
}

export function decideLaunch(
  launch: Pick<LaunchState, 'host' | 'mode' | 'state' | 'status'>,
  { texts, sure }: DeviceCopies,
): LaunchDecision {
  const host = readState(launch.state ?? '');
  const copies = texts.map((text) => readState(text ?? ''));
  const device = copies.find((copy) => copy && copy.attemptId === host?.attemptId) ?? latestOf(copies);
  const unreadable = !!launch.state && !host;
  const ask = (state: SavedState): LaunchDecision => ({ kind: 'ask', state, host, unreadable });
  // Looking back: nothing will be written, so there is nothing to ask.
  if (launch.mode !== 'normal') return resume(host ?? device) ?? fresh(false);
  if (launch.host !== 'present') {
    // On a shared computer, work of nobody in particular may be somebody else's.
    if (launch.host === 'doubtful' && !sure && !host && device && hasWork(device)) return ask(device);
    return withoutHost(host, device) ?? fresh(unreadable || (!device && texts.some((text) => !!text)));
  }
  if (!device) return resume(host) ?? fresh(unreadable);
  const same = device.attemptId === host?.attemptId;
  if (same && device.counter > (host?.counter ?? 0)) return resume(device, true) ?? fresh(unreadable);
  if (host)
    return !same && device.savedAt > host.savedAt && hasWork(device) ? ask(device) : (resume(host) ?? fresh(false));
  // The NHS Learning Hub keeps the result of a finished course and starts it blank: it was not reset.
  const { completion, success } = launch.status;
  if (!unreadable && (completion === 'completed' || success !== 'unknown')) return resume(device, true) ?? fresh(false);
  return hasWork(device) ? ask(device) : fresh(unreadable);
}

function latestOf(states: readonly (SavedState | undefined)[]): SavedState | undefined {
  return states.reduce(
    (latest, state) => (state && !(latest && latest.savedAt >= state.savedAt) ? state : latest),
    undefined,
  );
}

/**
 * A doubtful host still shows what it had when this window opened, so the device's copy is the later one, unless the host
 * has gone further with the same attempt.
 */
function withoutHost(host: SavedState | undefined, device: SavedState | undefined): LaunchDecision | undefined {
  const hostIsAhead = host && device && host.attemptId === device.attemptId && host.counter > device.counter;
  return resume(hostIsAhead ? host : (device ?? host));
}

function resume(state: SavedState | undefined, handOver = false): LaunchDecision | undefined {
  return state && { kind: 'resume', state, handOver };
}

function fresh(unreadable: boolean): LaunchDecision {
  return { kind: 'fresh', unreadable };
}

/** Whether a learner would miss anything if it were gone. */
export function hasWork(state: SavedState): boolean {
  const { viewed, activities, assessments, later, completedAt } = state;
  return viewed.size + activities.size + assessments.size + later.length > 0 || completedAt !== undefined;
}
