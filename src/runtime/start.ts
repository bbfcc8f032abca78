/** The core's entry: makes the registry at once, and starts the course when its page is there. */

import type { NotesPiece, PagePiece } from '../model/page-api.js';
import type { ActivityHostPiece, ActivityPiece, BlockPiece, Registry, StandardPiece } from '../model/runtime-api.js';
import type { RuntimeConfig } from '../model/runtime-config.js';
import { startContents } from './contents.js';
import { ask } from './dialog.js';
import { byId, makeLine, setInert } from './dom.js';
import { loadImagesIn, loadRemainingImages } from './images.js';
import { type Launched, launch } from './launch.js';
import { startLeaving } from './leaving.js';
import { startLinks } from './links.js';
import { loadTrace } from './load-trace.js';
import { firstPage, startNavigation } from './navigation.js';
import { type Player, word } from './player.js';
import { startSavingWords, wouldLoseWork } from './saving-words.js';

const activities = new Map<string, ActivityPiece>();
const blocks = new Map<string, BlockPiece>();
const pages = new Map<string, PagePiece>();
let activityHost: ActivityHostPiece | undefined;
let notes: NotesPiece | undefined;
let standard: StandardPiece | undefined;
let answers: unknown;

const registry: Registry = {
  activity: (piece) => activities.set(piece.name, piece as unknown as ActivityPiece),
  activityHost: (piece) => {
    activityHost = piece;
  },
  block: (piece) => blocks.set(piece.name, piece),
  notes: (piece) => {
    notes = piece;
  },
  page: (piece) => pages.set(piece.kind, piece),
  standard: (piece) => {
    standard = piece as StandardPiece;
  },
  answers: (piece) => {
    answers = piece;
  },
};

async function start(): Promise<void> {
  const config = JSON.parse(byId('cw-config').textContent ?? '') as RuntimeConfig;
  setInert(true);
  if (!standard) throw new Error();
  await loadTrace(config);
  const launched = await launch(
    config,
    { activities, activityHost, blocks, notes, pages },
    standard.createTracker(window, config, answers),
  );
  const { player } = launched;
  // Before anything is mounted: an assessment keeps copies of its questions as they are now.
  setInert(false);
  const page = firstPage(player, window.location.hash);
  if (!page) throw new Error();
  player.session.begin(page.id);
  const navigation = startNavigation(player, page);
  startLinks(player, navigation);
  startContents();
  startSavingWords(player);
  startLeaving(player);
  watchWindow(launched);
  document.documentElement.classList.add('cw-started');
  requestAnimationFrame(() => setTimeout(loadRemainingImages, 0));
}

/**
 * Says once that the course is complete, wherever the learner is; passing and failing are said with an assessment's result.
 * And where another window has gone on with this work, nothing more can be done here: it would be lost, or take that away.
 */
function watchWork(player: Player): () => void {
  const { session, announce, isElsewhere, host, reopens } = player;
  let { completedAt } = session.state();
  let yielded = false;
  const look = async (): Promise<void> => {
    const before = completedAt;
    completedAt = session.state().completedAt;
    if (completedAt !== before) announce(word(player, 'complete'));
    if (yielded || !isElsewhere()) return;
    yielded = true;
    const reloads = host === 'absent' || !!reopens;
    const body = [makeLine(word(player, reloads ? 'elsewhere-how' : 'elsewhere-host'))];
    await ask(player, { title: word(player, 'elsewhere'), body, keys: [reloads && 'reload'] });
    window.location.reload();
  };
  session.onChange(look);
  return look;
}

/** The window's life. A page that goes out of sight may never come back, so that is the moment to save. */
function watchWindow({ player, clock }: Launched): void {
  const { session } = player;
  const hide = (): unknown => session.commit('hidden');
  const look = watchWork(player);
  document.addEventListener('visibilitychange', () => {
    clock.setVisible(!document.hidden);
    if (document.hidden) hide();
    else look();
  });
  // The other window's work reaches this one's storage a little later than it was kept.
  window.addEventListener('storage', look);
  document.addEventListener('freeze', hide);
  // A session that was closed cannot be gone on with: the page starts again.
  window.addEventListener('pageshow', ({ persisted }) => persisted && window.location.reload());
  window.addEventListener('online', () => session.saving().delivery === 'not-saved' && session.commit('progress'));
  window.addEventListener('beforeprint', () => loadImagesIn(document));
  window.addEventListener('beforeunload', (event) => {
    if (session.hasEnded() || !wouldLoseWork(session.saving(), player)) return;
    event.preventDefault();
    event.returnValue = true;
  });
}

document.documentElement.classList.add('cw-js');
window.coursewright = registry;
// Where the player cannot start, the course is still there to be read from top to bottom.
const startSafely = (): Promise<void> =>
  start().catch(() => {
    setInert(false);
    document.documentElement.classList.replace('cw-js', 'cw-read');
  });
// Not before: the pieces follow in this script, and it may stand in the head, or be deferred.
document.addEventListener('DOMContentLoaded', startSafely);
