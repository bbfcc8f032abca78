/**
 * Dragging, as an extra that the activity does without: while a step is held by its grip, passing a neighbour presses the
 * step's own button. So what is kept, said and locked is the buttons' alone.
 */

import type { OutsidePiece } from '../../model/runtime-api.js';

/** For the whole document, since an assessment brings new questions with each try. */
function start(): void {
  addEventListener('pointerdown', (event) => {
    const grip = (event.target as Element).closest<HTMLElement>('.cw-grip');
    const row = grip?.closest('.cw-step');
    if (grip && row && !event.button) hold(row, grip, event);
  });
}

function hold(row: Element, grip: HTMLElement, event: PointerEvent): void {
  const [up, down] = Array.from(row.querySelectorAll('input'));
  // No text is selected on the way.
  event.preventDefault();
  // Without it fast hands would leave the grip behind.
  grip.setPointerCapture(event.pointerId);
  row.classList.add('is-held');
  grip.onpointermove = ({ clientY }) => {
    const { previousElementSibling: above, nextElementSibling: below } = row;
    if (above && clientY < middleOf(above)) up?.click();
    else if (below && clientY > middleOf(below)) down?.click();
  };
  // Let go, or taken away by the browser.
  grip.onlostpointercapture = () => {
    row.classList.remove('is-held');
    grip.onpointermove = null;
  };
}

function middleOf(element: Element): number {
  const { top, height } = element.getBoundingClientRect();
  return top + height / 2;
}

export const piece: OutsidePiece = { start };
