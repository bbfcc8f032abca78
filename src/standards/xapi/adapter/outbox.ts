/** All that the LRS must be told, statements first and then the state document: one attempt at it, and the last one. */

import type { Attempt } from '../../../model/tracking.js';
import { askLrs, isPassing, isTaken, type Lrs, type LrsReply } from './lrs.js';
import { type Queue, type QueueEntry, settleEntries } from './queue.js';
import { isForeign, isStatePending, put, type StateDocument, writeState } from './state-document.js';

export interface Outbox {
  readonly lrs: Lrs;
  readonly queue: Queue;
  readonly document: StateDocument;
}

/** Statements in one request: few enough for it to outlive the page, and for LRSs that take only small bodies. */
const BATCH_COUNT = 25;

/** Sends what waits, as far as it gets. `leaving`: the page may be closed at any moment. */
export async function deliver(outbox: Outbox, leaving: boolean): Promise<Attempt> {
  const { lrs, queue, document } = outbox;
  lrs.leaving = leaving;
  const refusal = await sendStatements(outbox);
  // Out of reach or overrun: asking for the state would end the same way. Other faults are the statements' own.
  const isOut = refusal && (refusal.status === 0 || refusal.wait > 0);
  const fault = (!isOut && (await writeState(document))) || refusal;
  if (fault) {
    const trouble = [401, 403].includes(fault.status) ? 'signed-out' : undefined;
    return { taken: false, wait: isPassing(fault) ? fault.wait : undefined, trouble };
  }
  const foreign = isForeign(document);
  const taken = queue.waiting.length + queue.refused.length === 0 && !isStatePending(document);
  return { taken, trouble: foreign === 'overtaken' ? foreign : undefined };
}

/**
 * From pagehide: what can be sent at once, the newest state first. Nobody waits for it, and nothing follows. Statements that
 * are under way go once more with the new ones, since nobody will know what became of them: an LRS takes the same statement
 * twice as one (xAPI-Communication 2.1.2), and what is refused is refused as a whole, so that none overtakes another.
 */
export function deliverLast(outbox: Outbox): void {
  const { lrs, queue, document } = outbox;
  lrs.leaving = true;
  void put(document);
  if (queue.waiting.length > 0) void post(outbox, queue.waiting.slice(0, BATCH_COUNT));
  lrs.until = 0;
}

/** Sends all statements that wait, in order. The answer that ended it. */
async function sendStatements(outbox: Outbox): Promise<LrsReply | undefined> {
  const { queue } = outbox;
  for (let count = BATCH_COUNT; queue.waiting.length > 0; ) {
    const batch = queue.waiting.slice(0, count);
    const fault = await post(outbox, batch);
    if (!fault) continue;
    if (![400, 409, 413, 422].includes(fault.status)) return fault;
    // A batch is taken or refused as a whole (xAPI-Communication 2.1.2): one by one they show which is to blame.
    if (batch.length === 1) settleEntries(queue, batch, true);
    count = 1;
  }
  return undefined;
}

/** The answer where the LRS does not have them. */
async function post({ lrs, queue }: Outbox, batch: readonly QueueEntry[]): Promise<LrsReply | undefined> {
  const body = JSON.stringify(batch.map(({ statement }) => statement));
  const reply = await askLrs(lrs, { method: 'POST', path: 'statements', body });
  // 409 for one statement: it is there already, since an id always names the same fact.
  if (!isTaken(reply) && !(reply.status === 409 && batch.length === 1)) return reply;
  settleEntries(queue, batch);
  return undefined;
}
