/** An LRS with its faults and the network before it, for the play; the emulator shares no code with the adapter. */

import { emptyState, type SavedState } from '../../src/model/saved-state.js';
import { encodeState, readState } from '../../src/model/state.js';
import { handleLrs } from '../../src/preview/lrs.js';
import { LRS_FAULTS } from '../../src/preview/lrs-faults.js';
import { findDoubledStatements } from '../../src/preview/lrs-statements.js';
import { createLrsStore, type LrsRequest, type LrsResponse, type LrsStore } from '../../src/preview/lrs-store.js';
import { createXapiTracker } from '../../src/standards/xapi/adapter/tracker.js';
import { tellAnswer } from '../../src/standards/xapi-answers.js';
import { makeStatement } from '../../src/standards/xapi-statements.js';
import { course } from '../runtime/fixture.js';
import { actor, COURSE_IRI, launchAddress, REGISTRATION } from '../standards/xapi/sample.js';
import { makeStorage } from '../standards/xapi/storage.js';
import { type CourseWindow, type HostSide, isSameWork } from './play.js';
import { later, type VirtualTime } from './time.js';

interface XapiWindow extends CourseWindow {
  address: string;
  /** Its scripts run no more, though its last requests may be under way. */
  gone: boolean;
}

interface Side {
  readonly time: VirtualTime;
  readonly store: LrsStore;
  readonly localStorage: Storage;
  /** Milliseconds that a request and its answer take, each. */
  readonly latency: number;
  readonly findings: string[];
  /** The only credentials that are let in; each launch gets those of its time. */
  readonly credentials: string[];
  /** Texts of saved progress that have stood at the LRS, oldest first. */
  readonly texts: string[];
  /** The ranks of what the document says of completion and success. */
  standing: readonly [number, number];
  /** The credentials of the window that is open. */
  auth: string;
  /** Ids of the statements that the facts told so far come to, in order. */
  readonly told: Set<string>;
  /** Launches in which the LRS refused statements for what they are. */
  refusals: number;
  refused: boolean;
  /** Whether a window went away while not all could be sent in one row. */
  disordered: boolean;
  /** Whether the document is not what this launch has read or written. */
  meddled: boolean;
}

export function xapiSide(time: VirtualTime, latency: number, localStorage: Storage): HostSide {
  const config = course();
  const credentials = [tokenOf(0)];
  const store = createLrsStore({ now: () => time.now, credentials });
  const base = {
    findings: [],
    texts: [],
    told: new Set<string>(),
    standing: [-1, -1] as const,
    auth: '',
    meddled: false,
  };
  const flags = { refusals: 0, refused: false, disordered: false };
  const side: Side = { ...base, ...flags, time, store, localStorage, latency, credentials };
  return {
    config,
    open: (from) => openWindow(side, from),
    leave: () => undefined,
    gone(window) {
      (window as XapiWindow).gone = true;
    },
    told(event) {
      const registration = REGISTRATION;
      const statement = makeStatement(event, { actor, config, courseIri: COURSE_IRI, registration, tellAnswer });
      if (statement) side.told.add(statement.id);
    },
    strike(name) {
      if (REFUSES.test(name)) noteRefusal(side);
      if (name === 'token-expired') credentials.splice(0, 1, tokenOf(credentialNumber(side) + 1));
      else store.faults.push({ ...LRS_FAULTS[name as keyof typeof LRS_FAULTS], times: Number.POSITIVE_INFINITY });
    },
    calm: () => void store.faults.splice(0),
    meddle: (kind) => meddle(side, kind),
    // What somebody else has written the adapter learns of with its next write.
    missing: (state) => (side.meddled ? undefined : missing(side, state)),
    missingAtEnd: (state) => missing(side, state, true) ?? disorder(side),
    isSound: ({ host }) => host === 'present' && !side.meddled && !side.refused && side.auth === credentials[0],
    findings: () => [...side.findings, ...wrongs(side)],
  };
}

function tokenOf(number: number): string {
  return `Basic ${btoa(`learner:${number}`)}`;
}

