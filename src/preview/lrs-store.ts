/** What an LRS holds, and the shapes of requests and answers: plain data in memory. */

import type { JsonObject } from './xapi-values.js';

export interface LrsRequest {
  readonly method: string;
  /** Below the endpoint, such as `statements` or `activities/state`. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface LrsResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** What the server does instead of, or before, sending it. */
  readonly fault?:
    | { readonly kind: 'refuse' | 'hang' | 'half' }
    | { readonly kind: 'delay'; readonly milliseconds: number };
}

export interface StoredStatement {
  readonly id: string;
  /** As it is given out, with stored, authority and version. */
  readonly statement: JsonObject;
  /** What makes two statements equal, as text. */
  readonly fingerprint: string;
  /** Milliseconds since the epoch. */
  readonly stored: number;
  voided: boolean;
}

export interface StoredDocument {
  readonly body: string;
  readonly contentType: string;
  /** In quotes. */
  readonly etag: string;
  readonly updated: number;
}

/** A request as the log keeps it. */
export interface LoggedRequest extends LrsRequest {
  readonly at: number;
  readonly status: number;
  /** The answer's text where it was refused. */
  readonly reason: string;
  /** What was done to it, where a fault was injected. */
  readonly fault?: string;
}

/** A fault of the LRS or of the network between, as data. */
export interface Fault {
  /** All that is given must fit; an empty match strikes every request but preflights. */
  readonly match: {
    readonly method?: string;
    readonly path?: string;
    readonly bodyIncludes?: string;
    /** A pattern that the name of one of the request's headers has: what a browser was not allowed to send. */
    readonly header?: string;
  };
  /** How many requests it still strikes. */
  times: number;
  /**
   * A status: refused with it. `refuse`: the connection breaks before the request is read. `hang`: no answer comes.
   * `lose-answer`: the request is carried out and its answer lost; `half`: the connection breaks within the answer.
   * `refuse-repeats`: 409 for statements that are there already, as some LRSs say. A delay: answered late, in milliseconds.
   * Headers: the answer has these, whatever was true.
   */
  readonly effect:
    | number
    | 'refuse'
    | 'hang'
    | 'lose-answer'
    | 'half'
    | 'refuse-repeats'
    | { readonly delay: number }
    | { readonly status?: number; readonly headers: Readonly<Record<string, string>> };
}

export interface LrsStore {
  /** In the order in which they were stored. */
  readonly statements: StoredStatement[];
  /** By resource and identifying parameters. */
  readonly documents: Map<string, StoredDocument>;
  /** Full definitions, by activity id. */
  readonly activities: Map<string, JsonObject>;
  readonly log: LoggedRequest[];
  /** Statements that arrived again, equal to one that was stored: harmless, and a sign of a lost answer. */
  repeated: number;
  readonly faults: Fault[];
  /** Values of the Authorization header that are let in. */
  readonly credentials: readonly string[];
  /** Bytes that a body may have. */
  readonly maxBytes: number;
  /** Statements in one answer. */
  readonly pageSize: number;
  readonly now: () => number;
  /** Where it is reached from, as `more` and authority need it: `/lrs/`. */
  readonly endpointPath: string;
}

/** An empty store. `credentials` default to one learner's key. */
export function createLrsStore(
  options: Partial<Pick<LrsStore, 'credentials' | 'maxBytes' | 'pageSize' | 'now' | 'endpointPath'>> = {},
): LrsStore {
  return {
    statements: [],
    documents: new Map(),
    activities: new Map(),
    log: [],
    repeated: 0,
    faults: [],
    credentials: options.credentials ?? [DEFAULT_CREDENTIAL],
    maxBytes: options.maxBytes ?? 1_048_576,
    pageSize: options.pageSize ?? 100,
    now: options.now ?? (() => Date.now()),
    endpointPath: options.endpointPath ?? '/lrs/',
  };
}

/** `Basic` and `learner:secret`. */
export const DEFAULT_CREDENTIAL = 'Basic bGVhcm5lcjpzZWNyZXQ=';

export const JSON_HEADERS = { 'content-type': 'application/json' };

/** An answer in plain text that says why. */
export function refuse(status: number, reason: string): LrsResponse {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: reason };
}

export function answerJson(value: unknown, headers: Readonly<Record<string, string>> = {}): LrsResponse {
  return { status: 200, headers: { ...JSON_HEADERS, ...headers }, body: JSON.stringify(value) };
}

export const NO_CONTENT: LrsResponse = { status: 204, headers: {}, body: '' };

/** A value as text, the same whatever the order of its keys. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}

/** JSON, or undefined where it is none. */
export function parseJson(body: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(body) as unknown };
  } catch {
    return undefined;
  }
}
