/** What the LMS said in the address: where the LRS is, who the learner is, and with which credentials (Tin Can launch). */

import type { XapiActor } from '../../xapi-statements.js';
import { readActor } from './actor.js';
import type { XapiEnvironment } from './environment.js';

export interface XapiLaunch {
  /** Ends in a slash. */
  readonly endpoint: string;
  /** The whole value of the Authorization header. */
  readonly auth: string;
  readonly actor: XapiActor;
  readonly activityId: string;
  /** A UUID; undefined where the LMS gave none, or what an LRS would refuse. */
  readonly registration?: string;
  readonly platform?: string;
  readonly language?: string;
  readonly grouping: readonly string[];
}

const PARAMETERS = [
  'endpoint',
  'auth',
  'actor',
  'registration',
  'activity_id',
  'activity_platform',
  'Accept-Language',
  'grouping',
  'content_endpoint',
  'content_token',
];
const IRI = /^[a-z][a-z0-9+.-]*:\S+$/i;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * The launch in the address, or after a reload the one that this tab remembers. Credentials do not stay in the address,
 * where they would get into histories, screenshots and bug reports. Undefined where no LMS launched the course.
 */
export function takeLaunch(
  environment: XapiEnvironment,
  course: { readonly id: string; readonly activityId?: string },
): XapiLaunch | undefined {
  const { address, sessionStorage } = environment;
  const key = `coursewright.xapi.launch.${course.id}`;
  const query = queryOf(address);
  if (!new URLSearchParams(query).has('endpoint')) return readLaunch(sessionStorage.get(key) ?? '', course.activityId);
  const launch = readLaunch(query, course.activityId);
  // Only what was remembered may be taken away: a reload needs it.
  if (!launch || sessionStorage.set(key, query)) environment.replaceAddress(withoutParameters(address, query));
  return launch;
}

function readLaunch(query: string, courseIri: string | undefined): XapiLaunch | undefined {
  const parameters = new URLSearchParams(query);
  const text = (name: string): string => (parameters.get(name) ?? '').trim();
  const [endpoint, auth, actor] = [text('endpoint'), text('auth'), readActor(text('actor'))];
  const activityId = IRI.test(text('activity_id')) ? text('activity_id') : courseIri;
  if (!/^https?:\/\/[^/]/i.test(endpoint) || !auth || !actor || !activityId) return undefined;
  const [registration, platform] = [text('registration'), text('activity_platform')];
  const language = /^[a-z]{1,8}(-[a-z0-9]{1,8})*/i.exec(text('Accept-Language'))?.[0];
  return {
    endpoint: endpoint.replace(/\/*$/, '/'),
    auth: authorization(auth),
    actor,
    activityId,
    ...(UUID.test(registration) ? { registration } : {}),
    ...(platform ? { platform } : {}),
    ...(language ? { language } : {}),
    grouping: parameters.getAll('grouping').filter((iri) => IRI.test(iri)),
  };
}

/** Some LMSs send the token alone, and some leave its `+` unencoded, which an address reads as a blank. */
function authorization(auth: string): string {
  if (!/\s/.test(auth)) return `Basic ${auth}`;
  return auth.replace(/^(Basic) (.+)$/i, (_, scheme: string, token: string) => `${scheme} ${token.replace(/ /g, '+')}`);
}

function queryOf(address: string): string {
  return /\?([^#]*)/.exec(address.replace(/#.*$/s, ''))?.[1] ?? '';
}

/** The address without the launch's parameters; others stay as they were written. */
function withoutParameters(address: string, query: string): string {
  const kept = query.split('&').filter((part) => !PARAMETERS.includes(part.split('=')[0] ?? ''));
  return address.replace(`?${query}`, () => (kept.length > 0 ? `?${kept.join('&')}` : ''));
}
