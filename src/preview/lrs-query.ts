/** Gets statements by the filters of xAPI-Communication 2.1.3. */

import {
  answerJson,
  canonicalJson,
  type LrsRequest,
  type LrsResponse,
  type LrsStore,
  parseJson,
  refuse,
  type StoredStatement,
} from './lrs-store.js';
import { agent } from './xapi-statement.js';
import { type Check, iri, isObject, type JsonObject, oneOf, timestamp, uuid } from './xapi-values.js';

const flagText = oneOf('true', 'false');
const PARAMETERS: Readonly<Record<string, Check>> = {
  statementId: uuid,
  voidedStatementId: uuid,
  agent: (value, at) => agent(parseJson(String(value))?.value, at),
  verb: iri,
  activity: iri,
  registration: uuid,
  related_activities: flagText,
  related_agents: flagText,
  since: timestamp,
  until: timestamp,
  limit: (value, at) => (/^\d+$/.test(String(value)) ? [] : [`${at}: is not a whole number`]),
  format: oneOf('ids', 'exact', 'canonical'),
  attachments: flagText,
  ascending: flagText,
  /** Our own, in `more` alone. */
  from: (value, at) => (/^\d+$/.test(String(value)) ? [] : [`${at}: is not a whole number`]),
};

export function queryStatements(store: LrsStore, { query }: LrsRequest): LrsResponse {
  const faults = Object.entries(query).flatMap(([name, value]) =>
    Object.hasOwn(PARAMETERS, name) ? (PARAMETERS[name]?.(value, name) ?? []) : [`${name}: is not known`],
  );
  const single = query.statementId ?? query.voidedStatementId;
  const beside = Object.keys(query).filter((name) => !['attachments', 'format'].includes(name));
  if (single !== undefined && beside.length > 1) faults.push('statementId: goes with attachments and format alone');
  if (faults.length > 0) return refuse(400, faults.join('\n'));
  if (single !== undefined) return giveOne(store, single.toLowerCase(), query.voidedStatementId !== undefined);
  return giveMany(store, query);
}

function giveOne(store: LrsStore, wanted: string, voided: boolean): LrsResponse {
  const found = store.statements.find((each) => each.id === wanted && each.voided === voided);
  return found ? answerJson(found.statement) : refuse(404, 'There is no such statement.');
}

type Query = LrsRequest['query'];

function giveMany(store: LrsStore, query: Query): LrsResponse {
  const matching = store.statements.filter((each) => !each.voided && matches(each, query));
  const ordered = query.ascending === 'true' ? matching : [...matching].reverse();
  const limit = Math.min(Number(query.limit ?? 0) || store.pageSize, store.pageSize);
  const from = Number(query.from ?? 0);
  const page = ordered.slice(from, from + limit).map(({ statement }) => shorten(statement, query.format ?? 'exact'));
  const next = new URLSearchParams({ ...query, from: String(from + limit) });
  const more = ordered.length > from + limit ? `${store.endpointPath}statements?${next.toString()}` : '';
  return answerJson({ statements: page, more });
}

function matches({ statement, stored }: StoredStatement, query: Query): boolean {
  const context = isObject(statement.context) ? statement.context : {};
  const verb = isObject(statement.verb) ? statement.verb.id : undefined;
  if (query.verb !== undefined && query.verb !== verb) return false;
  if (query.registration !== undefined && query.registration !== context.registration) return false;
  if (query.since !== undefined && stored <= Date.parse(query.since)) return false;
  if (query.until !== undefined && stored > Date.parse(query.until)) return false;
  if (query.activity !== undefined) {
    const related = query.related_activities === 'true' ? contextActivitiesOf(context) : [];
    if (![statement.object, ...related].some((each) => isObject(each) && each.id === query.activity)) return false;
  }
  if (query.agent === undefined) return true;
  const wanted = identityOf(parseJson(query.agent)?.value);
  const related = query.related_agents === 'true' ? [statement.authority, context.instructor, context.team] : [];
  const agents = [statement.actor, statement.object, ...related].flatMap(withMembers);
  return agents.some((each) => identityOf(each) === wanted);
}

function contextActivitiesOf(context: JsonObject): unknown[] {
  return isObject(context.contextActivities) ? Object.values(context.contextActivities).flat() : [];
}

function withMembers(value: unknown): unknown[] {
  return isObject(value) && Array.isArray(value.member) ? [value, ...(value.member as unknown[])] : [value];
}

/** Who an agent is, as text; undefined for what is none. */
function identityOf(value: unknown): string | undefined {
  if (!isObject(value)) return undefined;
  const name = ['mbox', 'mbox_sha1sum', 'openid', 'account'].find((each) => each in value);
  return name === undefined ? undefined : canonicalJson({ [name]: value[name] });
}

/** `ids`: only what says who and what; `canonical` would choose one language, and here gives all. */
function shorten(statement: JsonObject, format: string): JsonObject {
  if (format !== 'ids') return statement;
  const { actor, verb, object } = statement;
  const idOnly = (value: unknown): unknown => (isObject(value) && 'id' in value ? { id: value.id } : value);
  const who = isObject(actor) ? (({ name: _name, ...rest }) => rest)(actor) : actor;
  return { ...statement, actor: who, verb: idOnly(verb), object: idOnly(object) };
}
