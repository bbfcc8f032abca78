/** Each course under two SCORM 1.2 hosts: taken to its end, failed, left and resumed, with no call refused. */

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { strictBehaviour } from '../../src/preview/scorm12-behaviour.js';
import { type Device, useBrowser } from '../support/browser.js';
import type { Learner } from '../support/learner.js';
import { type Lms, startStrictLms } from '../support/lms.js';
import { buildPackage, listCourses, makeTemporaryFolder } from '../support/packages.js';
import { expectClean, failCourse, goToTheMiddle, passCourse, until } from '../support/scenarios.js';
import { startScormAgainLms } from '../support/scorm-again-lms.js';

const TINY = 'test/courses/tiny';
const courses = (await listCourses()).map((name) => `courses/${name}`);
const hosts = [
  ['the strict host', startStrictLms],
  ['scorm-again', startScormAgainLms],
] as const;

const browser = useBrowser();
let lms: Lms | undefined;
afterEach(async () => {
  await lms?.close();
  lms = undefined;
});

type StartLms = (typeof hosts)[number][1];

/** Does something in a course of its own under a host; after it, no call was refused and nothing went wrong in the page. */
async function play(
  start: StartLms,
  course: string,
  action: (host: Lms, device: Device) => Promise<void>,
): Promise<void> {
  const host = await start(await buildPackage(course, 'scorm12'));
  lms = host;
  const device = await browser.newDevice();
  await action(host, device);
  expect(await host.refused()).toEqual([]);
  expectClean(device, host);
}

const outcome = (host: Lms, success: 'passed' | 'failed'): Promise<unknown> =>
  until(host.result, (result) => result?.success === success);

/** Left in the middle, taken up again, and passed. */
async function resumeAndPass(host: Lms, device: Device, hands: (learner: Learner) => Learner): Promise<void> {
  const learner = hands(await host.launch(device));
  await goToTheMiddle(learner);
  const before = await learner.look();
  await learner.saveAndExit();
  await learner.window.close();
  const back = hands(await host.launch(device));
  expect(await back.look()).toEqual(before);
  await passCourse(back);
  expect(await outcome(host, 'passed')).toEqual({ completed: true, success: 'passed', score: 1 });
}

async function fail(host: Lms, learner: Learner): Promise<void> {
  await failCourse(learner, async () => {
    expect(await host.result()).toMatchObject({ completed: false, success: 'unknown' });
  });
  expect(await outcome(host, 'failed')).toMatchObject({ success: 'failed', score: 0 });
}

describe.each(hosts)('under %s', (_host, start) => {
  test('a course is passed', () =>
    play(start, TINY, async (host, device) => {
      await passCourse(await host.launch(device));
      expect(await outcome(host, 'passed')).toEqual({ completed: true, success: 'passed', score: 1 });
    }));

  test('a course is failed when all tries are spent, and not before', () =>
    play(start, TINY, async (host, device) => fail(host, await host.launch(device))));

  test('a course is left in the middle, and is there again as it was', () =>
    play(start, TINY, (host, device) => resumeAndPass(host, device, (learner) => learner)));

  test.each(['nested-frame', 'pop-up'] as const)('in a %s the course finds its LMS', (placement) =>
    play(start, TINY, async (host, device) => {
      await passCourse(await host.launch(device, placement));
      expect(await outcome(host, 'passed')).toMatchObject({ success: 'passed' });
    }),
  );
});

test.each(courses)('%s is left in the middle, resumed and passed under scorm-again', (course) =>
  play(startScormAgainLms, course, (host, device) => resumeAndPass(host, device, (learner) => learner.hurried())),
);

test.each(courses)('%s is failed when all tries are spent, and not before', (course) =>
  play(startStrictLms, course, async (host, device) => fail(host, (await host.launch(device)).hurried())),
);

test('ten pages with ten questions take few calls', async () =>
  play(startStrictLms, await writeTenPages(), async (host, device) => {
    await passCourse((await host.launch(device)).hurried());
    expect(await until(host.result, (result) => result?.completed === true)).toMatchObject({ completed: true });
    const { calls, commits } = await host.counts();
    expect(calls).toBeLessThanOrEqual(250);
    expect(commits).toBeLessThanOrEqual(30);
  }));

async function writeTenPages(): Promise<string> {
  const folder = await makeTemporaryFolder();
  const about = 'id: ten\ntitle: Ten pages\nversion: 1.0.0\nlanguage: en-GB\ntargets: [scorm12]\n';
  await writeFile(join(folder, 'course.yaml'), about);
  for (let page = 1; page <= 10; page++) {
    const number = String(page).padStart(2, '0');
    const question = `:::choice{#q-${number}}\n\nIs this page ${page}?\n\n- [x] Yes.\n- [ ] No.\n\n:::\n`;
    await writeFile(join(folder, `${number}-page-${page}.md`), `# Page ${page}\n\n${question}`);
  }
  return folder;
}

