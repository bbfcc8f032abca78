/** Where the learner's work is, permanently and in words; a banner only where the learner should act. */

import { byId, fill, focusOn, makeButton, makeLine, setText } from './dom.js';
import type { SavingStanding } from './keeping.js';
import { type Player, word } from './player.js';

interface Situation extends Pick<Player, 'host'> {
  readonly session: { readonly readOnly: boolean };
}

/** The key of the words for a standing; with `banner-` before it, of the banner's, where it has one. Pure. */
export function savingKey(standing: SavingStanding, { host, session }: Situation): string {
  const { delivery, trouble, waiting, kept, savedAt, acted } = standing;
  if (session.readOnly) return 'read-only';
  // A doubtful host that has taken the work since is in no doubt any more; work that was found on the device it is told of
  // with the next that is done.
  const isOut = host === 'absent' || (host === 'doubtful' && !(savedAt && acted));
  const fault = isOut ? host : delivery === 'not-saved' && delivery;
  if (fault) return (trouble || fault) + (kept ? '' : '-lost');
  if (waiting) return kept ? 'kept' : 'saving';
  return delivery === 'saved' && savedAt ? 'saved-at' : delivery;
}

/** Whether closing the page now would lose work that nothing else keeps: also while it is tried again. Pure. */
export function wouldLoseWork({ faults, kept, acted }: SavingStanding, { host, session }: Situation): boolean {
  return !session.readOnly && acted && !kept && (host !== 'present' || faults > 0);
}

export function startSavingWords(player: Player): void {
  player.session.onChange(() => refresh(player));
  refresh(player);
  if (player.unreadable) player.announce(word(player, 'unreadable'));
}

function refresh(player: Player): void {
  const { session, config } = player;
  const standing = session.saving();
  const key = savingKey(standing, player);
  const time = new Date(standing.savedAt).toLocaleTimeString(config.course.language, {
    hour: '2-digit',
    minute: '2-digit',
  });
  // Beside it, that all is saved would be hard to believe.
  setText(byId('cw-saved'), word(player, player.unreadable && !standing.acted ? 'unreadable' : key, { time }));
  // While it is tried again the banner stays: it would flicker, and take the focus with it.
  if (standing.delivery !== 'saving') showBanner(player, word(player, `banner-${key}`));
}

function showBanner(player: Player, words: string): void {
  const banner = byId('cw-banner');
  if (banner.firstChild?.textContent === words) return;
  banner.hidden = !words;
  fill(banner, makeLine(words));
  /** Says what came of it, also where it is the same as before. The button may be gone by then, and the focus with it. */
  const trySaving = async (): Promise<void> => {
    await player.session.commit('progress');
    player.announce(byId('cw-saved').textContent ?? '');
    if (banner.hidden) focusOn(byId('cw-main'));
  };
  if (player.host === 'present') banner.append(makeButton(word(player, 'try-saving'), trySaving));
  player.announce(words);
}
