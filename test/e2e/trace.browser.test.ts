/** What a support desk is shown: each call and answer, and nothing that is private; and nothing at all where nobody asked. */

import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import type { Frame } from 'playwright-core';
import { violationsIn } from '../support/axe.js';
import { type Device, useBrowser } from '../support/browser.js';
import { meetLearner } from '../support/learner.js';
import { type PreviewLms, startLrsLms, startStrictLms } from '../support/lms.js';
import { buildPackage, makeTemporaryFolder, ROOT } from '../support/packages.js';
import { expectClean, goToTheMiddle, passCourse, until } from '../support/scenarios.js';

const TINY = 'test/courses/tiny';
const browser = useBrowser();
let lms: PreviewLms | undefined;
afterEach(async () => {
  await lms?.close();
  lms = undefined;
});

/** The tiny course for an LMS whose profile asks for the trace. */
async function tracedCourse(): Promise<string> {
  const folder = join(await makeTemporaryFolder(), 'tiny');
  cpSync(join(ROOT, TINY), folder, { recursive: true });
  writeFileSync(join(folder, 'desk.yaml'), 'title: Our LMS\nextends: moodle\ntrace: true\n');
  const file = join(folder, 'course.yaml');
  writeFileSync(file, `${readFileSync(file, 'utf8')}tracking: { profile: ./desk.yaml }\n`);
  return folder;
}

const panelOf = (frame: Frame) => frame.getByRole('region', { name: 'For support' });
const textOf = (frame: Frame): Promise<string> => panelOf(frame).getByLabel('Calls and answers').inputValue();

async function expectAccessible(frame: Frame): Promise<void> {
  expect(await violationsIn(frame, '#cw-trace')).toEqual([]);
}

test('a profile that asks for it shows each call of SCORM 1.2 with its answer and error code', async () => {
  lms = await startStrictLms(await buildPackage(await tracedCourse(), 'scorm12'));
  const device: Device = await browser.newDevice();
  await device.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const learner = await lms.launch(device);
  const { frame } = learner;
  await goToTheMiddle(learner);
  const text = await textOf(frame);
  expect(text).toMatch(/^Mozilla.*\n\d\d:\d\d:\d\d\.\d{3} LMSInitialize\(""\) → "true", 0 \(\d+ ms\)\n/);
  expect(text).toContain('LMSSetValue("cmi.core.lesson_status", "incomplete") → "true", 0');
  expect(text).toMatch(/LMSSetValue\("cmi\.suspend_data", "1\.[\w-]{8}\.\w+\.…" \(\d+ characters\)\) → "true", 0/);
  expect(text).toContain('LMSGetValue("cmi.core.student_name") → (hidden), 0');
  expect(text).toContain('LMSSetValue("cmi.interactions.0.result", "correct") → "true", 0');
  const saved = lms.preview.scorm12.record?.elements['cmi.suspend_data'] ?? 'none';
  for (const secret of ['Okafor', 'learner-1', saved]) expect(text).not.toContain(secret);
  await expectAccessible(frame);
  // In the flow after the course: nothing is covered, and 320 pixels are enough.
  await learner.window.setViewportSize({ width: 320, height: 600 });
  expect(await frame.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  const copy = panelOf(frame).getByRole('button', { name: 'Copy as text' });
  await copy.focus();
  await learner.window.keyboard.press('Enter');
  await panelOf(frame)
    .getByText(/^(Copied|The text is selected)/)
    .waitFor();
  // The last screen covers the course, and the end of the session is what a desk has to see.
  await learner.saveAndExit();
  const end = await textOf(frame);
  expect(end).toMatch(/LMSFinish\(""\) → "true" \(\d+ ms\)\n$/);
  expect(end.split('LMSFinish')).toHaveLength(2);
  await panelOf(frame).getByRole('button', { name: 'Copy as text' }).click();
  expect(await lms.refused()).toEqual([]);
  expectClean(device, lms);
});

test('`?trace` shows each request to the LRS, and what was sent while the page went away', async () => {
  lms = await startLrsLms(await buildPackage(TINY, 'xapi'));
  const { preview } = lms;
  const device = await browser.newDevice();
  const page = await device.context.newPage();
  await page.goto(`${preview.launchUrl('window')}&trace#confidence`);
  const learner = await meetLearner(page, page.mainFrame());
  expect((await learner.currentPage()).id).toBe('confidence');
  await learner.goTo('welcome');
  await passCourse(learner);
  const text = await until(
    () => textOf(learner.frame),
    (each) => each.includes('/terminated'),
  );
  expect(text).toMatch(
    / GET activities\/state\?stateId=coursewright&activityId=\S+&agent=\(hidden\)&registration=\S+ → 404 \(/,
  );
  expect(text).toMatch(/ POST statements\n {4}initialized https:\/\/example\.org\/courses\/tiny → 200 \(\d+ ms\)/);
  expect(text).toContain('\n    answered https://example.org/courses/tiny/first-words');
  expect(text).toMatch(
    / PUT activities\/state\S+\n {4}"1\.[\w-]{8}\.\w+\.…" \(\d+ characters\) \{"completion":"incomplete"/,
  );
  const [credentials = 'none'] = preview.lrs.credentials;
  for (const secret of ['Okafor', 'learner-1', credentials, 'Basic', 'kitchen']) expect(text).not.toContain(secret);
  await learner.reload();
  const after = await textOf(learner.frame);
  expect(after).toContain('Before this page was opened:');
  expect(after).toContain('    terminated https://example.org/courses/tiny');
  expectClean(device, lms);
});

test('where nobody asks, not a byte of it is loaded and nothing is noted', async () => {
  lms = await startStrictLms(await buildPackage(TINY, 'scorm12'));
  expect([...(await buildPackage(TINY, 'scorm12')).keys()].filter((name) => /^trace\./.test(name))).toHaveLength(1);
  const device = await browser.newDevice();
  const said: string[] = [];
  device.context.on('console', (message) => said.push(message.text()));
  const learner = await lms.launch(device);
  await passCourse(learner);
  expect(await panelOf(learner.frame).count()).toBe(0);
  expect(device.requests.filter((address) => address.includes('trace'))).toEqual([]);
  expect(said).toEqual([]);
  expectClean(device, lms);
});

test('a script for support that cannot be had takes nothing away', async () => {
  const files = new Map(await buildPackage(await tracedCourse(), 'scorm12'));
  for (const name of [...files.keys()].filter((each) => /^trace\./.test(each))) files.delete(name);
  lms = await startStrictLms(files);
  const learner = await lms.launch(await browser.newDevice());
  await passCourse(learner);
  expect(await lms.result()).toMatchObject({ completed: true, success: 'passed' });
});
