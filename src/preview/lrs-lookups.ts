/** The two resources that only tell (xAPI-Communication 2.4, 2.5): an activity's definition and who an agent is. */

import { answerJson, type LrsRequest, type LrsResponse, type LrsStore, parseJson, refuse } from './lrs-store.js';
import { agent } from './xapi-statement.js';
import { iri, isObject, type JsonObject } from './xapi-values.js';

export function handleActivities(store: LrsStore, { method, query }: LrsRequest): LrsResponse {
  if (method !== 'GET' && method !== 'HEAD') return refuse(405, `${method} is not answered here.`);
  const { activityId = '', ...others } = query;
  const faults = [...iri(activityId, 'activityId'), ...Object.keys(others).map((name) => `${name}: is not known`)];
  if (faults.length > 0) return refuse(400, faults.join('\n'));
  const definition = store.activities.get(activityId);
  return answerJson({ objectType: 'Activity', id: activityId, ...(definition ? { definition } : {}) });
}

/** A Person: all values in lists. */
export function handleAgents({ method, query }: LrsRequest): LrsResponse {
  if (method !== 'GET' && method !== 'HEAD') return refuse(405, `${method} is not answered here.`);
  const { agent: given = '', ...others } = query;
  const value = parseJson(given)?.value;
  const faults = [...agent(value, 'agent'), ...Object.keys(others).map((name) => `${name}: is not known`)];
  if (faults.length > 0 || !isObject(value)) return refuse(400, faults.join('\n'));
  const { objectType: _objectType, ...parts } = value;
  const lists = Object.entries(parts).map(([name, part]) => [name, [part]] as const);
  return answerJson({ objectType: 'Person', ...Object.fromEntries(lists) });
}

/** Keeps what a statement says of its activities: later words are added to earlier ones. */
export function learnActivities(store: LrsStore, statement: JsonObject): void {
  const contexts = isObject(statement.context) ? statement.context.contextActivities : undefined;
  const around = isObject(contexts) ? Object.values(contexts).flat() : [];
  for (const each of [statement.object, ...around]) {
    if (!isObject(each) || (each.objectType ?? 'Activity') !== 'Activity' || !isObject(each.definition)) continue;
    const id = String(each.id);
    const before = store.activities.get(id) ?? {};
    store.activities.set(id, mergeDefinitions(before, each.definition));
  }
}

function mergeDefinitions(before: JsonObject, after: JsonObject): JsonObject {
  const words = (name: string): JsonObject => {
    const [old, fresh] = [before[name], after[name]];
    return isObject(old) && isObject(fresh) ? { [name]: { ...old, ...fresh } } : {};
  };
  return { ...before, ...after, ...words('name'), ...words('description') };
}
