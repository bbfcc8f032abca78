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
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Milliseconds. */
  readonly timeout?: number;
}

export interface LrsReply {
  /** 0 where there was no answer. */
  readonly status: number;
  readonly text: string;
  readonly etag?: string | undefined;
  /** Milliseconds that the LRS wants left alone. */
  readonly wait: number;
}

/** Browsers carry 64 KiB in all requests that outlive their page; headers are left some room. */
const LASTING_LIMIT = 60_000;
const TIMEOUT = 20_000;
const LONGEST_WAIT = 600_000;
const NO_ANSWER: LrsReply = { status: 0, text: '', wait: 0 };

export function openLrs(environment: XapiEnvironment, launch: XapiLaunch): Lrs {
  return { environment, launch, aborts: new Set(), lasting: 0, leaving: false, closed: false };
}

/** Asks the LRS. Resolves always; the request has begun when this returns. */
export async function askLrs(lrs: Lrs, request: LrsRequest): Promise<LrsReply> {
  if (lrs.closed) return NO_ANSWER;
  const { environment, launch } = lrs;
  const { path, timeout = TIMEOUT } = request;
  const abort = new AbortController();
  const stop = (): void => abort.abort();
  const size = byteLength(request.body || '');
  const keepalive = lrs.leaving && size <= roomToLast(lrs);
  const lasting = keepalive ? size : 0;
  const cancel = environment.after(timeout, stop);
  lrs.aborts.add(stop);
  lrs.lasting += lasting;
  try {
    const options = { ...requestOptions(launch.auth, request), keepalive, signal: abort.signal };
    return await readReply(await environment.fetch(launch.endpoint + path, options));
  } catch {
    return NO_ANSWER;
  } finally {
    cancel();
    lrs.aborts.delete(stop);
    lrs.lasting -= lasting;
  }
}

function requestOptions(auth: string, { method, body, headers }: LrsRequest): RequestInit {
  const type: Readonly<Record<string, string>> = body ? { 'Content-Type': 'application/json' } : {};
  return {
    method,
    headers: { Authorization: auth, 'X-Experience-API-Version': '1.0.3', ...type, ...headers },
    body,
    cache: 'no-store',
    // A POST that is redirected can come back as a GET's 200, which would look as if it had been taken.
    redirect: 'error',
  };
}

async function readReply(response: Response): Promise<LrsReply> {
  const { status, headers } = response;
  return {
    status,
    text: await response.text(),
    // A proxy that compresses answers marks their ETags as weak, which an LRS then no longer knows.
    etag: headers.get('ETag')?.replace('W/', ''),
    wait: Math.min(Number(headers.get('Retry-After')) * 1000 || 0, LONGEST_WAIT),
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

/** Whether the same request may succeed later without anyone doing anything. */
export function isPassing({ status }: LrsReply): boolean {
  return status === 0 || status >= 500 || [408, 409, 412, 425, 429].includes(status);
}
