/** The values that xAPI statements are made of (xAPI-Data 2.4, 4): each check gives what is wrong, with its place. */

/** What is wrong with a value, each as `place: reason`; empty where nothing is. */
export type Check = (value: unknown, at: string) => string[];

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const like =
  (pattern: RegExp, what: string): Check =>
  (value, at) =>
    typeof value === 'string' && pattern.test(value) ? [] : [`${at}: is not ${what}`];

export const text: Check = (value, at) => (typeof value === 'string' ? [] : [`${at}: is not a text`]);
export const flag: Check = (value, at) => (typeof value === 'boolean' ? [] : [`${at}: is neither true nor false`]);
export const number: Check = (value, at) =>
  typeof value === 'number' && Number.isFinite(value) ? [] : [`${at}: is not a number`];

/** An absolute IRI: a scheme and something after it, without blanks and what RFC 3987 forbids. */
export const iri = like(/^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>"{}|\\^`]+$/, 'an absolute IRI');
export const mailto = like(/^mailto:[^\s@:]+@[^\s@]+$/, 'a mailto: address');
export const sha1 = like(/^[0-9a-f]{40}$/i, 'a SHA-1 in hexadecimal');
export const sha2 = like(/^[0-9a-f]{56,128}$/i, 'a SHA-2 in hexadecimal');
/** xAPI-Data 2.4.1: a UUID of RFC 4122, in its canonical form. */
export const uuid = like(/^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i, 'a UUID');
export const languageTag = like(
  /^(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8}|i|x)(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?(?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*(?:-[a-wy-z0-9](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?$/i,
  'a language tag',
);
/** xAPI-Data 4.6: an ISO 8601 duration. */
export const duration = like(
  /^P(?=\d|T\d)(?:\d+W|(?:\d+(?:\.\d+)?Y)?(?:\d+(?:\.\d+)?M)?(?:\d+(?:\.\d+)?D)?(?:T(?=\d)(?:\d+(?:\.\d+)?H)?(?:\d+(?:\.\d+)?M)?(?:\d+(?:\.\d+)?S)?)?)$/,
  'a duration',
);
export const mediaType = like(/^[a-z0-9!#$&^_.+-]+\/[a-z0-9!#$&^_.+-]+(\s*;.*)?$/i, 'a media type');

const TIMESTAMP =
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]\d{2}:?\d{2})$/;

/** xAPI-Data 4.5: date, time and zone; the zone `-00:00` is not allowed. */
export const timestamp: Check = (value, at) => {
  if (typeof value !== 'string' || !TIMESTAMP.test(value) || Number.isNaN(Date.parse(value))) {
    return [`${at}: is not a timestamp with a zone`];
  }
  return /-00:?00$/.test(value) ? [`${at}: has the zone -00:00`] : [];
};

export const oneOf =
  (...words: readonly unknown[]): Check =>
  (value, at) =>
    words.includes(value) ? [] : [`${at}: is none of ${words.join(', ')}`];

export const listOf =
  (check: Check, atLeast = 0): Check =>
  (value, at) => {
    if (!Array.isArray(value)) return [`${at}: is not a list`];
    if (value.length < atLeast) return [`${at}: has fewer than ${atLeast} entries`];
    return value.flatMap((each, index) => check(each, `${at}[${index}]`));
  };

export const between =
  (min: number, max: number): Check =>
  (value, at) => {
    const wrong = number(value, at);
    if (wrong.length > 0) return wrong;
    return Number(value) < min || Number(value) > max ? [`${at}: is not within ${min} and ${max}`] : [];
  };

/** An object of known keys; names that end in `?` may be absent. Unknown keys and nulls are wrong. */
export const shape = (fields: Readonly<Record<string, Check>>): Check => {
  const rows = Object.entries(fields).map(([name, check]) => ({
    name: name.replace(/\?$/, ''),
    optional: name.endsWith('?'),
    check,
  }));
  const known = new Set(rows.map(({ name }) => name));
  return (value, at) => {
    if (!isObject(value)) return [`${at}: is not an object`];
    const unknown = Object.keys(value).filter((key) => !known.has(key));
    return [
      ...unknown.map((key) => `${at}.${key}: is not known`),
      ...rows.flatMap(({ name, optional, check }) => {
        if (!Object.hasOwn(value, name)) return optional ? [] : [`${at}.${name}: is missing`];
        return check(value[name], `${at}.${name}`);
      }),
    ];
  };
};

/** Several checks of one value; the later ones run only where the earlier found nothing. */
export const both =
  (first: Check, second: Check): Check =>
  (value, at) => {
    const wrong = first(value, at);
    return wrong.length > 0 ? wrong : second(value, at);
  };

/** Texts by language (xAPI-Data 4.2). */
export const languageMap: Check = (value, at) => {
  if (!isObject(value)) return [`${at}: is not a language map`];
  return Object.entries(value).flatMap(([tag, words]) => [
    ...languageTag(tag, `${at}["${tag}"]`),
    ...text(words, `${at}["${tag}"]`),
  ]);
};

/** Keys are IRIs, values anything, null too (xAPI-Data 4.1). */
export const extensions: Check = (value, at) => {
  if (!isObject(value)) return [`${at}: is not an object`];
  return Object.keys(value).flatMap((key) => iri(key, `${at}["${key}"]`));
};
