/** Activities of xAPI and their interaction definitions (xAPI-Data 2.4.4.1): components, patterns and responses that fit. */

import {
  both,
  type Check,
  extensions,
  iri,
  isObject,
  type JsonObject,
  languageMap,
  listOf,
  oneOf,
  shape,
  text,
} from './xapi-values.js';

const INTERACTION = 'http://adlnet.gov/expapi/activities/cmi.interaction';

/** Which lists of components each interaction type has. */
const COMPONENTS: Readonly<Record<string, readonly string[]>> = {
  'true-false': [],
  choice: ['choices'],
  'fill-in': [],
  'long-fill-in': [],
  matching: ['source', 'target'],
  performance: ['steps'],
  sequencing: ['choices'],
  likert: ['scale'],
  numeric: [],
  other: [],
};

const component = shape({ id: both(text, componentId), 'description?': languageMap });

/** xAPI-Data 2.4.4.1: an id should have no white space; here it must not, nor what separates ids in a response. */
function componentId(value: unknown, at: string): string[] {
  return /^[^\s[\],.:]+$/.test(String(value)) ? [] : [`${at}: is empty or has white space or separators`];
}

const components = both(listOf(component, 1), (value, at) => {
  const ids = (value as readonly JsonObject[]).map(({ id }) => id);
  return new Set(ids).size < ids.length ? [`${at}: has an id twice`] : [];
});

const fields = shape({
  'name?': languageMap,
  'description?': languageMap,
  'type?': iri,
  'moreInfo?': iri,
  'extensions?': extensions,
  'interactionType?': oneOf(...Object.keys(COMPONENTS)),
  'correctResponsesPattern?': listOf(text),
  'choices?': components,
  'scale?': components,
  'source?': components,
  'target?': components,
  'steps?': components,
});

const interaction: Check = (value, at) => {
  const definition = value as JsonObject;
  const lists = ['choices', 'scale', 'source', 'target', 'steps'].filter((name) => name in definition);
  const type = definition.interactionType;
  if (typeof type !== 'string') {
    const belongs = [...lists, 'correctResponsesPattern'].filter((name) => name in definition);
    if (definition.type === INTERACTION) return [`${at}.interactionType: is missing`];
    return belongs.map((name) => `${at}.${name}: has no interactionType`);
  }
  const allowed = COMPONENTS[type] ?? [];
  const patterns = (definition.correctResponsesPattern ?? []) as readonly string[];
  return [
    ...(definition.type === INTERACTION ? [] : [`${at}.type: is not ${INTERACTION}`]),
    ...lists.filter((name) => !allowed.includes(name)).map((name) => `${at}.${name}: does not belong to ${type}`),
    ...patterns.flatMap((pattern, index) =>
      checkInteractionResponse(definition, pattern, `${at}.correctResponsesPattern[${index}]`),
    ),
  ];
};

export const activityDefinition = both(fields, interaction);

/** An activity as object or in contextActivities. */
export const activity = shape({
  'objectType?': oneOf('Activity'),
  id: iri,
  'definition?': activityDefinition,
});

/** Whether a response (or pattern) has the format of its interaction type, and only ids that the definition has. */
export function checkInteractionResponse(definition: JsonObject, response: string, at: string): string[] {
  const type = String(definition.interactionType);
  const idsOf = (list: string): readonly unknown[] | undefined =>
    Array.isArray(definition[list])
      ? definition[list].map((each) => (isObject(each) ? each.id : undefined))
      : undefined;
  const unknown = (tokens: readonly string[], list: string): string[] => {
    const ids = idsOf(list);
    return tokens
      .filter((token) => (ids ? !ids.includes(token) : !/^[^\s[\],]+$/.test(token)))
      .map((token) => `${at}: "${token}" is none of the ${list}`);
  };
  const tokens = response.split('[,]');
  const repeated = new Set(tokens).size < tokens.length ? [`${at}: has a token twice`] : [];
  switch (type) {
    case 'true-false':
      return /^(true|false)$/.test(response) ? [] : [`${at}: is neither true nor false`];
    case 'choice':
      return response === '' ? [] : [...unknown(tokens, 'choices'), ...repeated];
    case 'sequencing':
      return [...unknown(tokens, 'choices'), ...repeated];
    case 'likert':
      return unknown([response], 'scale');
    case 'numeric':
      return /^(-?\d+(\.\d+)?|(-?\d+(\.\d+)?)?\[:\](-?\d+(\.\d+)?)?)$/.test(response) ? [] : [`${at}: is not a number`];
    case 'matching':
      return tokens.flatMap((pair) => {
        const [source = '', target, ...more] = pair.split('[.]');
        if (target === undefined || more.length > 0) return [`${at}: "${pair}" is not a pair`];
        return [...unknown([source], 'source'), ...unknown([target], 'target')];
      });
    case 'performance':
      return tokens.flatMap((step) => unknown([step.split('[.]')[0] ?? ''], 'steps'));
    default:
      return [];
  }
}
