/** The learner of a launch: as xAPI 1.0.3 has actors, or in the form of Tin Can 0.9, which some LMSs still send. */

import type { XapiActor } from '../../xapi-statements.js';

/** Reads the launch's `actor`; undefined where it is no JSON or identifies nobody. */
export function readActor(json: string): XapiActor | undefined {
  const given = asRecord(parse(json));
  const name = textOf(given.name) || undefined;
  const mbox = textOf(given.mbox);
  if (mbox) return { name, mbox: /^mailto:/i.test(mbox) ? mbox : `mailto:${mbox}` };
  for (const kind of ['mbox_sha1sum', 'openid'] as const) {
    const identifier = textOf(given[kind]);
    if (identifier) return { name, [kind]: identifier };
  }
  const account = asRecord(given.account);
  const homePage = textOf(account.homePage) || textOf(account.accountServiceHomePage);
  const accountName = textOf(account.name) || textOf(account.accountName);
  return homePage && accountName ? { name, account: { homePage, name: accountName } } : undefined;
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** In Tin Can 0.9 every property is a list. */
function first(value: unknown): unknown {
  return Array.isArray(value) ? value[0] : value;
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return Object(first(value)) as Record<string, unknown>;
}

function textOf(value: unknown): string {
  const text = first(value);
  return typeof text === 'string' ? text.trim() : '';
}
