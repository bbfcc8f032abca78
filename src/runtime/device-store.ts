/** The device's own copy of saved progress, in localStorage: per course, learner and registration. */

import { hash32 } from '../model/hash.js';
import type { LaunchState } from '../model/tracking.js';
import { attempt } from './guard.js';
import type { DeviceCopies } from './launch-decision.js';

export interface DeviceStore {
  /** What is kept: the learner's own copy, and the one of a launch in which the host could not say who they were. */
  readonly copies: DeviceCopies;
  /** Keeps the text; false where the device does not (private mode, full, forbidden in a frame). */
  keep(text: string): boolean;
  /** To be called when the learner has been asked about what was kept: nobody is asked twice. */
  settle(): void;
}

/** The browser's storages; each throws in a sandboxed frame. */
export type Storages = Pick<Window, 'localStorage' | 'sessionStorage'>;

export function createDeviceStore(
  storages: Storages,
  courseId: string,
  launch: Pick<LaunchState, 'learner' | 'registration'>,
): DeviceStore {
  const prefix = `coursewright:${courseId}`;
  // The learner's name in the LMS is nobody's business who looks at a shared device, so keys hold only its hash.
  const who = `${launch.learner.id} ${launch.registration ?? ''}`;
  const [nobody, told] = [`${prefix}:${hashOf(' ')}`, `${prefix}:${hashOf(who)}`];
  // Moodle throws at a second Initialize, and an AICC session that has ended says nothing: then this window knows who it was.
  const remembered = attempt(() => storages.sessionStorage.getItem(prefix));
  const key = told === nobody ? (remembered ?? nobody) : told;
  attempt(() => storages.sessionStorage.setItem(prefix, key));
  const read = (from: string): string | undefined => attempt(() => storages.localStorage.getItem(from)) || undefined;
  const write = (to: string, text: string): unknown => attempt(() => storages.localStorage.setItem(to, text));
  const orphan = key === nobody ? undefined : read(nobody);
  return {
    copies: { texts: [read(key), orphan], sure: told !== nobody || !!remembered },
    keep(text) {
      const before = read(key);
      // Another attempt's work, or something unreadable, steps aside instead of being lost: a support desk can still
      // find it. One such text is kept, so that the device does not fill up.
      if (before !== undefined && attemptOf(before) !== attemptOf(text)) write(`${key}:other`, before);
      write(key, text);
      return read(key) === text;
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
