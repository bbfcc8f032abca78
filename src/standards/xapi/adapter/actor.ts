/** The learner of a launch: as xAPI 1.0.3 has actors, or in the form of Tin Can 0.9, which some LMSs still send. */

import type { XapiActor } from '../../xapi-statements.js';

/** Reads the launch's `actor`; undefined where it is no JSON or identifies nobody. */
export function readActor(json: string): XapiActor | undefined {
  const given = parseObject(json);
  const account = parseAccount(first(given?.account));
  const [mbox, sha1, openid, name] = [given?.mbox, given?.mbox_sha1sum, given?.openid, given?.name].map(text);
  const identifier: XapiActor | undefined = mbox
    ? { mbox: /^mailto:/i.test(mbox) ? mbox : `mailto:${mbox}` }
    : sha1
      ? { mbox_sha1sum: sha1 }
      : openid
        ? { openid }
        : account && { account };
  return identifier && { ...(name ? { name } : {}), ...identifier };
}

function parseObject(json: string): Record<string, unknown> | undefined {
  try {
    return asObject(JSON.parse(json));
  } catch {
    return undefined;
  }
}

function asObject(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
}

/** In Tin Can 0.9 every property is a list. */
function first(value: unknown): unknown {
  return Array.isArray(value) ? value[0] : value;
}

function text(value: unknown): string {
  const single = first(value);
  return typeof single === 'string' ? single.trim() : '';
}

function parseAccount(value: unknown): XapiActor['account'] {
  const given = asObject(value);
  const homePage = text(given?.homePage ?? given?.accountServiceHomePage);
  const name = text(given?.name ?? given?.accountName);
  return homePage && name ? { homePage, name } : undefined;
}
