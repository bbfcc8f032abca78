/** The contents menu and the progress above it: how each page stands, in words. */

import { pageStandings, progressOf } from '../model/progress.js';
import { all, byId, setText } from './dom.js';
import { type Player, word } from './player.js';

const OPEN = 'cw-contents-open';

/** Shows how every page stands, and how much is done. */
export function refreshContents(player: Player, currentId: string): void {
  const { config, session } = player;
  const state = session.state();
  const standings = pageStandings(config, state);
  config.pages.forEach(({ id }, index) => {
    const standing = standings[index];
    for (const link of all(`#cw-contents [data-page-link="${id}"]`)) {
      for (const name of ['done', 'locked'] as const) link.classList.toggle(`is-${name}`, standing === name);
      link.classList.toggle('is-current', id === currentId);
      setAttribute(link, 'aria-current', id === currentId ? 'page' : undefined);
      setAttribute(link, 'aria-disabled', standing === 'locked' ? 'true' : undefined);
      const words = standing === 'done' || standing === 'locked' ? word(player, `standing-${standing}`) : '';
      setText(link.querySelector('.cw-standing'), words);
    }
  });
  const done = standings.filter((standing) => standing === 'done').length;
  const bar = byId('cw-progress') as HTMLProgressElement | null;
  if (bar) bar.value = Math.round(progressOf(config, state) * 100);
  setText(byId('cw-progress-text'), word(player, 'progress', { done, total: config.pages.length }));
}

function setAttribute(element: Element, name: string, value: string | undefined): void {
  if (value === undefined) element.removeAttribute(name);
  else element.setAttribute(name, value);
}

/** Lets the button open and close the menu on small screens; Escape closes it and gives focus back to the button. */
export function startContents(): void {
  const toggle = byId('cw-contents-toggle');
  toggle?.addEventListener('click', () => setContentsOpen(toggle.getAttribute('aria-expanded') !== 'true'));
  document.addEventListener('keydown', ({ key }) => {
    if (!/^Esc/.test(key) || toggle?.getAttribute('aria-expanded') !== 'true') return;
    setContentsOpen(false);
    toggle.focus();
  });
}

export function setContentsOpen(open: boolean): void {
  byId('cw-contents-toggle')?.setAttribute('aria-expanded', String(open));
  document.documentElement.classList.toggle(OPEN, open);
}
