/** Each course without any LMS, from a web server and from a disk: it works, and the device keeps the learner's work. */

import { afterEach, describe, expect, test } from '@jest/globals';
import type { Page, Route } from 'playwright-core';
import { useBrowser } from '../support/browser.js';
import type { Learner } from '../support/learner.js';
import { type Lms, startDiskHost, startWebHost } from '../support/lms.js';
import { buildPackage, listCourses } from '../support/packages.js';
import { expectClean, goToTheMiddle, passCourse } from '../support/scenarios.js';

const TINY = 'test/courses/tiny';
const courses = (await listCourses()).map((name) => `courses/${name}`);
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

/** Left in the middle, resumed and passed. */
async function resumeAndPass(lms: Lms, hands: (learner: Learner) => Learner): Promise<void> {
  host = lms;
  const device = await browser.newDevice();
  const learner = hands(await lms.launch(device));
  await goToTheMiddle(learner);
  const before = await learner.look();
  await learner.closeTab();
  const back = hands(await lms.launch(device));
  expect(await back.look()).toEqual(before);
  await passCourse(back);
  // Browsers take captions from no disk; a film's words are in its transcript.
  const errors = device.errors.filter((error) => !/file:.*\.vtt/.test(error));
  expectClean({ ...device, errors }, lms);
}

test.each(courses)('%s is left in the middle, resumed and passed, from a disk', async (course) =>
  resumeAndPass(await startDiskHost(await buildPackage(course, 'web')), (learner) => learner.hurried()),
);

describe.each(hosts)('from %s', (_name, start) => {
  test('a course is left in the middle, resumed and passed', async () =>
    resumeAndPass(await start(await buildPackage(TINY, 'web')), (learner) => learner));

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

/** Sheets of A4 that are printed. */
async function sheetsOf(page: Page): Promise<number> {
  const pdf = await page.pdf({ format: 'A4' });
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

test('on paper stands the page that is on screen, or the whole course where that is asked for', async () => {
  const lms = await startWebHost(await buildPackage(TINY, 'web'));
  host = lms;
  const { window: page, config } = await lms.launch(await browser.newDevice());
  await page.evaluate(() => {
    Object.assign(window, { print: () => document.body.setAttribute('data-printed', '') });
  });
  await page.emulateMedia({ media: 'print' });
  const onPaper = (): Promise<number> => page.locator('.cw-page:visible').count();
  expect([await onPaper(), await page.locator('#cw-print').isVisible()]).toEqual([1, false]);
  await page.locator('#cw-next').dispatchEvent('click');
  // Without a sheet for the course's title alone, and without an empty one behind it.
  expect(await sheetsOf(page)).toBe(1);
  await page.emulateMedia({ media: 'screen' });
  await page.getByRole('button', { name: 'Print the whole course' }).click();
  await page.emulateMedia({ media: 'print' });
  expect([await onPaper(), await page.locator('[data-printed]').count()]).toEqual([config.pages.length, 1]);
  expect(await sheetsOf(page)).toBe(config.pages.length);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  expect(await onPaper()).toBe(1);
});

test('beside a long page, the button to print stands below the contents and covers none of them', async () => {
  const lms = await startWebHost(await buildPackage('test/courses/everything', 'web'));
  host = lms;
  const { window: page } = await lms.launch(await browser.newDevice({ viewport: { width: 1280, height: 500 } }));
  const button = page.locator('#cw-print');
  for (const scrolled of [0, 400]) {
    await page.evaluate((top) => scrollTo(0, top), scrolled);
    await button.focus();
    const [found, above] = await button.evaluate((element) => {
      const { left, top, height } = element.getBoundingClientRect();
      const last = document.querySelector('.cw-contents-pages > ol > :last-child');
      return [document.elementFromPoint(left + 5, top + height / 2)?.id, last?.getBoundingClientRect().bottom ?? 0];
    });
    const { y = 0 } = (await button.boundingBox()) ?? {};
    expect([scrolled, found, y >= Number(above)]).toEqual([scrolled, 'cw-print', true]);
  }
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
  expect(await page.locator('.cw-no-script').textContent()).toContain('switch on JavaScript');
  expect(await page.locator('.cw-no-script').isVisible()).toBe(true);
  expect(await page.locator('.cw-activity input').first().isVisible()).toBe(false);
  expect(await page.locator('.cw-activity label').first().isVisible()).toBe(true);
  expect(await learner.frame.locator('.cw-no-script').isVisible()).toBe(false);
});

describe('where the script', () => {
  async function open(deal: (route: Route) => unknown): Promise<Page> {
    const lms = await startWebHost(await buildPackage(TINY, 'web'));
    host = lms;
    const { context } = await browser.newDevice();
    await context.route(/course\.[^/]*js$/, deal);
    const page = await context.newPage();
    await page.goto(`${(lms as Lms & { readonly preview: { readonly url: string } }).preview.url}package/index.html`, {
      waitUntil: 'commit',
    });
    return page;
  }
  test('stalls, the first page is there alone, and then the course as it should be', async () => {
    let arrive = (): void => {};
    const page = await open((route) => {
      arrive = () => void route.continue();
    });
    await page.locator('.cw-page h1').first().waitFor();
    await page.locator('#cw-config').waitFor({ state: 'attached' });
    expect(await page.locator('.cw-page').nth(1).isVisible()).toBe(false);
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThan(2000);
    expect(await page.locator('.cw-no-script').isVisible()).toBe(false);
    arrive();
    await page.locator('html.cw-started').waitFor({ state: 'attached' });
    expect(await page.locator('.cw-no-script').isVisible()).toBe(false);
    expect(await page.locator('.cw-activity input').first().isVisible()).toBe(true);
  });

  test('never arrives, that is said, all pages can be read, and no answer is taken', async () => {
    const page = await open((route) => route.fulfill({ status: 404, body: '' }));
    await page.waitForLoadState('load');
    await page.locator('.cw-no-script').waitFor({ timeout: 10_000 });
    await page.locator('.cw-page').last().waitFor();
    await page.locator('.cw-activity label').first().click({ force: true });
    expect(await page.locator('input:checked').count()).toBe(0);
  });
});
