/** Save and exit: waits until the work is kept, says by whom, and lets the window be closed or the course be gone on with. */

import { progressWords } from './contents.js';
import { ask } from './dialog.js';
import { byId, makeLine, setInert } from './dom.js';
import { attempt } from './guard.js';
import { type Player, word } from './player.js';
import { savingKey, wouldLoseWork } from './saving-words.js';

/** Milliseconds until it is said aloud that the course is waiting for its host. */
const PATIENCE = 200;

export function startLeaving(player: Player): void {
  let isLeaving = false;
  byId('cw-exit').onclick = async () => {
    if (isLeaving) return;
    isLeaving = true;
    if (await isReady(player)) await leave(player);
    isLeaving = false;
  };
}

/**
 * Where neither the host nor the device has the work, the session is not ended: a host is asked once more, and without one
 * there is only the learner to tell. Otherwise closing itself asks the host, and at once: an adapter may hold a commit back
 * from a host that was overrun.
 */
async function isReady(player: Player): Promise<boolean> {
  const { session, host } = player;
  const loses = (): boolean => wouldLoseWork(session.saving(), player);
  if (loses()) await session.commit('progress');
  if (!loses()) return true;
  const present = host === 'present';
  const answer = await ask(player, {
    title: word(player, savingKey(session.saving(), player)),
    body: [],
    keys: [present && 'try-saving', present && 'leave-anyway', 'go-on'],
    onEscape: '',
  });
  return answer === 'try-saving' ? isReady(player) : answer === 'leave-anyway';
}

/** The last screen. It covers the course: what is done after the session has ended would be lost. */
async function leave(player: Player): Promise<void> {
  const { session, host, reopens } = player;
  // Until the host has answered, too.
  setInert(true);
  const told = setTimeout(player.announce, PATIENCE, word(player, 'saving'));
  const delivery = (await session.close()) === 'not-saved' ? 'not-saved' : 'saved';
  clearTimeout(told);
  const key = savingKey({ ...session.saving(), delivery, waiting: false, savedAt: 0 }, player);
  const safe = /^(saved|read|absent$)/.test(key);
  const body: Node[] = [makeLine(progressWords(player)), makeLine(word(player, `left-${key}`))];
  if (session.state().completedAt !== undefined) body.unshift(makeLine(word(player, 'complete')));
  const present = host === 'present';
  // SCORM 1.2 has no Initialize after Finish (RTE 3.2.1): there, only the host opens the course again.
  const keys = [present && !safe && 'try-saving', (!present || !!reopens) && 'go-on'];
  const answer = ask(player, { title: word(player, key), body, keys });
  if (safe && window.opener && window.top === window) attempt(() => window.close());
  if ((await answer) === 'go-on') location.reload();
  else await leave(player);
}
