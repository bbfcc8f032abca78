/** Links: those to pages move within the course; no other ever takes the course's place. */

import { focusOn } from './dom.js';
import { attempt } from './guard.js';
import type { Navigation } from './navigation.js';
import type { Player } from './player.js';

/** Follows links by moving through the course. The address is never changed by a link, or an LMS's Back button would fill up. */
export function startLinks({ config }: Player, navigation: Navigation): void {
  const follow = (hash: string, from?: Element): void => {
    const target = attempt(() => document.getElementById(decodeURIComponent(hash.slice(1))));
    const section = target?.closest('.cw-page');
    const page = config.pages.find(({ id }) => id === section?.id);
    if (!target) return;
    if (page) navigation.go(page, { target: section === target ? undefined : target, beside: from });
    else focusOn(target);
  };
  document.addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[href]');
    const href = link?.getAttribute('href');
    if (!link || !href) return;
    if (href[0] === '#') {
      event.preventDefault();
      follow(href, link);
    } else if (!link.target && !link.download && /^http/.test(link.href)) {
      link.target = '_blank';
      link.rel = 'noopener noreferrer';
    }
  });
  // The address changed by hand, or by a frame around the course.
  window.addEventListener('hashchange', () => follow(location.hash));
}
