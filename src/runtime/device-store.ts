/** The device's own copy of saved progress, in localStorage: per course, learner and registration. */

import { hash32 } from '../model/hash.js';
import type { LaunchState } from '../model/tracking.js';
import { attempt } from './guard.js';

export interface DeviceStore {
  /** The text kept last, if any. */
  read(): string | undefined;
  /** Keeps the text; false where the device does not (private mode, full, forbidden in a frame). */
  keep(text: string): boolean;
}

/** `storage` gives localStorage; it throws in a sandboxed frame. */
export function createDeviceStore(
  storage: () => Storage,
  courseId: string,
  launch: Pick<LaunchState, 'learner' | 'registration'>,
): DeviceStore {
  // The learner's name in the LMS is nobody's business who looks at a shared device, so the key holds only its hash.
  const key = `coursewright:${courseId}:${hashOf(`${launch.learner.id} ${launch.registration ?? ''}`)}`;
  const read = (): string | undefined => attempt(() => storage().getItem(key)) || undefined;
  return {
    read,
    keep(text) {
      const before = read();
      // Another attempt's work, or something unreadable, steps aside instead of being lost: a support desk can still
      // find it. One such text is kept, so that the device does not fill up.
      if (before !== undefined && attemptOf(before) !== attemptOf(text)) {
        attempt(() => storage().setItem(`${key}:other`, before));
      }
      attempt(() => storage().setItem(key, text));
      return read() === text;
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
