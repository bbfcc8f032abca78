/** The contents menu and the progress above it: how each page stands, in words. */

import { pageStandings, progressOf } from '../model/progress.js';
import { all, byId, pick, setAttribute, setText } from './dom.js';
import { type Player, word } from './player.js';

/** Shows how every page stands, and how much is done. */
export function refreshContents(player: Player, currentId: string): void {
  const { config, session } = player;
  const state = session.state();
  const standings = pageStandings(config, state);
  for (const link of all('[data-page-link]', byId('cw-contents'))) {
    const id = link.getAttribute('data-page-link') ?? '';
    const standing = standings.get(id) ?? 'open';
    for (const each of ['done', 'locked']) link.classList.toggle(`is-${each}`, standing === each);
    link.classList.toggle('is-current', id === currentId);
    setAttribute(link, 'aria-current', id === currentId && 'page');
    setAttribute(link, 'aria-disabled', standing === 'locked' && 'true');
    setText(pick('.cw-standing', link), standing === 'open' ? '' : word(player, standing));
  }
  (byId('cw-progress') as HTMLProgressElement).value = progressOf(config, state) * 100;
  setText(byId('cw-progress-text'), progressWords(player));
}

/** How many of all pages are done. */
export function progressWords(player: Player): string {
  const { config, session } = player;
  const total = config.pages.length;
  return word(player, 'progress', { done: Math.round(progressOf(config, session.state()) * total), total });
}

/** Lets the button open and close the menu on small screens; Escape closes it and gives focus back to the button. */
export function startContents(): void {
  const toggle = byId('cw-contents-toggle');
  const isOpen = (): boolean => toggle.getAttribute('aria-expanded') === 'true';
  toggle.onclick = () => setContentsOpen(!isOpen());
  document.addEventListener('keydown', ({ key }) => {
    if (!/^Esc/.test(key) || !isOpen()) return;
    setContentsOpen(false);
    toggle.focus();
  });
}

export function setContentsOpen(open: boolean): void {
  byId('cw-contents-toggle').setAttribute('aria-expanded', String(open));
  document.documentElement.classList.toggle('cw-contents-open', open);
}
