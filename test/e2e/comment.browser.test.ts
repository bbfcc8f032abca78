/** Comments for the course team: sent when the learner agrees, told once, and before that to nobody. */

import { afterEach, expect, test } from '@jest/globals';
import type { Frame, Locator } from 'playwright-core';
import { readState } from '../../src/model/state.js';
import { describeProgress } from '../../src/report/progress-report.js';
import { violationsIn } from '../support/axe.js';
import { type Device, useBrowser } from '../support/browser.js';
import type { Learner } from '../support/learner.js';
import { type PreviewLms, startDiskHost, startLrsLms, startStrictLms, startWebHost } from '../support/lms.js';
import { buildPackage } from '../support/packages.js';
import { expectClean, until } from '../support/scenarios.js';
import { judgeStatement } from '../support/second-opinion.js';

const COURSE = 'test/courses/comment';
const SECRET = 'Dr Marsh – “again”\nSlower, please.';
const browser = useBrowser();
let lms: PreviewLms;
afterEach(() => lms.close());

const part = (frame: Frame, name: string): Locator => frame.locator(`.cw-current .cw-comment-${name}`);
const field = (frame: Frame): Locator => frame.locator('.cw-current .cw-activity-comment textarea');
const send = (frame: Frame): Promise<void> => part(frame, 'send').getByRole('button').click();
const mayRead = (frame: Frame): Locator => part(frame, 'agree').locator('input');

async function begin(): Promise<{ readonly device: Device; readonly learner: Learner; readonly frame: Frame }> {
  lms = await startLrsLms(await buildPackage(COURSE, 'xapi'));
  const device = await browser.newDevice();
  const learner = await lms.launch(device);
  return { device, learner, frame: learner.frame };
}

/** All that the LRS was ever asked to keep. */
const atHost = (): string => JSON.stringify([lms.preview.lrs.log, lms.preview.lrs.statements]);

/** What learners were heard to say in their own words. */
function comments(): unknown[] {
  return lms.preview.lrs.statements
    .map(({ statement }) => statement as { object: { definition?: { interactionType?: string } }; result?: object })
    .filter(({ object }) => object.definition?.interactionType === 'long-fill-in');
}

test('under xAPI nothing is told before the learner agrees; then it is, once, as it was written', async () => {
  const { device, learner, frame } = await begin();
  expect(await part(frame, 'told').isVisible()).toBe(true);
  expect(await part(frame, 'not-told').isVisible()).toBe(false);
  await send(frame);
  expect(await part(frame, 'said').textContent()).toBe('Please write your comment first.');
  await field(frame).fill(SECRET);
  await send(frame);
  expect(await part(frame, 'said').textContent()).toMatch(/tick the box first/);
  expect(await mayRead(frame).evaluate((box) => box === document.activeElement)).toBe(true);
  await learner.next();
  await learner.back();
  expect(comments()).toEqual([]);

  await frame.locator('.cw-current .cw-activity-comment .cw-notes-places input[value=device]').check();
  await mayRead(frame).check();
  await send(frame);
  expect(await part(frame, 'text').textContent()).toBe(SECRET);
  expect(await part(frame, 'sent').evaluate((box) => box === document.activeElement)).toBe(true);
  expect([await field(frame).inputValue(), await mayRead(frame).isChecked()]).toEqual(['', false]);
  await until(comments, ({ length }) => length > 0);
  expect(comments()).toMatchObject([
    { result: { response: SECRET }, object: { id: expect.stringMatching(/to-the-team$/) } },
  ]);
  // It is no note any more: nobody is asked about it, and nothing of it stays among the device's notes.
  expect(await frame.evaluate(() => Object.keys(localStorage).filter((key) => key.endsWith(':notes')))).toEqual([]);
  await learner.saveAndExit();
  await learner.crash();

  const back = await lms.launch(device);
  expect(await part(back.frame, 'text').textContent()).toBe(SECRET);
  await back.crash();
  const elsewhere = await lms.launch(await browser.newDevice());
  expect(await part(elsewhere.frame, 'text').textContent()).toBe(SECRET);
  await field(elsewhere.frame).fill('And shorter.');
  await mayRead(elsewhere.frame).check();
  await send(elsewhere.frame);
  expect(await part(elsewhere.frame, 'text').textContent()).toBe('And shorter.');
  await until(comments, ({ length }) => length > 1);
  expect(comments()).toMatchObject([{ result: { response: SECRET } }, { result: { response: 'And shorter.' } }]);
  for (const { statement } of lms.preview.lrs.statements) expect(judgeStatement(statement)).toEqual([]);
  expect(await lms.refused()).toEqual([]);
  expectClean(device, lms);
});

