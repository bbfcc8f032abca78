/**
 * Statements that the LRS has not taken yet, in memory and on the device: under one key for each launch, so that tabs do not
 * overwrite each other's. A launch takes over what earlier ones have left. One that is still open may lose its copy to it
 * and send it as well, which does no harm: a statement's id names it for ever.
 */

import type { XapiStatement } from '../../xapi-statements.js';
import { attempt } from './attempt.js';

/** As JSON it is what the device keeps. */
export interface QueueEntry {
  readonly statement: XapiStatement;
  /** Launches in which the LRS has refused it. */
  readonly refusals: number;
  /** Called when the LRS has it; only in the launch that it is from. */
  onTaken?: () => void;
}

export interface Queue {
  readonly storage: () => Storage;
  readonly key: string;
  /** Keys of what was taken over, until it is kept under this launch's own. */
  inherited: readonly string[];
  /** In the order in which they will be sent. */
  waiting: readonly QueueEntry[];
  /** What the LRS refuses for what it is: later launches try it again, some times. */
  readonly refused: QueueEntry[];
  /** Ids of statements that the LRS has taken in this launch. */
  readonly taken: Set<string>;
}

/** Launches after which a statement that is always refused is given up. */
const REFUSALS = 3;

/** `place`: what all launches of this learner and course have in common. `launchId` is unique, and the later the greater. */
export function openQueue(storage: () => Storage, place: string, launchId: string): Queue {
  const prefix = `coursewright.xapi.${place}/`;
  const inherited = (attempt(() => Object.keys(storage())) || []).filter((key) => key.startsWith(prefix)).sort();
  const waiting = inherited.flatMap((key) => attempt(() => readEntries(storage().getItem(key))) || []);
  return { storage, key: prefix + launchId, inherited, waiting, refused: [], taken: new Set() };
}

/**
 * Adds a statement, unless this fact was told before, by this launch or one that it took over from: the first telling stays,
 * since an LRS refuses another statement of the same id.
 */
export function addStatement(queue: Queue, statement: XapiStatement, onTaken: () => void): void {
  const { taken, waiting, refused } = queue;
  const earlier = [...waiting, ...refused].find((entry) => entry.statement.id === statement.id);
  if (taken.has(statement.id)) onTaken();
  else if (earlier) earlier.onTaken = onTaken;
  else queue.waiting = [...waiting, { statement, refusals: 0, onTaken }];
  keep(queue);
}

/** The LRS has them, or refuses them for what they are: then they stand back. */
export function settleEntries(queue: Queue, entries: readonly QueueEntry[], areRefused = false): void {
  queue.waiting = queue.waiting.filter((entry) => !entries.includes(entry));
  if (areRefused) queue.refused.push(...entries.map((entry) => ({ ...entry, refusals: entry.refusals + 1 })));
  else {
    for (const { statement, onTaken } of entries) {
      queue.taken.add(statement.id);
      onTaken?.();
    }
  }
  keep(queue);
}

function readEntries(text: string | null): readonly QueueEntry[] {
  return (JSON.parse(text || '[]') as readonly QueueEntry[]).filter(({ refusals }) => refusals < REFUSALS);
}

/** Where the device is full or blocked, what it kept before stays, and all else is in memory. */
function keep(queue: Queue): void {
  const { storage, key, inherited, waiting, refused } = queue;
  const entries = [...waiting, ...refused];
  attempt(() => {
    if (entries.length > 0) storage().setItem(key, JSON.stringify(entries));
    else storage().removeItem(key);
    // Only now: a crash between the two leaves them twice, under one id.
    for (const old of inherited) storage().removeItem(old);
    queue.inherited = [];
  });
}
