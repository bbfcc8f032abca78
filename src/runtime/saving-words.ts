/** Where the learner's work is, permanently and in words; a banner only where the learner should act. */

import { byId, fill, makeButton, makeLine, setText } from './dom.js';
import type { SavingStanding } from './keeping.js';
import { type Player, word } from './player.js';

type Situation = Pick<Player, 'host'> & { readonly readOnly: boolean };

/** The key of the words for a standing; with `banner-` before it, of the banner's, where it has one. Pure. */
export function savingKey(standing: SavingStanding, { host, readOnly }: Situation): string {
  const { delivery, waiting, kept, savedAt } = standing;
  if (readOnly) return 'read-only';
  if (host !== 'present') return kept ? host : `${host}-lost`;
  if (delivery === 'not-saved') return kept ? delivery : 'not-saved-lost';
  return waiting ? 'saving' : delivery === 'saved' && savedAt ? 'saved-at' : delivery;
}

/** Whether closing the page now would lose work that nothing else keeps. Pure. */
export function wouldLoseWork({ delivery, kept, acted }: SavingStanding, { host, readOnly }: Situation): boolean {
  return !readOnly && acted && !kept && (host !== 'present' || delivery === 'not-saved');
}

export function startSavingWords(player: Player): void {
  player.session.onChange(() => refresh(player));
  refresh(player);
}

function refresh(player: Player): void {
  const { session, host, config } = player;
  const standing = session.saving();
  const key = savingKey(standing, { host, readOnly: session.readOnly });
  const time = new Date(standing.savedAt).toLocaleTimeString(config.course.language, {
    hour: '2-digit',
    minute: '2-digit',
  });
  const unreadable = player.unreadable && !standing.acted ? `${word(player, 'unreadable')} ` : '';
  setText(byId('cw-saved'), unreadable + word(player, key, { time }));
  // While it is tried again the banner stays: it would flicker, and take the focus with it.
  if (key !== 'saving') showBanner(player, word(player, `banner-${key}`));
}

function showBanner(player: Player, words: string): void {
  const banner = byId('cw-banner');
  if (banner.firstChild?.textContent === (words || undefined)) return;
  banner.hidden = !words;
  fill(banner);
  if (!words) return;
  banner.append(makeLine(words));
  if (player.host === 'present') {
    banner.append(makeButton(word(player, 'try-saving'), () => void player.session.commit('progress')));
  }
  player.announce(words);
}
