/** Requests to the LRS, and to nowhere else. They never throw: an LRS that cannot be reached answers with status 0. */

import type { XapiLaunch } from './launch.js';

export interface Lrs {
  readonly window: Window;
  readonly launch: Pick<XapiLaunch, 'endpoint' | 'auth'>;
  /** Bytes that requests which outlive the page may still carry. */
  room: number;
  /** Whether the page may be closed at any moment: requests are made to outlive it. */
  leaving: boolean;
  /** When the last request must have ended, and no other begins; milliseconds since the epoch. */
  until?: number | undefined;
}

export interface LrsRequest {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** Relative to the endpoint. */
  readonly path: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

export interface LrsReply {
  /** 0 where there was no answer. */
  readonly status: number;
  readonly text: string;
  readonly etag?: string | undefined;
  /** Milliseconds that an LRS which is overrun wants to be left alone; 0 where it is not overrun. */
  readonly wait: number;
}

/** Browsers carry 64 KiB in all requests that outlive their page; headers are left some room. */
const LASTING_LIMIT = 60_000;
/** Milliseconds for which an answer is waited for. */
export const PATIENCE = 8000;
const LONGEST_WAIT = 600_000;
const NO_ANSWER: LrsReply = { status: 0, text: '', wait: 0 };

export function openLrs(window: Window, launch: XapiLaunch): Lrs {
  return { window, launch, room: LASTING_LIMIT, leaving: false };
}

/** Asks the LRS. Resolves always; the request has begun when this returns. */
export async function askLrs(lrs: Lrs, { method, path, body, headers }: LrsRequest): Promise<LrsReply> {
  const { window, launch } = lrs;
  const patience = lrs.until === undefined ? PATIENCE : lrs.until - Date.now();
  if (patience <= 0) return NO_ANSWER;
  const size = new TextEncoder().encode(body).length;
  const keepalive = lrs.leaving && size <= lrs.room;
  const lasting = keepalive ? size : 0;
  const abort = new AbortController();
  const timer = window.setTimeout(() => abort.abort(), patience);
  lrs.room -= lasting;
  try {
    const response = await window.fetch(launch.endpoint + path, {
      method,
      headers: {
        Authorization: launch.auth,
        'X-Experience-API-Version': '1.0.3',
        ...(body && { 'Content-Type': 'application/json' }),
        ...headers,
      },
      body,
      keepalive,
      signal: abort.signal,
      cache: 'no-store',
      // A POST that is redirected can come back as a GET's 200, which would look as if it had been taken.
      redirect: 'error',
    });
    const { status } = response;
    // Retry-After cannot be read across origins unless the LRS exposes it, so these two are left alone in any case.
    const retry = response.headers.get('Retry-After') || '';
    // Seconds or a date (RFC 9110, 10.2.3).
    const wait = [429, 503].includes(status) ? Number(retry) * 1000 || Date.parse(retry) - Date.now() || 1 : 0;
    return {
      status,
      text: await response.text(),
      // A proxy that compresses answers marks their ETags as weak, which an LRS then no longer knows.
      etag: response.headers.get('ETag')?.replace('W/', ''),
      wait: Math.min(Math.max(wait, 0), LONGEST_WAIT),
    };
  } catch {
    return NO_ANSWER;
  } finally {
    window.clearTimeout(timer);
    lrs.room += lasting;
  }
}

export function isTaken({ status }: LrsReply): boolean {
  return status >= 200 && status < 300;
}

/** Whether the same request may succeed later without anyone doing anything: not where we are not let in, or all is wrong. */
export function isPassing({ status }: LrsReply): boolean {
  return status < 400 || status > 404;
}
