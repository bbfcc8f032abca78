/** What a learner with a screen reader, a keyboard, large text or weak eyes meets, in packages as they are built. */

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import type { Frame, Page } from 'playwright-core';
import { LRS_FAULTS } from '../../src/preview/lrs-faults.js';
import { useBrowser } from '../support/browser.js';
import type { Learner } from '../support/learner.js';
import { type Lms, startLrsLms, startStrictLms, startWebHost } from '../support/lms.js';
import { buildPackage, listCourses, makeTemporaryFolder } from '../support/packages.js';

const TINY = 'test/courses/tiny';
const courses = [TINY, ...(await listCourses()).map((name) => `courses/${name}`)];

const browser = useBrowser();
const hosts: Lms[] = [];
afterAll(async () => {
  await Promise.all(hosts.map(({ close }) => close()));
});

async function open(course: string, viewport = { width: 1024, height: 768 }): Promise<Learner> {
  const host = await startWebHost(await buildPackage(course, 'web'));
  hosts.push(host);
  return host.launch(await browser.newDevice({ viewport }));
}

const heard = (frame: Frame, words: string | RegExp): Promise<void> =>
  frame.locator('#cw-live').getByText(words).waitFor();

describe('a screen reader is told', () => {
  test('the outcome, and what the author says to what was chosen, in one message', async () => {
    const { frame, choose, check } = await open(TINY);
    await choose('first-words', 'right');
    await check('first-words');
    await heard(frame, 'That is right. They know your name, and that they are welcome.');
  });

  test('the right answer, and the feedback to what was chosen, where the answer is shown', async () => {
    const { frame, check } = await open(TINY);
    await frame.getByLabel("You'll find your feet.").check();
    await check('first-words');
    await heard(frame, /^That is not right\. You can try again\.$/);
    await frame.getByRole('button', { name: 'Show the answer' }).click();
    await heard(frame, /^That is not right\. The answer is shown\. .+ Right answer\. They may, but not today\.$/);
  });
});

describe('where parts of an answer are marked, a screen reader', () => {
  /** What stood in the live region, from when it was first filled. */
  async function hear(frame: Frame, words: RegExp): Promise<string> {
    await heard(frame, words);
    return (await frame.locator('#cw-live').textContent()) ?? '';
  }

  test.each([
    ['pairs', ['calm: quiet', 'brisk: fast', 'kind: gentle']],
    ['groups', ['You came at 8:40: Fact', 'You raised your voice: Fact', 'You are lazy: Judgement']],
  ])('hears no right answer of %s while another try is left, and each once when none is', async (id, rightAnswers) => {
    const { frame, goTo, choose, check } = await open('test/courses/tries');
    await goTo('putting');
    await choose(id, 'wrong');
    await check(id);
    const first = await hear(frame, /You have one try left/);
    expect(rightAnswers.filter((answer) => first.includes(answer))).toEqual([]);
    await check(id);
    await choose(id, 'wrong');
    await check(id);
    const last = await hear(frame, /That is not right\. (?!You can)/);
    expect(rightAnswers.map((answer) => last.split(answer).length - 1)).toEqual([1, 1, 1]);
  });
});

test('a picture among the answers is heard by its alternative text', async () => {
  const folder = await makeTemporaryFolder();
  const about = 'id: seen\ntitle: Seen\nversion: 1.0.0\nlanguage: en-GB\ntargets: [web]\n';
  await writeFile(join(folder, 'course.yaml'), about);
  await writeFile(
    join(folder, 'a.svg'),
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>',
  );
  const question = 'Which?\n\n- [x] ![A closed door](a.svg)\n- [ ] A window';
  await writeFile(join(folder, '01-one.md'), `# One\n\n:::choice{#which attempts=1}\n\n${question}\n\n:::\n`);
  const { frame, check } = await open(folder);
  await frame.getByLabel('A window').check();
  await check('which');
  await heard(frame, /^That is not right\. A closed door/);
});

