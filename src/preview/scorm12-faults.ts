/** Faults that an LMS may have under SCORM 1.2, as data: which calls they strike, how often, and what happens. */

import type { Scorm12Function } from './scorm12-session.js';

/**
 * `refuse`: false and 101, and nothing is done. `throw`: nothing is done. `lose-answer`: it is done, and then it throws.
 * `hang`: answered some seconds later, in which the page stands still. `lie`: a Commit or Finish says true and stores nothing.
 */
export type Scorm12Effect = 'refuse' | 'throw' | 'lose-answer' | 'hang' | 'lie';

export interface Scorm12Fault {
  /** Where there are none, it strikes every call but those that ask for errors. */
  readonly calls: readonly Scorm12Function[];
  /** It strikes each so-manieth of these calls. */
  readonly every: number;
  readonly effect: Scorm12Effect;
  /** How many of these calls there have been. */
  met: number;
}

/** Milliseconds for which a call hangs. */
export const HANGS_FOR = 5000;

/** The faults by name, ready to be copied into a host's list. */
export const SCORM12_FAULTS = {
  'commit-false': { calls: ['LMSCommit'], every: 1, effect: 'refuse', met: 0 },
  'commit-throws': { calls: ['LMSCommit'], every: 1, effect: 'throw', met: 0 },
  'commit-answer-lost': { calls: ['LMSCommit'], every: 1, effect: 'lose-answer', met: 0 },
  'commit-hangs': { calls: ['LMSCommit'], every: 1, effect: 'hang', met: 0 },
  'stores-nothing': { calls: ['LMSCommit', 'LMSFinish'], every: 1, effect: 'lie', met: 0 },
  'loses-every-third': { calls: ['LMSCommit'], every: 3, effect: 'lie', met: 0 },
  'set-refused': { calls: ['LMSSetValue'], every: 1, effect: 'refuse', met: 0 },
  'set-throws': { calls: ['LMSSetValue'], every: 2, effect: 'throw', met: 0 },
  'finish-refused': { calls: ['LMSFinish'], every: 1, effect: 'refuse', met: 0 },
  'finish-throws': { calls: ['LMSFinish'], every: 1, effect: 'throw', met: 0 },
  /** Of the session: the next launch has a log-in of its own. */
  'log-in-expired': { calls: [], every: 1, effect: 'refuse', met: 0 },
} satisfies Record<string, Scorm12Fault>;

/** What strikes this call; each fault that fits counts it. */
export function takeScorm12Fault(faults: readonly Scorm12Fault[], name: Scorm12Function): Scorm12Effect | undefined {
  if (/Error|Diagnostic/.test(name)) return undefined;
  const struck = faults.filter((fault) => {
    if (fault.calls.length > 0 && !fault.calls.includes(name)) return false;
    fault.met += 1;
    return fault.met % fault.every === 0;
  });
  return struck[0]?.effect;
}
