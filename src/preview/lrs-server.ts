/** The LRS on a port of its own, so that a course crosses origins to reach it as it does in life. */

import { type HttpRequest, type HttpResponse, plain, type RunningServer, startServer } from './http-server.js';
import { handleLrs } from './lrs.js';
import type { LrsStore } from './lrs-store.js';

/** Starts it on 127.0.0.1; its endpoint is the origin and the store's `endpointPath`. */
export async function startLrs(store: LrsStore): Promise<RunningServer> {
  return startServer((request) => answer(store, request));
}

function answer(store: LrsStore, { method, path, search, headers, body }: HttpRequest): HttpResponse {
  if (!path.startsWith(store.endpointPath)) return plain(404, `The LRS is at ${store.endpointPath}.`);
  const query = Object.fromEntries(search);
  const response = handleLrs(store, { method, path: path.slice(store.endpointPath.length), query, headers, body });
  const { status, headers: given, body: text, fault } = response;
  const sent = { status, headers: given, body: text };
  if (fault === undefined) return sent;
  return fault.kind === 'delay' ? { ...sent, delay: fault.milliseconds } : { ...sent, fault: fault.kind };
}
