/** Where the learner's work is, permanently and in words; a banner only where the learner should act. */

import { byId, fill, make, makeButton, setText } from './dom.js';
import { attempt } from './guard.js';
import type { SavingStanding } from './keeping.js';
import { type Player, word } from './player.js';

/** Keys of the words for a standing: of the quiet line, and of the banner where there is one. Pure. */
export function savingKeys(
  { delivery, kept, savedAt }: SavingStanding,
  { host, readOnly }: { host: Player['host']; readOnly: boolean },
): { readonly line: string; readonly banner?: string } {
  if (readOnly) return { line: 'read-only' };
  if (host === 'absent') return { line: kept ? 'device-only' : 'device-none' };
  if (host === 'doubtful') return { line: kept ? 'doubtful' : 'doubtful-lost', banner: 'banner-doubtful' };
  if (delivery === 'saving') return { line: 'saving' };
  if (delivery === 'saved') return { line: savedAt === undefined ? 'saved' : 'saved-at' };
  return kept ? { line: 'not-saved', banner: 'banner-not-saved' } : { line: 'not-saved-lost', banner: 'banner-lost' };
}

/** Whether closing the page now would lose work that nothing else keeps. Pure. */
export function wouldLoseWork(
  { delivery, kept, acted }: SavingStanding,
  { host, readOnly }: { host: Player['host']; readOnly: boolean },
): boolean {
  return !readOnly && acted && !kept && (host !== 'present' || delivery === 'not-saved');
}

export function startSavingWords(player: Player): void {
  player.session.onChange(() => refresh(player));
  refresh(player);
}

function refresh(player: Player): void {
  const { session, host, config } = player;
  const standing = session.saving();
  const { line, banner } = savingKeys(standing, { host, readOnly: session.readOnly });
  const time = timeWords(standing.savedAt, config.course.language);
  const unreadable = player.unreadable && !standing.acted ? `${word(player, 'unreadable')} ` : '';
  setText(byId('cw-saved'), unreadable + word(player, line, { time }));
  showBanner(player, banner);
}

function timeWords(time: number | undefined, language: string): string {
  if (time === undefined) return '';
  const form = { hour: '2-digit', minute: '2-digit' } as const;
  return attempt(() => new Date(time).toLocaleTimeString(language, form)) ?? new Date(time).toTimeString().slice(0, 5);
}

function showBanner(player: Player, key: string | undefined): void {
  const banner = byId('cw-banner');
  // While it is tried again, the banner stays: it would flicker, and take the focus with it.
  if (!banner || (!key && player.session.saving().delivery === 'saving')) return;
  if ((banner.getAttribute('data-shown') ?? '') === (key ?? '')) return;
  banner.setAttribute('data-shown', key ?? '');
  banner.hidden = !key;
  if (!key) return;
  const words = word(player, key);
  const retry = makeButton(word(player, 'try-saving'), () => void player.session.commit('progress'));
  fill(banner, make('p', '', words), ...(player.host === 'present' ? [retry] : []));
  player.announce(words);
}
