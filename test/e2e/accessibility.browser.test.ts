/** axe without a violation on every page, in every state; no sideways scrolling on a narrow screen; a run by keyboard alone. */

import { afterAll, describe, expect, test } from '@jest/globals';
import type { Frame, Page } from 'playwright-core';
import { violationsIn } from '../support/axe.js';
import { useBrowser } from '../support/browser.js';
import type { Learner } from '../support/learner.js';
import { type Lms, startWebHost } from '../support/lms.js';
import { buildPackage, listCourses } from '../support/packages.js';

const TINY = 'test/courses/tiny';
const SAMPLES = ['tiny', 'pool', 'everything'].map((name) => `test/courses/${name}`);
const courses = [...SAMPLES, ...(await listCourses()).map((name) => `courses/${name}`)];

/** Milliseconds for a whole course, page by page, on a machine that is busy. */
const LONG = 240_000;

const browser = useBrowser();
const hosts: Lms[] = [];
afterAll(async () => {
  await Promise.all(hosts.map(({ close }) => close()));
});

async function open(course: string, viewport = { width: 1024, height: 768 }): Promise<Learner> {
  const host = await startWebHost(await buildPackage(course, 'web'));
  hosts.push(host);
  return host.launch(await browser.newDevice({ viewport, reducedMotion: 'reduce' }));
}

/** For what is looked at and not for how it is reached. */
const openQuickly = async (...where: Parameters<typeof open>): Promise<Learner> => (await open(...where)).hurried();

/** With the state in which they were found. */
const violationsAt = async (frame: Frame, state: string): Promise<string[]> =>
  (await violationsIn(frame)).map((one) => `${state}: ${one}`);

describe.each(courses)('%s', (course) => {
  test(
    'has no violation on any page, before and after answers',
    async () => {
      const learner = await openQuickly(course);
      const { frame, config } = learner;
      const found: string[] = [];
      for (const { id, kind } of config.pages) {
        found.push(...(await violationsAt(frame, `${id} opened`)));
        if (kind === 'assessment') {
          await learner.submit();
          await frame.locator('dialog[open]').first().waitFor();
          found.push(...(await violationsAt(frame, `${id} dialog`)));
          await frame.locator('dialog[open] button').first().click();
          await learner.answerPage('wrong');
          found.push(...(await violationsAt(frame, `${id} failed`)));
          await learner.tryAgain();
          await learner.answerPage('right');
          found.push(...(await violationsAt(frame, `${id} passed`)));
        } else {
          await learner.answerPage('wrong');
          found.push(...(await violationsAt(frame, `${id} answered`)));
        }
        if (id !== config.pages.at(-1)?.id) await learner.next();
      }
      await learner.saveAndExit();
      found.push(...(await violationsAt(frame, 'left')));
      expect(found).toEqual([]);
    },
    LONG,
  );

  test(
    'never scrolls sideways on a screen of 320 pixels, nor with text twice as large',
    async () => {
      const learner = await openQuickly(course, { width: 320, height: 640 });
      const { frame, config } = learner;
      const wide: string[] = [];
      for (const { id, kind } of config.pages) {
        // A page may open only after an assessment that was passed.
        await learner.answerPage(kind === 'assessment' ? 'right' : 'wrong');
        for (const size of ['100%', '200%']) wide.push(...(await tooWide(frame, size)).map((one) => `${id} ${one}`));
        if (id === config.pages[1]?.id) wide.push(...(await violationsAt(frame, `${id} narrow`)));
        if (id !== config.pages.at(-1)?.id) await learner.next();
      }
      expect(wide).toEqual([]);
    },
    LONG,
  );
});

/** What makes the page wider than a window of 320 pixels, with text of a size; then the size is as it was. */
function tooWide(frame: Frame, size: string): Promise<string[]> {
  return frame.evaluate((size) => {
    // By the object model, since the package's content security policy lets no style in.
    const { style } = document.documentElement;
    style.setProperty('font-size', size);
    const width = document.documentElement.scrollWidth;
    const culprits = [...document.querySelectorAll('.cw-current *')]
      .filter((one) => !one.closest('.cw-table') && one.getBoundingClientRect().right > 321)
      .map((one) => one.outerHTML.slice(0, 80));
    style.removeProperty('font-size');
    return width > 320 ? [`${size}: ${width}: ${culprits.join(' | ')}`] : [];
  }, size);
}

