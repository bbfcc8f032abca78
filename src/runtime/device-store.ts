/** The device's own copy of saved progress, in localStorage: per course, learner and registration. */

import { hash32 } from '../model/hash.js';
import type { LaunchState } from '../model/tracking.js';
import { attempt } from './guard.js';
import type { DeviceCopies } from './launch-decision.js';

export interface DeviceStore {
  /** Of localStorage. */
  readonly key: string;
  /** What is kept: the learner's own copy, and the one of a launch in which the host could not say who they were. */
  readonly copies: DeviceCopies;
  /** False where the browser lets nothing be kept at all (blocked cookies, a sandboxed frame); its storages go together. */
  readonly kept: boolean;
  /**
   * Keeps the text; false where the device does not (private mode, full). What another window has kept meanwhile stays:
   * see `isElsewhere`.
   */
  keep(text: string): boolean;
  /** Whether another window has gone on with this work. */
  isElsewhere(): boolean;
  /** To be called when the learner has been asked about what was kept: nobody is asked twice. */
  settle(): void;
}

/** The browser's storages; each throws in a sandboxed frame. */
export type Storages = Pick<Window, 'localStorage' | 'sessionStorage'>;

export function createDeviceStore(
  storages: Storages,
  courseId: string,
  launch: Pick<LaunchState, 'host' | 'learner' | 'registration'>,
): DeviceStore {
  const prefix = `coursewright:${courseId}`;
  // The learner's name in the LMS is nobody's business who looks at a shared device, so keys hold only its hash.
  const who = `${launch.learner.id} ${launch.registration ?? ''}`;
  const [nobody, told] = [`${prefix}:${hashOf(' ')}`, `${prefix}:${hashOf(who)}`];
  // Moodle throws at a second Initialize, and an AICC session that has ended says nothing: then this window knows who it was.
  const remembered = attempt(() => storages.sessionStorage.getItem(prefix));
  const key = told === nobody ? (remembered ?? nobody) : told;
  const kept = attempt(() => {
    storages.sessionStorage.setItem(prefix, key);
    return true;
  });
  const read = (from: string): string | undefined => attempt(() => storages.localStorage.getItem(from)) || undefined;
  const write = (to: string, text: string): unknown => attempt(() => storages.localStorage.setItem(to, text));
  const orphan = key === nobody ? undefined : read(nobody);
  // What this window has read or written last: anything else was written by another one.
  let own = read(key);
  const isElsewhere = (): boolean => {
    const there = read(key) ?? own;
    // A learner who is enrolled twice has two attempts under one name in some LMSs: they are not in each other's way.
    return there !== own && (launch.host === 'absent' || !own || attemptOf(there ?? '') === attemptOf(own));
  };
  return {
    key,
    copies: { texts: [own, orphan], sure: told !== nobody || !!remembered },
    kept: !!kept,
    isElsewhere,
    keep(text) {
      if (isElsewhere()) return true;
      const before = read(key);
      // Another attempt's work, or something unreadable, steps aside instead of being lost: a support desk can still
      // find it. One such text is kept, so that the device does not fill up.
      if (before !== undefined && attemptOf(before) !== attemptOf(text)) write(`${key}:other`, before);
      write(key, text);
      own = read(key);
      return own === text;
    },
    settle() {
      if (orphan === undefined) return;
      write(`${nobody}:other`, orphan);
      attempt(() => storages.localStorage.removeItem(nobody));
    },
  };
}

/** 64 bits, so that two learners of one device never meet. */
function hashOf(text: string): string {
  return hash32(text).toString(36) + hash32(text, 1).toString(36);
}

function attemptOf(text: string): string {
  return text.split('.').slice(0, 2).join('.');
}
