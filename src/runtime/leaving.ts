/** Save and exit: waits until the work is with the host, says so, and lets the window be closed. */

import { progressWords } from './contents.js';
import { ask } from './dialog.js';
import { byId, makeLine, makeLink } from './dom.js';
import { attempt } from './guard.js';
import { type Player, word } from './player.js';

export function startLeaving(player: Player): void {
  byId('cw-exit').onclick = async () => {
    if (await isReady(player)) await leave(player);
  };
}

/**
 * Where neither the host nor the device has the work, the host is asked once more while the session can still be gone on
 * with. Otherwise closing itself asks it, and at once: an adapter may hold a commit back from a host that was overrun.
 */
async function isReady(player: Player): Promise<boolean> {
  const { session, host } = player;
  const { delivery, kept } = session.saving();
  if (host !== 'present' || kept || delivery !== 'not-saved') return true;
  if ((await session.commit('progress')) !== 'not-saved') return true;
  const answer = await ask({
    title: word(player, 'left-not-saved'),
    body: [makeLine(word(player, 'left-lost'))],
    choices: [
      { label: word(player, 'try-saving'), value: 1 },
      { label: word(player, 'leave-anyway'), value: 2 },
    ],
    onEscape: 0,
  });
  return answer === 1 ? isReady(player) : answer > 0;
}

/** The last screen. It covers the course: what is done after the session has ended would be lost. */
async function leave(player: Player): Promise<void> {
  const { session, host, returnUrl } = player;
  const byHost = (await session.close()) !== 'not-saved' && host === 'present';
  const { kept } = session.saving();
  const safe = byHost || session.readOnly || (kept && host === 'absent');
  const title = session.readOnly ? 'read-only' : byHost ? 'saved' : safe ? 'absent' : 'left-not-saved';
  const lines = [progressWords(player)];
  if (session.state().completedAt !== undefined) lines.unshift(word(player, 'complete'));
  if (!safe) lines.push(word(player, kept ? 'left-kept' : 'left-lost'));
  if (safe || kept) lines.push(word(player, 'left'));
  const body: Node[] = lines.map(makeLine);
  // Only http: an address that a host hands over must not run as a script.
  const back = returnUrl !== undefined && /^https?:/i.test(returnUrl) ? returnUrl : '';
  if (back) body.push(makeLink(word(player, 'go-back'), back));
  const choices = safe || host !== 'present' ? [] : [{ label: word(player, 'try-saving'), value: 0 }];
  const answer = ask({ title: word(player, title), body, choices });
  if (safe && back) location.assign(back);
  else if (safe && window.opener && window.top === window) attempt(() => window.close());
  await answer;
  await leave(player);
}