describe('by keyboard alone', () => {
  /** Presses Tab until an element has the focus; every stop on the way must show that it has it. */
  async function tabTo(page: Page, selector: string): Promise<void> {
    for (let presses = 0; presses < 60; presses++) {
      await page.keyboard.press('Tab');
      const stop = await page.evaluate((wanted) => {
        const element = document.activeElement as HTMLElement | null;
        if (!element || element === document.body) return { there: false, seen: true, html: '' };
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
        const parent = element.parentElement ? getComputedStyle(element.parentElement) : undefined;
        const outlined = outlineStyle !== 'none' && outlineWidth !== '0px';
        const seen =
          outlined || boxShadow !== 'none' || parent?.boxShadow !== 'none' || parent?.outlineStyle !== 'none';
        return { there: element.matches(wanted), seen, html: element.outerHTML.slice(0, 100) };
      }, selector);
      expect(stop).toMatchObject({ seen: true });
      if (stop.there) return;
    }
    throw new Error(`Tab never leads to ${selector}.`);
  }

  const focused = (page: Page): Promise<string> =>
    page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200) ?? '');

  test('a learner goes through the course and passes', async () => {
    const { window: page, frame } = await open(TINY);
    await tabTo(page, '.cw-skip');
    await page.keyboard.press('Enter');
    expect(await focused(page)).toMatch(/cw-main|cw-page-title/);
    await tabTo(page, '[data-activity="first-words"] input');
    await page.keyboard.press('Space');
    await tabTo(page, '[data-activity="first-words"] .cw-controls button');
    await page.keyboard.press('Enter');
    expect(await focused(page)).toMatch(/cw-result/);
    await tabTo(page, '#cw-next');
    await page.keyboard.press('Enter');
    expect(await focused(page)).toMatch(/confidence--title/);
    await tabTo(page, '[data-activity="sure"] input');
    await page.keyboard.press('ArrowRight');
    await tabTo(page, '[data-activity="sure"] .cw-controls button');
    await page.keyboard.press('Enter');
    await tabTo(page, '#cw-next');
    await page.keyboard.press('Enter');
    await tabTo(page, '[data-activity="check-name"] input, [data-activity="check-help"] input');
    await answerByKeys(page, frame);
    expect(await focused(page)).toMatch(/<h2/);
    expect(await frame.locator('.cw-assessment-result').getAttribute('data-passed')).toBe('true');
    await page.keyboard.press('Shift+Tab');
    for (let presses = 0; presses < 60 && !(await focused(page)).includes('id="cw-exit"'); presses++) {
      await page.keyboard.press('Shift+Tab');
    }
    await page.keyboard.press('Enter');
    await frame.locator('dialog[open] h2').waitFor();
    expect(await focused(page)).toMatch(/<h2/);
  });

  /** Both questions, in whatever order they stand: right options are known by their values. */
  async function answerByKeys(page: Page, frame: Frame): Promise<void> {
    const right = await frame.evaluate(() => {
      const config = JSON.parse(document.querySelector('#cw-config')?.textContent ?? '') as {
        pages: { activities: { id: string; data: { options?: { correct: boolean }[] } }[] }[];
      };
      const questions = config.pages.at(-1)?.activities ?? [];
      return questions.flatMap(({ id, data }) =>
        (data.options ?? []).flatMap(({ correct }, index) => (correct ? [`${id} ${index}`] : [])),
      );
    });
    const here = (): Promise<string> =>
      page.evaluate(() => {
        const input = document.activeElement as HTMLInputElement;
        return `${input.closest('.cw-activity')?.getAttribute('data-activity')} ${input.value} ${input.checked} ${input.type}`;
      });
    for (let presses = 0; presses < 20; presses++) {
      const [id, value, checked, type] = (await here()).split(' ');
      if (right.includes(`${id} ${value}`) && checked === 'false') await page.keyboard.press('Space');
      else if (type === 'radio' && checked === 'false') await page.keyboard.press('ArrowDown');
      const last = (await focused(page)).includes('<button');
      if (last) break;
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
  }
});
