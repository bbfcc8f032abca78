/** Printing: a page is printed as it stands on screen; the button below the contents prints the whole course. */

import type { OutsidePiece } from '../model/runtime-api.js';
import { byId } from './dom.js';

function start(): void {
  const button = byId('cw-print') as HTMLElement | null;
  // A theme may have none.
  if (!button) return;
  const { classList } = document.documentElement;
  // The style sheet of the theme shows all pages by this class.
  button.onclick = () => {
    classList.add('cw-print-all');
    print();
  };
  addEventListener('afterprint', () => classList.remove('cw-print-all'));
  button.hidden = false;
}

export const piece: OutsidePiece = { start };
