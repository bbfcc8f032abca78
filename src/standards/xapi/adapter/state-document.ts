/**
 * The document at the LRS's State API that holds saved progress. Nothing that this launch has not seen is ever overwritten:
 * a write carries the ETag of what was read, and a document that somebody else wrote meanwhile stays; the device then keeps
 * the work of this launch, and the next launch puts the two together.
 */

import type { HostStatus } from '../../../model/tracking.js';
import { actorKey } from '../../xapi-statements.js';
import { attempt } from './attempt.js';
import type { XapiLaunch } from './launch.js';
import { askLrs, isTaken, type Lrs, type LrsReply, type LrsRequest } from './lrs.js';

/** The document as JSON. Later versions read it: properties may be added, none may change. */
export interface StateContents extends HostStatus {
  /** The saved progress as text. `completion`, `success` and `score` are what the LRS has been told in statements. */
  readonly state: string;
}

export interface StateDocument {
  readonly lrs: Lrs;
  /** Path and query of the document. */
  readonly path: string;
  /** What the LRS knows: completion and success once it has their statements, the score with the next write. */
  told: Partial<HostStatus>;
  /** The first and the newest saved progress of this launch. */
  firstText?: string;
  text?: string;
  /** Texts that were read at the launch, or that a write may have left at the LRS. */
  readonly mine: Set<unknown>;
  /** As it was read or written last: empty where there was none, undefined where it could not be read yet. */
  body?: string;
  etag?: string | undefined;
  /** Whether the answer to a write was lost, so that `body` and `etag` may be out of date. */
  unsure?: boolean;
}

/** Where the document stands. Never change it: it would lose every learner's progress. */
const STATE_ID = 'coursewright';

export function openStateDocument(lrs: Lrs, { actor, courseIri, registration }: XapiLaunch): StateDocument {
  const [activity, agent] = [courseIri, actorKey(actor)].map(encodeURIComponent);
  const enrolment = registration ? `&registration=${registration}` : '';
  const path = `activities/state?stateId=${STATE_ID}&activityId=${activity}&agent=${agent}${enrolment}`;
  return { lrs, path, told: {}, mine: new Set() };
}

/** Reads the document. The answer where it could not be read. */
export async function readState(document: StateDocument): Promise<LrsReply | undefined> {
  const reply = await askLrs(document.lrs, { method: 'GET', path: document.path });
  if (reply.status !== 404 && !isTaken(reply)) return reply;
  document.unsure = false;
  document.etag = reply.etag;
  document.body = isTaken(reply) ? reply.text : '';
  const { state, ...known } = readContents(document) || ({} as Partial<StateContents>);
  if (document.firstText === undefined) document.mine.add(state);
  // Also where the launch could not read it: what it says is not lowered by a launch that knew nothing of it.
  if (!isForeign(document)) document.told = { ...known, ...document.told };
  return undefined;
}

/** What the document said when it was read; undefined where that was nothing of this course's. */
export function readContents({ body }: StateDocument): StateContents | undefined {
  return attempt(() => JSON.parse(body || '') as StateContents | null) || undefined;
}

/** Takes what the LRS knows now, or will with the next write. */
export function learn(document: StateDocument, news: Partial<HostStatus>): void {
  document.told = { ...document.told, ...news };
}

/** What the LRS knows, as a whole. */
export function statusOf({ told }: StateDocument): HostStatus {
  return { completion: 'incomplete', success: 'unknown', ...told };
}

/** Takes what shall stand at the LRS. */
export function saveText(document: StateDocument, text: string): void {
  document.firstText ??= text;
  document.text = text;
}

/** Whether the LRS does not have yet what it should. */
export function isStatePending(document: StateDocument): boolean {
  return document.text !== undefined && document.body !== bodyOf(document);
}

/** Writes what shall stand there. The answer that ended it; undefined where the LRS has it, or holds what must stay. */
export async function writeState(document: StateDocument): Promise<LrsReply | undefined> {
  const isUnread = document.body === undefined || document.unsure;
  const unread = isUnread && isStatePending(document) && (await readState(document));
  if (unread) return unread;
  const { etag } = document;
  const fault = await put(document);
  // Refused by the condition, or perhaps only its answer was lost: reading tells.
  if (!fault || ![0, 409, 412].includes(fault.status)) return fault;
  // Where nobody else has written, the condition itself is in the way: some LRSs do not understand it, and some do not let
  // its header through (CORS), of which a browser says nothing but that the request failed.
  return (await readState(document)) || put(document, document.etag === etag);
}

/** One write, if there is something that may be written. From pagehide nobody waits for it, and it outlives the page. */
export async function put(document: StateDocument, isBlind = false): Promise<LrsReply | undefined> {
  if (isForeign(document) || !isStatePending(document)) return undefined;
  const { lrs, path, mine, text } = document;
  const body = bodyOf(document);
  mine.add(text);
  const reply = await askLrs(lrs, { method: 'PUT', path, body, headers: isBlind ? {} : conditionOf(document) });
  document.unsure = reply.status === 0;
  if (!isTaken(reply)) return reply;
  document.body = body;
  // Not every LRS gives it here; the next write then goes without a condition.
  document.etag = reply.etag;
  return undefined;
}

function bodyOf(document: StateDocument): string {
  return JSON.stringify({ ...statusOf(document), state: document.text });
}

function conditionOf({ body, etag }: StateDocument): LrsRequest['headers'] {
  if (!body) return { 'If-None-Match': '*' };
  return etag ? { 'If-Match': etag } : {};
}

/**
 * Whether there is what this launch does not go on from: neither read at the launch nor written by it, nor a predecessor,
 * which is of the same attempt and older than the first text of this launch: attempt and counter are its second and third
 * part (model/state.ts). `overtaken`: it is saved progress all the same.
 */
export function isForeign(document: StateDocument): boolean | 'overtaken' {
  const { body, firstText = '', mine } = document;
  const text: unknown = readContents(document)?.state;
  if (!body) return false;
  if (typeof text !== 'string') return true;
  const [[, given, counter = ''], [, own, ownCounter = '']] = [text.split('.'), firstText.split('.')];
  const isKnown = mine.has(text) || (given === own && Number.parseInt(counter, 36) < Number.parseInt(ownCounter, 36));
  return !isKnown && 'overtaken';
}
