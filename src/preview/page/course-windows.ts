/** The windows that a course is in: what the LMS's page opened or framed. */

import type { Leaving } from '../scorm12-behaviour.js';

let opened: Window | null = null;
let leaving: Leaving = 'reloaded';

/** Lets the page's buttons open the course in a window of its own, and close it as LMSs do. */
export function wireButtons(): void {
  document.addEventListener('DOMContentLoaded', () => {
    const open = document.querySelector<HTMLButtonElement>('#open');
    open?.addEventListener('click', () => {
      opened = window.open(open.dataset.url, 'course', 'width=1024,height=768');
    });
    // The page itself goes, and its frames with it.
    window.addEventListener('beforeunload', () => {
      leaving = 'closed';
    });
    document.querySelector('#close')?.addEventListener('click', () => {
      opened?.close();
      // ESR closes a course by leading its frame to a blank page.
      const frame = document.querySelector<HTMLIFrameElement>('#course');
      leaving = 'led-away';
      if (frame) frame.src = 'about:blank';
    });
  });
}

/** How a window's page goes away, as far as this page can tell. */
export function howItLeaves(each: Window): Leaving {
  // A pop-up that is closed leaves the LMS's page as it is.
  return opened !== null && each.top === opened ? 'led-away' : leaving;
}

/** All windows below this page: frames, their frames, and the one that was opened. */
export function courseWindows(): Window[] {
  const within = (parent: Window): Window[] =>
    Array.from({ length: parent.frames.length }, (_, index) => parent.frames[index])
      .filter((frame) => frame !== undefined)
      .flatMap((frame) => [frame, ...within(frame)]);
  return [...within(window), ...(opened ? [opened, ...within(opened)] : [])];
}
