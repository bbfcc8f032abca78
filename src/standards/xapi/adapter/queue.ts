/**
 * Statements that the LRS has not taken yet. Each has a key of its own in the device's storage, so that tabs neither
 * overwrite each other's nor lose any; what a closed or crashed tab left is taken over by the next launch.
 */

import type { XapiStatement } from '../../xapi-statements.js';
import type { XapiEnvironment } from './environment.js';

export interface QueueEntry {
  readonly key: string;
  /** The statement's id. */
  readonly id: string;
  /** The statement as JSON. */
  readonly body: string;
  /** Launches in which the LRS has refused it. */
  readonly refusals: number;
}

export interface Queue {
  readonly environment: Pick<XapiEnvironment, 'localStorage' | 'now'>;
  readonly prefix: string;
  /** Names this tab's entries. */
  readonly owner: string;
  /** In the order in which they will be sent. */
  entries: readonly QueueEntry[];
  /** Ids of all statements that were ever in it: the same fact may be told twice, and is sent once. */
  readonly known: Set<string>;
  /** Statements that the LRS refuses for what they are. */
  refused: number;
  added: number;
}

/** Statements that are kept; the oldest are given up first. */
const LIMIT = 1000;
/** Launches after which a statement that is always refused is given up. */
const REFUSALS = 3;
/** A tab that has not shown itself for so long (milliseconds) has crashed: timers of hidden tabs fire once a minute. */
const SILENCE = 150_000;

export function openQueue(environment: XapiEnvironment, prefix: string, owner: string): Queue {
  return { environment, prefix, owner, entries: [], known: new Set(), refused: 0, added: 0 };
}

/** Adds a statement, unless it was there before. */
export function addStatement(queue: Queue, statement: XapiStatement): void {
  enqueue(queue, JSON.stringify(statement), statement.id);
  const surplus = queue.entries.slice(0, Math.max(0, queue.entries.length - LIMIT));
  if (surplus.length > 0) forget(queue, surplus);
}

/** Takes over what tabs that are no longer there have left; it goes before this tab's own. */
export function adoptEntries(queue: Queue): void {
  const { environment, prefix } = queue;
  const storage = environment.localStorage;
  storage.set(`${prefix}.tab.${queue.owner}`, String(environment.now()));
  const own = queue.entries;
  queue.entries = [];
  for (const key of [...storage.keys()].sort()) {
    if (!key.startsWith(`${prefix}.is.`) || isHeld(queue, key)) continue;
    const value = storage.get(key) ?? '';
    const [refusals, body] = [Number(value.charAt(0)), value.slice(1)];
    const id = statementId(body);
    if (id !== undefined && refusals < REFUSALS) enqueue(queue, body, id, refusals);
    // Only now: a crash between the two leaves it twice, under one id.
    storage.remove(key);
  }
  queue.entries = [...queue.entries, ...own];
}

/** The LRS has them. */
export function acceptEntries(queue: Queue, entries: readonly QueueEntry[]): void {
  forget(queue, entries);
}

/** The LRS refuses it for what it is: it stands back, is tried again at later launches, and given up after some. */
export function refuseEntry(queue: Queue, entry: QueueEntry): void {
  queue.refused += 1;
  queue.entries = queue.entries.filter((each) => each !== entry);
  queue.environment.localStorage.set(entry.key, `${entry.refusals + 1}${entry.body}`);
}

/** What is left belongs to the next launch at once. */
export function leaveQueue(queue: Queue): void {
  queue.environment.localStorage.remove(`${queue.prefix}.tab.${queue.owner}`);
}

function enqueue(queue: Queue, body: string, id: string, refusals = 0): void {
  if (queue.known.has(id)) return;
  queue.known.add(id);
  queue.added += 1;
  const key = `${queue.prefix}.is.${queue.owner}.${queue.added.toString(36).padStart(4, '0')}`;
  queue.environment.localStorage.set(key, refusals + body);
  queue.entries = [...queue.entries, { key, id, body, refusals }];
}

function forget(queue: Queue, entries: readonly QueueEntry[]): void {
  queue.entries = queue.entries.filter((entry) => !entries.includes(entry));
  for (const { key } of entries) queue.environment.localStorage.remove(key);
}

/** Whether the entry belongs to this tab or to another that is still there. */
function isHeld({ environment, prefix, owner }: Queue, key: string): boolean {
  const other = key.slice(`${prefix}.is.`.length).split('.')[0];
  const seen = Number(environment.localStorage.get(`${prefix}.tab.${other}`) ?? Number.NEGATIVE_INFINITY);
  return other === owner || environment.now() - seen < SILENCE;
}

function statementId(body: string): string | undefined {
  try {
    const { id } = JSON.parse(body) as { id?: unknown };
    return typeof id === 'string' ? id : undefined;
  } catch {
    return undefined;
  }
}
