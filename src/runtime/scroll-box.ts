/** Tables and code that may be wider than the page: a stop for the keyboard, with a name, only while they scroll. */

import type { BlockPiece } from '../model/runtime-api.js';
import { setAttribute } from './dom.js';

export const piece: BlockPiece = { name: 'scroll-box', mount };

function mount(box: HTMLElement): void {
  const refresh = (): void => {
    // Half a pixel of rounding is nothing to scroll.
    const scrolls = box.scrollWidth > box.clientWidth + 1;
    setAttribute(box, 'tabindex', scrolls && '0');
    setAttribute(box, 'role', scrolls && 'region');
    setAttribute(box, 'aria-label', scrolls && (box.getAttribute('data-label') ?? ''));
  };
  refresh();
  // Measured again with the screen, and where only the text grows.
  const observer = new ResizeObserver(refresh);
  for (const element of [box, ...Array.from(box.children)]) observer.observe(element);
}
