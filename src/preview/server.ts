/** Plays a package as an LMS would: the package and the LMS's pages on one origin, the LRS on another. */

import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findToolRoot } from '../theme/tool-files.js';
import { contentTypeOf } from './content-types.js';
import type { PageLaunch, Placement, SessionReport } from './host-messages.js';
import { type HttpRequest, type HttpResponse, plain, type RunningServer, startServer } from './http-server.js';
import { coursePolicy, innerPage, LMS_STYLE, plainPage, scorm12Page } from './lms-pages.js';
import { startLrs } from './lrs-server.js';
import { createLrsStore, type LrsStore, parseJson } from './lrs-store.js';
import { findLaunch, type PackageFiles, type PackageLaunch } from './package-files.js';
import { type Scorm12Behaviour, strictBehaviour } from './scorm12-behaviour.js';
import { createScorm12Desk, openHostSession, type Scorm12Desk, takeReport } from './scorm12-desk.js';
import { isObject } from './xapi-values.js';

export interface PreviewOptions {
  readonly files: PackageFiles;
  readonly learner?: { readonly id: string; readonly name: string };
  readonly behaviour?: Scorm12Behaviour;
  /** 0–100; by default the manifest's. */
  readonly masteryScore?: number;
  /** A UUID: the attempt that xAPI statements belong to. */
  readonly registration?: string;
  readonly lrs?: LrsStore;
  readonly port?: number;
}

export interface Preview {
  /** The LMS's and the package's origin, with a slash at its end. */
  readonly url: string;
  readonly launch: PackageLaunch;
  /** The address that starts the course: an LMS's page, or for `window` the course itself. */
  readonly launchUrl: (placement?: Placement) => string;
  readonly scorm12: Scorm12Desk;
  readonly lrs: LrsStore;
  /** Ends with a slash. */
  readonly lrsEndpoint: string;
  readonly close: () => Promise<void>;
}

const PAGE_SCRIPTS = ['scorm12-page.js', 'plain-page.js'];
const PLACEMENTS: readonly string[] = ['frame', 'nested-frame', 'pop-up', 'window'];
const DEFAULT_LEARNER = { id: 'learner-1', name: 'Okafor, Ada' };
const DEFAULT_REGISTRATION = '3f0c5b8e-6a51-4d5e-9a53-1f2a0c7d9b10';

/** Everything that answering a request needs. */
interface Desk {
  readonly options: PreviewOptions;
  readonly launch: PackageLaunch;
  readonly courseUrl: string;
  readonly policy: string;
  readonly scripts: ReadonlyMap<string, string>;
  readonly scorm12: Scorm12Desk;
}

/** Starts both servers on 127.0.0.1. Throws where the package starts nothing, or the tool is not built. */
export async function startPreview(options: PreviewOptions): Promise<Preview> {
  const launch = findLaunch(options.files);
  const scripts = await readPageScripts();
  const store = options.lrs ?? createLrsStore();
  const lrs = await startLrs(store);
  const endpoint = `${lrs.origin}${store.endpointPath}`;
  const courseUrl = `/package/${launch.path}${launch.kind === 'xapi' ? xapiQuery(options, launch, { endpoint, store }) : ''}`;
  const scorm12 = createScorm12Desk();
  const desk: Desk = { options, launch, courseUrl, policy: coursePolicy(lrs.origin), scripts, scorm12 };
  const server = await startServer((request) => answer(desk, request), options.port).catch(async (error: unknown) => {
    await lrs.close();
    throw error;
  });
  return {
    url: `${server.origin}/`,
    launch,
    launchUrl: (placement = 'frame') =>
      server.origin + (placement === 'window' ? courseUrl : `/launch?placement=${placement}`),
    scorm12,
    lrs: store,
    lrsEndpoint: endpoint,
    close: () => closeAll([server, lrs]),
  };
}

async function closeAll(servers: readonly RunningServer[]): Promise<void> {
  await Promise.all(servers.map(({ close }) => close()));
}

async function readPageScripts(): Promise<ReadonlyMap<string, string>> {
  const root = await findToolRoot(dirname(fileURLToPath(import.meta.url)));
  const read = PAGE_SCRIPTS.map(
    async (name) => [name, await readFile(join(root, 'dist/preview', name), 'utf8')] as const,
  );
  return new Map(await Promise.all(read));
}

