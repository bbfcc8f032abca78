/** A finished package → what it tells its script. The zip may be anyone's: nothing in it is believed before it was looked at. */

import { defineError, WorldError } from '../diagnostics/define.js';
import type { ActivityConfig, PageConfig, RuntimeConfig } from '../model/runtime-config.js';
import { readPackage } from './read.js';

const notOurs = defineError(
  'package-not-ours',
  '{path} is no package that coursewright has built: {reason}.',
  'Give the zip file that was uploaded to the LMS, or the folder of the course.',
);

/** As compiler/plan.ts names it and theme templates hold it. */
const PAGE = 'index.html';
const CONFIG = /<script type="application\/json" id="cw-config">([\s\S]*?)<\/script>/;

/** The configuration in a package. Throws WorldError where the zip cannot be read or is not one of ours. */
export async function readPackageConfig(path: string): Promise<RuntimeConfig> {
  const page = (await readPackage(path)).find((file) => file.path === PAGE);
  const fail = (reason: string): WorldError => new WorldError(notOurs, { path, reason });
  if (!page || !('contents' in page)) throw fail(`there is no ${PAGE} at its root`);
  const text = CONFIG.exec(Buffer.from(page.contents).toString('utf8'))?.[1];
  if (text === undefined) throw fail(`its ${PAGE} holds no configuration`);
  const config = parse(text);
  if (!isConfig(config)) throw fail('its configuration cannot be understood');
  return config;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === 'string';
const isNumber: Check = (value) => typeof value === 'number' && Number.isFinite(value);
const isFlag: Check = (value) => typeof value === 'boolean';
const isOneOf =
  (...values: readonly string[]): Check =>
  (value) =>
    values.some((each) => each === value);
const isList =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const isMissingOr =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
/** An object with these keys, whatever others it has. */
const isObject =
  (checks: Readonly<Record<string, Check>>): Check =>
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries(checks).every(([key, check]) => check((value as Record<string, unknown>)[key]));

const ACTIVITY: Partial<Record<keyof ActivityConfig, Check>> = {
  id: isText,
  type: isText,
  was: isMissingOr(isList(isText)),
  points: isNumber,
  attempts: isNumber,
  required: isFlag,
  objectiveIds: isList(isText),
  fingerprint: isNumber,
};
const PAGE_CHECKS: Partial<Record<keyof PageConfig, Check>> = {
  id: isText,
  title: isText,
  was: isMissingOr(isList(isText)),
  kind: isText,
  unlock: isObject({ when: isText, pageId: isMissingOr(isText) }),
  completion: isText,
  assessment: isMissingOr(
    isObject({
      passMark: isNumber,
      attempts: isNumber,
      draw: isMissingOr(isNumber),
      drawPerObjective: isMissingOr(isNumber),
    }),
  ),
  cases: isMissingOr(isList(isList(isText))),
  activities: isList(isObject(ACTIVITY)),
};
const isConfigObject = isObject({
  course: isObject({ id: isText, title: isText, version: isText }),
  pages: isList(isObject(PAGE_CHECKS)),
  completion: isObject({
    pages: isNumber,
    assessment: isOneOf('passed', 'attempted', 'none'),
    activities: isList(isText),
  }),
  success: isOneOf('assessment', 'none'),
} satisfies Partial<Record<keyof RuntimeConfig, Check>>);

/** Whether all that saved progress is read with is there; an activity's own data is its slice's to look at. */
function isConfig(value: unknown): value is RuntimeConfig {
  return isConfigObject(value);
}
