/** The launch: asks the host what it holds, decides what to go on from, and starts the session and the page. */

import { numberToText } from '../model/bits.js';
import type { StandardPiece } from '../model/runtime-api.js';
import { majorOf, type RuntimeConfig } from '../model/runtime-config.js';
import { emptyState, type SavedState } from '../model/state.js';
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
  const fetching = later(() => setText(byId('cw-saved'), word({ config }, 'fetching')), PATIENCE);
  const { tracker, launched } = await meetHost(config, standard);
  fetching();
  let session: Session | undefined;
  // The window may be closed while a question about the saved work is open: then nothing is written, but all is ended.
  window.addEventListener('pagehide', () =>
    session ? session.closeNow() : attempt(() => tracker.closeNow('suspend')),
  );
  const store = createDeviceStore(() => window.localStorage, config.course.id, launched);
  const start = await chooseStart(config, launched, store);
  const { state, reopened } = prepareState(config, start.state);
  const clock = createClock(() => performance.now(), !document.hidden);
  session = createSession({
    config,
    tracker,
    state,
    known: knownToHost(launched.status),
    handOver: start.handOver,
    untouched: start.unreadable,
    retries: launched.host === 'present',
    readOnly: launched.mode !== 'normal',
    keep: store.keep,
    now: Date.now,
    activeMs: clock.activeMs,
    later,
  });
  const player: Player = {
    config,
    session,
    pieces,
    host: launched.host,
    unreadable: start.unreadable,
    reopened,
    returnUrl: launched.returnUrl,
    activeMs: clock.activeMs,
    announce: createAnnouncer(byId('cw-live')),
  };
  return { player, clock };
}

function later(callback: () => void, milliseconds: number): () => void {
  const timer = setTimeout(callback, milliseconds);
  return () => clearTimeout(timer);
}

const SILENT: LaunchState = {
  host: 'doubtful',
  learner: { id: '', name: '' },
  mode: 'normal',
  credit: true,
  status: { completion: 'unknown', success: 'unknown' },
  can: { interactions: false, objectives: false },
};

async function meetHost(
  config: RuntimeConfig,
  standard: StandardPiece,
): Promise<{ tracker: Tracker; launched: LaunchState }> {
  const tracker = standard.createTracker(window, config);
  const answer = attempt(() => tracker.initialize()) ?? Promise.resolve(undefined);
  const launched = await within<LaunchState | undefined>(HOST_LIMIT, answer, undefined, later);
  if (launched) return { tracker, launched };
  // It may answer later, with work that this session knows nothing of: nothing may be written over that.
  const commit = (): Promise<'not-saved'> => Promise.resolve('not-saved');
  return { tracker: { ...tracker, record: () => {}, save: () => {}, commit }, launched: SILENT };
}

interface Start {
  readonly state: SavedState;
  readonly handOver: boolean;
  readonly unreadable: boolean;
}

/** What the launch goes on from; the learner is asked where only they can know. */
async function chooseStart(config: RuntimeConfig, launched: LaunchState, store: DeviceStore): Promise<Start> {
  const decision = decideLaunch(launched, store.read());
  const fresh = emptyState(makeAttemptId(), majorOf(config.course.version));
  if (decision.kind === 'fresh') return { state: fresh, handOver: false, unreadable: decision.unreadable };
  if (decision.kind === 'resume') return { ...decision, unreadable: false };
  const { state, unreadable } = decision;
  if (await asksToContinue(config, state)) return { state, handOver: true, unreadable: false };
  // Handed over at once, so that nobody is asked a second time.
  return { state: fresh, handOver: true, unreadable };
}

function asksToContinue(config: RuntimeConfig, { savedAt }: SavedState): Promise<boolean> {
  const form = { day: 'numeric', month: 'long', year: 'numeric' } as const;
  const date = new Date(EPOCH + savedAt * 60_000).toLocaleDateString(config.course.language, form);
  return ask({
    title: word({ config }, 'ask-title'),
    body: [makeLine(word({ config }, 'ask-text', { date }))],
    choices: [
      { label: word({ config }, 'ask-continue'), value: true },
      { label: word({ config }, 'ask-again'), value: false },
    ],
  });
}

/** Eight characters that no other attempt has. */
function makeAttemptId(): string {
  const part = (): string => numberToText(Math.floor(Math.random() * 2 ** 24), 4);
  return part() + part();
}