describe('a learner who leaves', () => {
  test.each(['saveAndExit', 'closeTab', 'crash'] as const)('by %s finds all on another device', async (leave) => {
    const host = await startStrictLms(await buildPackage(TINY, 'scorm12'));
    lms = host;
    const learner = await host.launch(await browser.newDevice());
    await learner.answerPage('wrong');
    await learner.next();
    await learner.answerPage('first');
    await learner.next();
    const before = await learner.look();
    // The commit of a page follows it at once, but not in the same moment.
    await until(
      () => host.preview.scorm12.sessions[0]?.unfinished.length,
      (unsaved) => unsaved === 0,
    );
    await learner[leave]();
    if (leave !== 'crash') {
      await until(
        () => host.preview.scorm12.sessions[0]?.phase,
        (phase) => phase === 'finished',
      );
    }
    const device = await browser.newDevice();
    const back = await host.launch(device);
    expect(await back.look()).toEqual(before);
    await passCourse(back);
    expect(await host.refused()).toEqual([]);
    expectClean(device, host);
  });

  test('by Save and exit in a frame is told how to come back, and is offered no way that would lose work', async () => {
    const host = await startStrictLms(await buildPackage(TINY, 'scorm12'));
    lms = host;
    const learner = await host.launch(await browser.newDevice());
    await learner.next();
    expect(await learner.saveAndExit()).toContain('open the course again from your learning system');
    const dialog = learner.frame.getByRole('dialog', { name: 'Your work is saved.' });
    expect([await dialog.count(), await dialog.getByRole('button').count()]).toEqual([1, 0]);
    expect(await learner.frame.evaluate(() => document.activeElement?.tagName)).toBe('H2');
    expect(await host.refused()).toEqual([]);
  });

  test('in the middle of an assessment finds the same order and answers', async () => {
    const host = await startStrictLms(await buildPackage(TINY, 'scorm12'));
    lms = host;
    const learner = await host.launch(await browser.newDevice());
    await learner.goTo('check');
    await learner.choose('check-help', 'right');
    const before = await learner.look();
    await learner.closeTab();
    await until(
      () => host.preview.scorm12.sessions[0]?.phase,
      (phase) => phase === 'finished',
    );
    const back = await host.launch(await browser.newDevice());
    expect(await back.look()).toEqual(before);
    expect(await host.refused()).toEqual([]);
  });

  test('and opens a course again that is passed keeps it passed', async () => {
    const host = await startStrictLms(await buildPackage(TINY, 'scorm12'));
    lms = host;
    const device = await browser.newDevice();
    await passCourse(await host.launch(device));
    const again = await host.launch(device);
    await again.goTo('welcome');
    await again.next();
    await again.closeTab();
    await until(
      () => host.preview.scorm12.sessions[1]?.phase,
      (phase) => phase === 'finished',
    );
    expect(await host.result()).toEqual({ completed: true, success: 'passed', score: 1 });
    expect(await host.refused()).toEqual([]);
    expectClean(device, host);
  });

  test('and looks back in review writes nothing', async () => {
    const behaviour = { ...strictBehaviour, afterDone: 'review' as const };
    const host = await startStrictLms(await buildPackage(TINY, 'scorm12'), { behaviour });
    lms = host;
    const device = await browser.newDevice();
    await passCourse(await host.launch(device));
    const again = await host.launch(device);
    await again.goTo('welcome');
    await again.next();
    await again.saveAndExit();
    const [, review] = host.preview.scorm12.sessions;
    expect(review?.calls.filter(({ name }) => name === 'LMSSetValue')).toEqual([]);
    expect(await host.refused()).toEqual([]);
    expectClean(device, host);
  });

  test('by a reload of the frame goes on with the same work, and the next launch hands over what came after it', async () => {
    const host = await startStrictLms(await buildPackage(TINY, 'scorm12'));
    lms = host;
    const device = await browser.newDevice();
    const learner = await host.launch(device);
    await learner.answerPage('wrong');
    await learner.next();
    const before = await learner.look();
    await learner.reload();
    expect(await learner.look()).toEqual(before);
    await learner.answerPage('first');
    await learner.next();
    const after = await learner.look();
    await learner.closeTab();
    const back = await host.launch(device);
    expect(await back.look()).toEqual(after);
    expect(await until(back.savedWords, (words) => words.startsWith('Saved at'))).toMatch(/^Saved at/);
  });

  test('while the LMS is not reached is told so, and loses nothing on this device', async () => {
    const host = await startStrictLms(await buildPackage(TINY, 'scorm12'));
    lms = host;
    const device = await browser.newDevice();
    const learner = await host.launch(device);
    // The host knows of the attempt; otherwise the learner would be asked whose work it is.
    await learner.next();
    await learner.back();
    await until(
      () => host.preview.scorm12.record?.elements['cmi.suspend_data'],
      (saved) => saved !== undefined && saved !== '',
    );
    const atFirst = await learner.savedWords();
    await device.context.setOffline(true);
    await learner.answerPage('wrong');
    await learner.next();
    expect(await until(learner.savedWords, (words) => words !== atFirst)).not.toBe(atFirst);
    const before = await learner.look();
    await learner.crash();
    await device.context.setOffline(false);
    const back = await host.launch(device);
    expect(await back.look()).toEqual(before);
  });
});
