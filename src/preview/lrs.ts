/** A learning record store of xAPI 1.0.3 as one function from a store and a request to a response. */

import { handleDocument, isDocumentPath } from './lrs-documents.js';
import { answerInstead, spoilAnswer, takeFault } from './lrs-faults.js';
import { handleActivities, handleAgents } from './lrs-lookups.js';
import { handleStatements } from './lrs-statements.js';
import { answerJson, type LrsRequest, type LrsResponse, type LrsStore, refuse } from './lrs-store.js';

const VERSION = '1.0.3';

/** Answers a request and notes it in the store's log. */
export function handleLrs(store: LrsStore, request: LrsRequest): LrsResponse {
  const fault = takeFault(store, request);
  const effect = fault?.effect;
  const instead = effect === undefined ? undefined : answerInstead(effect, store, request);
  const answered = instead ?? answer(store, request);
  const response = effect === undefined || instead ? answered : spoilAnswer(effect, answered);
  store.log.push({
    ...request,
    at: store.now(),
    status: response.status,
    reason: response.status >= 400 ? response.body : '',
    ...(effect === undefined ? {} : { fault: JSON.stringify(effect) }),
  });
  return { ...response, headers: { ...headersOf(store, request), ...response.headers } };
}

function answer(store: LrsStore, request: LrsRequest): LrsResponse {
  if (request.method === 'OPTIONS') return { status: 204, headers: {}, body: '' };
  const { path, headers } = request;
  // xAPI-Communication 2.8, 3.3: about needs neither version nor credentials.
  if (path === 'about') return answerJson({ version: [VERSION, '1.0.2', '1.0.1', '1.0.0'] });
  const version = headers['x-experience-api-version'];
  if (version === undefined) return refuse(400, 'The X-Experience-API-Version header is missing.');
  if (!/^1\.0(\.[0-3])?$/.test(version)) return refuse(400, `Version ${version} is not spoken here.`);
  if (!store.credentials.includes(headers.authorization ?? '')) return refuse(401, 'These credentials are not known.');
  if (Buffer.byteLength(request.body) > store.maxBytes) return refuse(413, `More than ${store.maxBytes} bytes.`);
  if (path === 'statements') return handleStatements(store, request);
  if (isDocumentPath(path)) return handleDocument(store, request);
  if (path === 'activities') return handleActivities(store, request);
  if (path === 'agents') return handleAgents(request);
  return refuse(404, `There is no ${path}.`);
}

/** Only what the standard needs may cross origins: a browser blocks a course that sends other headers. */
function headersOf(store: LrsStore, { method, headers }: LrsRequest): Record<string, string> {
  const common = {
    'x-experience-api-version': VERSION,
    'x-experience-api-consistent-through': new Date(store.now()).toISOString(),
    'cache-control': 'no-store',
  };
  const { origin } = headers;
  if (origin === undefined) return common;
  const crossing = {
    ...common,
    'access-control-allow-origin': origin,
    vary: 'Origin',
    'access-control-expose-headers':
      'ETag, Last-Modified, X-Experience-API-Version, X-Experience-API-Consistent-Through, X-Experience-API-Hash',
  };
  if (method !== 'OPTIONS') return crossing;
  return {
    ...crossing,
    'access-control-allow-methods': 'GET, HEAD, PUT, POST, DELETE',
    'access-control-allow-headers':
      'Authorization, Content-Type, X-Experience-API-Version, If-Match, If-None-Match, Accept-Language',
    'access-control-max-age': '600',
  };
}
