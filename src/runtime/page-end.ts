/** Notices when a page's end has been on screen for a second: then the learner has had the whole page. */

import { make } from './dom.js';

const STAY = 1000;

/**
 * Watches the end of a page's section until it was seen; the result stops watching. An observer also knows what an LMS's
 * own page has scrolled out of sight around the frame.
 */
export function watchPageEnd(section: HTMLElement, onSeen: () => void): () => void {
  const end = section.appendChild(make('div', 'cw-page-end'));
  let timer: ReturnType<typeof setTimeout>;
  const observer = new IntersectionObserver((entries) => {
    clearTimeout(timer);
    if (entries[entries.length - 1]?.isIntersecting) wait();
  });
  const wait = (): void => {
    timer = setTimeout(() => {
      // What lies open behind another window is not being read.
      if (document.hidden) {
        wait();
        return;
      }
      stop();
      onSeen();
    }, STAY);
  };
  const stop = (): void => {
    clearTimeout(timer);
    observer.disconnect();
    end.remove();
  };
  observer.observe(end);
  return stop;
}
