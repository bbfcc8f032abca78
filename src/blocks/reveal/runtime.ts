/** What follows a reveal is held back by a class, and by that alone: on paper, and where the script fails, it is there. */

import type { BlockPiece } from '../../model/runtime-api.js';
import { all, focusOn } from '../../runtime/dom.js';
import { attempt } from '../../runtime/guard.js';
import { watchTargets } from '../../runtime/uncover.js';

export const piece: BlockPiece = { name: 'reveal', mount };

function mount(root: HTMLElement): void {
  // In one window, for as long as it stays open: what was shown stays shown, after a reload too.
  const key = `${location.pathname}#reveal-${all('.cw-reveal').indexOf(root)}`;
  // A host's sandbox may refuse the storage.
  if (attempt(() => sessionStorage.getItem(key)) || !root.parentElement) {
    root.removeAttribute('data-find');
    return;
  }
  root.hidden = false;
  root.classList.add('is-closed');
  const open = (): void => {
    root.classList.remove('is-closed');
    root.hidden = true;
    root.removeAttribute('data-find');
    attempt(() => sessionStorage.setItem(key, '1'));
  };
  const button = root.querySelector('button');
  if (button) {
    button.onclick = () => {
      open();
      const first = root.nextElementSibling;
      if (first instanceof HTMLElement) focusOn(first);
    };
  }
  watchTargets(root.parentElement, (target) => {
    const isHeldBack = root.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_FOLLOWING;
    if (isHeldBack) open();
  });
}
