/** Fetches the course's images after the first page stands: the open page's at once, the others one at a time. */

import { all } from './dom.js';

/** Milliseconds after which a slow image no longer holds up the others. */
const PATIENCE = 20_000;
const WAITING = 'img[data-src]';

function load(image: HTMLElement): void {
  const source = image.getAttribute('data-src');
  image.removeAttribute('data-src');
  if (source) image.setAttribute('src', source);
}

/** Fetches all images that stand in an element, now. */
export function loadImagesIn(root: ParentNode): void {
  all(WAITING, root).forEach(load);
}

/** Fetches all that are left in page order, so that a connection that is lost later takes nothing away. */
export function loadRemainingImages(): void {
  const image = document.querySelector<HTMLElement>(WAITING);
  if (!image) return;
  const next = (): void => {
    clearTimeout(timer);
    image.onload = null;
    image.onerror = null;
    loadRemainingImages();
  };
  const timer = setTimeout(next, PATIENCE);
  image.onload = next;
  image.onerror = next;
  load(image);
}
