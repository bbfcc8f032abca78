/** The core in a browser, on a page written by hand: what the pure parts cannot show. */

import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { type Device, useBrowser } from '../support/browser.js';
import { activity, course, page as makePage, TEST_PAGE } from './fixture.js';
import { type HostBehaviour, ORIGIN, servePage, setHost, takeCalls } from './small-page.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const browser = useBrowser();
let device: Device;
let page: Page;

beforeEach(async () => {
  device = await browser.newDevice();
});

afterEach(() => expect(device.errors).toEqual([]));

async function start(change: Parameters<typeof servePage>[1] = {}, how: HostBehaviour = {}): Promise<void> {
  await servePage(device.context, change);
  page = await device.context.newPage();
  await page.addInitScript((text) => {
    if (location.protocol === 'http:' && !localStorage.getItem('lms.how')) localStorage.setItem('lms.how', text);
  }, JSON.stringify(how));
  await page.goto(`${ORIGIN}/`);
  if (how.delay === undefined) await started();
}

const started = async (): Promise<void> => void (await page.waitForSelector('html.cw-started'));
const text = async (selector: string): Promise<string> => (await page.locator(selector).textContent()) ?? '';
const current = (): Promise<string> => page.locator('.cw-current').evaluate((element) => element.id);
const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.id ?? '');
const frame = (id: string) => page.locator(`[data-activity="${id}"]`);
const pressIn = (id: string, name: string) => frame(id).getByRole('button', { name }).click();

/** What an administrator does: the host has nothing any more. */
async function resetHost(): Promise<void> {
  await device.context.route(`${ORIGIN}/blank`, (route) => route.fulfill({ contentType: 'text/html', body: '' }));
  await page.goto(`${ORIGIN}/blank`);
  await page.evaluate(() => localStorage.removeItem('lms.state'));
}

async function reload(): Promise<void> {
  await page.reload();
  await started();
}

describe('starting', () => {
  test('shows the first page at once, inert, and says what it waits for', async () => {
    await start({}, { delay: 1500 });
    await page.getByText('Fetching your work').waitFor();
    expect(await page.locator('#intro').isVisible()).toBe(true);
    expect(await page.locator('.cw-header[inert], .cw-footer[inert]').count()).toBe(2);
    await started();
    expect(await page.locator('[inert]').count()).toBe(0);
    expect(await text('#cw-saved')).toBe('Your work is saved.');
  });

  test('goes on with the device where the host never answers, and tells it nothing', async () => {
    await servePage(device.context);
    page = await device.context.newPage();
    await page.clock.install();
    await page.addInitScript(() => localStorage.setItem('lms.how', '{"delay":-1}'));
    await page.goto(`${ORIGIN}/`);
    await page.clock.runFor(11_000);
    await page.clock.resume();
    await started();
    await page.click('#cw-next');
    expect(await text('#cw-saved')).toContain('kept on this device');
    expect((await takeCalls(page)).filter((call) => !call.startsWith('close'))).toEqual([]);
  });

  test('leaves the course to be read where the player cannot start', async () => {
    await start({ pages: [] }, { delay: 0 });
    await page.waitForFunction(() => !document.documentElement.classList.contains('cw-js'));
    expect(await page.locator('html').getAttribute('class')).toBe('cw cw-read');
    expect(await page.locator('[inert]').count()).toBe(0);
  });

  test('ends the host’s session where the window closes before there is one of its own', async () => {
    await start({}, { delay: 5000 });
    await page.goto(`${ORIGIN}/elsewhere`);
    expect(await takeCalls(page)).toEqual(['closeNow suspend']);
  });

  test('asks once for work that the host does not have, and writes nothing before the answer', async () => {
    await start();
    await frame('first').getByLabel('first 1').check();
    await resetHost();
    await page.goto(`${ORIGIN}/`);
    await page.getByText('is on this device but not in your learning system').waitFor();
    await takeCalls(page);
    await page.keyboard.press('Escape');
    await page.waitForTimeout(50);
    await page.keyboard.press('Escape');
    expect(await takeCalls(page)).toEqual([]);
    await page.getByRole('button', { name: 'Continue it' }).click();
    await started();
    expect(await frame('first').getByLabel('first 1').isChecked()).toBe(true);
    expect(await takeCalls(page)).toContain('commit progress');
  });

  test('starts again where the learner says so, keeps the old work aside and does not ask twice', async () => {
    await start();
    await frame('first').getByLabel('first 1').check();
    await page.click('#cw-next');
    await resetHost();
    await page.goto(`${ORIGIN}/`);
    await page.getByRole('button', { name: 'Start again' }).click();
    await started();
    expect([await current(), await text('#cw-progress-text')]).toEqual(['intro', '0 of 4 pages done']);
    const kept = await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('coursewright')));
    expect(kept.filter((key) => key.endsWith(':other'))).toHaveLength(1);
    await reload();
    expect(await page.locator('dialog').count()).toBe(0);
  });
});