test('a draft is kept where the learner says, told to nobody, and asked about before it is lost', async () => {
  const { device, learner, frame } = await begin();
  await field(frame).fill(SECRET);
  await frame.locator('#cw-exit').click();
  expect(await frame.locator('dialog h2').textContent()).toBe('Your notes are not kept');
  await learner.window.keyboard.press('Escape');
  await frame.locator('.cw-current .cw-notes-places input[value=device]').first().check();
  await learner.saveAndExit();
  await learner.crash();
  const back = await lms.launch(device);
  expect(await field(back.frame).inputValue()).toBe(SECRET);
  expect(await part(back.frame, 'sent').isVisible()).toBe(false);
  expect(atHost()).not.toContain('Marsh');
  expect([...lms.preview.lrs.documents].length).toBeGreaterThan(0);
  expect(JSON.stringify([...lms.preview.lrs.documents])).not.toContain('Marsh');
});

test('a support desk is told that something was sent, and never what', async () => {
  const { learner, frame } = await begin();
  await field(frame).fill(SECRET);
  await mayRead(frame).check();
  await send(frame);
  await learner.saveAndExit();
  const saved = [...lms.preview.lrs.documents.values()]
    .map(({ body }) => (JSON.parse(Buffer.from(body).toString()) as { state: string }).state)
    .find(Boolean);
  const state = readState(saved ?? '');
  if (!state) throw new Error(saved);
  const report = describeProgress(learner.config, state);
  expect(JSON.stringify(report)).not.toContain('Marsh');
  expect(report.pages[0]?.answers[0]).toMatchObject({ standing: 'sent', tries: 1, required: false });
});

test('under SCORM 1.2 it says before anything is written that nothing can be sent, and what to do instead', async () => {
  lms = await startStrictLms(await buildPackage(COURSE, 'scorm12'));
  const learner = await lms.launch(await browser.newDevice());
  const { frame } = learner;
  expect(await part(frame, 'not-told').textContent()).toMatch(
    /^You cannot send a comment from here\..*copy what you wrote/,
  );
  expect(await part(frame, 'not-told').locator('a').getAttribute('href')).toBe('mailto:courses@example.org');
  expect([await part(frame, 'told').isVisible(), await part(frame, 'send').isVisible()]).toEqual([false, false]);
  await field(frame).fill(SECRET);
  await part(frame, 'copy').getByRole('button').click();
  expect(await part(frame, 'said').textContent()).toBe('Your comment is copied.');
  await frame.locator('.cw-current .cw-notes-places input[value=device]').first().check();
  await frame.getByText('I have written my notes').click();
  await learner.next();
  await learner.saveAndExit();
  expect(JSON.stringify(lms.preview.scorm12)).not.toContain('Marsh');
  expect(await lms.refused()).toEqual([]);
});

test.each(['web', 'xapi'] as const)(
  'of %s opened without a host nobody is told, and its page is accessible',
  async (standard) => {
    const files = await buildPackage(COURSE, standard);
    const web = await (standard === 'web' ? startWebHost(files) : startDiskHost(files));
    lms = web as PreviewLms;
    const { frame } = await web.launch(await browser.newDevice({ viewport: { width: 320, height: 640 } }));
    expect(await part(frame, 'not-told').isVisible()).toBe(true);
    expect(await part(frame, 'send').isVisible()).toBe(false);
    await field(frame).fill('a'.repeat(400));
    await expectAccessible(frame);
  },
);

test('where it can be sent it is accessible before and after, at 320 pixels', async () => {
  const { learner, frame } = await begin();
  await learner.window.setViewportSize({ width: 320, height: 640 });
  await field(frame).fill('a'.repeat(400));
  await send(frame);
  await expectAccessible(frame);
  await mayRead(frame).check();
  await send(frame);
  await expectAccessible(frame);
  expect((await mayRead(frame).boundingBox())?.height).toBeGreaterThanOrEqual(24);
});

async function expectAccessible(frame: Frame): Promise<void> {
  expect(await violationsIn(frame)).toEqual([]);
  expect(await frame.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
}
