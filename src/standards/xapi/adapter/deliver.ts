/** When things are sent: one delivery at a time, again after a fault, and the last one when the learner leaves. */

import type { CloseReason, Delivery } from '../../../model/tracking.js';
import { pause } from './environment.js';
import { isPassing, type LrsReply, roomToLast } from './lrs.js';
import { leaveQueue } from './queue.js';
import { sendLastStatements, sendStatements } from './send-statements.js';
import { noteEnd, type XapiSession } from './session.js';
import { isStatePending, writeLastState, writeState } from './state-document.js';

/** How long Save and exit waits; milliseconds. */
const CLOSE_LIMIT = 8000;
const CLOSE_RETRY = 1000;
const FIRST_RETRY = 2000;
const LAST_RETRY = 60_000;

/** Sends what waits, after the delivery that is under way. Resolves when it is there or has met a fault. */
export function deliver(session: XapiSession): Promise<void> {
  session.again = true;
  session.running ??= Promise.resolve().then(() => run(session));
  tellDelivery(session);
  return session.running;
}

/** What is known of the learner's work. */
export function deliveryOf({ queue, document, running }: XapiSession): Delivery {
  const isAllThere = queue.entries.length === 0 && queue.refused === 0 && !isStatePending(document);
  return isAllThere ? 'saved' : running ? 'saving' : 'not-saved';
}

/** Sends everything and then no more; waits some seconds for it. Asked again, it tries again with what was left. */
export async function closeSession(session: XapiSession, reason: CloseReason): Promise<Delivery> {
  const { environment, lrs } = session;
  if (session.phase === 'open') noteEnd(session, reason);
  session.phase = 'closing';
  session.cancelRetry();
  session.notBefore = 0;
  lrs.leaving = true;
  lrs.closed = false;
  await Promise.race([pause(environment, CLOSE_LIMIT), deliverUntilThere(session)]);
  if (session.phase === 'closing') {
    lrs.closed = true;
    for (const abort of [...lrs.aborts]) abort();
    endSession(session, 'left');
  }
  return deliveryOf(session) === 'saved' ? 'saved' : 'not-saved';
}

/** From pagehide, perhaps while Save and exit still waits: what can be sent at once, the newest state first. */
export function closeSessionNow(session: XapiSession, reason: CloseReason): void {
  const { lrs, document, sender } = session;
  if (session.phase === 'open') noteEnd(session, reason);
  lrs.leaving = true;
  writeLastState(document);
  sendLastStatements(sender, roomToLast(lrs));
  lrs.closed = true;
  endSession(session, 'gone');
}

async function run(session: XapiSession): Promise<void> {
  const { environment } = session;
  session.fault = undefined;
  try {
    while (session.again && !session.fault && environment.now() >= session.notBefore) {
      session.again = false;
      session.fault = await deliverOnce(session);
    }
    if (session.fault) retryLater(session, session.fault);
    else session.failures = 0;
  } finally {
    session.running = undefined;
    tellDelivery(session);
  }
}

async function deliverOnce({ sender, document }: XapiSession): Promise<LrsReply | undefined> {
  const fault = await sendStatements(sender);
  // Out of reach, not let in, overrun: asking for the state would end the same way. Other faults are the statements' own.
  if (fault && [0, 401, 429, 503].includes(fault.status)) return fault;
  return (await writeState(document)) || fault;
}

function retryLater(session: XapiSession, fault: LrsReply): void {
  const { environment, failures } = session;
  session.cancelRetry();
  if (!isPassing(fault) || session.phase !== 'open') return;
  session.failures += 1;
  // At random, so that a class of learners does not come back all at once.
  const delay = Math.min(FIRST_RETRY * 2 ** failures, LAST_RETRY) * (0.5 + environment.random() / 2);
  const wait = Math.max(delay, fault.wait);
  // Retry-After cannot be read across origins unless the LRS exposes it, so these two are left alone in any case.
  if ([429, 503].includes(fault.status)) session.notBefore = environment.now() + wait;
  session.cancelRetry = environment.after(wait, () => void deliver(session));
}

async function deliverUntilThere(session: XapiSession): Promise<void> {
  do {
    await deliver(session);
    if (!session.fault || !isPassing(session.fault)) return;
    await pause(session.environment, CLOSE_RETRY);
  } while (session.phase === 'closing');
}

function tellDelivery(session: XapiSession): void {
  const delivery = deliveryOf(session);
  if (delivery === session.lastDelivery) return;
  session.lastDelivery = delivery;
  session.onDelivery(delivery);
}

function endSession(session: XapiSession, phase: 'left' | 'gone'): void {
  session.phase = phase;
  session.cancelRetry();
  leaveQueue(session.queue);
}
