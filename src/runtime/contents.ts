/** The contents menu and the progress above it: how each page stands, in words. */

import { pageStandings, savedAssessment } from '../model/progress.js';
import { all, byId, pick, setAttribute, setText } from './dom.js';
import { type Player, word } from './player.js';

/** Shows how every page stands, and how much is done. */
export function refreshContents(player: Player, currentId: string): void {
  const standings = standingsOf(player);
  for (const link of all('[data-page-link]', byId('cw-contents'))) {
    const id = link.getAttribute('data-page-link') ?? '';
    const standing = standings.get(id) ?? '';
    link.classList.toggle('is-done', standing === 'done');
    setAttribute(link, 'aria-current', id === currentId && 'page');
    setAttribute(link, 'aria-disabled', standing === 'locked' && 'true');
    setText(pick('.cw-standing', link), word(player, standing));
  }
  (byId('cw-progress') as HTMLProgressElement).value = (doneOf(player) * 100) / standings.size;
  setText(byId('cw-progress-text'), progressWords(player));
}

/** How every page stands. An assessment that was handed in opens what follows, but its learner is not told that it is done. */
function standingsOf({ config, session }: Player): Map<string, string> {
  const state = session.state();
  const standings = new Map<string, string>(pageStandings(config, state));
  for (const [id, standing] of standings) {
    if (standing === 'done' && savedAssessment(state, id)?.passed === false) standings.set(id, 'tried');
  }
  return standings;
}

function doneOf(player: Player): number {
  return [...standingsOf(player).values()].filter((each) => each === 'done').length;
}

/** How many of all pages are done. */
export function progressWords(player: Player): string {
  return word(player, 'progress', { done: doneOf(player), total: player.config.pages.length });
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
