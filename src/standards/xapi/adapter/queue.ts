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
  readonly environment: Pick<XapiEnvironment, 'local' | 'now'>;
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
  enqueue(queue, JSON.stringify(statement), statement.id, 0);
  removeEntries(queue, queue.entries.slice(0, -LIMIT));
}

/** Takes over what tabs that are no longer there have left; it goes before this tab's own. */
export function adoptEntries(queue: Queue): void {
  const { local, now } = queue.environment;
  const own = queue.entries;
  queue.entries = [];
  local.set(tabKey(queue, queue.owner), String(now()));
  for (const key of [...local.keys()].sort()) {
    const [place, owner] = key.split('/');
    if (place !== queue.prefix || !owner || now() - Number(local.get(tabKey(queue, owner))) < SILENCE) continue;
    const value = local.get(key);
    const [refusals, body] = [Number(value.charAt(0)), value.slice(1)];
    const id = /^{"id":"([^"]+)"/.exec(body)?.[1];
    if (id && refusals < REFUSALS) enqueue(queue, body, id, refusals);
    // Only now: a crash between the two leaves it twice, under one id.
    local.remove(key);
  }
  queue.entries = [...queue.entries, ...own];
}

/** They need not be sent any more. */
export function removeEntries(queue: Queue, entries: readonly QueueEntry[]): void {
  queue.entries = queue.entries.filter((entry) => !entries.includes(entry));
  for (const { key } of entries) queue.environment.local.remove(key);
}

/** The LRS refuses it for what it is: it stands back, is tried again at later launches, and given up after some. */
export function refuseEntry(queue: Queue, entry: QueueEntry): void {
  removeEntries(queue, [entry]);
  queue.refused += 1;
  queue.environment.local.set(entry.key, `${entry.refusals + 1}${entry.body}`);
}

/** What is left belongs to the next launch at once. */
export function leaveQueue(queue: Queue): void {
  queue.environment.local.remove(tabKey(queue, queue.owner));
}

function enqueue(queue: Queue, body: string, id: string, refusals: number): void {
  if (queue.known.has(id)) return;
  queue.known.add(id);
  queue.added += 1;
  const key = `${queue.prefix}/${queue.owner}/${String(queue.added).padStart(6, '0')}`;
  queue.environment.local.set(key, refusals + body);
  queue.entries = [...queue.entries, { key, id, body, refusals }];
}

/** Where a tab notes when it last showed itself; empty, and so long ago, once it has left. */
function tabKey({ prefix }: Queue, owner: string): string {
  return `${prefix}.tab/${owner}`;
}
