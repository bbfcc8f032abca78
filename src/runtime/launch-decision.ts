/** Which saved progress a launch goes on from: the host's, the device's, or none. Pure. */

import type { SavedState } from '../model/saved-state.js';
import { readState } from '../model/state.js';
import type { LaunchState } from '../model/tracking.js';

export interface LaunchDecision {
  /**
   * `ask`: the device has work that the host does not know, perhaps because an administrator reset it, or because the host
   * could not say who was learning: the learner decides.
   */
  readonly kind: 'fresh' | 'resume' | 'ask';
  /** What to go on from; undefined where the learner begins anew. */
  readonly state: SavedState | undefined;
  /** The work to go on with where the learner who is asked says no, where the host has any. */
  readonly host?: SavedState | undefined;
  /** Whether the host does not have this work yet, or may have another, and is told at once: nobody is asked twice. */
  readonly handOver: boolean;
  /** Whether something was saved that this version cannot read. It is left as it is until the learner does something. */
  readonly unreadable: boolean;
}

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
  const copies = texts.flatMap((text) => readState(text ?? '') ?? []).sort((a, b) => b.savedAt - a.savedAt);
  const [latest] = copies;
  const isPresent = launch.host === 'present';
  const unreadable = !host && !!(launch.state || (!isPresent && texts.some(Boolean)));
  const goOn = (state: SavedState | undefined, handOver = false): LaunchDecision => ({
    kind: state ? 'resume' : 'fresh',
    state,
    handOver,
    unreadable: unreadable && !state,
  });
  if (!latest) return goOn(host);
  const same = copies.find(({ attemptId }) => attemptId === host?.attemptId);
  const device = same ?? latest;
  const isAhead = host && same && same.counter > host.counter;
  const best = isAhead ? same : host;
  // Looking back: nothing will be written, so there is nothing to ask. What Moodle would not take any more is still shown.
  if (launch.mode !== 'normal') return goOn(best ?? device);
  const ask: LaunchDecision = { ...goOn(latest, true), kind: 'ask', host: best, unreadable };
  if (!isPresent) {
    // On a shared computer, work of nobody in particular may be somebody else's.
    if (launch.host === 'doubtful' && !sure && !host && hasWork(latest)) return ask;
    // A doubtful host still shows what it had when this window opened, so the device's copy is the later one, unless the
    // host has gone further with the same attempt.
    return goOn(same ? best : device);
  }
  // Later work in another attempt: the LMS has gone back, or a launch did not know the learner.
  if (best) return latest !== same && latest.savedAt > best.savedAt && hasWork(latest) ? ask : goOn(best, isAhead);
  // The NHS Learning Hub keeps the result of a finished course and starts it blank: it was not reset.
  const { completion, success } = launch.status;
  if (!unreadable && (completion === 'completed' || success !== 'unknown')) return goOn(latest, true);
  return hasWork(latest) ? ask : goOn(undefined);
}

/** Whether a learner would miss anything if it were gone. */
export function hasWork(state: SavedState): boolean {
  const { viewed, activities, assessments, later, completedAt } = state;
  return viewed.size + activities.size + assessments.size + later.length > 0 || completedAt !== undefined;
}
