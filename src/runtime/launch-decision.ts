/** Which saved progress a launch goes on from: the host's, the device's, or none. Pure. */

import type { SavedState } from '../model/saved-state.js';
import { readState } from '../model/state.js';
import type { LaunchState } from '../model/tracking.js';

export type LaunchDecision =
  /** `unreadable`: something was saved that this version cannot read. It is left as it is until the learner does something. */
  | { readonly kind: 'fresh'; readonly unreadable: boolean }
  /** `handOver`: the host does not have this work yet and is told at once. */
  | { readonly kind: 'resume'; readonly state: SavedState; readonly handOver: boolean }
  /** The device has work that the host does not know, perhaps because an administrator reset it: the learner decides. */
  | { readonly kind: 'ask'; readonly state: SavedState; readonly unreadable: boolean };

/** `deviceText`: the device's copy for this course, learner and registration. */
export function decideLaunch(
  launch: Pick<LaunchState, 'host' | 'mode' | 'state'>,
  deviceText: string | undefined,
): LaunchDecision {
  const [host, device] = [readState(launch.state ?? ''), readState(deviceText ?? '')];
  const unreadable = !!launch.state && !host;
  const newer = host && device && host.attemptId === device.attemptId && device.counter > host.counter;
  // Looking back: nothing will be written, so there is nothing to ask.
  if (launch.mode !== 'normal') return resume(host ?? device) ?? fresh(false);
  if (launch.host !== 'present') return withoutHost(host, device) ?? fresh(unreadable || (!!deviceText && !device));
  if (newer) return { kind: 'resume', state: device, handOver: true };
  if (host) return { kind: 'resume', state: host, handOver: false };
  return device && hasWork(device) ? { kind: 'ask', state: device, unreadable } : fresh(unreadable);
}

/**
 * A doubtful host still shows what it had when this window opened, so the device's copy is the later one, unless the host
 * has gone further with the same attempt.
 */
function withoutHost(host: SavedState | undefined, device: SavedState | undefined): LaunchDecision | undefined {
  const hostIsAhead = host && device && host.attemptId === device.attemptId && host.counter > device.counter;
  return resume(hostIsAhead ? host : (device ?? host));
}

function resume(state: SavedState | undefined): LaunchDecision | undefined {
  return state && { kind: 'resume', state, handOver: false };
}

function fresh(unreadable: boolean): LaunchDecision {
  return { kind: 'fresh', unreadable };
}

/** Whether a learner would miss anything if it were gone. */
export function hasWork(state: SavedState): boolean {
  const { viewed, activities, assessments, later, completedAt } = state;
  return viewed.size + activities.size + assessments.size + later.length > 0 || completedAt !== undefined;
}
