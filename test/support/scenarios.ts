/** What learners do in the end-to-end tests, and what must be true after it, whatever the host. */

import { expect } from '@jest/globals';
import type { Device } from './browser.js';
import { type Learner, takeCourse } from './learner.js';
import type { Lms } from './lms.js';

/** An LRS that holds no saved state yet answers 404, which the browser itself writes into the console. */
const NO_STATE_YET = /status of 404 .*\/activities\/state\?/;

/** Nothing went wrong in the page, and nothing went out of it. */
export function expectClean(device: Device, lms: Lms): void {
  expect(device.errors.filter((error) => !NO_STATE_YET.test(error))).toEqual([]);
  expect(device.requests.filter((address) => !lms.isOwn(address))).toEqual([]);
}

/** From the first page to Save and exit, everything right. */
export async function passCourse(learner: Learner): Promise<void> {
  await takeCourse(learner, 'right');
  // A page that nobody goes on from counts when its end has been on screen for a second.
  await learner.frame.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  const last = learner.config.pages.at(-1)?.id;
  await learner.frame.locator(`[data-page-link="${last}"].is-done`).waitFor({ state: 'attached' });
  await learner.saveAndExit();
}

/** All tries of each assessment are used, and every answer is wrong. Calls back before each last try. */
export async function failCourse(learner: Learner, beforeLast: () => Promise<void>): Promise<void> {
  await takeCourse(learner, 'wrong', async ({ assessment }) => {
    const attempts = assessment?.attempts ?? 0;
    for (let tries = 1; tries < attempts; tries++) {
      if (tries === attempts - 1) await beforeLast();
      await learner.tryAgain();
      await learner.answerPage('wrong');
    }
  });
  // Nobody is sent back to an assessment that has no tries left.
  const summary = await learner.frame.locator('.cw-summary').textContent();
  if (summary?.trim() !== String(learner.config.messages['runtime.spent']))
    throw new Error(`The learner reads: ${summary}`);
  await learner.saveAndExit();
}

/** Goes to the middle of the course, and leaves the questions there chosen and not handed in. */
export async function goToTheMiddle(learner: Learner): Promise<void> {
  const { pages } = learner.config;
  await learner.answerPage('right');
  await learner.next();
  await learner.answerPage('wrong');
  const middle = pages.findIndex(({ activities }, index) => index > 1 && activities.length > 0);
  for (let index = 1; index < middle; index++) await learner.next();
  const { activities } = await learner.currentPage();
  // Notes stay on the device that they were written on: another one has none to show again.
  for (const { id, type } of activities) if (type !== 'reflect' && type !== 'plan') await learner.choose(id, 'first');
}

/** Waits until something is true of a host or a page; hosts are told a little later than a click returns. */
export async function until<T>(ask: () => T | Promise<T>, isRight: (value: T) => boolean): Promise<T> {
  const end = Date.now() + 5_000;
  for (;;) {
    const value = await ask();
    if (isRight(value) || Date.now() > end) return value;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
