/** Each course under an LRS on another origin: the same as in an LMS, and nothing lost or doubled when it is down. */

import { afterEach, describe, expect, test } from '@jest/globals';
import type { ActivityConfig, RuntimeConfig } from '../../src/model/runtime-config.js';
import { findDoubledStatements } from '../../src/preview/lrs-statements.js';
import type { Fault } from '../../src/preview/lrs-store.js';
import { type Device, useBrowser } from '../support/browser.js';
import { type Learner, takeCourse } from '../support/learner.js';
import { type PreviewLms, startLrsLms } from '../support/lms.js';
import { buildPackage, listCourses } from '../support/packages.js';
import { expectClean, failCourse, goToTheMiddle, passCourse, until } from '../support/scenarios.js';
import { judgeStatement } from '../support/second-opinion.js';

const TINY = 'test/courses/tiny';
const courses = [TINY, ...(await listCourses()).map((name) => `courses/${name}`)];

const browser = useBrowser();
let lms: PreviewLms | undefined;
afterEach(async () => {
  await lms?.close();
  lms = undefined;
});

async function start(course: string): Promise<PreviewLms> {
  lms = await startLrsLms(await buildPackage(course, 'xapi'));
  return lms;
}

interface Told {
  readonly verb: string;
  readonly object: string;
}

