/** Fills the fields in an activity's sentences, typed and chosen. */

import type { Locator } from 'playwright-core';
import type { BlanksConfig } from '../../src/activities/blanks/model.js';
import type { NumberConfig } from '../../src/activities/number/model.js';
import type { ActivityConfig } from '../../src/model/runtime-config.js';

/** What is put into each field; undefined where the activity has none. */
function textsFor({ type, data }: ActivityConfig, isRight: boolean): string[] | undefined {
  if (type === 'number') return [isRight ? (data as NumberConfig).answer : '999999'];
  if (type !== 'blanks') return undefined;
  return (data as BlanksConfig).blanks.map(({ answers, options }) => {
    if (isRight) return answers[0] ?? '';
    return options?.find((option) => !answers.includes(option)) ?? 'something else';
  });
}

/** Whether the activity has such fields. */
export async function fillFields(root: Locator, activity: ActivityConfig, isRight: boolean): Promise<boolean> {
  const texts = textsFor(activity, isRight);
  for (const [at, text] of (texts ?? []).entries()) {
    const field = root.locator('.cw-gap-field').nth(at);
    const isList = await field.evaluate((element) => element.tagName === 'SELECT');
    await (isList ? field.selectOption(text) : field.fill(text));
  }
  return texts !== undefined;
}