/** Rustici's launch: endpoint, auth, actor, registration and activity_id in the query. */
function xapiQuery(
  { learner = DEFAULT_LEARNER, registration = DEFAULT_REGISTRATION }: PreviewOptions,
  { path, activityId = '' }: PackageLaunch,
  { endpoint, store }: { readonly endpoint: string; readonly store: LrsStore },
): string {
  const actor = {
    objectType: 'Agent',
    name: learner.name,
    account: { homePage: 'https://lms.example.org', name: learner.id },
  };
  const query = new URLSearchParams({
    endpoint,
    auth: store.credentials[0] ?? '',
    actor: JSON.stringify(actor),
    registration,
    activity_id: activityId,
  });
  return `${path.includes('?') ? '&' : '?'}${query.toString()}`;
}

function answer(desk: Desk, request: HttpRequest): HttpResponse {
  const { method, path, search } = request;
  const report = /^\/host\/sessions\/(\d+)$/.exec(path)?.[1];
  if (method === 'POST' && report !== undefined) return answerReport(desk, Number(report), request.body);
  if (method !== 'GET' && method !== 'HEAD') return plain(405, `${method} is not answered here.`);
  if (path.startsWith('/package/')) return servePackageFile(desk, path.slice('/package/'.length));
  if (path.startsWith('/preview/')) return serveOwnFile(desk, path.slice('/preview/'.length));
  if (path === '/' || path === '/launch') return serveLaunch(desk, search.get('placement') ?? 'frame');
  if (path === '/lms/inner') return innerPage(search.get('url') ?? '');
  if (path === '/favicon.ico') return { status: 204, headers: {}, body: '' };
  if (path === '/host/log') return json({ sessions: desk.scorm12.sessions, record: desk.scorm12.record });
  return plain(404, `There is no ${path}.`);
}

function json(value: unknown): HttpResponse {
  const headers = { 'content-type': 'application/json', 'cache-control': 'no-store' };
  return { status: 200, headers, body: JSON.stringify(value, null, 1) };
}

function answerReport({ scorm12 }: Desk, session: number, body: string): HttpResponse {
  const report = parseJson(body)?.value;
  const taken = isObject(report) && takeReport(scorm12, session, report as unknown as SessionReport);
  return taken ? { status: 204, headers: {}, body: '' } : plain(400, 'This is no report of a session.');
}

/** Looked up among the files that the package has: no path leads anywhere else. */
function servePackageFile({ options, policy }: Desk, path: string): HttpResponse {
  const contents = options.files.get(path);
  if (!contents) return plain(404, `The package has no ${path}.`);
  const headers = {
    'content-type': contentTypeOf(path),
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-cache',
  };
  return { status: 200, headers, body: contents };
}

function serveOwnFile({ scripts }: Desk, name: string): HttpResponse {
  const contents = name === 'lms.css' ? LMS_STYLE : scripts.get(name);
  if (contents === undefined) return plain(404, `There is no ${name}.`);
  return { status: 200, headers: { 'content-type': contentTypeOf(name), 'cache-control': 'no-cache' }, body: contents };
}

function serveLaunch({ options, launch, courseUrl, scorm12 }: Desk, asked: string): HttpResponse {
  if (!PLACEMENTS.includes(asked)) return plain(400, `A course is shown in: ${PLACEMENTS.join(', ')}.`);
  const placement = asked as Placement;
  if (launch.kind !== 'scorm12') return plainPage(placement, courseUrl);
  const session = openHostSession(scorm12, placement);
  const masteryScore = options.masteryScore ?? launch.masteryScore;
  const pageLaunch: PageLaunch = {
    session: session.id,
    placement,
    url: courseUrl,
    behaviour: options.behaviour ?? strictBehaviour,
    learner: options.learner ?? DEFAULT_LEARNER,
    launchData: launch.launchData ?? '',
    ...(masteryScore === undefined ? {} : { masteryScore }),
    ...(scorm12.record === undefined ? {} : { stored: scorm12.record }),
  };
  return scorm12Page(pageLaunch);
}
