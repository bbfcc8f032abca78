/**
 * All that the LRS must be told, statements first and then the state document, and when it is sent: one delivery at a time,
 * again after a fault, and the last one when the learner leaves.
 */

import type { Delivery } from '../../../model/tracking.js';
import { askLrs, END_OF_TIME, insist, isPassing, isTaken, type Lrs, type LrsReply } from './lrs.js';
import { type Queue, type QueueEntry, settleEntries } from './queue.js';
import { isStateDue, isStatePending, type StateDocument, writeLastState, writeState } from './state-document.js';

export interface Outbox {
  readonly lrs: Lrs;
  readonly queue: Queue;
  readonly document: StateDocument;
  /** Told what is known of the learner's work. */
  onDelivery: (delivery: Delivery) => void;
  /** The delivery that is under way, and what it met. */
  running?: Promise<LrsReply | undefined> | undefined;
  /** Statements under way, and whether their request outlives the page. */
  flying: readonly QueueEntry[];
  isLasting: boolean;
  /** Faults in a row. */
  failures: number;
  /** An LRS that was overrun is left alone until then; milliseconds since the epoch. */
  quietUntil: number;
  retry?: number;
}

/** Statements in one request: few enough for it to outlive the page, and for LRSs that take only small bodies. */
const BATCH_COUNT = 25;
/** Milliseconds. */
const FIRST_RETRY = 2000;
const LAST_RETRY = 60_000;

export function openOutbox(lrs: Lrs, queue: Queue, document: StateDocument): Outbox {
  return { lrs, queue, document, onDelivery: () => {}, flying: [], isLasting: false, failures: 0, quietUntil: 0 };
}

/** Sends what waits, unless that is under way. Resolves when all is there or has met a fault. */
export function deliver(outbox: Outbox): Promise<LrsReply | undefined> {
  outbox.running ??= run(outbox);
  outbox.onDelivery(deliveryOf(outbox));
  return outbox.running;
}

/** What is known of the learner's work. */
export function deliveryOf({ queue, document, running }: Outbox): Delivery {
  const isAllThere = queue.waiting.length + queue.refused.length === 0 && !isStatePending(document);
  return isAllThere ? 'saved' : running ? 'saving' : 'not-saved';
}

/** Save and exit: sends everything, waits some seconds for it, and then sends no more until it is asked again. */
export async function deliverAll(outbox: Outbox): Promise<void> {
  const { lrs } = outbox;
  lrs.leaving = true;
  outbox.quietUntil = 0;
  await insist(lrs, () => deliver(outbox));
  lrs.until = 0;
}

/** From pagehide: what can be sent at once, the newest state first. Nobody waits for it, and nothing follows. */
export function deliverLast(outbox: Outbox): void {
  const { lrs, queue, document, flying, isLasting } = outbox;
  lrs.leaving = true;
  lrs.until = END_OF_TIME;
  writeLastState(document);
  // A request that does not outlive the page may be cut off. Repeating it does no harm, but must not spoil the new ones.
  const others = queue.waiting.filter((entry) => !flying.includes(entry));
  for (const entries of [isLasting ? [] : flying, others]) {
    if (entries.length > 0) void post(outbox, entries.slice(0, BATCH_COUNT));
  }
  lrs.until = 0;
}

async function run(outbox: Outbox): Promise<LrsReply | undefined> {
  // Not before `running` stands for it.
  await undefined;
  const { queue, document } = outbox;
  let fault: LrsReply | undefined;
  while (!fault && (queue.waiting.length > 0 || isStateDue(document)) && Date.now() >= outbox.quietUntil) {
    const refusal = await sendStatements(outbox);
    // Out of reach or overrun: asking for the state would end the same way. Other faults are the statements' own.
    const isOut = refusal && (refusal.status === 0 || refusal.wait > 0);
    fault = (!isOut && (await writeState(document))) || refusal;
    outbox.failures = fault ? outbox.failures + 1 : 0;
  }
  if (fault) retryLater(outbox, fault);
  outbox.running = undefined;
  outbox.onDelivery(deliveryOf(outbox));
  return fault;
}

/** Sends all statements that wait, in order. The answer that ended it. */
async function sendStatements(outbox: Outbox): Promise<LrsReply | undefined> {
  const { queue, lrs } = outbox;
  for (let count = BATCH_COUNT; queue.waiting.length > 0; ) {
    const batch = queue.waiting.slice(0, count);
    outbox.flying = batch;
    outbox.isLasting = lrs.leaving;
    const fault = await post(outbox, batch);
    outbox.flying = [];
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

function retryLater(outbox: Outbox, fault: LrsReply): void {
  const { lrs, failures } = outbox;
  lrs.window.clearTimeout(outbox.retry);
  // While the learner waits to leave, somebody else tries again.
  if (!isPassing(fault) || lrs.until < END_OF_TIME) return;
  // At random, so that a class of learners does not come back all at once.
  const delay = Math.min(FIRST_RETRY * 2 ** (failures - 1), LAST_RETRY) * (0.5 + Math.random() / 2);
  const wait = Math.max(delay, fault.wait);
  if (fault.wait > 0) outbox.quietUntil = Date.now() + wait;
  outbox.retry = lrs.window.setTimeout(() => deliver(outbox), wait);
}
