/** Links: those to pages move within the course; no other ever takes the course's place. */

import { byId, focusOn } from './dom.js';
import type { Navigation } from './navigation.js';

/** Follows links by moving through the course. The address is never changed by a link, or an LMS's Back button would fill up. */
export function startLinks(navigation: Navigation): void {
  document.addEventListener('click', (event) => {
    const link = (event.target as Element | null)?.closest?.<HTMLAnchorElement>('a[href]');
    const href = link?.getAttribute('href');
    if (!link || !href || event.defaultPrevented) return;
    if (href.charAt(0) === '#') {
      event.preventDefault();
      follow(navigation, href, link);
    } else if (!link.target && !link.hasAttribute('download') && /^https?:/.test(link.href)) {
      link.target = '_blank';
      link.rel = 'noopener noreferrer';
    }
  });
  // The address changed by hand, or by a frame around the course.
  window.addEventListener('hashchange', () => follow(navigation, window.location.hash));
}

function follow(navigation: Navigation, href: string, from?: HTMLElement): void {
  const id = decode(href.slice(1));
  const target = byId(id);
  const page = target?.closest('.cw-page');
  if (!page) {
    focusOn(target);
    return;
  }
  navigation.go(page.id, { ...(page.id === id ? {} : { anchor: id }), ...(from ? { from } : {}) });
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
