/**
 * The document at the LRS's State API that holds saved progress. Nothing that this launch has not seen is ever overwritten:
 * a write carries the ETag of what was read, and a document that somebody else wrote meanwhile stays; the device then keeps
 * the work of this launch, and the next launch puts the two together.
 */

import type { HostStatus } from '../../../model/tracking.js';
import { actorKey, type XapiActor } from '../../xapi-statements.js';
import { askLrs, isTaken, type Lrs, type LrsReply } from './lrs.js';

/** The document as JSON. Later versions read it: properties may be added, none may change. */
export interface StateContents extends HostStatus {
  /** The saved progress as text. `completion`, `success` and `score` are what the LRS has been told in statements. */
  readonly state: string;
}

export interface StateDocument {
  readonly lrs: Lrs;
  /** Path and query of the document. */
  readonly path: string;
  /**
   * What is at the LRS: `unknown` it could not be read yet, `none`, `ours` nothing but what this launch has read or written,
   * `foreign` something else, which stays.
   */
  there: 'unknown' | 'none' | 'ours' | 'foreign';
  etag?: string | undefined;
  /** Conditions on writing are not understood by this LRS, or are lost on the way to it. */
  unconditional: boolean;
  /** The document as it was read or written last. */
  contents?: StateContents | undefined;
  /** What the learner's work has come to; undefined before anything was saved in this launch. */
  wanted?: StateContents;
  /** The first text that was saved in this launch. */
  firstText?: string;
  /** Texts that were read at the launch, or that a write may have left at the LRS. */
  readonly mine: Set<string>;
}

type Condition = Readonly<Record<string, string>>;

/** Where the document stands. Never change it: it would lose every learner's progress. */
const STATE_ID = 'coursewright';

export function openStateDocument(
  lrs: Lrs,
  key: { readonly actor: XapiActor; readonly activityId: string; readonly registration?: string },
): StateDocument {
  const query = new URLSearchParams({ activityId: key.activityId, agent: actorKey(key.actor) });
  if (key.registration) query.set('registration', key.registration);
  query.set('stateId', STATE_ID);
  // A blank as `+` is for forms only; not every LRS reads it as a blank.
  const path = `activities/state?${query.toString().replace(/\+/g, '%20')}`;
  return { lrs, path, there: 'unknown', unconditional: false, mine: new Set() };
}

/** Reads the document; `there` says what was found. */
export async function readState(document: StateDocument, timeout?: number): Promise<LrsReply> {
  const reply = await askLrs(document.lrs, { method: 'GET', path: document.path, timeout });
  if (!isFound(reply)) return reply;
  document.etag = reply.etag;
  document.contents = parseContents(reply.text);
  document.there = 'none';
  if (isTaken(reply) && reply.text) {
    document.there = document.contents && isOurs(document, document.contents.state) ? 'ours' : 'foreign';
  }
  return reply;
}

/** Takes what shall stand at the LRS. */
export function wantState(document: StateDocument, contents: StateContents): void {
  document.firstText ??= contents.state;
  document.wanted = contents;
}

/** Whether the LRS does not have yet what it should. */
export function isStatePending({ wanted, contents }: StateDocument): boolean {
  return wanted !== undefined && JSON.stringify(wanted) !== JSON.stringify(contents);
}

/** Writes what is wanted. The answer that ended it; undefined where the LRS has it, or holds what must stay. */
export async function writeState(document: StateDocument): Promise<LrsReply | undefined> {
  if (document.there === 'unknown' && isStatePending(document)) {
    const reply = await readState(document);
    if (!isFound(reply)) return reply;
  }
  for (let again = true; isStateDue(document); again = false) {
    const condition = conditionOf(document);
    const reply = await put(document, condition);
    // Taken, refused by the condition, or perhaps only its answer was lost: reading tells. Where an LRS does not let the
    // condition's header through (CORS), the browser says nothing but that it failed, and the second try goes without.
    if (isTaken(reply)) continue;
    const isUnsure = [409, 412].includes(reply.status) || (reply.status === 0 && condition);
    if (!again || !isUnsure) return reply;
    const found = await readState(document);
    if (!isFound(found)) return found;
    // The same condition again would be refused again: nobody else has written, so it goes without one.
    document.unconditional ||= JSON.stringify(conditionOf(document)) === JSON.stringify(condition);
  }
  return undefined;
}

/** From pagehide: one write that outlives the page; nobody waits for it. */
export function writeLastState(document: StateDocument): void {
  if (isStateDue(document)) void put(document, conditionOf(document));
}

function isStateDue(document: StateDocument): boolean {
  return document.there !== 'foreign' && isStatePending(document);
}

/** Whether the LRS has said what is there, be it nothing. */
function isFound(reply: LrsReply): boolean {
  return isTaken(reply) || reply.status === 404;
}

async function put(document: StateDocument, headers: Condition | undefined): Promise<LrsReply> {
  const contents = document.wanted as StateContents;
  const { lrs, path, mine } = document;
  mine.add(contents.state);
  const reply = await askLrs(lrs, { method: 'PUT', path, body: JSON.stringify(contents), headers });
  if (isTaken(reply)) {
    document.there = 'ours';
    document.contents = contents;
    // Not every LRS gives it here; the next write then goes without a condition.
    document.etag = reply.etag;
  }
  return reply;
}

function conditionOf({ there, etag, unconditional }: StateDocument): Condition | undefined {
  if (there === 'unknown' || (there === 'none' && !unconditional)) return { 'If-None-Match': '*' };
  return etag && !unconditional ? { 'If-Match': etag } : undefined;
}

/**
 * Whether a document is one that this launch goes on from: read at the launch, written by it, or a predecessor, which is of
 * the same attempt and older than the first text of this launch: attempt and counter are its second and third part
 * (model/state.ts).
 */
function isOurs({ firstText, mine }: StateDocument, text: string): boolean {
  if (firstText === undefined) mine.add(text);
  if (mine.has(text)) return true;
  const [[, attempt, counter], [, ownAttempt, ownCounter]] = [text.split('.'), (firstText || '').split('.')];
  return attempt === ownAttempt && Number.parseInt(counter || '', 36) < Number.parseInt(ownCounter || '', 36);
}

function parseContents(text: string): StateContents | undefined {
  try {
    const contents = JSON.parse(text) as StateContents;
    return typeof contents.state === 'string' ? contents : undefined;
  } catch {
    return undefined;
  }
}