describe('moving', () => {
  test('shows one page, tells the title, the place and the focus, and leaves the LMS’s history alone', async () => {
    await start();
    const length = await page.evaluate(() => history.length);
    await page.click('#cw-next');
    expect([await current(), await focused()]).toEqual(['middle', 'middle--title']);
    expect(await page.title()).toBe('Page middle – Small');
    expect(page.url()).toBe(`${ORIGIN}/#middle`);
    await page.locator('#cw-live').getByText('Page 2 of 4').waitFor();
    expect(await text('[data-page-link=intro]')).toContain('done');
    await page.click('#cw-back');
    await page.click('#intro a[href="#middle"]');
    expect([await current(), await page.evaluate(() => history.length)]).toEqual(['middle', length]);
    await page.getByRole('link', { name: 'Skip' }).focus();
    await page.keyboard.press('Enter');
    expect([await current(), await focused()]).toEqual(['middle', 'cw-main']);
  });

  test('counts a page as viewed by its end on screen for a second, never by being opened', async () => {
    await start();
    await page.waitForTimeout(1300);
    expect(await text('#cw-progress-text')).toBe('0 of 4 pages done');
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await page.getByText('1 of 4 pages done').waitFor();
    expect((await takeCalls(page)).filter((call) => call.startsWith('commit'))).toHaveLength(0);
    await page.click('#cw-next');
    expect((await takeCalls(page)).filter((call) => call.startsWith('commit'))).toHaveLength(1);
  });

  test('keeps a locked page closed, says why, and leads to the question that is open', async () => {
    const must = makePage('intro', { completion: 'activities', activities: [activity('first')] });
    const locked = { unlock: { when: 'in-order' } } as const;
    await start({ pages: [must, makePage('middle', locked), makePage('end', locked)] });
    expect(await page.locator('[data-page-link=end]').getAttribute('aria-disabled')).toBe('true');
    // Forced: it is there to be pressed, and says why nothing follows.
    await page.click('[data-page-link=end]', { force: true });
    expect(await current()).toBe('intro');
    await page.click('#cw-next');
    expect(await text('.cw-notice')).toBe('Please answer this question first. Then you can go on.');
    const top = await page.locator('.cw-notice').evaluate((notice) => notice.getBoundingClientRect().top);
    expect(top).toBeGreaterThanOrEqual(0);
    expect(
      await frame('first')
        .locator('input')
        .first()
        .evaluate((input) => input === document.activeElement),
    ).toBe(true);
    await frame('first').getByLabel('first 0').check();
    await pressIn('first', 'Check my answer');
    await page.click('#cw-next');
    expect(await current()).toBe('middle');
    await page.click('[data-page-link=intro]');
    expect(await current()).toBe('intro');
  });

  test('names the page that keeps another one closed: not the one that is done by going on', async () => {
    const locked = { unlock: { when: 'in-order' } } as const;
    await start({ pages: [makePage('intro'), makePage('middle', locked), makePage('end', locked)] });
    await page.click('[data-page-link=end]', { force: true });
    expect(await text('.cw-notice')).toBe('This page is still locked. Finish “Page middle” first.');
    expect(await current()).toBe('intro');
  });

  test('opens the page where the learner was, and one that the address names', async () => {
    await start();
    await page.click('#cw-next');
    await page.goto('about:blank');
    await page.goto(`${ORIGIN}/`);
    await started();
    expect(await current()).toBe('middle');
    await page.goto('about:blank');
    await page.goto(`${ORIGIN}/#end--note`);
    await started();
    expect(await current()).toBe('end');
    expect(await page.locator('#cw-next').isHidden()).toBe(true);
    expect(await text('.cw-summary')).toContain('pass “Page test”');
  });

  test('an address that cannot be read leads nowhere', async () => {
    await start();
    await page.evaluate(() => {
      location.hash = '#100%';
    });
    await page.waitForTimeout(100);
    expect(await current()).toBe('intro');
  });

  test('fetches images in page order after the first page stands, and opens links elsewhere in a new tab', async () => {
    await start();
    await page.waitForFunction(() => document.querySelectorAll('img[data-src]').length === 0);
    await page.waitForFunction(() => [...document.images].every((image) => image.naturalWidth > 0));
    const images = device.requests.filter((url) => url.endsWith('.svg')).map((url) => url.slice(ORIGIN.length + 1));
    expect(images).toEqual(['intro-1.svg', 'intro-2.svg', 'middle-1.svg', 'middle-2.svg', 'end-1.svg', 'end-2.svg']);
    await device.context.route('https://example.org/**', (route) => route.fulfill({ body: 'elsewhere' }));
    const [tab] = await Promise.all([device.context.waitForEvent('page'), page.click('#intro a[href^=https]')]);
    expect([tab.url(), await current()]).toEqual(['https://example.org/', 'intro']);
  });
});

