/** A term is a button that shows its definition right behind it, and hides it again; Escape hides it, too. */

import type { BlockPiece } from '../../model/runtime-api.js';
import { make } from '../../runtime/dom.js';

export const piece: BlockPiece = { name: 'glossary', mount };

function mount(root: HTMLElement): void {
  const [term, definition] = Array.from(root.children);
  if (!(term instanceof HTMLElement) || !(definition instanceof HTMLElement)) return;
  const hint = make('span', 'cw-hidden', root.getAttribute('data-hint') ?? '');
  const button = make('button', 'cw-term-button', ...Array.from(term.childNodes), hint);
  button.type = 'button';
  const show = (isShown: boolean): void => {
    definition.hidden = !isShown;
    button.setAttribute('aria-expanded', String(isShown));
  };
  button.onclick = () => show(!!definition.hidden);
  button.onkeydown = ({ key }) => {
    if (key === 'Escape') show(false);
  };
  show(false);
  term.replaceWith(button);
}
