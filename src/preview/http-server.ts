/** A server on this machine alone: 127.0.0.1, a port that is free, requests read whole, answers sent whole. */

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface HttpRequest {
  readonly method: string;
  /** Decoded, beginning with `/`. */
  readonly path: string;
  readonly search: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
  /** Instead of an answer the connection breaks, or nothing comes; `half`: it breaks in the middle of the answer. */
  readonly fault?: 'refuse' | 'hang' | 'half';
  /** Milliseconds until the answer is sent. */
  readonly delay?: number;
}

export interface RunningServer {
  /** `http://127.0.0.1:<port>`. */
  readonly origin: string;
  readonly close: () => Promise<void>;
}

/** Nothing that a course sends is larger. */
const BODY_LIMIT = 16_777_216;

/** Starts a server; `port` 0 takes any that is free. */
export async function startServer(answer: (request: HttpRequest) => HttpResponse, port = 0): Promise<RunningServer> {
  const waiting = new Set<NodeJS.Timeout>();
  const server = createServer((incoming, outgoing) => {
    void readRequest(incoming).then(
      (request) => {
        const response = request ? answer(request) : plain(400, 'This request cannot be read.');
        if (response.delay === undefined) return send(response, incoming, outgoing);
        const timer = setTimeout(() => {
          waiting.delete(timer);
          send(response, incoming, outgoing);
        }, response.delay);
        waiting.add(timer);
      },
      () => outgoing.destroy(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${taken}`,
    close: () =>
      new Promise<void>((resolve) => {
        for (const timer of waiting) clearTimeout(timer);
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export function plain(status: number, text: string): HttpResponse {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: text };
}

async function readRequest(incoming: IncomingMessage): Promise<HttpRequest | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > BODY_LIMIT) return undefined;
    chunks.push(chunk);
  }
  // A name that leads here by way of a foreign DNS server is not answered.
  if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(incoming.headers.host ?? '')) return undefined;
  const [rawPath = '/', query = ''] = (incoming.url ?? '/').split(/\?(.*)/s);
  const path = decode(rawPath);
  if (path === undefined) return undefined;
  const headers = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)] as const);
  return {
    method: incoming.method ?? 'GET',
    path,
    search: new URLSearchParams(query),
    headers: Object.fromEntries(headers),
    body: Buffer.concat(chunks).toString('utf8'),
  };
}

function decode(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

function send(response: HttpResponse, incoming: IncomingMessage, outgoing: ServerResponse): void {
  if (response.fault === 'hang') return;
  if (response.fault === 'refuse') {
    incoming.socket.destroy();
    return;
  }
  const body = Buffer.from(response.body);
  const length = response.status === 204 ? {} : { 'content-length': String(body.length) };
  outgoing.writeHead(response.status, { ...response.headers, ...length });
  if (response.fault === 'half') {
    outgoing.write(body.subarray(0, body.length / 2), () => incoming.socket.destroy());
    return;
  }
  outgoing.end(incoming.method === 'HEAD' ? undefined : body);
}