describe('a question', () => {
  test('asks for an answer, says the outcome, lets the learner try again, and stands after a reload', async () => {
    await start({ pages: [makePage('intro', { activities: [activity('first')] })] });
    await pressIn('first', 'Check my answer');
    expect(await frame('first').locator('.cw-result').textContent()).toBe('Please answer the question first.');
    await frame('first').getByLabel('first 1').check();
    await pressIn('first', 'Check my answer');
    expect(await frame('first').locator('.cw-result').textContent()).toMatch(
      /^That is not right\.\s*You can try again\.$/,
    );
    await pressIn('first', 'Show a hint');
    expect(await frame('first').locator('.cw-hint').isVisible()).toBe(true);
    await reload();
    expect(await frame('first').getAttribute('data-marked')).toBe('part');
    await pressIn('first', 'Try again');
    await frame('first').getByLabel('first 0').check();
    await reload();
    expect(await frame('first').getByLabel('first 0').isChecked()).toBe(true);
    await pressIn('first', 'Check my answer');
    expect(await frame('first').locator('.cw-feedback').textContent()).toBe('Well done');
    await page.locator('#cw-live').getByText('That is right. Well done').waitFor();
    expect(
      await frame('first')
        .locator('.cw-result')
        .evaluate((each) => each === document.activeElement),
    ).toBe(true);
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await page.getByText('You have completed this course.').first().waitFor();
    await page.locator('#cw-live').getByText('You have completed this course.').waitFor();
    // Once: what happens after it says something else.
    await page.evaluate(() => document.querySelector('#cw-live')?.replaceChildren());
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await page.waitForTimeout(200);
    expect(await text('#cw-live')).toBe('');
  });

  test('that cannot be started says so and takes nothing else down', async () => {
    const activities = [
      activity('broken', { data: { broken: true } }),
      activity('none', { type: 'unknown' }),
      activity('first'),
    ];
    await start({ pages: [makePage('intro', { activities }), makePage('end')] });
    expect(await frame('broken').textContent()).toContain('could not be started');
    expect(await frame('none').textContent()).toContain('could not be started');
    await frame('first').getByLabel('first 0').check();
    await pressIn('first', 'Check my answer');
    await page.click('#cw-next');
    expect(await current()).toBe('end');
  });
});

