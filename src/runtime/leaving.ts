/** Save and exit: waits until the work is with the host, says so, and lets the window be closed. */

import { pageStandings } from '../model/progress.js';
import { ask } from './dialog.js';
import { byId, fill, focusOn, make, makeButton } from './dom.js';
import { attempt } from './guard.js';
import { type Player, word } from './player.js';

export function startLeaving(player: Player): void {
  let leaving = false;
  byId('cw-exit')?.addEventListener('click', () => {
    if (leaving) return;
    leaving = true;
    void leave(player).then((left) => {
      leaving = left;
    });
  });
}

/** Whether the learner has left. */
async function leave(player: Player): Promise<boolean> {
  if (!(await isReady(player))) return false;
  const screen = showScreen(player);
  const end = async (): Promise<void> => {
    showEnd(player, screen, await player.session.close(), () => void end());
  };
  await end();
  return true;
}

/** Where the host is known not to answer, it is asked once more while the session can still be gone on with. */
async function isReady(player: Player): Promise<boolean> {
  const { session, host } = player;
  if (host !== 'present' || session.readOnly || session.saving().delivery !== 'not-saved') return true;
  if ((await session.commit('progress')) !== 'not-saved') return true;
  const { kept } = session.saving();
  const answer = await ask<'again' | 'leave' | 'stay'>({
    title: word(player, 'closed-not-saved'),
    body: [make('p', '', word(player, kept ? 'closed-kept' : 'closed-lost'))],
    choices: [
      { label: word(player, 'try-saving'), value: 'again' },
      { label: word(player, 'leave-anyway'), value: 'leave' },
    ],
    onEscape: 'stay',
  });
  return answer === 'again' ? isReady(player) : answer === 'leave';
}

/** Takes the course off the screen: what is done after the session has ended would be lost. */
function showScreen(player: Player): HTMLElement {
  for (const element of Array.from(document.body.children)) {
    if (element instanceof HTMLElement && element.id !== 'cw-live') element.hidden = true;
  }
  const screen = make('main', 'cw-closing', make('p', '', word(player, 'closing')));
  document.body.append(screen);
  focusOn(screen);
  return screen;
}

function showEnd(player: Player, screen: HTMLElement, delivery: string, again: () => void): void {
  const { host, session, returnUrl } = player;
  const { kept } = session.saving();
  const withHost = host === 'present' && delivery !== 'not-saved';
  const safe = withHost || session.readOnly || (host === 'absent' && kept);
  const heading = make('h1', '', word(player, headingKey(player, withHost)));
  const lines = session.readOnly ? [] : progressWords(player);
  if (!safe) lines.push(word(player, kept ? 'closed-kept' : 'closed-lost'));
  if (safe || kept) lines.push(word(player, 'closed-window'));
  const retry = !safe && host === 'present' ? [makeButton(word(player, 'try-saving'), again)] : [];
  fill(screen, heading, ...lines.map((line) => make('p', '', line)), ...retry);
  // Only http: an address that a host hands over must not run as a script.
  const back = returnUrl !== undefined && /^https?:/i.test(returnUrl) ? returnUrl : undefined;
  if (back !== undefined) screen.append(returnLink(player, back, safe));
  focusOn(heading);
  if (!safe) return;
  if (back !== undefined) window.location.assign(back);
  else if (window.opener && window.top === window) attempt(() => window.close());
}

function headingKey({ host, session }: Player, withHost: boolean): string {
  if (session.readOnly) return 'closed-read-only';
  if (withHost) return 'closed-saved';
  return host === 'absent' && session.saving().kept ? 'closed-device' : 'closed-not-saved';
}

function progressWords(player: Player): string[] {
  const { config, session } = player;
  const state = session.state();
  const done = pageStandings(config, state).filter((standing) => standing === 'done').length;
  const progress = word(player, 'closed-progress', { done, total: config.pages.length });
  return state.completedAt === undefined ? [progress] : [word(player, 'closed-complete'), progress];
}

function returnLink(player: Player, url: string, safe: boolean): HTMLElement {
  const link = make('a', 'cw-button', word(player, safe ? 'go-back' : 'leave-anyway'));
  link.href = url;
  link.target = '_self';
  return make('p', '', link);
}
