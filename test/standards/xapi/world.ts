/** A browser and an LRS for the adapter's tests: a clock that does not wait, storages that outlive tabs, faults on demand. */

import { jest } from '@jest/globals';
import { createXapiTracker } from '../../../src/standards/xapi/adapter/tracker.js';
import { tellAnswer } from '../../../src/standards/xapi-answers.js';
import type { XapiStatement } from '../../../src/standards/xapi-statements.js';
import { type Driven, drive } from '../../support/drive.js';
import { config } from './sample.js';
import { makeStorage } from './storage.js';

export interface SeenRequest {
  readonly url: URL;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly keepalive: boolean;
  readonly cache: RequestCache | undefined;
  readonly redirect: RequestRedirect | undefined;
  readonly at: number;
}

/** `lost`: done, but the answer never arrives; `cut`: never arrives; `hang`: no answer until it is aborted. */
export type Trouble = 'lost' | 'cut' | 'hang' | { readonly status: number; readonly headers?: Record<string, string> };

export interface World {
  now: number;
  readonly requests: SeenRequest[];
  /** Requests that were given up. */
  aborted: number;
  /** In the order in which the LRS took them. */
  readonly statements: XapiStatement[];
  document: { body: string; etag: string } | undefined;
  /** What becomes of the next request. */
  trouble: (request: SeenRequest) => Trouble | undefined;
  /** Statements that the LRS refuses. */
  isBad: (statement: XapiStatement) => boolean;
  /** Whether the LRS says 409 to what it has already, as some do, instead of taking it silently. */
  refusesRepeats: boolean;
  givesEtags: boolean;
  /** Another LRS than the one in this file. */
  backend?: (request: SeenRequest) => Response;
  readonly local: Storage;
  readonly timers: { id: number; at: number; callback: () => void }[];
  lastTimer: number;
  readonly online: (() => void)[];
}

/** Its clock is everybody's: the last world that was made says what time it is. */
export function makeWorld(): World {
  const world: World = {
    now: Date.UTC(2026, 4, 3, 9),
    requests: [],
    aborted: 0,
    statements: [],
    document: undefined,
    trouble: () => undefined,
    isBad: () => false,
    refusesRepeats: false,
    givesEtags: true,
    local: makeStorage(),
    timers: [],
    lastTimer: 0,
    online: [],
  };
  jest.spyOn(Date, 'now').mockImplementation(() => world.now);
  return world;
}

export interface Tab {
  /** As much of a window as the adapter uses. */
  readonly window: Window;
  address: string;
}

export function openTab(world: World, address: string, session = makeStorage()): Tab {
  const tab: Tab = { address, window: {} as Window };
  const window = {
    get location() {
      return { href: tab.address };
    },
    history: {
      state: null,
      replaceState: (_state: unknown, _title: string, other: string) => {
        tab.address = other;
      },
    },
    sessionStorage: session,
    localStorage: world.local,
    fetch: (url: string, init: RequestInit) => answer(world, url, init),
    setTimeout(callback: () => void, milliseconds: number) {
      world.lastTimer += 1;
      world.timers.push({ id: world.lastTimer, at: world.now + milliseconds, callback });
      return world.lastTimer;
    },
    clearTimeout(id: number | undefined) {
      const index = world.timers.findIndex((timer) => timer.id === id);
      if (index >= 0) world.timers.splice(index, 1);
    },
    addEventListener: (name: string, callback: () => void) => {
      if (name === 'online') world.online.push(callback);
    },
  };
  Object.defineProperties(tab.window, Object.getOwnPropertyDescriptors(window));
  return tab;
}

/** The adapter in a window of this world, as the core drives it. */
export function driveXapi(world: World, window: Window): Driven {
  const driven = drive(createXapiTracker(window, config, tellAnswer), {
    now: () => world.now,
    later(callback, milliseconds) {
      const timer = window.setTimeout(callback, milliseconds);
      return () => window.clearTimeout(timer);
    },
  });
  window.addEventListener('online', driven.online);
  return driven;
}

