/** Results and completion record: what learners see of what they have done. */

import { afterEach, expect, test } from '@jest/globals';
import { useBrowser } from '../support/browser.js';
import type { Learner } from '../support/learner.js';
import { type Lms, startStrictLms, startWebHost } from '../support/lms.js';
import { buildPackage } from '../support/packages.js';

const COURSE = 'test/courses/records';
const browser = useBrowser();
let lms: Lms;
afterEach(() => lms.close());

function results({ frame }: Learner): Promise<string[]> {
  return frame.locator('.cw-results').locator('p, tbody th, tbody td').allTextContents();
}

function record({ frame }: Learner): Promise<string[]> {
  return frame.locator('.cw-completion-record').locator('dt, dd, p').allTextContents();
}

test('they follow what the learner does, and name them once the course is complete', async () => {
  lms = await startStrictLms(await buildPackage(COURSE, 'scorm12'));
  const device = await browser.newDevice();
  const learner = await lms.launch(device);
  await learner.goTo('results');
  expect(await results(learner)).toEqual([
    '0 of 2 pages done',
    'Test',
    '–',
    'not taken yet',
    'You have not completed this course yet.',
  ]);
  expect(await record(learner)).toEqual(['When you have completed this course, you find your completion record here.']);
  await learner.goTo('test');
  await learner.answerPage('wrong');
  await learner.goTo('results');
  expect((await results(learner)).slice(1, 4)).toEqual(['Test', '0%', 'not passed, one try left']);
  await learner.goTo('test');
  await learner.tryAgain();
  await learner.answerPage('right');
  await learner.goTo('results');
  const today = new Date().toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
  await learner.frame.locator('.cw-completion-record dl').waitFor();
  expect(await results(learner)).toEqual([
    '2 of 2 pages done',
    'Test',
    '100%',
    'passed',
    `You completed this course on ${today}.`,
  ]);
  const facts = await record(learner);
  expect(facts.slice(0, 13)).toEqual([
    'Completion record',
    ...['Name', 'Ada Okafor'],
    ...['Course', 'What you have come to'],
    ...['Version', '2.1.0'],
    ...['Completed on', today],
    ...['Time spent', 'one minute'],
    ...['Result', '100%'],
  ]);
  expect(facts[13]).toContain('It is not a certificate');
  expect(device.errors).toEqual([]);
});

test('without a host nobody is named, and they are there again after a reload', async () => {
  lms = await startWebHost(await buildPackage(COURSE, 'web'));
  const learner = await lms.launch(await browser.newDevice());
  await learner.answerPage('right');
  await learner.goTo('results');
  await learner.frame.locator('.cw-completion-record dl').waitFor();
  expect(await record(learner)).not.toContain('Name');
  await learner.reload();
  await learner.frame.locator('.cw-completion-record dl').waitFor();
  expect((await results(learner))[2]).toBe('100%');
});
