/** Remembers in the window that the course has finished here: a reload then meets a host that may lose what it is told. */

import { attempt, type Scorm12Api } from './find-api.js';

/** Milliseconds that the Learning Hub's Finish takes to let go of the session, with room. */
export const RELEASE_TIME = 2000;

function keyOf(courseId: string): string {
  return `coursewright.finished.${courseId}`;
}

/**
 * Notes that this window has just finished, and on the API that it was finished, which tells a reloaded frame in the
 * host's old page from a page that the host has loaded afresh. A window without storage forgets, and is taken for new.
 */
export function rememberFinish(window: Window, api: Scorm12Api, courseId: string): void {
  attempt(() => window.sessionStorage.setItem(keyOf(courseId), String(Date.now())));
  attempt(() => {
    api.coursewright = courseId;
  });
}

/** Milliseconds since this window finished; undefined where it has not. */
export function timeSinceFinish(window: Window, courseId: string): number | undefined {
  const noted = attempt(() => window.sessionStorage.getItem(keyOf(courseId)));
  // A clock that was set back must not make anybody wait longer.
  return noted ? Math.max(0, Date.now() - Number(noted)) : undefined;
}