/** As in a sandboxed frame: a storage throws already where it is named. */
export function blockStorages(window: Window): void {
  const get = (): never => {
    throw new Error('blocked');
  };
  Object.defineProperties(window, { localStorage: { get }, sessionStorage: { get } });
}

/** Lets everything happen that needs no time. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 4; turn++) await new Promise((resolve) => setImmediate(resolve));
}

/** Lets time pass, timer by timer. */
export async function pass(world: World, milliseconds: number): Promise<void> {
  const end = world.now + milliseconds;
  await settle();
  for (;;) {
    const next = world.timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
    if (!next) break;
    world.timers.splice(world.timers.indexOf(next), 1);
    world.now = Math.max(world.now, next.at);
    next.callback();
    await settle();
  }
  world.now = end;
}

/** Waits for a promise while time passes. */
export async function within<T>(world: World, promise: Promise<T>, milliseconds = 30_000): Promise<T> {
  let result: { value: T } | undefined;
  void promise.then((value) => {
    result = { value };
  });
  const end = world.now + milliseconds;
  await settle();
  while (!result && world.now < end) await pass(world, 100);
  if (!result) throw new Error('The promise has not resolved in time.');
  return result.value;
}

async function answer(world: World, url: string, init: RequestInit): Promise<Response> {
  const request: SeenRequest = {
    url: new URL(url),
    method: init.method ?? 'GET',
    headers: init.headers as Record<string, string>,
    body: (init.body as string | undefined) ?? '',
    keepalive: init.keepalive === true,
    cache: init.cache,
    redirect: init.redirect,
    at: world.now,
  };
  world.requests.push(request);
  const trouble = world.trouble(request);
  await Promise.resolve();
  if (trouble === 'cut') throw new TypeError('Failed to fetch');
  if (trouble === 'hang') {
    await new Promise((_, reject) => {
      init.signal?.addEventListener('abort', () => {
        world.aborted += 1;
        reject(new Error('aborted'));
      });
    });
  }
  if (typeof trouble === 'object') return new Response('', trouble as ResponseInit);
  const response = world.backend ? world.backend(request) : serve(world, request);
  if (trouble === 'lost') throw new TypeError('Failed to fetch');
  return response;
}

function serve(world: World, request: SeenRequest): Response {
  if (request.headers['X-Experience-API-Version'] !== '1.0.3') return new Response('no version', { status: 400 });
  if (request.url.pathname.endsWith('/statements')) return takeStatements(world, request);
  return request.method === 'GET' ? giveDocument(world) : takeDocument(world, request);
}

function takeStatements(world: World, request: SeenRequest): Response {
  const batch = JSON.parse(request.body) as XapiStatement[];
  const has = (id: string): boolean => world.statements.some((statement) => statement.id === id);
  if (batch.length > 50 || request.body.length > 60_000) return new Response('too large', { status: 413 });
  if (batch.some(world.isBad)) return new Response('bad', { status: 400 });
  if (world.refusesRepeats && batch.some(({ id }) => has(id))) return new Response('there', { status: 409 });
  world.statements.push(...batch.filter(({ id }) => !has(id)));
  return Response.json(batch.map(({ id }) => id));
}

function giveDocument(world: World): Response {
  if (!world.document) return new Response('', { status: 404 });
  const { body, etag } = world.document;
  return new Response(body, { headers: world.givesEtags ? { ETag: etag } : {} });
}

function takeDocument(world: World, request: SeenRequest): Response {
  const { 'If-Match': match, 'If-None-Match': none } = request.headers;
  const { document } = world;
  if ((match && match !== document?.etag) || (none && document)) return new Response('changed', { status: 412 });
  putDocument(world, request.body);
  return new Response(null, { status: 204 });
}

/** Puts a document there as somebody else might. */
export function putDocument(world: World, body: string): void {
  world.document = { body, etag: `"${world.requests.length}-${body.length}-${Math.trunc(world.now)}"` };
}
