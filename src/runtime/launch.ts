/** The launch: asks the host what it holds, decides what to go on from, and starts the session and the page. */

import { numberToText } from '../model/bits.js';
import type { StandardPiece } from '../model/runtime-api.js';
import { majorOf, type RuntimeConfig } from '../model/runtime-config.js';
import { emptyState, type SavedState } from '../model/saved-state.js';
import type { LaunchState, Tracker } from '../model/tracking.js';
import { createAnnouncer } from './announce.js';
import { type Clock, createClock } from './clock.js';
import { createDeviceStore, type DeviceStore } from './device-store.js';
import { ask } from './dialog.js';
import { byId, makeLine, setText } from './dom.js';
import { attempt, within } from './guard.js';
import { decideLaunch } from './launch-decision.js';
import { type Pieces, type Player, word } from './player.js';
import { prepareState } from './prepare-state.js';
import { knownToHost } from './result-events.js';
import { createSession, type Session } from './session.js';

/** Milliseconds until the learner is told that work is being fetched. */
const PATIENCE = 200;
/** Milliseconds after which the course starts without its host. */
const HOST_LIMIT = 10_000;
/** Minutes since 2020-01-01 to milliseconds since 1970. */
const EPOCH = Date.UTC(2020, 0, 1);

export interface Launched {
  readonly player: Player;
  readonly clock: Clock;
}

/** Resolves always; a host that fails or does not answer leaves the course with the device. */
export async function launch(config: RuntimeConfig, pieces: Pieces, standard: StandardPiece): Promise<Launched> {
  const tracker = standard.createTracker(window, config);
  let session: Session | undefined;
  // The window may be closed before there is a session: then nothing is written, but all is ended.
  window.addEventListener('pagehide', () =>
    attempt(() => (session ? session.closeNow() : tracker.closeNow('suspend'))),
  );
  const met = await meetHost(config, tracker);
  const { host, mode, status, returnUrl } = met.launched;
  const store = createDeviceStore(window, config.course.id, met.launched);
  const start = await chooseStart(config, met.launched, store);
  const course = { config, rules: pieces.activityHost?.rules };
  const { state, reopened } = prepareState(course, start.state);
  const clock = createClock(() => performance.now(), !document.hidden);
  const { activeMs } = clock;
  session = createSession({
    ...start,
    ...course,
    tracker: met.tracker,
    state,
    known: knownToHost(status),
    retries: host === 'present',
    readOnly: mode !== 'normal',
    keep: store.keep,
    now: Date.now,
    activeMs,
    later,
  });
  const announce = createAnnouncer(byId('cw-live'));
  const { untouched: unreadable } = start;
  return { player: { config, session, pieces, host, unreadable, reopened, returnUrl, activeMs, announce }, clock };
}

function later(callback: () => void, milliseconds: number): () => void {
  const timer = setTimeout(callback, milliseconds);
  return () => clearTimeout(timer);
}

/** What is known of a host that did not answer. */
const SILENT: LaunchState = {
  host: 'doubtful',
  learner: { id: '', name: '' },
  mode: 'normal',
  credit: true,
  status: { completion: 'unknown', success: 'unknown' },
  can: { interactions: false, objectives: false },
};

async function meetHost(config: RuntimeConfig, tracker: Tracker): Promise<{ tracker: Tracker; launched: LaunchState }> {
  const fetched = later(() => setText(byId('cw-saved'), word({ config }, 'fetching')), PATIENCE);
  const launched = await within<LaunchState>(() => tracker.initialize(), SILENT, HOST_LIMIT, later);
  fetched();
  if (launched !== SILENT) return { tracker, launched };
  // It may answer later, with work that this session knows nothing of: nothing may be written over that.
  const commit = async (): Promise<'not-saved'> => 'not-saved';
  return { tracker: { ...tracker, record: () => {}, save: () => {}, commit }, launched };
}

interface Start {
  readonly state: SavedState;
  readonly handOver: boolean;
  /** Whether the host holds something unreadable. */
  readonly untouched: boolean;
}

/** What the launch goes on from; the learner is asked where only they can know. */
async function chooseStart(config: RuntimeConfig, launched: LaunchState, store: DeviceStore): Promise<Start> {
  const fresh = (): SavedState => emptyState(makeAttemptId(), majorOf(config.course.version));
  const decision = decideLaunch(launched, store.copies);
  if (decision.kind === 'resume') return { ...decision, untouched: false };
  if (decision.kind === 'fresh') return { state: fresh(), handOver: false, untouched: decision.unreadable };
  const { state, host, unreadable: untouched } = decision;
  const continues = await asksToContinue(config, state, host ? 'ask-host' : 'ask-again');
  store.settle();
  // Handed over at once, so that nobody is asked a second time.
  return { state: continues ? state : (host ?? fresh()), handOver: true, untouched };
}

function asksToContinue(config: RuntimeConfig, { savedAt }: SavedState, otherwise: string): Promise<boolean> {
  const form = { day: 'numeric', month: 'long', year: 'numeric' } as const;
  const date = new Date(EPOCH + savedAt * 60_000).toLocaleDateString(config.course.language, form);
  return ask({
    title: word({ config }, 'ask-title'),
    body: [makeLine(word({ config }, 'ask-text', { date }))],
    choices: [
      { label: word({ config }, 'ask-continue'), value: true },
      { label: word({ config }, otherwise), value: false },
    ],
  });
}

/** Eight characters that no other attempt has. */
function makeAttemptId(): string {
  return numberToText(Math.random() * 2 ** 48, 8);
}
