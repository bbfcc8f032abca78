/** Pictures with areas under an LMS and an LRS: by the picture, by the list, tried, left and resumed. */

import { afterEach, describe, expect, test } from '@jest/globals';
import type { Locator } from 'playwright-core';
import { violationsIn } from '../../support/axe.js';
import { useBrowser } from '../../support/browser.js';
import type { Learner } from '../../support/learner.js';
import { type PreviewLms, startLrsLms, startStrictLms } from '../../support/lms.js';
import { buildPackage } from '../../support/packages.js';
import { expectClean } from '../../support/scenarios.js';

const COURSE = 'test/courses/hotspot';
const browser = useBrowser();
let lms: PreviewLms | undefined;
afterEach(async () => {
  await lms?.close();
  lms = undefined;
});

const spotsOf = ({ frame }: Learner, id: string): Locator => frame.locator(`.cw-current [data-activity="${id}"]`);

/** What is drawn of each area, in the order of the list: its number and its sign. */
async function areasOf(learner: Learner, id: string): Promise<string[]> {
  const areas = await spotsOf(learner, id).locator('.cw-area').all();
  const drawn = await Promise.all(
    areas.map(async (area) => {
      const signs = await area.locator('.cw-area-sign > :not(.cw-area-badge):visible').all();
      const names = await Promise.all(signs.map((sign) => sign.getAttribute('class')));
      return `${await area.locator('.cw-area-number').textContent()} ${names.join()}`.trim();
    }),
  );
  return drawn.sort();
}

/** By the picture, as a mouse or a finger does it. */
async function press(learner: Learner, id: string, ...numbers: number[]): Promise<void> {
  for (const number of numbers) {
    const area = spotsOf(learner, id).locator('.cw-area', {
      has: learner.frame.getByText(String(number), { exact: true }),
    });
    await area.locator('.cw-area-line').click({ position: { x: 70, y: 30 }, force: true });
  }
}

const hosts = { 'SCORM 1.2': ['scorm12', startStrictLms], xAPI: ['xapi', startLrsLms] } as const;

describe.each(Object.entries(hosts))('under %s', (_name, [standard, start]) => {
  const launch = async (viewport = { width: 1280, height: 900 }) => {
    const host = await start(await buildPackage(COURSE, standard));
    lms = host;
    const device = await browser.newDevice({ reducedMotion: 'reduce', viewport });
    return { host, device, learner: await host.launch(device) };
  };

  test('partly right by the picture, then right by the list, and there again', async () => {
    const { host, device, learner } = await launch();
    await press(learner, 'hazards', 1);
    expect(await areasOf(learner, 'hazards')).toEqual(['1 cw-area-chosen', '2', '3', '4']);
    await learner.check('hazards');
    expect(await areasOf(learner, 'hazards')).toEqual(['1 cw-area-right', '2', '3', '4']);
    await spotsOf(learner, 'hazards').getByRole('button', { name: 'Try again' }).click();
    await spotsOf(learner, 'hazards').getByRole('checkbox', { name: 'drip line' }).focus();
    await learner.window.keyboard.press('Space');
    expect(await areasOf(learner, 'hazards')).toEqual(['1 cw-area-chosen', '2', '3 cw-area-chosen', '4']);
    // Left before it is handed in: what was chosen is there again.
    await learner.saveAndExit();
    await learner.window.close();
    const back = await host.launch(device);
    expect(await areasOf(back, 'hazards')).toEqual(['1 cw-area-chosen', '2', '3 cw-area-chosen', '4']);
    await back.check('hazards');
    await press(back, 'hazards', 2);
    expect(await areasOf(back, 'hazards')).toEqual(['1 cw-area-right', '2', '3 cw-area-right', '4']);
    const before = await back.look();
    await back.saveAndExit();
    await back.window.close();
    const last = await host.launch(device);
    expect(await last.look()).toEqual(before);
    expect(await areasOf(last, 'hazards')).toEqual(['1 cw-area-right', '2', '3 cw-area-right', '4']);
    expect(await host.refused()).toEqual([]);
    expectClean(device, host);
  });

  test('wrong until all tries are spent: then what is right is shown', async () => {
    const { host, device, learner } = await launch();
    await press(learner, 'bed', 3);
    await learner.check('bed');
    expect(await areasOf(learner, 'bed')).toEqual(['1', '2', '3 cw-area-wrong']);
    await spotsOf(learner, 'bed').getByRole('button', { name: 'Try again' }).click();
    await spotsOf(learner, 'bed').getByRole('radio').first().check();
    await learner.check('bed');
    expect(await areasOf(learner, 'bed')).toEqual(['1 cw-area-wrong', '2 cw-area-right', '3']);
    await press(learner, 'bed', 3);
    expect(await areasOf(learner, 'bed')).toEqual(['1 cw-area-wrong', '2 cw-area-right', '3']);
    expect(await host.refused()).toEqual([]);
    expectClean(device, host);
  });

  test('in an assessment it is failed, tried again and passed; shuffled, numbers go with the list', async () => {
    const { host, device, learner } = await launch();
    await learner.next();
    const rows = spotsOf(learner, 'again').locator('.cw-option');
    expect(await rows.locator('.cw-spot-number').allTextContents()).toEqual(['1', '2', '3']);
    await learner.answerPage('wrong');
    await learner.tryAgain();
    await learner.answerPage('right');
    expect((await learner.look()).result).toContain('You have passed.');
    await learner.saveAndExit();
    await learner.window.close();
    const back = await host.launch(device);
    const order = await spotsOf(back, 'again').locator('.cw-option').locator('.cw-option-text').allTextContents();
    const number = order.findIndex((text) => text.startsWith('On the floor')) + 1;
    expect(await areasOf(back, 'again')).toContain(`${number} cw-area-right`);
    expect(await host.refused()).toEqual([]);
    expectClean(device, host);
  });

  test('breaks no rule, and fits 320 pixels', async () => {
    const { learner } = await launch({ width: 320, height: 640 });
    const { frame } = learner;
    await spotsOf(learner, 'hazards').getByRole('checkbox').nth(1).check();
    await learner.check('hazards');
    expect(await violationsIn(frame)).toEqual([]);
    expect(await frame.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });
});