describe('tables that may be wider than the page', () => {
  const words = 'Handover,Observations,Medication administered,Responsibilities,Communication'.split(',');
  const rows = (cells: readonly string[]): string =>
    [cells, cells.map(() => '---'), cells].map((row) => `| ${row.join(' | ')} |`).join('\n');

  async function openTables(width: number): Promise<Learner> {
    const folder = await makeTemporaryFolder();
    const about = 'id: tables\ntitle: Tables\nversion: 1.0.0\nlanguage: en-GB\ntargets: [web]\n';
    await writeFile(join(folder, 'course.yaml'), about);
    await writeFile(join(folder, '01-one.md'), `# One\n\n${rows(['A', 'B'])}\n\nText\n\n${rows(words)}\n`);
    return open(folder, { width, height: 640 });
  }
  const stops = (page: Page): Promise<string[]> =>
    page
      .locator('.cw-table')
      .evaluateAll((all) =>
        all.map((one) => ['tabindex', 'role', 'aria-label'].map((name) => one.getAttribute(name) ?? '-').join(' ')),
      );

  test('are a stop for the keyboard, with a name, only while they scroll', async () => {
    const { window: page } = await openTables(360);
    const wide = `0 region Table 2: ${words.join(', ')}`;
    expect(await stops(page)).toEqual(['- - -', wide]);
    await page.locator('.cw-table').nth(1).focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction(() => (document.querySelectorAll('.cw-table')[1]?.scrollLeft ?? 0) > 0);
    await page.setViewportSize({ width: 1280, height: 640 });
    await page.waitForFunction(() => !document.querySelector('.cw-table[tabindex]'));
    expect(await stops(page)).toEqual(['- - -', '- - -']);
  });
});

describe('locked answers', () => {
  /** Contrast of a colour with white, WCAG 2.2's relative luminance. */
  function contrast(color: string): number {
    const [red = 0, green = 0, blue = 0] = (color.match(/[\d.]+/g) ?? []).map((part) => {
      const value = Number(part) / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
  }

  test('are drawn so that they can be seen: text 4.5 to 1, boxes and marks 3 to 1', async () => {
    const learner = await open(TINY);
    await learner.goTo('check');
    await learner.answerPage('right');
    const colors = await learner.frame.evaluate(() =>
      [...document.querySelectorAll('.cw-current .cw-option')].map((option) => {
        const input = option.querySelector('input') as HTMLInputElement;
        const { appearance, borderTopColor, backgroundColor, opacity } = getComputedStyle(input);
        const mark = getComputedStyle(input, '::before');
        const text = getComputedStyle(option.querySelector('.cw-option-text') as Element);
        return {
          drawn: [input.disabled, appearance, opacity, backgroundColor],
          box: borderTopColor,
          mark: input.checked ? mark.borderRightColor : undefined,
          hasMark: mark.content !== 'none',
          checked: input.checked,
          text: text.color,
        };
      }),
    );
    expect(colors).toHaveLength(5);
    for (const { drawn, box, mark, hasMark, checked, text } of colors) {
      expect(drawn).toEqual([true, 'none', '1', 'rgb(255, 255, 255)']);
      expect(hasMark).toBe(checked);
      for (const color of mark ? [box, mark] : [box]) expect(contrast(color)).toBeGreaterThanOrEqual(3);
      expect(contrast(text)).toBeGreaterThanOrEqual(4.5);
    }
  });
});

test('nobody is told twice to choose all that apply', async () => {
  for (const course of courses) {
    const { frame } = await open(course);
    const prompts = await frame.locator('.cw-prompt').allTextContents();
    expect(prompts.filter((prompt) => /(choose|tick|select) (all|every)/i.test(prompt))).toEqual([]);
  }
});

test('what has to be said stays in sight: the banner over a long page, and a dialog’s buttons with large text', async () => {
  const device = await browser.newDevice({ viewport: { width: 360, height: 640 } });
  await device.context.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('blocked', 'SecurityError');
      },
    });
  });
  const host = await startWebHost(await buildPackage(TINY, 'web'));
  hosts.push(host);
  const { frame, goTo } = await host.launch(device);
  await frame.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
  await goTo('check');
  const banner = frame.locator('#cw-banner');
  expect(await banner.textContent()).toContain('your answers are lost');
  for (const last of await frame.locator('.cw-current input').all()) {
    await last.focus();
    const { top, bottom } = await last.evaluate((input) => input.getBoundingClientRect());
    const box = await banner.evaluate((element) => element.getBoundingClientRect());
    expect([box.top >= 0, box.height <= 640 / 3, Math.floor(bottom)]).toEqual([
      true,
      true,
      Math.min(Math.floor(bottom), 640),
    ]);
    expect(top).toBeGreaterThanOrEqual(box.bottom);
  }
  await frame.getByRole('button', { name: 'Hand in my answers' }).click();
  const go = frame.getByRole('button', { name: 'Go to the first one' });
  await go.waitFor();
  const { bottom } = await go.evaluate((button) => button.getBoundingClientRect());
  expect(bottom).toBeLessThanOrEqual(640);
});