function credentialNumber({ credentials }: Side): number {
  return Number(atob((credentials[0] ?? '').slice(6)).split(':')[1]);
}

function openWindow(side: Side, from: CourseWindow | undefined): CourseWindow {
  const { time, localStorage, credentials } = side;
  // A launch that is told that there is no document leaves one of another attempt alone once it sees it.
  side.meddled = stateTextOf(side).includes('STRANGER') && side.store.faults.some(({ effect }) => effect === 404);
  side.refused = false;
  // A device that keeps nothing forgets with its window what was still to be sent.
  if (isFull(localStorage)) side.told.clear();
  if (side.store.faults.some(({ effect }) => effect === 400 || effect === 413)) noteRefusal(side);
  if (!from) side.auth = credentials[0] ?? '';
  const address = from ? (from as XapiWindow).address : launchAddress({ auth: side.auth });
  const sessionStorage = from?.storages.sessionStorage ?? makeStorage();
  const timers = new Map<number, () => void>();
  const browser = {
    get location() {
      return { href: window.address };
    },
    history: {
      state: null,
      replaceState: (_state: unknown, _title: string, other: string) => {
        window.address = other;
      },
    },
    sessionStorage,
    localStorage,
    fetch: (url: string, init: RequestInit) => request(side, window, url, init),
    setTimeout(run: () => void, milliseconds: number) {
      timers.set(timers.size + 1, later(time, { owner: window, run }, milliseconds));
      return timers.size;
    },
    clearTimeout: (id: number) => timers.get(id)?.(),
  };
  const window: XapiWindow = {
    address,
    gone: false,
    storages: { localStorage, sessionStorage },
    ended: false,
    tracker: createXapiTracker(browser as unknown as Window, course(), tellAnswer),
  };
  return window;
}

function isFull(storage: Storage): boolean {
  try {
    storage.setItem('probe', '');
    storage.removeItem('probe');
    return false;
  } catch {
    return true;
  }
}

/** A request on its way to the LRS, and its answer on the way back. What outlives its window is not the window's. */
function request(side: Side, window: XapiWindow, url: string, init: RequestInit): Promise<Response> {
  const { time, latency } = side;
  if (window.ended) side.findings.push(`${init.method} ${new URL(url).pathname} after the end`);
  const owner = init.keepalive ? side : window;
  return new Promise((resolve, reject) => {
    init.signal?.addEventListener('abort', () => reject(new Error('aborted')));
    const arrive = (): void => {
      if (init.signal?.aborted) return;
      const answered = handleLrs(side.store, requestOf(url, init));
      noteTexts(side);
      const kind = answered.fault?.kind;
      if (kind === 'hang') return;
      const delay = answered.fault?.kind === 'delay' ? answered.fault.milliseconds : 0;
      const run = (): void => {
        if (window.gone) return;
        if (kind === 'refuse') reject(new TypeError('Failed to fetch'));
        else resolve(responseOf(answered));
      };
      later(time, { owner, run }, latency + delay);
    };
    if (latency === 0) arrive();
    else later(time, { owner, run: arrive }, latency);
  });
}

function requestOf(url: string, { method = 'GET', headers, body }: RequestInit): LrsRequest {
  const { pathname, searchParams } = new URL(url);
  const given = Object.entries(headers as Record<string, string>);
  return {
    method,
    path: pathname.replace('/xapi/', ''),
    query: Object.fromEntries(searchParams),
    headers: {
      ...Object.fromEntries(given.map(([name, value]) => [name.toLowerCase(), value])),
      origin: 'https://lms.example.org',
    },
    body: (body as string | undefined) ?? '',
  };
}

/** As much of a Response as the adapter uses. */
function responseOf({ status, headers, body, fault }: LrsResponse): Response {
  const text = async (): Promise<string> => {
    if (fault?.kind === 'half') throw new TypeError('The connection broke.');
    return body;
  };
  const response = { status, text, headers: { get: (name: string) => headers[name.toLowerCase()] ?? null } };
  return response as unknown as Response;
}

