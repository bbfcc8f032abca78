/** Requests to the LRS, and to nowhere else. They never throw: an LRS that cannot be reached answers with status 0. */

import type { XapiEnvironment } from './environment.js';
import type { XapiLaunch } from './launch.js';

export interface Lrs {
  readonly environment: XapiEnvironment;
  readonly launch: Pick<XapiLaunch, 'endpoint' | 'auth'>;
  /** Ends every request that is under way. */
  readonly aborts: Set<() => void>;
  /** Bytes under way in requests that outlive the page. */
  lasting: number;
  /** Whether the page may be closed at any moment: requests are made to outlive it. */
  leaving: boolean;
  /** The session has ended: no further request is begun. */
  closed: boolean;
}

export interface LrsRequest {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** Relative to the endpoint. */
  readonly path: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Milliseconds. */
  readonly timeout?: number;
}

export interface LrsReply {
  /** 0 where there was no answer. */
  readonly status: number;
  readonly text: string;
  readonly etag?: string;
  /** Milliseconds that the LRS wants left alone. */
  readonly retryAfter?: number;
}

/** Why something was not taken. */
export interface Fault {
  readonly status: number;
  /** Whether the same request may succeed later without anyone doing anything. */
  readonly passing: boolean;
  readonly retryAfter?: number;
}

/** Browsers carry 64 KiB in all requests that outlive their page; headers are left some room. */
const LASTING_LIMIT = 60_000;
const TIMEOUT = 20_000;
const LONGEST_WAIT = 600_000;
const NO_ANSWER: LrsReply = { status: 0, text: '' };

export function openLrs(environment: XapiEnvironment, launch: XapiLaunch): Lrs {
  return { environment, launch, aborts: new Set(), lasting: 0, leaving: false, closed: false };
}

/** Asks the LRS. Resolves always; the request has begun when this returns. */
export async function askLrs(lrs: Lrs, request: LrsRequest): Promise<LrsReply> {
  if (lrs.closed) return NO_ANSWER;
  const { environment, launch } = lrs;
  const abort = new AbortController();
  const stop = (): void => abort.abort();
  const size = byteLength(request.body ?? '');
  const keepalive = lrs.leaving && size <= roomToLast(lrs);
  const cancel = environment.after(request.timeout ?? TIMEOUT, stop);
  lrs.aborts.add(stop);
  if (keepalive) lrs.lasting += size;
  try {
    const options = { ...requestOptions(launch.auth, request), keepalive, signal: abort.signal };
    const response = await environment.fetch(launch.endpoint + request.path, options);
    return await readReply(response, environment);
  } catch {
    return NO_ANSWER;
  } finally {
    cancel();
    lrs.aborts.delete(stop);
    if (keepalive) lrs.lasting -= size;
  }
}

function requestOptions(auth: string, { method, body, headers }: LrsRequest): RequestInit {
  return {
    method,
    headers: {
      Authorization: auth,
      'X-Experience-API-Version': '1.0.3',
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body }),
    cache: 'no-store',
    // A POST that is redirected can come back as a GET's 200, which would look as if it had been taken.
    redirect: 'error',
  };
}

/** Bytes that may still be sent in requests that outlive the page. */
export function roomToLast(lrs: Lrs): number {
  return LASTING_LIMIT - lrs.lasting;
}

export function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}

export function isTaken({ status }: LrsReply): boolean {
  return status >= 200 && status < 300;
}

export function faultOf({ status, retryAfter }: LrsReply): Fault {
  const passing = status === 0 || status >= 500 || [408, 409, 412, 425, 429].includes(status);
  return { status, passing, ...(retryAfter === undefined ? {} : { retryAfter }) };
}

async function readReply(response: Response, environment: XapiEnvironment): Promise<LrsReply> {
  const { status, headers } = response;
  const text = await response.text();
  // A proxy that compresses answers marks their ETags as weak, which an LRS then no longer knows.
  const etag = headers.get('ETag')?.replace(/^W\//, '');
  const retry = headers.get('Retry-After') ?? '';
  const wait = /^\d+$/.test(retry) ? Number(retry) * 1000 : Date.parse(retry) - environment.now();
  const retryAfter = wait > 0 ? { retryAfter: Math.min(wait, LONGEST_WAIT) } : {};
  return { status, text, ...(etag ? { etag } : {}), ...retryAfter };
}
