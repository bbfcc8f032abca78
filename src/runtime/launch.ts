/** The launch: asks the host what it holds, decides what to go on from, and starts the session and the page. */

import { numberToText } from '../model/bits.js';
import { majorOf, type RuntimeConfig } from '../model/runtime-config.js';
import { emptyState, type SavedState, savedTime } from '../model/saved-state.js';
import type { LaunchState, Tracker } from '../model/tracking.js';
import { createAnnouncer } from './announce.js';
import { type Clock, createClock } from './clock.js';
import { createDeviceStore, type DeviceStore } from './device-store.js';
import { ask } from './dialog.js';
import { byId, makeLine, setText } from './dom.js';
import { attempt } from './guard.js';
import { decideLaunch, type LaunchDecision } from './launch-decision.js';
import { meetHost } from './meet-host.js';
import { type Pieces, type Player, word } from './player.js';
import { prepareState } from './prepare-state.js';
import { createSession, type Session } from './session.js';

/** Milliseconds until the learner is told that work is being fetched. */
const PATIENCE = 200;

export interface Launched {
  readonly player: Player;
  readonly clock: Clock;
}

/** Resolves always; a host that fails or does not answer leaves the course with the device. */
export async function launch(config: RuntimeConfig, pieces: Pieces, tracker: Tracker): Promise<Launched> {
  let session: Session | undefined;
  // The window may be closed before there is a session: then nothing is written, but all is ended.
  window.addEventListener('pagehide', () =>
    attempt(() => (session ? session.closeNow() : tracker.closeNow('suspend'))),
  );
  const fetched = later(() => setText(byId('cw-saved'), word({ config }, 'fetching')), PATIENCE);
  const met = await meetHost(tracker, later);
  fetched();
  const { host, mode, status, unsent, trouble } = met.launched;
  const store = createDeviceStore(window, config.course.id, met.launched);
  const start = await chooseStart(config, met.launched, store);
  const course = { config, rules: pieces.activityHost?.rules };
  const { state, reopened } = prepareState(course, start.state, pieces.activities);
  const clock = createClock(() => performance.now(), !document.hidden);
  const { activeMs } = clock;
  session = createSession({
    ...start,
    ...store,
    ...course,
    tracker: met.tracker,
    state,
    known: status,
    unsent,
    trouble,
    retries: host === 'present',
    readOnly: mode !== 'normal',
    now: Date.now,
    activeMs,
    later,
  });
  const announce = createAnnouncer(byId('cw-live'));
  const { unreadable } = start;
  const { isElsewhere, key: deviceKey } = store;
  const player: Player = {
    ...met.launched,
    isElsewhere,
    deviceKey,
    config,
    session,
    pieces,
    unreadable,
    reopened,
    activeMs,
    announce,
  };
  return { player, clock };
}

function later(callback: () => void, milliseconds: number): () => void {
  const timer = setTimeout(callback, milliseconds);
  return () => clearTimeout(timer);
}

interface Start extends LaunchDecision {
  readonly state: SavedState;
}

/** What the launch goes on from; the learner is asked where only they can know. */
async function chooseStart(config: RuntimeConfig, launched: LaunchState, store: DeviceStore): Promise<Start> {
  const decision = decideLaunch(launched, store.copies);
  let { state } = decision;
  if (decision.kind === 'ask') {
    if (!(await asksToContinue(config, decision))) state = decision.host;
    store.settle();
  }
  return { ...decision, state: state ?? emptyState(makeAttemptId(), majorOf(config.course.version)) };
}

async function asksToContinue(config: RuntimeConfig, { state, host }: LaunchDecision): Promise<boolean> {
  const form = { day: 'numeric', month: 'long', year: 'numeric' } as const;
  const date = savedTime(state?.savedAt ?? 0).toLocaleDateString(config.course.language, form);
  const body = [makeLine(word({ config }, 'ask-text', { date }))];
  const keys = ['ask-continue', host ? 'ask-host' : 'ask-again'];
  return (await ask({ config }, { title: word({ config }, 'ask-title'), body, keys })) === keys[0];
}

/** Eight characters that no other attempt has. */
function makeAttemptId(): string {
  return numberToText(Math.random() * 2 ** 48, 8);
}
