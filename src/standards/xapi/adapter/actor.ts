/** The learner of a launch: as xAPI 1.0.3 has actors, or in the form of Tin Can 0.9, which some LMSs still send. */

import type { XapiActor } from '../../xapi-statements.js';
import { attempt } from './attempt.js';

/** As {@link tidy} leaves it: all that is there is text, and no text is empty. */
interface GivenActor {
  readonly name?: string;
  readonly mbox?: string;
  readonly mbox_sha1sum?: string;
  readonly openid?: string;
  readonly account?: {
    readonly homePage?: string;
    readonly name?: string;
    readonly accountServiceHomePage?: string;
    readonly accountName?: string;
  };
}

/** Reads the launch's `actor`; undefined where it is no JSON or identifies nobody. Of several identifiers it takes one. */
export function readActor(json: string): XapiActor | undefined {
  const { name, mbox, mbox_sha1sum, openid, account }: GivenActor = Object(attempt(() => JSON.parse(json, tidy)));
  const { homePage = account?.accountServiceHomePage, name: accountName = account?.accountName } = account || {};
  const address = /[^\s:]+@\S+$/.exec(mbox || '');
  const identifier =
    (address && { mbox: `mailto:${address[0]}` }) ||
    (mbox_sha1sum && { mbox_sha1sum }) ||
    (openid && { openid }) ||
    (homePage && accountName && { account: { homePage, name: accountName } });
  return identifier ? { name, ...identifier } : undefined;
}

/** In Tin Can 0.9 every property is a list. */
function tidy(_key: string, value: unknown): unknown {
  if (Array.isArray(value)) return value[0];
  return typeof value === 'object' ? value : String(value).trim() || undefined;
}
