/** The first word with the host, for which a learner is not made to wait for ever. */

import { type Attempt, type LaunchState, NOBODY, type Tracker } from '../model/tracking.js';
import { type Later, within } from './guard.js';

/** Milliseconds after which the course starts without its host. */
const HOST_LIMIT = 10_000;

/** What is known of a host that did not answer. */
const SILENT: LaunchState = { ...NOBODY, host: 'doubtful' };

export interface Met {
  /** The one to go on with. */
  readonly tracker: Tracker;
  readonly launched: LaunchState;
}

/** Resolves always; a host that fails or does not answer leaves the course with the device. */
export async function meetHost(tracker: Tracker, later: Later): Promise<Met> {
  const launched = await within<LaunchState>(() => tracker.initialize(), SILENT, HOST_LIMIT, later);
  if (launched !== SILENT) return { tracker, launched };
  // It may answer later, with work that this session knows nothing of: nothing may be written over that.
  const commit = async (): Promise<Attempt> => ({ taken: false });
  return { tracker: { ...tracker, record: () => {}, save: () => {}, commit }, launched };
}
