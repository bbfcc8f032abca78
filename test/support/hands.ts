/** How a test touches a page: as a person with a mouse does, or, where a whole course is answered, by the events alone. */

import type { Locator } from 'playwright-core';

export interface Hands {
  click(target: Locator): Promise<void>;
  check(target: Locator): Promise<void>;
  uncheck(target: Locator): Promise<void>;
  select(target: Locator, value: string): Promise<void>;
  fill(target: Locator, text: string): Promise<void>;
}

/** Waits until the target stands still, is enabled and covered by nothing, and moves the mouse there. */
export const careful: Hands = {
  click: (target) => target.click(),
  check: (target) => target.check(),
  uncheck: (target) => target.uncheck(),
  select: async (target, value) => void (await target.selectOption(value)),
  fill: (target, text) => target.fill(text),
};

/** Ten times as fast: the target has to be visible and enabled, and no more. What covers it is for careful hands to find. */
export const quick: Hands = {
  click: (target) => act(target, { kind: 'click' }),
  check: (target) => act(target, { kind: 'check', isWanted: true }),
  uncheck: (target) => act(target, { kind: 'check', isWanted: false }),
  select: (target, value) => act(target, { kind: 'write', text: value }),
  fill: (target, text) => act(target, { kind: 'write', text }),
};

type Act =
  | { readonly kind: 'click' }
  | { readonly kind: 'check'; readonly isWanted: boolean }
  | { readonly kind: 'write'; readonly text: string };

async function act(target: Locator, wanted: Act): Promise<void> {
  await target.waitFor();
  await target.evaluate((element, act) => {
    const field = element as HTMLInputElement;
    if (field.matches(':disabled')) throw new Error(`It is disabled: ${field.outerHTML.slice(0, 200)}`);
    field.focus();
    if (act.kind === 'write') {
      field.value = act.text;
      for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }));
    } else if (act.kind === 'click' || field.checked !== act.isWanted) {
      field.click();
    }
  }, wanted);
}
