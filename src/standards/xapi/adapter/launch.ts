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

/** Names of the launch's parameters, as they stand in the address. */
const PARAMETERS =
  /^(endpoint|auth|actor|registration|activity_(id|platform)|Accept-Language|grouping|content_(endpoint|token))=/;
const IRI = /^[a-z][a-z0-9+.-]*:\S+$/i;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * The launch in the address, or after a reload the one that this tab remembers. Credentials do not stay in the address,
 * where they would get into histories, screenshots and bug reports. Undefined where no LMS launched the course.
 */
export function takeLaunch(
  { address, session, replaceAddress }: Pick<XapiEnvironment, 'address' | 'session' | 'replaceAddress'>,
  course: { readonly id: string; readonly activityId?: string },
): XapiLaunch | undefined {
  const key = `coursewright.xapi.launch.${course.id}`;
  const url = new URL(address);
  if (!url.searchParams.has('endpoint')) return readLaunch(session.get(key), course.activityId);
  session.set(key, url.search);
  const launch = readLaunch(url.search, course.activityId);
  // A reload needs it where the tab remembers nothing.
  if (session.get(key)) {
    const kept = url.search.slice(1).split('&');
    url.search = kept.filter((part) => !PARAMETERS.test(part)).join('&');
    replaceAddress(url.href);
  }
  return launch;
}

function readLaunch(query: string, courseIri: string | undefined): XapiLaunch | undefined {
  const parameters = new URLSearchParams(query);
  const text = (name: string, pattern: RegExp): string | undefined => pattern.exec(parameters.get(name) || '')?.[0];
  const endpoint = text('endpoint', /^https?:\/\/[^/].*/i);
  const auth = text('auth', /\S.*/);
  const actor = readActor(parameters.get('actor') || '');
  const activityId = text('activity_id', IRI) || courseIri;
  if (!endpoint || !auth || !actor || !activityId) return undefined;
  return {
    endpoint: endpoint.replace(/\/*$/, '/'),
    auth: authorization(auth),
    actor,
    activityId,
    registration: text('registration', UUID),
    platform: text('activity_platform', /.+/),
    language: text('Accept-Language', /^[a-z]{1,8}(-[a-z0-9]{1,8})*/i),
    grouping: parameters.getAll('grouping').filter((iri) => IRI.test(iri)),
  };
}

/** Some LMSs send the token alone, and some leave its `+` unencoded, which an address reads as a blank. */
function authorization(auth: string): string {
  const [scheme, ...token] = auth.split(' ');
  if (token.length === 0) return `Basic ${auth}`;
  return scheme === 'Basic' ? `Basic ${token.join('+')}` : auth;
}
