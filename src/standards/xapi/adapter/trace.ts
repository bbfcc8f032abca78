/** What a support desk sees of xAPI: each request to the LRS with its status; statements by verb and object. */

import type { TraceNotes, TracePiece } from '../../../model/runtime-api.js';
import type { XapiStatement } from '../../xapi-statements.js';
import { attempt } from './attempt.js';

/** Below the endpoint, whose own address may hold a key. */
const RESOURCE = /(statements|activities\/state)(\?.*)?$/;
/** As in SCORM 1.2: the first parts of saved progress, which hold no work. */
const HEAD = /^\d\.[\w-]{8}\.\w{1,6}\./;

/** Headers are never looked at: the credentials stand in them. */
function watch(window: Window, notes: TraceNotes): void {
  const fetch = window.fetch.bind(window);
  window.fetch = (input, init) => {
    const resource = RESOURCE.exec(input instanceof Request ? input.url : String(input))?.[0];
    return resource ? follow(fetch(input, init), describe(resource, init, notes), init, notes) : fetch(input, init);
  };
}

async function follow(
  request: Promise<Response>,
  words: string,
  init: RequestInit | undefined,
  { note, word }: TraceNotes,
): Promise<Response> {
  const began = performance.now();
  if (init?.keepalive) note(words, word('under-way'), began);
  try {
    const response = await request;
    const isRead = response.ok && init?.method === 'GET';
    const text = isRead ? showDocument(await response.clone().text(), { word }) : '';
    note(words, `${response.status}${text}`, began);
    return response;
  } catch (error) {
    note(words, `${word('no-answer')}, ${String(error)}`, began);
    throw error;
  }
}

function describe(resource: string, init: RequestInit | undefined, { word }: TraceNotes): string {
  const path = resource.replace(/([?&]agent=)[^&]*/, `$1${word('hidden')}`);
  const body = typeof init?.body === 'string' ? init.body : '';
  const told = path.startsWith('statements') ? showStatements(body) : showDocument(body, { word });
  return `${init?.method ?? 'GET'} ${attempt(() => decodeURIComponent(path)) ?? path}${told}`;
}

function showStatements(body: string): string {
  const statements = attempt(() => JSON.parse(body) as readonly XapiStatement[]) ?? [];
  return statements.map(({ verb, object }) => `\n    ${verb.id.replace(/.*\//, '')} ${object.id}`).join('');
}

function showDocument(body: string, { word }: Pick<TraceNotes, 'word'>): string {
  if (!body) return '';
  const { state, completion, success, score } = Object(attempt(() => JSON.parse(body) as unknown)) as Partial<
    Record<string, unknown>
  >;
  const head = HEAD.exec(String(state))?.[0] ?? '';
  const rest = JSON.stringify({ completion, success, score });
  return `\n    ${JSON.stringify(`${head}\u2026`)} ${word('characters', { n: body.length })} ${rest}`;
}

export const piece: TracePiece = { watch };
