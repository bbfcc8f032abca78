/** The windows that a course is in: what the LMS's page opened or framed. */

let opened: Window | null = null;

/** Lets the page's buttons open the course in a window of its own, and close it as LMSs do. */
export function wireButtons(): void {
  document.addEventListener('DOMContentLoaded', () => {
    const open = document.querySelector<HTMLButtonElement>('#open');
    open?.addEventListener('click', () => {
      opened = window.open(open.dataset.url, 'course', 'width=1024,height=768');
    });
    document.querySelector('#close')?.addEventListener('click', () => {
      opened?.close();
      // ESR closes a course by leading its frame to a blank page.
      const frame = document.querySelector<HTMLIFrameElement>('#course');
      if (frame) frame.src = 'about:blank';
    });
  });
}

/** All windows below this page: frames, their frames, and the one that was opened. */
export function courseWindows(): Window[] {
  const within = (parent: Window): Window[] =>
    Array.from({ length: parent.frames.length }, (_, index) => parent.frames[index])
      .filter((frame) => frame !== undefined)
      .flatMap((frame) => [frame, ...within(frame)]);
  return [...within(window), ...(opened ? [opened, ...within(opened)] : [])];
}
