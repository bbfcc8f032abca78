/** Each course without any LMS, from a web server and from a disk: it works, and the device keeps the learner's work. */

import { afterEach, describe, expect, test } from '@jest/globals';
import { useBrowser } from '../support/browser.js';
import { type Lms, startDiskHost, startWebHost } from '../support/lms.js';
import { buildPackage, listCourses } from '../support/packages.js';
import { expectClean, goToTheMiddle, passCourse } from '../support/scenarios.js';

const TINY = 'test/courses/tiny';
const courses = [TINY, ...(await listCourses()).map((name) => `courses/${name}`)];
const hosts = [
  ['a web server', startWebHost],
  ['a disk', startDiskHost],
] as const;

const browser = useBrowser();
let host: Lms | undefined;
afterEach(async () => {
  await host?.close();
  host = undefined;
});

describe.each(hosts)('from %s', (_name, start) => {
  test.each(courses)('%s is left in the middle, resumed and passed', async (course) => {
    const lms = await start(await buildPackage(course, 'web'));
    host = lms;
    const device = await browser.newDevice();
    const learner = await lms.launch(device);
    await goToTheMiddle(learner);
    const before = await learner.look();
    await learner.closeTab();
    const back = await lms.launch(device);
    expect(await back.look()).toEqual(before);
    await passCourse(back);
    expectClean(device, lms);
  });

  test('the top of the page is what is seen first, also after a reload', async () => {
    const lms = await start(await buildPackage(TINY, 'web'));
    host = lms;
    const device = await browser.newDevice({ viewport: { width: 360, height: 400 } });
    const learner = await lms.launch(device);
    await learner.window.waitForLoadState('load');
    expect(await learner.frame.evaluate('scrollY')).toBe(0);
    await learner.next();
    await learner.reload();
    await learner.window.waitForLoadState('load');
    expect(await learner.frame.evaluate('scrollY')).toBe(0);
  });

  test('a reload keeps page and answers', async () => {
    const lms = await start(await buildPackage(TINY, 'web'));
    host = lms;
    const device = await browser.newDevice();
    const learner = await lms.launch(device);
    await learner.answerPage('wrong');
    await learner.next();
    await learner.answerPage('first');
    const before = await learner.look();
    await learner.reload();
    expect(await learner.look()).toEqual(before);
    expectClean(device, lms);
  });
});

test.each(['scorm12', 'xapi'] as const)('a %s package works where it finds nobody to tell', async (target) => {
  const lms = await startWebHost(await buildPackage(TINY, target));
  host = lms;
  const device = await browser.newDevice();
  const page = await device.context.newPage();
  const { preview } = lms as Lms & { readonly preview: { readonly url: string } };
  await page.goto(`${preview.url}package/index.html`);
  await page.locator('html.cw-started').waitFor({ state: 'attached' });
  await page.locator('#cw-next').click();
  expect(await page.locator('.cw-page.cw-current').getAttribute('data-page')).toBe('confidence');
  expectClean(device, lms);
});

test('without a script all pages can be read from top to bottom', async () => {
  const lms = await startDiskHost(await buildPackage(TINY, 'web'));
  host = lms;
  const device = await browser.newDevice({ javaScriptEnabled: true });
  const learner = await lms.launch(device);
  const { context } = await browser.newDevice({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(learner.window.url());
  for (const { id } of learner.config.pages) expect(await page.locator(`#${id}`).isVisible()).toBe(true);
  const notice = 'To answer its questions and to have your progress kept, JavaScript must be switched on';
  expect(await page.locator('main noscript p').textContent()).toContain(notice);
  expect((await page.locator('main noscript p').boundingBox())?.height).toBeGreaterThan(0);
  expect(await learner.frame.locator('noscript p').count()).toBe(0);
});
