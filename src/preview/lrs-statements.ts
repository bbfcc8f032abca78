/** The statements resource (xAPI-Communication 2.1): takes statements whole or not at all, and gives them out. */

import { learnActivities } from './lrs-lookups.js';
import { queryStatements } from './lrs-query.js';
import {
  answerJson,
  canonicalJson,
  type LrsRequest,
  type LrsResponse,
  type LrsStore,
  NO_CONTENT,
  parseJson,
  refuse,
} from './lrs-store.js';
import { findStatementFaults, isVoiding } from './xapi-statement.js';
import { isObject, type JsonObject, uuid } from './xapi-values.js';

export function handleStatements(store: LrsStore, request: LrsRequest): LrsResponse {
  if (request.method === 'GET' || request.method === 'HEAD') return queryStatements(store, request);
  if (request.method !== 'PUT' && request.method !== 'POST') {
    return refuse(405, `${request.method} is not answered here.`);
  }
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
    return refuse(400, 'The body is not application/json (attachments are not taken here).');
  }
  const parsed = parseJson(request.body);
  if (!parsed) return refuse(400, 'The body is not JSON.');
  return request.method === 'PUT' ? put(store, request, parsed.value) : post(store, request, parsed.value);
}

function put(store: LrsStore, { query }: LrsRequest, value: unknown): LrsResponse {
  const { statementId = '', ...others } = query;
  const faults = [
    ...uuid(statementId, 'statementId'),
    ...Object.keys(others).map((name) => `${name}: is not known here`),
  ];
  if (isObject(value) && value.id !== undefined && value.id !== statementId) {
    faults.push('statement.id: is not statementId');
  }
  if (faults.length > 0) return refuse(400, faults.join('\n'));
  const stored = take(store, [isObject(value) ? { ...value, id: statementId } : value]);
  return 'status' in stored ? stored : NO_CONTENT;
}

function post(store: LrsStore, { query }: LrsRequest, value: unknown): LrsResponse {
  const unknown = Object.keys(query);
  if (unknown.length > 0) return refuse(400, `${unknown.join(', ')}: POST takes no parameters`);
  const stored = take(store, Array.isArray(value) ? value : [value]);
  return 'status' in stored ? stored : answerJson(stored.ids);
}

/** Checks all statements before it stores the first. */
function take(store: LrsStore, values: readonly unknown[]): LrsResponse | { readonly ids: readonly string[] } {
  const faults = values.flatMap((value, index) =>
    findStatementFaults(value).map((fault) => (values.length > 1 ? `[${index}] ${fault}` : fault)),
  );
  const given = values.flatMap((value) => (isObject(value) && typeof value.id === 'string' ? [value.id] : []));
  if (new Set(given.map((id) => id.toLowerCase())).size < given.length) faults.push('Two statements have one id.');
  if (faults.length > 0) return refuse(400, faults.join('\n'));
  const statements = (values as readonly JsonObject[]).map((each) => ({ ...each, id: idOf(each) }));
  for (const statement of statements) {
    const refused = conflictOf(store, statement);
    if (refused) return refused;
  }
  for (const statement of statements) storeOne(store, statement);
  return { ids: statements.map(({ id }) => id) };
}

function idOf({ id }: JsonObject): string {
  return typeof id === 'string' ? id.toLowerCase() : crypto.randomUUID();
}

function conflictOf(store: LrsStore, statement: JsonObject & { readonly id: string }): LrsResponse | undefined {
  const before = store.statements.find(({ id }) => id === statement.id);
  if (before && before.fingerprint !== fingerprintOf(statement)) {
    return refuse(409, `Another statement has the id ${statement.id}.`);
  }
  const target = voidedBy(store, statement);
  return target && isVoiding(target.statement) ? refuse(400, 'A voiding statement cannot be voided.') : undefined;
}

function voidedBy(store: LrsStore, statement: JsonObject): LrsStore['statements'][number] | undefined {
  if (!isVoiding(statement) || !isObject(statement.object)) return undefined;
  const target = String(statement.object.id).toLowerCase();
  return store.statements.find(({ id }) => id === target);
}

function storeOne(store: LrsStore, statement: JsonObject & { readonly id: string }): void {
  if (store.statements.some(({ id }) => id === statement.id)) {
    store.repeated += 1;
    return;
  }
  const stored = store.now();
  const at = new Date(stored).toISOString();
  const authority = { objectType: 'Agent', account: { homePage: 'https://example.org/preview', name: 'preview' } };
  const whole = { version: '1.0.0', timestamp: at, ...statement, stored: at, authority };
  // A voiding statement may come before the one that it voids.
  const voided = store.statements.some(
    ({ statement: other }) => isVoiding(other) && isObject(other.object) && other.object.id === statement.id,
  );
  store.statements.push({
    id: statement.id,
    statement: whole,
    fingerprint: fingerprintOf(statement),
    stored,
    voided: voided && !isVoiding(statement),
  });
  const target = voidedBy(store, statement);
  if (target) target.voided = true;
  learnActivities(store, statement);
}

/** xAPI-Data 2.4.1: what an LRS sets does not count when two statements are compared. */
function fingerprintOf(statement: JsonObject): string {
  const { stored: _stored, authority: _authority, version: _version, id: _id, ...told } = statement;
  return canonicalJson(told);
}

/** Statements that tell the same fact twice under two ids: what a course must never send. */
export function findDoubledStatements(store: LrsStore): JsonObject[] {
  const seen = new Set<string>();
  return store.statements.flatMap(({ statement }) => {
    const { actor, verb, object, result, context } = statement;
    const { timestamp } = statement;
    const key = canonicalJson([actor, verb, object, result, context, timestamp]);
    const doubled = seen.has(key);
    seen.add(key);
    return doubled ? [statement] : [];
  });
}