test('earlier work that cannot be read is said in sight and aloud, and nothing else beside it', async () => {
  const host = await startStrictLms(await buildPackage(TINY, 'scorm12'));
  hosts.push(host);
  const elements = { 'cmi.core.lesson_status': 'incomplete', 'cmi.suspend_data': '1.cut-off' };
  host.preview.scorm12.record = { elements, exit: 'suspend', finished: true };
  // So low that the page's end is not seen, which would be work to be saved.
  const learner = await host.launch(await browser.newDevice({ viewport: { width: 600, height: 240 } }));
  const words = 'Your earlier work could not be read, so the course starts at the beginning.';
  await heard(learner.frame, words);
  expect(await learner.savedWords()).toBe(words);
  await learner.answerPage('right');
  expect(await learner.savedWords()).toMatch(/^Saved at /);
});

test('while Save and exit waits for a slow host, the words say so in sight and aloud', async () => {
  const host = await startLrsLms(await buildPackage(TINY, 'xapi'));
  hosts.push(host);
  const learner = await host.launch(await browser.newDevice({ viewport: { width: 360, height: 640 } }), 'window');
  await learner.answerPage('right');
  host.preview.lrs.faults.push({ ...LRS_FAULTS.slow, times: 1 });
  const leaving = learner.saveAndExit();
  await heard(learner.frame, 'Saving…');
  const words = learner.frame.locator('#cw-saved');
  const { top, bottom } = await words.evaluate((element) => element.getBoundingClientRect());
  expect([await words.textContent(), top > 0, bottom]).toEqual(['Saving…', true, 640]);
  expect(await leaving).toContain('You can close this window now.');
});

test('a dialog’s buttons cover none of its words, where there is room for both', async () => {
  const device = await browser.newDevice({ viewport: { width: 600, height: 700 } });
  const host = await startWebHost(await buildPackage(TINY, 'web'));
  hosts.push(host);
  const learner = await host.launch(device);
  await learner.saveAndExit();
  const [words, buttons, end, inner] = await learner.frame.locator('dialog[open]').evaluate((dialog) => {
    const bottom = (element: Element | null): number => element?.getBoundingClientRect().bottom ?? 0;
    const controls = dialog.querySelector('.cw-controls');
    const top = controls?.getBoundingClientRect().top ?? 0;
    return [
      bottom(dialog.querySelector('p:last-of-type')),
      top,
      bottom(controls),
      dialog.scrollHeight - dialog.clientHeight,
    ];
  });
  expect(inner).toBe(0);
  expect(end).toBeGreaterThan(buttons ?? 0);
  expect(words).toBeLessThanOrEqual(buttons ?? 0);
});
