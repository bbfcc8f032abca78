/** Notices when a page's end has been on screen for a second: then the learner has had the whole page. */

import { make } from './dom.js';

const STAY = 1000;
const LOOK = 500;

/** Watches the end of a page's section until it was seen; the result stops watching. */
export function watchPageEnd(section: HTMLElement, onSeen: () => void): () => void {
  const end = section.querySelector('.cw-page-end') ?? make('div', 'cw-page-end');
  end.setAttribute('aria-hidden', 'true');
  section.append(end);
  let timer: number | undefined;
  const setVisible = (visible: boolean): void => {
    if (!visible || document.hidden) {
      window.clearTimeout(timer);
      timer = undefined;
    } else {
      timer ??= window.setTimeout(() => {
        stop();
        onSeen();
      }, STAY);
    }
  };
  const stopLooking = 'IntersectionObserver' in window ? observe(end, setVisible) : look(end, setVisible);
  const onVisibility = (): void => setVisible(isOnScreen(end));
  document.addEventListener('visibilitychange', onVisibility);
  const stop = (): void => {
    window.clearTimeout(timer);
    stopLooking();
    document.removeEventListener('visibilitychange', onVisibility);
  };
  return stop;
}

/** An observer also knows what an LMS's own page has scrolled out of sight around the frame. */
function observe(end: Element, setVisible: (visible: boolean) => void): () => void {
  const observer = new IntersectionObserver((entries) => {
    for (const { isIntersecting } of entries) setVisible(isIntersecting);
  });
  observer.observe(end);
  return () => observer.disconnect();
}

function look(end: Element, setVisible: (visible: boolean) => void): () => void {
  const timer = window.setInterval(() => setVisible(isOnScreen(end)), LOOK);
  return () => window.clearInterval(timer);
}

function isOnScreen(end: Element): boolean {
  const { top, bottom } = end.getBoundingClientRect();
  return bottom >= 0 && top <= window.innerHeight;
}