describe('an assessment', () => {
  const only = { pages: [TEST_PAGE, makePage('end')] };
  const order = (): Promise<string[]> =>
    page
      .locator('#test [data-activity]')
      .evaluateAll((all) => all.map((one) => `${one.id} ${one.getAttribute('data-seed')}`));

  test('names what is not answered, shows the result, and gives another try in another order', async () => {
    await start(only);
    const first = await order();
    await frame('q3').getByLabel('q3 0').check();
    await reload();
    expect(await order()).toEqual(first);
    expect(await frame('q3').getByLabel('q3 0').isChecked()).toBe(true);
    await page.getByRole('button', { name: 'Hand in my answers' }).click();
    expect(await text('dialog')).toContain('2 questions have no answer');
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => !document.querySelector('dialog'));
    const place = (): Promise<unknown> =>
      page.evaluate(() => {
        const open = [...document.querySelectorAll('#test [data-activity]')].find(
          (one) => !one.querySelector('input:checked'),
        );
        return open?.contains(document.activeElement) || document.activeElement?.outerHTML;
      });
    await page.waitForTimeout(100);
    expect(await place()).toBe(true);
    await page.getByRole('button', { name: 'Hand in my answers' }).click();
    await page.getByRole('button', { name: 'Go to the first one' }).click();
    expect(await page.locator('.cw-assessment-result').isHidden()).toBe(true);
    await page.getByRole('button', { name: 'Hand in my answers' }).click();
    await page.getByRole('button', { name: 'Hand in anyway' }).click();
    expect(await text('.cw-assessment-result')).toMatch(
      /Your result: 50%\s*You have not passed\.\s*You have one try left/,
    );
    expect(await page.locator('.cw-assessment-outro').isVisible()).toBe(true);
    expect(await text('[data-page-link=test] .cw-standing')).toBe('tried, not passed');
    expect(await text('#cw-progress-text')).toBe('0 of 2 pages done');
    const unanswered = 'You did not answer this question.';
    const results = await page.locator('#test .cw-result').allTextContents();
    expect(results.sort()).toEqual(['That is right.', unanswered, unanswered]);
    await page.getByRole('button', { name: 'Start again with all questions' }).click();
    expect(await order()).not.toEqual(first);
    expect(await page.locator('#test input:checked').count()).toBe(0);
    for (const id of ['q1', 'q2', 'q3']) await frame(id).getByLabel(`${id} 0`).check();
    await page.getByRole('button', { name: 'Hand in my answers' }).click();
    expect(await text('.cw-assessment-result')).toMatch(/100%\s*You have passed\./);
    expect(await page.locator('.cw-assessment-status').isHidden()).toBe(true);
    await reload();
    expect(await text('.cw-assessment-result')).toMatch(/100%\s*You have passed\./);
    expect(await page.getByRole('button', { name: /again|Hand in/ }).count()).toBe(0);
  });
});

