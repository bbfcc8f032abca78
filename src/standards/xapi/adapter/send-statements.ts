/** Sends the queue: in order, in batches, each statement until the LRS has it. */

import { askLrs, byteLength, isTaken, type Lrs, type LrsReply } from './lrs.js';
import { adoptEntries, type Queue, type QueueEntry, refuseEntry, removeEntries } from './queue.js';

export interface StatementSender {
  readonly lrs: Lrs;
  readonly queue: Queue;
  /** What is under way, and whether it outlives the page. */
  flying: { readonly entries: readonly QueueEntry[]; readonly lasting: boolean };
  /** Told of every statement that the LRS has. */
  onAccepted(id: string): void;
}

const BATCH_COUNT = 50;
const BATCH_BYTES = 60_000;

/** Sends all that waits. The answer that ended it; undefined where only what the LRS refuses for what it is was left. */
export async function sendStatements(sender: StatementSender): Promise<LrsReply | undefined> {
  let fault: LrsReply | undefined;
  adoptEntries(sender.queue);
  while (!fault && sender.queue.entries.length > 0) {
    fault = await sendBatch(sender, firstOf(sender.queue.entries, BATCH_BYTES));
  }
  return fault;
}

/** From pagehide: as much of the end as `room` (bytes) holds, in requests that outlive the page; nobody waits for them. */
export function sendLastStatements(sender: StatementSender, room: number): void {
  const { entries, lasting } = sender.flying;
  const waiting = sender.queue.entries.filter((entry) => !entries.includes(entry));
  const last = lastOf(waiting, room);
  // A request that does not outlive the page may be cut off. Repeating it does no harm, but must not spoil the new ones.
  const again = lasting ? [] : lastOf(entries, room - sizeOf(last));
  for (const batch of [again, last]) if (batch.length > 0) void post(sender, batch);
}

async function sendBatch(sender: StatementSender, batch: readonly QueueEntry[]): Promise<LrsReply | undefined> {
  sender.flying = { entries: batch, lasting: sender.lrs.leaving };
  const reply = await post(sender, batch);
  sender.flying = { entries: [], lasting: false };
  const [entry, ...others] = batch;
  if (isAccepted(reply, batch)) return undefined;
  if (!entry || ![400, 409, 413, 422].includes(reply.status)) return reply;
  if (others.length === 0) {
    refuseEntry(sender.queue, entry);
    return undefined;
  }
  // A batch is taken or refused as a whole (xAPI-Communication 2.1.2): halving it finds the one that is to blame.
  const half = Math.ceil(batch.length / 2);
  return (await sendBatch(sender, batch.slice(0, half))) || sendBatch(sender, batch.slice(half));
}

async function post(sender: StatementSender, batch: readonly QueueEntry[]): Promise<LrsReply> {
  const body = `[${batch.map((entry) => entry.body).join()}]`;
  const reply = await askLrs(sender.lrs, { method: 'POST', path: 'statements', body });
  if (isAccepted(reply, batch)) {
    removeEntries(sender.queue, batch);
    for (const { id } of batch) sender.onAccepted(id);
  }
  return reply;
}

/** 409 for one statement: it is there already, since an id always names the same fact. */
function isAccepted(reply: LrsReply, batch: readonly QueueEntry[]): boolean {
  return isTaken(reply) || (reply.status === 409 && batch.length === 1);
}

/** At least one, whatever its size: what is too large for an LRS is for the LRS to say. */
function firstOf(entries: readonly QueueEntry[], room: number): readonly QueueEntry[] {
  return entries.slice(0, Math.max(1, countFitting(entries.slice(0, BATCH_COUNT), room)));
}

function lastOf(entries: readonly QueueEntry[], room: number): readonly QueueEntry[] {
  const last = entries.slice(-BATCH_COUNT);
  return last.slice(last.length - countFitting([...last].reverse(), room));
}

function countFitting(entries: readonly QueueEntry[], room: number): number {
  let size = 1;
  const over = entries.findIndex(({ body }) => {
    size += byteLength(body) + 1;
    return size > room;
  });
  return over < 0 ? entries.length : over;
}

/** Bytes of a batch: its statements, what separates them, and the brackets. */
function sizeOf(entries: readonly QueueEntry[]): number {
  return entries.reduce((sum, { body }) => sum + byteLength(body) + 1, 1);
}
