/**
 * Content that a block's script keeps out of sight is shown before anything leads into it: a link to a place in it, or the
 * words that take a learner to a question they left out. The core knows nothing of it.
 */

/** Calls `open` with an element in `root` that is about to be gone to, or was and could not be. */
export function watchTargets(root: HTMLElement, open: (target: Element) => void): void {
  const follow = (event: Event | undefined): void => {
    const link = event?.target instanceof Element && event.target.closest('a[href^="#"]');
    const target = link && document.getElementById(link.getAttribute('href')?.slice(1) ?? '');
    if (target && root.contains(target)) open(target);
  };
  // Before the core follows the link and moves focus. A script is mounted when its page is opened, so the link that is being
  // followed right now may have opened it: nothing but the window's current event says so.
  document.addEventListener('click', follow, true);
  follow(window.event);
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) {
      const notice = Array.from(addedNodes).find((node) => node instanceof HTMLElement && node.matches('.cw-notice'));
      if (!(notice instanceof HTMLElement)) continue;
      open(notice);
      // What the core meant to move focus to could not take it.
      notice.nextElementSibling?.querySelector<HTMLElement>('input:enabled,select:enabled,textarea:enabled')?.focus();
      notice.scrollIntoView({ block: 'nearest' });
    }
  }).observe(root, { childList: true, subtree: true });
}