function told({ preview }: PreviewLms): Told[] {
  return preview.lrs.statements.map(({ statement }) => {
    const { verb, object } = statement as { verb: { id: string }; object: { id: string } };
    return { verb: verb.id.replace(/^.*\//, ''), object: object.id };
  });
}

function countOf(host: PreviewLms, verb: string): number {
  return told(host).filter((each) => each.verb === verb).length;
}

/** All statements are ones, by two opinions, and none tells twice what another told. */
function expectGoodStatements({ preview }: PreviewLms): void {
  expect(findDoubledStatements(preview.lrs)).toEqual([]);
  for (const { statement } of preview.lrs.statements) expect(judgeStatement(statement)).toEqual([]);
}

/** What learners write for themselves is told to nobody, and an assessment may draw some of its questions. */
const PRIVATE = ['reflect', 'plan'];

/** Each statement of a grid is told by itself. */
function idsToTell({ id, data }: ActivityConfig): string[] {
  const { rows } = data as { readonly rows?: readonly string[] };
  return rows ? rows.map((_, at) => `${id}-${at + 1}`) : [id];
}

/** After a whole run: each fact told, and told once. */
function expectToldOnce(host: PreviewLms, { pages }: RuntimeConfig): void {
  for (const verb of ['completed', 'passed']) expect([verb, countOf(host, verb)]).toEqual([verb, 1]);
  const answered = told(host)
    .filter(({ verb }) => verb === 'answered')
    .map(({ object }) => object.replace(/^.*\//, ''));
  expect(new Set(answered).size).toBe(answered.length);
  const asked = pages.filter(({ kind }) => kind !== 'assessment').flatMap(({ activities }) => activities);
  const toTell = asked.filter(({ type }) => !PRIVATE.includes(type)).flatMap(idsToTell);
  const judged = pages.filter(({ kind }) => kind === 'assessment').flatMap(({ activities }) => activities);
  expect(answered.filter((id) => !judged.some((question) => question.id === id)).sort()).toEqual(toTell.sort());
  expect(answered.length).toBeGreaterThan(toTell.length);
}

/** Tiny with hands of a person, so that whatever covers a button is found; whole courses quickly. */
async function launch(host: PreviewLms, course: string, device: Device): Promise<Learner> {
  const learner = await host.launch(device);
  return course === TINY ? learner : learner.hurried();
}

test('a course is passed', async () => {
  const host = await start(TINY);
  const device = await browser.newDevice();
  const learner = await launch(host, TINY, device);
  await passCourse(learner);
  expect(await host.result()).toEqual({ completed: true, success: 'passed', score: 1 });
  expect(await host.refused()).toEqual([]);
  expectToldOnce(host, learner.config);
  for (const verb of ['initialized', 'terminated']) expect([verb, countOf(host, verb)]).toEqual([verb, 1]);
  expect(countOf(host, 'experienced')).toBeGreaterThanOrEqual(learner.config.pages.length - 1);
  expectGoodStatements(host);
  expectClean(device, host);
});

describe.each(courses)('%s', (course) => {
  test('is failed when all tries are spent, and not before', async () => {
    const host = await start(course);
    const device = await browser.newDevice();
    await failCourse(await launch(host, course, device), async () => {
      expect(await host.result()).toEqual({ completed: false, success: 'unknown' });
    });
    expect(await host.result()).toMatchObject({ success: 'failed', score: 0 });
    expect(countOf(host, 'failed')).toBe(1);
    expect(await host.refused()).toEqual([]);
    expectGoodStatements(host);
    expectClean(device, host);
  });

  test('is left in the middle, is there again on another device, and is passed', async () => {
    const host = await start(course);
    const learner = await launch(host, course, await browser.newDevice());
    await goToTheMiddle(learner);
    const before = await learner.look();
    await learner.saveAndExit();
    const device = await browser.newDevice();
    const back = await launch(host, course, device);
    expect(await back.look()).toEqual(before);
    await passCourse(back);
    expect(await host.result()).toEqual({ completed: true, success: 'passed', score: 1 });
    expect([countOf(host, 'suspended'), countOf(host, 'resumed'), countOf(host, 'terminated')]).toEqual([1, 1, 2]);
    expect(await host.refused()).toEqual([]);
    expectToldOnce(host, back.config);
    expectGoodStatements(host);
    expectClean(device, host);
  });
});

test('after Save and exit in a frame the learner goes back into the course, and nothing is lost or refused', async () => {
  const host = await start(TINY);
  const device = await browser.newDevice();
  const learner = await host.launch(device);
  await learner.answerPage('wrong');
  await learner.next();
  const before = await learner.look();
  expect(await learner.saveAndExit()).toMatch(/^Your work is saved\..*You can close this window now\./);
  const back = learner.frame.getByRole('button', { name: 'Go back to the course' });
  await Promise.all([learner.frame.waitForNavigation(), back.click()]);
  await learner.frame.locator('html.cw-started').waitFor({ state: 'attached' });
  expect(await learner.look()).toEqual(before);
  await passCourse(learner);
  expect(await host.result()).toMatchObject({ completed: true, success: 'passed' });
  expect([countOf(host, 'initialized'), countOf(host, 'resumed'), countOf(host, 'terminated')]).toEqual([2, 1, 2]);
  expect(await host.refused()).toEqual([]);
  expectGoodStatements(host);
  expectClean(device, host);
});

test.each(['nested-frame', 'pop-up', 'window'] as const)('in a %s the course finds its LRS', async (placement) => {
  const host = await start(TINY);
  const device = await browser.newDevice();
  await passCourse(await host.launch(device, placement));
  expect(await host.result()).toMatchObject({ success: 'passed' });
  expect(await host.refused()).toEqual([]);
  expectClean(device, host);
});

test('of two windows the one that is left behind tells nothing more, however long it is looked at', async () => {
  const host = await start('courses/honest-conversation');
  const device = await browser.newDevice();
  const [older, newer] = [await host.launch(device), await host.launch(device)];
  for (let page = 0; page < 2; page++) {
    await newer.answerPage('right');
    await newer.next();
  }
  await older.frame.locator('dialog[open]').waitFor();
  // The wheel moves the page behind the dialog, and its end comes into sight.
  await older.frame.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await older.window.waitForTimeout(1500);
  await newer.saveAndExit();
  const before = told(host);
  await older.closeTab();
  const last = await host.launch(device);
  await until(
    () => countOf(host, 'resumed'),
    (count) => count > 0,
  );
  await last.saveAndExit();
  const later = told(host).slice(before.length);
  expect(later.filter(({ verb }) => !['initialized', 'resumed', 'suspended', 'terminated'].includes(verb))).toEqual([]);
  expect(await host.refused()).toEqual([]);
  expectGoodStatements(host);
});

test('the launch’s credentials do not stay in the address', async () => {
  const host = await start(TINY);
  const learner = await host.launch(await browser.newDevice(), 'window');
  expect(learner.window.url()).not.toContain('auth=');
});

test.each(['closeTab', 'crash'] as const)('what was done before %s is there on another device', async (leave) => {
  const host = await start(TINY);
  const learner = await host.launch(await browser.newDevice());
  await learner.answerPage('wrong');
  await learner.next();
  const before = await learner.look();
  await until(
    () => countOf(host, 'experienced'),
    (count) => count > 0,
  );
  await until(
    () => host.preview.lrs.log.filter(({ path, method }) => path === 'activities/state' && method === 'PUT').length,
    (count) => count >= 2,
  );
  await learner[leave]();
  if (leave === 'closeTab') {
    await until(
      () => countOf(host, 'terminated'),
      (count) => count > 0,
    );
    expect(countOf(host, 'terminated')).toBe(1);
  }
  const back = await host.launch(await browser.newDevice());
  expect(await back.look()).toEqual(before);
  expect(await host.refused()).toEqual([]);
  expectGoodStatements(host);
});

describe('an LRS that is down for a while', () => {
  const always = Number.POSITIVE_INFINITY;
  const effects: readonly (readonly [string, Fault['effect']])[] = [
    ['breaks connections', 'refuse'],
    ['answers 503', 503],
    ['loses its answers', 'lose-answer'],
  ];

  test.each(effects)('and %s costs nothing', async (_name, effect) => {
    const host = await start(TINY);
    const device = await browser.newDevice();
    const learner = await host.launch(device);
    const { faults } = host.preview.lrs;
    await learner.answerPage('right');
    faults.push({ match: {}, times: always, effect });
    await learner.next();
    await learner.answerPage('first');
    await learner.next();
    faults.length = 0;
    await learner.answerPage('right');
    // An LRS that answered 503 is left alone for some seconds, but not where the learner asks to leave.
    expect(await learner.saveAndExit()).toContain(learner.config.messages['runtime.saved']);
    expect(await host.result()).toEqual({ completed: true, success: 'passed', score: 1 });
    expect(await host.refused()).toEqual([]);
    expectToldOnce(host, learner.config);
    expectGoodStatements(host);
    expectOnlyNetworkErrors(device);
  });

  test('says so, and hands over at the next launch what it could not', async () => {
    const host = await start(TINY);
    const device = await browser.newDevice();
    const learner = await host.launch(device);
    const atFirst = await until(learner.savedWords, (words) => words !== '');
    const { faults } = host.preview.lrs;
    faults.push({ match: {}, times: always, effect: 'refuse' });
    await takeCourse(learner, 'right');
    expect(await until(learner.savedWords, (words) => words !== atFirst && words !== '')).not.toBe(atFirst);
    const before = await learner.look();
    await learner.closeTab();
    expect(countOf(host, 'passed')).toBe(0);
    faults.length = 0;
    const back = await host.launch(device);
    expect((await back.look()).questions).toEqual(before.questions);
    expect(await until(host.result, (result) => result?.success === 'passed')).toMatchObject({ success: 'passed' });
    await back.saveAndExit();
    expectToldOnce(host, learner.config);
    expect(await host.refused()).toEqual([]);
    expectGoodStatements(host);
    expectOnlyNetworkErrors(device);
  });
});

/** The browser itself writes a failed request into the console. */
function expectOnlyNetworkErrors({ errors }: Device): void {
  expect(errors.filter((error) => !/Failed to load resource|ERR_|CORS policy/.test(error))).toEqual([]);
}
