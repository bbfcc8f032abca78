/** What the LMS said in the address: where the LRS is, who the learner is, and with which credentials (Tin Can launch). */

import type { XapiActor } from '../../xapi-statements.js';
import { readActor } from './actor.js';
import { attempt } from './attempt.js';

export interface XapiLaunch {
  /** Ends in a slash. */
  readonly endpoint: string;
  /** The whole value of the Authorization header. */
  readonly auth: string;
  readonly actor: XapiActor;
  /** The course as an activity. */
  readonly courseIri: string;
  /** A UUID; undefined where the LMS gave none, or what an LRS would refuse. */
  readonly registration?: string;
}

/** All parameters that a launch may have, as they stand in the address. */
const PARAMETERS = /^(endpoint|auth|actor|registration|grouping|Accept-Language|(activity|content)_\w+)=/;
const IRI = /^[\w+.-]+:\S+$/;
const UUID = /^[\da-f-]{36}$/i;

/**
 * The launch in the address, or after a reload the one that this tab remembers. Credentials do not stay in the address,
 * where they would get into histories, screenshots and bug reports. Undefined where no LMS launched the course, null where one
 * did that left out what is needed.
 */
export function takeLaunch(
  window: Window,
  course: { readonly id: string; readonly activityId?: string },
): XapiLaunch | null | undefined {
  const key = `coursewright.xapi.launch.${course.id}`;
  const remembered = (): string => attempt(() => window.sessionStorage.getItem(key)) || '';
  const url = new URL(window.location.href);
  const isLaunch = url.searchParams.has('endpoint');
  const given = isLaunch ? url.search : remembered();
  if (isLaunch) attempt(() => window.sessionStorage.setItem(key, given));
  // A reload needs it where the tab remembers nothing.
  if (!isLaunch || remembered() === given) {
    const parts = url.search.slice(1).split('&');
    const kept = parts.filter((part) => !PARAMETERS.test(part));
    url.search = kept.join('&');
    // A sandboxed frame may not; the address then stays as it is.
    if (kept.length < parts.length) attempt(() => window.history.replaceState(window.history.state, '', url.href));
  }
  return readLaunch(given, course.activityId);
}

function readLaunch(query: string, activityId: string | undefined): XapiLaunch | null | undefined {
  const parameters = new URLSearchParams(query);
  const text = (name: string, pattern: RegExp): string | undefined => pattern.exec(parameters.get(name) || '')?.[0];
  const endpoint = text('endpoint', /^https?:\/\/[^/].*/i);
  const auth = text('auth', /\S.*/);
  const actor = readActor(parameters.get('actor') || '');
  const courseIri = text('activity_id', IRI) || activityId;
  if (!endpoint || !auth || !actor || !courseIri) return query ? null : undefined;
  return {
    endpoint: endpoint.replace(/\/*$/, '/'),
    auth: authorization(auth),
    actor,
    courseIri,
    registration: text('registration', UUID),
  };
}

/** Some LMSs send the token alone, and some leave its `+` unencoded, which an address reads as a blank. */
function authorization(auth: string): string {
  const [scheme, ...token] = auth.split(' ');
  if (token.length === 0) return `Basic ${auth}`;
  return scheme === 'Basic' ? `Basic ${token.join('+')}` : auth;
}