describe('saving and leaving', () => {
  test('finishes once when the page goes, after a save, and never speaks again', async () => {
    await start();
    await page.click('#cw-next');
    await takeCalls(page);
    await page.reload();
    await started();
    const calls = await takeCalls(page);
    const end = calls.indexOf('closeNow suspend');
    expect(calls.filter((call) => call.startsWith('close'))).toHaveLength(1);
    expect(calls[end - 1]).toBe('save');
    // What comes after it is the next session's.
    expect(calls.slice(end + 1)).toEqual(['record location']);
  });

  test('says that the host does not answer, and tries again when asked', async () => {
    await start({}, { delivery: 'not-saved' });
    await page.click('#cw-next');
    await page.locator('#cw-banner').getByText('Your learning system is not answering').waitFor();
    expect(await text('#cw-saved')).toContain('Not saved in your learning system yet');
    await page.locator('#cw-live').getByText('We will keep trying').waitFor();
    const again = page.locator('#cw-banner').getByRole('button', { name: 'Try again' });
    await again.click();
    // In vain, and it is said all the same.
    await page
      .locator('#cw-live')
      .getByText(/^Not saved in your learning system yet/)
      .waitFor();
    expect(await again.evaluate((button) => button === document.activeElement)).toBe(true);
    await setHost(page, { delivery: 'saved' });
    await again.click();
    await page.locator('#cw-saved').getByText('Saved at').waitFor();
    await page
      .locator('#cw-live')
      .getByText(/^Saved at/)
      .waitFor();
    expect(await page.locator('#cw-banner').isHidden()).toBe(true);
    expect(await focused()).toBe('cw-main');
  });

  test('Save and exit waits, says that the work is saved, and ends', async () => {
    await start();
    await page.click('#cw-next');
    await page.click('#cw-exit');
    await page.getByRole('heading', { name: 'Your work is saved.' }).waitFor();
    const words = 'You can close this window now. You can open the course again from your learning system at any time.';
    expect(await text('dialog')).toContain(words);
    // Another session in the same page would lose what it is told (SCORM 1.2).
    expect(await page.getByRole('dialog', { name: 'Your work is saved.' }).getByRole('button').count()).toBe(0);
    await takeCalls(page);
    await page.keyboard.press('Escape');
    await page.evaluate(() => window.dispatchEvent(new Event('pagehide')));
    expect(await takeCalls(page)).toEqual([]);
  });

  test('Save and exit does not say so where it is not saved', async () => {
    await start({}, { delivery: 'not-saved' });
    await page.click('#cw-next');
    await page.locator('#cw-banner').waitFor();
    await takeCalls(page);
    await page.click('#cw-exit');
    await page.getByRole('heading', { name: 'Not saved in your learning system yet.' }).waitFor();
    expect((await takeCalls(page)).filter((call) => !call.startsWith('save'))).toEqual(['close suspend']);
    await page.getByText('To send it, open the course again on this device.').waitFor();
    await setHost(page, { delivery: 'saved' });
    await page.getByRole('dialog').getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { name: 'Your work is saved.' }).waitFor();
  });

  test('Save and exit asks before it ends a session whose work is nowhere', async () => {
    await start({}, { delivery: 'not-saved' });
    await page.evaluate(() => {
      Storage.prototype.setItem = () => {
        throw new Error('full');
      };
    });
    await page.click('#cw-next');
    await page.locator('#cw-banner').waitFor();
    await page.click('#cw-exit');
    await page.getByRole('dialog', { name: 'This device does not keep your work' }).waitFor();
    await page.getByRole('button', { name: 'Go back to the course' }).click();
    await page.click('#cw-back');
    await page.locator('#intro').waitFor();
    await page.click('#cw-exit');
    await page.getByRole('button', { name: 'Leave anyway' }).click();
    await page.getByRole('dialog').getByText('pages done').waitFor();
    expect(await page.getByRole('button', { name: 'Leave anyway' }).count()).toBe(0);
  });

  test.each([
    ['where nobody but the device keeps the work', { host: 'absent' }, 'Your work is kept on this device only.'],
    ['where the host takes another session', { reopens: true }, 'Your work is saved.'],
  ] as const)('after Save and exit there is a way back into the course %s', async (_where, how, title) => {
    await start({}, how);
    await page.click('#cw-next');
    await page.click('#cw-exit');
    const dialog = page.getByRole('dialog', { name: title });
    await dialog.waitFor();
    expect(await focused()).toBe('cw-dialog-title');
    expect(await dialog.textContent()).toContain('You can close this window now.');
    if ('host' in how) expect(await dialog.textContent()).not.toMatch(/LMS|learning system/);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => !document.querySelector('dialog'));
    await started();
    expect(await current()).toBe('middle');
    await page.click('#cw-next');
    // The host answers a little later than the click returns.
    await page
      .locator('#cw-saved')
      .getByText(/^(Saved|Your work is kept)/)
      .waitFor();
  });

  test('where nobody keeps the work it is said from the start, and Save and exit ends nothing', async () => {
    const lost = 'This device does not keep your work: it is lost when this window is closed.';
    await device.context.addInitScript(() => {
      Storage.prototype.setItem = function (key: string, value: string) {
        if (key.startsWith('coursewright')) throw new Error('SecurityError');
        (this as unknown as Record<string, string>)[key] = value;
      };
    });
    await start({}, { host: 'absent' });
    expect(await text('#cw-saved')).toBe(lost);
    await page.click('#cw-next');
    await page.click('#cw-exit');
    await page.getByRole('dialog', { name: lost }).waitFor();
    expect(await page.getByRole('dialog').getByRole('button').allTextContents()).toEqual(['Go back to the course']);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect([await current(), await page.locator('dialog').count()]).toEqual(['middle', 0]);
    await page.click('#cw-next');
    expect(await current()).toBe('test');
  });

  test('of two windows the older one leaves the newer work alone and says where to go on', async () => {
    await start({}, { host: 'absent' });
    await page.click('#cw-next');
    const other = await device.context.newPage();
    await other.goto(`${ORIGIN}/`);
    await other.waitForSelector('html.cw-started');
    await other.getByLabel('may 1').check();
    // Nothing was done here meanwhile: the older window says it by itself.
    const dialog = page.getByRole('dialog', { name: 'This course is open in another window' });
    await dialog.getByText('Go on there, or reload this page to go on here.').waitFor();
    await page.keyboard.press('Escape');
    await page.waitForTimeout(50);
    await dialog.getByRole('button', { name: 'Reload this page' }).click();
    await page.waitForFunction(() => !document.querySelector('dialog'));
    await started();
    await page.click('#cw-next');
    expect(await frame('may').getByLabel('may 1').isChecked()).toBe(true);
    expect(await page.locator('dialog').count()).toBe(0);
    await other.getByRole('dialog', { name: 'This course is open in another window' }).waitFor();
  });

  test.each(['to which the learner comes back', 'in which the learner goes on'])(
    'a window %s looks whether another one has gone on, though no browser has told it',
    async (which) => {
      await start({}, { host: 'absent' });
      await page.click('#cw-next');
      // A window's own writing is not told to it: what is kept here now is as another window has left it.
      const theirs = await page.evaluate((comesBack) => {
        const key = Object.keys(localStorage).find((name) => name.startsWith('coursewright')) ?? '';
        localStorage.setItem(key, `${localStorage.getItem(key)}0`);
        if (comesBack) document.dispatchEvent(new Event('visibilitychange'));
        else document.getElementById('cw-back')?.click();
        return localStorage.getItem(key);
      }, which.startsWith('to'));
      await page.getByRole('dialog', { name: 'This course is open in another window' }).waitFor();
      const kept = () => Object.entries(localStorage).filter(([name]) => name.startsWith('coursewright'));
      expect((await page.evaluate(kept)).map(([, text]) => text)).toEqual([theirs]);
    },
  );

  test('a window in which nothing was done is no newer one', async () => {
    await start({}, { host: 'absent' });
    await page.click('#cw-next');
    const other = await device.context.newPage();
    await other.goto(`${ORIGIN}/`);
    await other.waitForSelector('html.cw-started');
    await other.close({ runBeforeUnload: true });
    await page.click('#cw-next');
    expect([await current(), await page.locator('dialog').count()]).toEqual(['test', 0]);
  });

  test('a draft is on the device at once, and that is what is said', async () => {
    await start();
    await frame('first').getByLabel('first 1').check();
    expect(await text('#cw-saved')).toBe('Saved on this device.');
    await page.click('#cw-next');
    await page.locator('#cw-saved').getByText('Saved at').waitFor();
  });

  test('Save and exit is one end, and nothing can be done while it is answered', async () => {
    await start({}, { closeDelay: 1500 });
    await page.click('#cw-next');
    await takeCalls(page);
    await page.dblclick('#cw-exit');
    expect(await text('#cw-saved')).toBe('Saving…');
    for (const part of ['.cw-header', '.cw-contents', '.cw-footer', '.cw-page.cw-current .cw-activity'])
      expect([part, await page.locator(part).first().getAttribute('inert')]).toEqual([part, '']);
    await page.getByRole('heading', { name: 'Your work is saved.' }).waitFor();
    expect(await page.locator('dialog').count()).toBe(1);
    expect((await takeCalls(page)).filter((call) => call.startsWith('close '))).toHaveLength(1);
  });

  test('looking back tells nothing, keeps nothing and says so', async () => {
    await start({}, { mode: 'review' });
    expect(await text('#cw-saved')).toBe('You are looking back. Nothing is recorded.');
    await page.click('#cw-next');
    expect([await current(), await takeCalls(page)]).toEqual(['middle', []]);
    expect(
      await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('coursewright'))),
    ).toEqual([]);
  });

  test.each([
    ['signed-out', 'log in again, then open the course again', 'Your learning system no longer knows you.'],
    ['overtaken', 'This course was also opened somewhere else', 'This course was also opened somewhere else.'],
  ] as const)(
    'a host that does not answer is not what is said of one that refuses: %s',
    async (trouble, banner, title) => {
      await start({}, { delivery: 'not-saved', trouble });
      await page.click('#cw-next');
      await page.locator('#cw-banner').getByText(banner).waitFor();
      await page.locator('#cw-live').getByText(banner).waitFor();
      expect(await text('#cw-saved')).toMatch(/kept on this device\.$/);
      expect(await text('#cw-banner')).not.toContain('not answering');
      await page.click('#cw-exit');
      await page.getByRole('dialog', { name: title }).getByText('You can close this window now').waitFor();
      await setHost(page, { delivery: 'saved' });
      await page.getByRole('dialog').getByRole('button', { name: 'Try again' }).click();
      await page.getByRole('heading', { name: 'Your work is saved.' }).waitFor();
    },
  );

  test('a launch that did not say who is learning is told as that, and not as one without a learning system', async () => {
    await start({}, { host: 'doubtful', delivery: 'not-saved', trouble: 'unnamed' });
    expect(await text('#cw-saved')).toContain('did not say who you are');
    expect(await text('#cw-banner')).toContain('tell the people who gave you this course');
    await page.click('#cw-next');
    expect(await text('#cw-saved')).toContain('did not say who you are');
  });

  test('Save and exit waits for the answer before it says that the window may be closed', async () => {
    await start({}, { closeDelay: 1500 });
    await page.click('#cw-next');
    await page.click('#cw-exit');
    await page.waitForTimeout(500);
    expect([await page.locator('dialog').count(), await text('#cw-saved')]).toEqual([0, 'Saving…']);
    await page
      .getByRole('dialog', { name: 'Your work is saved.' })
      .getByText('You can close this window now')
      .waitFor();
  });

  test('closing the window warns only where something would be lost', async () => {
    let asked = 0;
    await start({}, { delivery: 'not-saved' });
    page.on('dialog', (dialog) => {
      asked += 1;
      void dialog.accept();
    });
    await page.click('#cw-next');
    await page.locator('#cw-banner').getByText('not answering').waitFor();
    // The device has it.
    await page.reload();
    await page.getByRole('button', { name: 'Continue it' }).click();
    await started();
    expect(asked).toBe(0);
    await page.evaluate(() => {
      Storage.prototype.setItem = () => {
        throw new Error('full');
      };
    });
    await page.click('#cw-next');
    await page.locator('#cw-banner').getByText('does not keep your work').waitFor();
    await page.reload();
    expect(asked).toBe(1);
  });

  test('a doubtful host keeps the work on the device and says what to do', async () => {
    await start({}, { host: 'doubtful', delivery: 'not-saved' });
    expect(await text('#cw-banner')).toContain('close this window and open the course again');
    await page.click('#cw-next');
    expect(await text('#cw-saved')).toContain('Your work is kept on this device.');
  });
});

test('a page without its contents, progress and saved line still works', async () => {
  await servePage(device.context, course({ navigation: { exitButton: false } }));
  page = await device.context.newPage();
  await page.addInitScript(() => {
    document.addEventListener('readystatechange', () => {
      for (const id of ['cw-contents', 'cw-progress', 'cw-saved', 'cw-exit', 'cw-live', 'cw-banner']) {
        if (document.readyState === 'interactive') document.getElementById(id)?.remove();
      }
    });
  });
  await page.goto(`${ORIGIN}/`);
  await started();
  await page.click('#cw-next');
  expect(await current()).toBe('middle');
});

test('the core with the SCORM 1.2 adapter is small', () => {
  const joined = ['core', 'standards/scorm12'].map((name) => readFileSync(join(root, `dist/runtime/${name}.js`)));
  expect(gzipSync(Buffer.concat(joined), { level: 9 }).length).toBeLessThanOrEqual(14_000);
});
