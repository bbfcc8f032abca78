/** What learners write for themselves: kept where they choose, and nowhere else. */

import { afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { readState } from '../../src/model/state.js';
import type { PackageFiles } from '../../src/preview/package-files.js';
import { describeProgress } from '../../src/report/progress-report.js';
import { type Device, useBrowser } from '../support/browser.js';
import type { Learner } from '../support/learner.js';
import { type PreviewLms, startLrsLms, startStrictLms, startWebHost } from '../support/lms.js';
import { buildPackage } from '../support/packages.js';

const COURSE = 'test/courses/notes';
const SECRET = 'Dr Marsh – “again”';
const browser = useBrowser();
let scorm12: PackageFiles;
let lms: PreviewLms;
beforeAll(async () => {
  scorm12 = await buildPackage(COURSE, 'scorm12');
});
afterEach(() => lms.close());

type Place = 'window' | 'device' | 'host';

async function write({ frame }: Learner, place?: Place): Promise<void> {
  await frame.locator('.cw-note').first().fill(SECRET);
  const places = frame.locator('.cw-notes-places').first();
  if (place) await places.locator(`input[value=${place}]`).check();
  await frame.locator('.cw-activity-reflect .cw-controls button').click();
}

async function kept(learner: Learner): Promise<string> {
  await learner.goTo('write');
  return learner.frame.locator('.cw-note').first().inputValue();
}

/** All that the device keeps, in words. */
function onDevice({ frame }: Learner): Promise<string> {
  return frame.evaluate(() => JSON.stringify([localStorage, sessionStorage]));
}

/** Without a trace in what the host was told, whatever the text looks like there. */
function toldSecret(): string[] {
  return JSON.stringify(lms.preview.scorm12).match(/Marsh/g) ?? [];
}

async function begin(place?: Place): Promise<{ readonly device: Device; readonly learner: Learner }> {
  lms = await startStrictLms(scorm12);
  const device = await browser.newDevice();
  const learner = await lms.launch(device);
  await write(learner, place);
  return { device, learner };
}

describe('notes under SCORM 1.2', () => {
  test('nothing is asked before something is written, and the first choice is to keep it nowhere', async () => {
    lms = await startStrictLms(scorm12);
    const { frame } = await lms.launch(await browser.newDevice());
    const places = frame.locator('.cw-notes-places').first();
    expect(await places.isVisible()).toBe(false);
    await frame.locator('.cw-note').first().fill(SECRET);
    expect(await places.locator('input:checked').getAttribute('value')).toBe('window');
    expect(await places.isVisible()).toBe(true);
  });

  test('the choice is never there without its words, not even for a moment', async () => {
    lms = await startStrictLms(scorm12);
    const device = await browser.newDevice();
    await device.context.addInitScript(() => {
      const look = (): void => {
        for (const summary of Array.from(document.querySelectorAll('.cw-notes-places:not([hidden]) summary'))) {
          if (!summary.textContent) document.documentElement.setAttribute('data-wordless', '');
        }
      };
      new MutationObserver(look).observe(document, { childList: true, subtree: true });
    });
    const { frame } = await lms.launch(device);
    await frame.locator('.cw-notes-places').first().waitFor({ state: 'attached' });
    expect(await frame.locator('html[data-wordless]').count()).toBe(0);
  });

  test('in memory: nowhere else, gone with the page, and the learner is asked before', async () => {
    const { device, learner } = await begin();
    expect(await onDevice(learner)).not.toContain('Marsh');
    const { frame } = learner;
    await frame.locator('#cw-exit').click();
    const dialog = frame.locator('dialog');
    expect(await dialog.locator('h2').textContent()).toBe('Your notes are not kept');
    await learner.window.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await frame.locator('.cw-note').first().inputValue()).toBe(SECRET);
    await frame.locator('#cw-exit').click();
    await dialog.getByText('Leave anyway').click();
    await frame.getByText('Your work is saved.').first().waitFor();
    await learner.crash();
    const back = await lms.launch(device);
    expect(await kept(back)).toBe('');
    expect(toldSecret()).toEqual([]);
    // That something was written is known, so nobody has to do it twice.
    expect(await back.frame.locator('.cw-activity-reflect .cw-result').textContent()).toContain('Noted.');
  });

  test('on the device: there at the next launch, never at the host', async () => {
    const { device, learner } = await begin('device');
    await learner.saveAndExit();
    await learner.crash();
    const back = await lms.launch(device);
    expect(await kept(back)).toBe(SECRET);
    expect(await onDevice(back)).toContain('Marsh');
    expect(JSON.stringify(lms.preview.scorm12)).not.toContain('Marsh');
    await back.crash();
    const elsewhere = await lms.launch(await browser.newDevice());
    expect(await kept(elsewhere)).toBe('');
  });

  test('with the record: on every device, and a support desk is not told what it says', async () => {
    const { learner } = await begin('host');
    await learner.saveAndExit();
    const saved = lms.preview.scorm12.record?.elements['cmi.suspend_data'] ?? '';
    const state = readState(saved);
    if (!state) throw new Error(saved);
    expect(JSON.stringify(describeProgress(learner.config, state))).not.toContain('Marsh');
    await learner.crash();
    const elsewhere = await lms.launch(await browser.newDevice());
    expect(await kept(elsewhere)).toBe(SECRET);
    const places = elsewhere.frame.locator('.cw-notes-places').first();
    await places.locator('summary').click();
    await places.locator('input[value=window]').check();
    await elsewhere.frame.locator('#cw-next').click();
    await elsewhere.crash();
    const last = await lms.launch(await browser.newDevice());
    expect(await kept(last)).toBe('');
  });

  test('more than the record has room for is not kept there, which is said, and all else is saved', async () => {
    const { device, learner } = await begin('host');
    const { frame } = learner;
    await frame.locator('.cw-note').nth(1).fill('long '.repeat(790));
    const summary = frame.locator('.cw-notes-places summary').nth(1);
    expect(await summary.textContent()).toMatch(/not enough room/);
    await frame.locator('.cw-activity-plan .cw-controls button').click();
    await learner.next();
    await learner.closeTab();
    const back = await lms.launch(device);
    expect(await kept(back)).toBe(SECRET);
    expect(await lms.refused()).toEqual([]);
    expect((await back.look()).standings[0]).toMatch(/done/);
  });

  test('my notes gather them as sentences, to save, copy and delete', async () => {
    const { learner } = await begin('device');
    const { frame, window } = learner;
    await frame.locator('.cw-note').nth(1).fill('she comes late,');
    await frame.locator('.cw-note').nth(2).fill('what I saw.');
    await learner.next();
    const list = frame.locator('.cw-my-notes-list');
    expect(await list.locator('p').allTextContents()).toEqual([
      'Who have you put off speaking to?',
      SECRET,
      'Make a plan for one conversation.',
      'When she comes late, then I will say what I saw.',
    ]);
    const languages = (): Promise<string[]> =>
      list
        .locator('p')
        .evaluateAll((all) => all.map((one) => `${(one as HTMLElement).lang} ${(one as HTMLElement).dir}`));
    expect(await languages()).toEqual([' ', ' ', 'ar rtl', 'ar rtl']);
    const [download] = await Promise.all([
      window.waitForEvent('download'),
      frame.getByText('Save as text', { exact: true }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('my-notes.txt');
    await frame.getByText('Delete my notes', { exact: true }).click();
    await frame.locator('dialog').getByText('Delete', { exact: true }).click();
    expect(await list.textContent()).toBe('You have not written anything yet.');
    expect(await onDevice(learner)).not.toContain('Marsh');
    expect(await kept(learner)).toBe('');
  });
});

test('under xAPI what is kept on the device reaches no statement and no document', async () => {
  lms = await startLrsLms(await buildPackage(COURSE, 'xapi'));
  const device = await browser.newDevice();
  const learner = await lms.launch(device);
  await write(learner, 'device');
  await learner.saveAndExit();
  expect(JSON.stringify([lms.preview.lrs.log, [...lms.preview.lrs.documents]])).not.toContain('Marsh');
  await learner.crash();
  expect(await kept(await lms.launch(device))).toBe(SECRET);
});

test('without a host there is no record to choose', async () => {
  const web = await startWebHost(await buildPackage(COURSE, 'web'));
  lms = web as PreviewLms;
  const { frame } = await web.launch(await browser.newDevice());
  const values = await frame
    .locator('.cw-notes-places')
    .first()
    .locator('input')
    .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
  expect(values).toEqual(['window', 'device']);
});