function stateTextOf({ store }: Side): string {
  const [document] = store.documents.values();
  return document ? String((JSON.parse(document.body) as { state: unknown }).state) : '';
}

function counterOf(text: string): readonly [attempt: string, counter: number] {
  const [, attempt = '', counter = ''] = text.split('.');
  return [attempt, Number.parseInt(counter, 36)];
}

const COMPLETIONS = ['incomplete', 'completed'];
const SUCCESSES = ['unknown', 'failed', 'passed'];

/** Older work never replaces newer work of the same attempt, and what is said of it never falls. */
function noteTexts(side: Side): void {
  const [document] = side.store.documents.values();
  const { completion = '', success = '' } = JSON.parse(document?.body ?? '{}') as Record<string, string>;
  const standing = [COMPLETIONS.indexOf(completion), SUCCESSES.indexOf(success)] as const;
  const [completionBefore, successBefore] = side.standing;
  if (!side.meddled && (standing[0] < completionBefore || standing[1] < successBefore)) {
    side.findings.push('completion or success was lowered');
  }
  side.standing = standing;
  const text = stateTextOf(side);
  const last = side.texts.at(-1) ?? '';
  if (text === '' || text === last) return;
  const [[attempt, counter], [before, counterBefore]] = [counterOf(text), counterOf(last)];
  if (attempt === before && counter < counterBefore && !side.meddled)
    side.findings.push('older work replaced newer work');
  side.texts.push(text);
}

/** Another window with older work of this attempt, or another attempt of long ago, writes without asking. */
function meddle(side: Side, kind: 'someone-else' | 'stranger'): void {
  const { store, texts, auth, credentials } = side;
  const seen = store.log.find(({ path }) => path === 'activities/state');
  const old = { ...emptyState('STRANGER', 1), counter: 400, savedAt: 5, viewed: new Set([77]) };
  const text = kind === 'stranger' ? encodeState(old) : texts[0];
  if (!seen || text === undefined) return;
  const { 'if-match': _match, 'if-none-match': _none, ...headers } = seen.headers;
  const body = JSON.stringify({ state: text, completion: 'incomplete', success: 'unknown' });
  const faults = store.faults.splice(0);
  side.meddled = true;
  handleLrs(store, {
    ...seen,
    method: 'PUT',
    headers: { ...headers, authorization: credentials[0] ?? auth, 'content-type': 'application/json' },
    body,
  });
  store.faults.push(...faults);
  noteTexts(side);
}

/** Faults by which statements are refused for what they are. */
const REFUSES = /^(statements-413|answers-400)$/;

function noteRefusal(side: Side): void {
  if (!side.refused) side.refusals += 1;
  side.refused = true;
}

/** Statements are refused for what they are in three launches before they are given up. */
function missingStatements({ store, told, refusals }: Side, isEnd: boolean): string | undefined {
  // They stand back, and are tried again in later launches.
  const missed = [...told].filter((id) => !store.statements.some((each) => each.id === id));
  return missed.length > 0 && refusals < (isEnd ? 3 : 1)
    ? `the LRS has not ${missed.length} of ${told.size} statements`
    : undefined;
}

function disorder({ store, told, refusals }: Side): string | undefined {
  if (refusals > 0) return undefined;
  const arrived = store.statements.map(({ id }) => id).filter((id) => told.has(id));
  const wrong = [...told].findIndex((id, index) => id !== arrived[index]);
  return wrong < 0 ? undefined : `statement ${wrong} of ${told.size} is out of order`;
}

function missing(side: Side, state: SavedState, isEnd = false): string | undefined {
  const data = readState(stateTextOf(side));
  if (!data) return 'the LRS has no work';
  return isSameWork(data, state) ? missingStatements(side, isEnd) : 'the LRS has other work';
}

function wrongs({ store }: Side): string[] {
  const doubled = findDoubledStatements(store).map(({ verb }) => `${JSON.stringify(verb)} was told twice`);
  const bad = store.log.filter(({ status, fault }) => status === 400 && !fault).map(({ reason }) => reason);
  return [...doubled, ...bad];
}
