/** Fills the fields in an activity's sentences, typed and chosen. */

import type { Locator } from 'playwright-core';
import type { BlanksConfig } from '../../src/activities/blanks/model.js';
import type { NumberConfig } from '../../src/activities/number/model.js';
import type { ActivityConfig } from '../../src/model/runtime-config.js';
import type { Hands } from './hands.js';
import type { Way } from './moving.js';

/** What is put into each field; undefined where the activity has none. */
function textsFor({ type, data }: ActivityConfig, way: Way): string[] | undefined {
  if (type === 'number') return [way === 'right' ? (data as NumberConfig).answer : '999999'];
  if (type !== 'blanks') return undefined;
  return (data as BlanksConfig).blanks.map(({ answers, options }, at) => {
    if (way === 'right' || (way === 'partly' && at === 0)) return answers[0] ?? '';
    return options?.find((option) => !answers.includes(option)) ?? 'something else';
  });
}

/** Whether the activity has such fields. */
export async function fillFields(root: Locator, activity: ActivityConfig, way: Way, hands: Hands): Promise<boolean> {
  const texts = textsFor(activity, way);
  for (const [at, text] of (texts ?? []).entries()) {
    const field = root.locator('.cw-gap-field').nth(at);
    const isList = await field.evaluate((element) => element.tagName === 'SELECT');
    await (isList ? hands.select(field, text) : hands.fill(field, text));
  }
  return texts !== undefined;
}
