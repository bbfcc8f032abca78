/** The three document resources (xAPI-Communication 2.2, 2.3, 2.6, 2.7): state, activity profiles and agent profiles. */

import { createHash } from 'node:crypto';
import {
  answerJson,
  canonicalJson,
  type LrsRequest,
  type LrsResponse,
  type LrsStore,
  NO_CONTENT,
  parseJson,
  refuse,
  type StoredDocument,
} from './lrs-store.js';
import { agent } from './xapi-statement.js';
import { iri, isObject, timestamp, uuid } from './xapi-values.js';

interface Resource {
  /** Parameters that say whose documents these are; names that end in `?` may be absent. */
  readonly owner: readonly string[];
  readonly id: string;
  /** Whether a PUT over a document needs a precondition (3.1): in 1.0.3 state does not. */
  readonly guarded: boolean;
  /** Whether all documents of one owner can be deleted at once. */
  readonly clears: boolean;
}

const RESOURCES: Readonly<Record<string, Resource>> = {
  'activities/state': {
    owner: ['activityId', 'agent', 'registration?'],
    id: 'stateId',
    guarded: false,
    clears: true,
  },
  'activities/profile': { owner: ['activityId'], id: 'profileId', guarded: true, clears: false },
  'agents/profile': { owner: ['agent'], id: 'profileId', guarded: true, clears: false },
};

export function isDocumentPath(path: string): boolean {
  return Object.hasOwn(RESOURCES, path);
}

export function handleDocument(store: LrsStore, request: LrsRequest): LrsResponse {
  const resource = RESOURCES[request.path];
  if (!resource) return refuse(404, `There is no ${request.path}.`);
  const faults = findParameterFaults(resource, request);
  if (faults.length > 0) return refuse(400, faults.join('\n'));
  const prefix = ownerKey(resource, request);
  const id = request.query[resource.id];
  if (id === undefined) return handleAll(store, request, prefix);
  const key = `${prefix}\n${id}`;
  const current = store.documents.get(key);
  switch (request.method) {
    case 'GET':
    case 'HEAD':
      return current ? give(current) : refuse(404, 'There is no such document.');
    case 'PUT':
    case 'POST':
      return write(store, request, { key, current, guarded: resource.guarded });
    case 'DELETE': {
      const failed = checkPreconditions(request, current);
      if (failed) return failed;
      store.documents.delete(key);
      return NO_CONTENT;
    }
    default:
      return refuse(405, `${request.method} is not answered here.`);
  }
}

function findParameterFaults(resource: Resource, { query, method }: LrsRequest): string[] {
  const checks: Readonly<Record<string, (value: string) => string[]>> = {
    activityId: (value) => iri(value, 'activityId'),
    agent: (value) => agent(parseJson(value)?.value, 'agent'),
    registration: (value) => uuid(value, 'registration'),
    since: (value) => timestamp(value, 'since'),
    [resource.id]: (value) => (value === '' ? [`${resource.id}: is empty`] : []),
  };
  const allowed = [...resource.owner.map((name) => name.replace('?', '')), resource.id];
  const listing = query[resource.id] === undefined;
  if (listing && method === 'GET') allowed.push('since');
  const needed = resource.owner.filter((name) => !name.endsWith('?'));
  const mayList = method === 'GET' || method === 'HEAD' || (method === 'DELETE' && resource.clears);
  if (!mayList) needed.push(resource.id);
  return [
    ...Object.keys(query)
      .filter((name) => !allowed.includes(name))
      .map((name) => `${name}: is not known here`),
    ...needed.filter((name) => query[name] === undefined).map((name) => `${name}: is missing`),
    ...Object.entries(query).flatMap(([name, value]) => checks[name]?.(value) ?? []),
  ];
}

function ownerKey(resource: Resource, { path, query }: LrsRequest): string {
  const parts = resource.owner.map((name) => {
    const value = query[name.replace('?', '')] ?? '';
    if (name !== 'agent') return value;
    // Who an agent is does not hang on its name.
    const who = parseJson(value)?.value;
    const { name: _name, objectType: _objectType, ...identity } = isObject(who) ? who : {};
    return canonicalJson(identity);
  });
  return [path, ...parts].join('\n');
}

/** All documents of one owner: their ids, or their end. */
function handleAll(store: LrsStore, { method, query }: LrsRequest, prefix: string): LrsResponse {
  const since = query.since === undefined ? Number.NEGATIVE_INFINITY : Date.parse(query.since);
  const keys = [...store.documents.keys()].filter((key) => key.startsWith(`${prefix}\n`));
  if (method === 'DELETE') {
    for (const key of keys) store.documents.delete(key);
    return NO_CONTENT;
  }
  const later = keys.filter((key) => (store.documents.get(key)?.updated ?? 0) > since);
  return answerJson(later.map((key) => key.slice(prefix.length + 1)));
}

function give({ body, contentType, etag, updated }: StoredDocument): LrsResponse {
  const headers = { 'content-type': contentType, etag, 'last-modified': new Date(updated).toUTCString() };
  return { status: 200, headers, body };
}

interface Target {
  readonly key: string;
  readonly current: StoredDocument | undefined;
  readonly guarded: boolean;
}

function write(store: LrsStore, request: LrsRequest, { key, current, guarded }: Target): LrsResponse {
  const { headers, method, body } = request;
  const bare = headers['if-match'] === undefined && headers['if-none-match'] === undefined;
  if (guarded && current && bare && method === 'PUT') {
    return refuse(409, 'A document is there: get it, and send If-Match or If-None-Match.');
  }
  const failed = checkPreconditions(request, current);
  if (failed) return failed;
  const contentType = headers['content-type'] ?? 'application/octet-stream';
  const merged = method === 'POST' ? merge(current, contentType, body) : { body, contentType };
  if ('status' in merged) return merged;
  if (isJson(merged.contentType) && !parseJson(merged.body)) return refuse(400, 'The body is not JSON.');
  const etag = `"${createHash('sha1').update(merged.body).digest('hex')}"`;
  store.documents.set(key, { ...merged, etag, updated: store.now() });
  return NO_CONTENT;
}

/** xAPI-Communication 2.2: a POST adds the top-level keys of one JSON object to another. */
function merge(
  current: StoredDocument | undefined,
  contentType: string,
  body: string,
): LrsResponse | { readonly body: string; readonly contentType: string } {
  if (!current) return { body, contentType };
  const [before, after] = [parseJson(current.body)?.value, parseJson(body)?.value];
  const fits = isJson(current.contentType) && isJson(contentType) && isObject(before) && isObject(after);
  if (!fits) return refuse(400, 'Only a JSON object can be added to a JSON object.');
  return { body: JSON.stringify({ ...before, ...after }), contentType: 'application/json' };
}

function checkPreconditions({ headers }: LrsRequest, current: StoredDocument | undefined): LrsResponse | undefined {
  const match = headers['if-match'];
  const noneMatch = headers['if-none-match'];
  const names = (list: string): boolean =>
    current !== undefined && (list.trim() === '*' || list.split(',').some((each) => each.trim() === current.etag));
  if (match !== undefined && !names(match)) return refuse(412, 'If-Match: the document is another one.');
  if (noneMatch !== undefined && names(noneMatch)) return refuse(412, 'If-None-Match: the document is there.');
  return undefined;
}

function isJson(contentType: string): boolean {
  return /^application\/json\b/i.test(contentType);
}
