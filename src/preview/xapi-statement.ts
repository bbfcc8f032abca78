/** A strict reading of xAPI statements (xAPI-Data 2.4, version 1.0.3): every reason why an LRS would answer 400. */

import { activity, checkInteractionResponse } from './xapi-activity.js';
import {
  between,
  both,
  type Check,
  duration,
  extensions,
  flag,
  iri,
  isObject,
  type JsonObject,
  languageMap,
  languageTag,
  listOf,
  mailto,
  mediaType,
  number,
  oneOf,
  sha1,
  sha2,
  shape,
  text,
  timestamp,
  uuid,
} from './xapi-values.js';

const VOIDED = 'http://adlnet.gov/expapi/verbs/voided';
const IDENTIFIERS = ['mbox', 'mbox_sha1sum', 'openid', 'account'];

const account = shape({ homePage: iri, name: text });
const identity = {
  'name?': text,
  'mbox?': mailto,
  'mbox_sha1sum?': sha1,
  'openid?': iri,
  'account?': account,
};

function identifiersOf(value: unknown): string[] {
  return isObject(value) ? IDENTIFIERS.filter((name) => name in value) : [];
}

const exactlyOneIdentifier: Check = (value, at) => {
  const found = identifiersOf(value);
  return found.length === 1 ? [] : [`${at}: has ${found.length} identifiers instead of one`];
};

/** xAPI-Data 2.4.2.1. */
export const agent = both(shape({ 'objectType?': oneOf('Agent'), ...identity }), exactlyOneIdentifier);

/** xAPI-Data 2.4.2.2: an identified group, or an anonymous one with members. */
const group = both(shape({ objectType: oneOf('Group'), 'member?': listOf(agent, 1), ...identity }), (value, at) => {
  if (identifiersOf(value).length > 0) return exactlyOneIdentifier(value, at);
  return isObject(value) && 'member' in value ? [] : [`${at}: is an anonymous group without members`];
});

const actor: Check = (value, at) =>
  isObject(value) && value.objectType === 'Group' ? group(value, at) : agent(value, at);

const verb = shape({ id: iri, 'display?': languageMap });
const statementReference = shape({ objectType: oneOf('StatementRef'), id: uuid });

const score = both(
  shape({ 'scaled?': between(-1, 1), 'raw?': number, 'min?': number, 'max?': number }),
  (value, at) => {
    const { raw, min, max } = value as { raw?: number; min?: number; max?: number };
    return [
      ...(min !== undefined && max !== undefined && min >= max ? [`${at}.min: is not below max`] : []),
      ...(raw !== undefined && min !== undefined && raw < min ? [`${at}.raw: is below min`] : []),
      ...(raw !== undefined && max !== undefined && raw > max ? [`${at}.raw: is above max`] : []),
    ];
  },
);

const result = shape({
  'score?': score,
  'success?': flag,
  'completion?': flag,
  'response?': text,
  'duration?': duration,
  'extensions?': extensions,
});

/** xAPI-Data 2.4.6.2: a list, or for old clients one activity. */
const contextActivities: Check = (value, at) =>
  Array.isArray(value) ? listOf(activity)(value, at) : activity(value, at);

const context = shape({
  'registration?': uuid,
  'instructor?': actor,
  'team?': group,
  'contextActivities?': shape({
    'parent?': contextActivities,
    'grouping?': contextActivities,
    'category?': contextActivities,
    'other?': contextActivities,
  }),
  'revision?': text,
  'platform?': text,
  'language?': languageTag,
  'statement?': statementReference,
  'extensions?': extensions,
});

const attachment = both(
  shape({
    usageType: iri,
    display: languageMap,
    'description?': languageMap,
    contentType: mediaType,
    length: number,
    sha2,
    'fileUrl?': iri,
  }),
  (value, at) => (isObject(value) && 'fileUrl' in value ? [] : [`${at}.fileUrl: is missing, and nothing was sent`]),
);

/** What stands in statements and in statements within them. */
const common = {
  actor,
  verb,
  'result?': result,
  'context?': context,
  'timestamp?': timestamp,
  'attachments?': listOf(attachment),
};

const subStatement: Check = (value, at) =>
  both(shape({ objectType: oneOf('SubStatement'), object: objectOf('SubStatement'), ...common }), fitTogether)(
    value,
    at,
  );

/** xAPI-Data 2.4.4: by objectType, an Activity where there is none. Statements do not nest twice. */
function objectOf(parent: 'Statement' | 'SubStatement'): Check {
  return (value, at) => {
    const type = isObject(value) ? (value.objectType ?? 'Activity') : 'Activity';
    if (type === 'Agent') return agent(value, at);
    if (type === 'Group') return group(value, at);
    if (type === 'StatementRef') return statementReference(value, at);
    if (type === 'SubStatement' && parent === 'Statement') return subStatement(value, at);
    return activity(value, at);
  };
}

const statement = both(
  shape({
    'id?': uuid,
    object: objectOf('Statement'),
    'stored?': timestamp,
    'authority?': actor,
    'version?': (value, at) => (/^1\.0(\.\d+)?$/.test(String(value)) ? [] : [`${at}: is not 1.0.x`]),
    ...common,
  }),
  fitTogether,
);

/** Rules over more than one part of a statement. */
function fitTogether(value: unknown, at: string): string[] {
  const { verb: does, object, result: came, context: where } = value as Record<string, JsonObject | undefined>;
  const reasons: string[] = [];
  const objectType = object?.objectType ?? 'Activity';
  for (const name of ['revision', 'platform']) {
    // xAPI-Data 2.4.6.
    if (objectType !== 'Activity' && where && name in where) {
      reasons.push(`${at}.context.${name}: only an Activity has one`);
    }
  }
  // xAPI-Data 2.3.2.
  if (does?.id === VOIDED && objectType !== 'StatementRef') reasons.push(`${at}.object: voids what is no statement`);
  const definition = object?.definition;
  if (isObject(definition) && 'interactionType' in definition && typeof came?.response === 'string') {
    reasons.push(...checkInteractionResponse(definition, came.response, `${at}.result.response`));
  }
  return reasons;
}

/** Why a statement is not one; empty where it is. */
export function findStatementFaults(value: unknown): string[] {
  return statement(value, 'statement');
}

/** Whether a statement voids another. */
export function isVoiding(value: unknown): boolean {
  return isObject(value) && isObject(value.verb) && value.verb.id === VOIDED;
}
