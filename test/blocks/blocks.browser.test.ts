/** The blocks' scripts in a real package: by keyboard, by links, without a script, on paper, at 320 pixels, and by axe. */

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Frame, Page } from 'playwright-core';
import { courseYaml, writeFolder } from '../compiler/temporary-course.js';
import { violationsIn } from '../support/axe.js';
import { type Device, useBrowser } from '../support/browser.js';
import type { Learner } from '../support/learner.js';
import { type Lms, startWebHost } from '../support/lms.js';
import { buildPackage } from '../support/packages.js';

const browser = useBrowser();
let host: Lms;
beforeAll(async () => {
  host = await startWebHost(await buildPackage('test/courses/blocks', 'web'));
});
const hosts: Lms[] = [];
afterAll(async () => {
  for (const each of [host, ...hosts]) await each.close();
});

interface Opened extends Learner {
  readonly device: Device;
}

async function open(options: Parameters<typeof browser.newDevice>[0] = {}): Promise<Opened> {
  const device = await browser.newDevice({ reducedMotion: 'reduce', ...options });
  return { ...(await host.launch(device)), device };
}

const focused = (frame: Frame): Promise<string> =>
  frame.evaluate(() => (document.activeElement?.textContent ?? '').replace(/\s+/g, ' ').trim());

describe('tabs', () => {
  test('follow the pattern: arrows, Home and End choose, and Tab goes on to the text', async () => {
    const { frame, window } = await open();
    const [first, second, third] = [0, 1, 2].map((at) => frame.getByRole('tab').nth(at));
    expect(await frame.getByRole('tabpanel').count()).toBe(1);
    await first?.focus();
    await window.keyboard.press('ArrowRight');
    expect(await second?.getAttribute('aria-selected')).toBe('true');
    expect(await focused(frame)).toBe('With a feeling');
    expect(await frame.getByRole('tabpanel', { name: 'With a feeling' }).textContent()).toContain('what it did to you');
    await window.keyboard.press('ArrowLeft');
    await window.keyboard.press('ArrowLeft');
    expect(await third?.getAttribute('aria-selected')).toBe('true');
    await window.keyboard.press('Home');
    expect(await first?.getAttribute('aria-selected')).toBe('true');
    await window.keyboard.press('End');
    await window.keyboard.press('Tab');
    expect(await frame.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('tabpanel');
    expect(await frame.locator('[role=tab][tabindex="0"]').count()).toBe(1);
  });

  test('open where a link leads into them', async () => {
    const { frame } = await open();
    await frame.getByRole('link', { name: 'a heading in a tab' }).click();
    expect(await frame.getByRole('heading', { name: 'A heading in a tab' }).isVisible()).toBe(true);
    expect(await focused(frame)).toBe('A heading in a tab');
  });

  test('keep what was chosen in a question while another is read', async () => {
    const { frame } = await open();
    await frame.getByRole('tab').nth(2).click();
    await frame.getByLabel('At 8:40 you spoke over Jo.').check();
    await frame.getByRole('tab').nth(0).click();
    expect(await frame.getByLabel('At 8:40 you spoke over Jo.').isVisible()).toBe(false);
    await frame.getByRole('tab').nth(2).click();
    expect(await frame.getByLabel('At 8:40 you spoke over Jo.').isChecked()).toBe(true);
  });

  test('stand one below the other on paper, under their names', async () => {
    const { frame, window } = await open();
    await window.emulateMedia({ media: 'print' });
    const [text] = await frame.locator('.cw-tabs').allInnerTexts();
    for (const words of [
      'With a fact',
      'It can be checked',
      'With a feeling',
      'A heading in a tab',
      'You never listen',
    ]) {
      expect(text).toContain(words);
    }
    expect(await frame.locator('.cw-tab-list').isVisible()).toBe(false);
    expect(await frame.getByText('You never listen').evaluate((one) => one.checkVisibility())).toBe(true);
  });
});

describe('a reveal', () => {
  const end = 'Nobody had written it down.';

  test('holds back what follows, step by step, and focus goes to what was shown', async () => {
    const { frame, window, goTo } = await open();
    await goTo('reveal');
    expect(await frame.getByText(end).isVisible()).toBe(false);
    expect(await frame.getByText('The nurse rang twice.').isVisible()).toBe(false);
    await frame.getByRole('button', { name: 'Show what happened' }).focus();
    await window.keyboard.press('Enter');
    expect(await focused(frame)).toBe('The nurse rang twice.');
    expect(await frame.getByText(end).isVisible()).toBe(false);
    await frame.getByRole('button', { name: 'Continue' }).click();
    expect(await focused(frame)).toBe('The end');
    expect(await frame.getByText(end).isVisible()).toBe(true);
  });

  test('does not count the page as read before its end was shown', async () => {
    const { frame, goTo, look } = await open();
    await goTo('reveal');
    const before = (await look()).progress;
    await frame.waitForTimeout(1500);
    expect((await look()).progress).toBe(before);
  });

  test('stays open over other pages and a reload of the window', async () => {
    const learner = await open();
    await learner.goTo('reveal');
    await learner.frame.getByRole('button', { name: 'Show what happened' }).click();
    await learner.goTo('glossary');
    await learner.goTo('reveal');
    expect(await learner.frame.getByText('The nurse rang twice.').isVisible()).toBe(true);
    await learner.reload();
    expect(await learner.frame.getByText('The nurse rang twice.').isVisible()).toBe(true);
    expect(await learner.frame.getByText(end).isVisible()).toBe(false);
  });

  test('opens where a link from another page leads behind it', async () => {
    const { frame } = await open();
    await frame.getByRole('link', { name: 'what was held back' }).click();
    expect(await frame.getByText(end).isVisible()).toBe(true);
    expect(await focused(frame)).toBe('The end');
  });

  test('holds nothing back on paper', async () => {
    const { frame, window, goTo } = await open();
    await goTo('reveal');
    await window.emulateMedia({ media: 'print' });
    expect(await frame.getByText(end).isVisible()).toBe(true);
    expect(await frame.locator('.cw-current .cw-reveal').first().isVisible()).toBe(false);
  });
});

describe('a term of the glossary', () => {
  test('shows its definition by a button, and hides it by Escape', async () => {
    const { frame, window, goTo } = await open();
    await goTo('glossary');
    const term = frame.getByRole('button', { name: 'SBAR (what it means)' }).last();
    const definition = frame.locator('.cw-current .cw-definition').nth(1);
    expect(await term.getAttribute('aria-expanded')).toBe('false');
    await term.focus();
    await window.keyboard.press('Space');
    expect(await term.getAttribute('aria-expanded')).toBe('true');
    expect(await definition.textContent()).toContain('leaves nothing out');
    await window.keyboard.press('Escape');
    expect(await definition.isVisible()).toBe(false);
    expect(await term.evaluate((one) => one === document.activeElement)).toBe(true);
  });
});

describe('a card', () => {
  test('is turned by a key', async () => {
    const { frame, window, goTo } = await open();
    await goTo('cards');
    await frame.locator('.cw-card summary').first().focus();
    await window.keyboard.press('Enter');
    expect(await frame.getByText('In this order.').isVisible()).toBe(true);
  });
});

test('a download keeps its own name', async () => {
  const { frame, window, goTo } = await open({ acceptDownloads: true });
  await goTo('resources');
  const [download] = await Promise.all([
    window.waitForEvent('download'),
    frame.getByRole('link', { name: 'A handout to print (TXT, 1 KB)' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('hand out.txt');
});

describe('a question that was left out', () => {
  const question = ':::choice{#a}\n\nWhich?\n\n- [x] This one\n- [ ] That one\n\n:::';
  test.each([
    ['a tab', `:::tabs\n\n:::tab[One]\n\nText.\n\n:::\n\n:::tab[Two]\n\n${question}\n\n:::\n\n:::`],
    ['a reveal', `Text.\n\n::reveal\n\n${question}`],
  ])('is shown and gone to where it stands behind %s', async (_what, markdown) => {
    const folder = writeFolder({
      'course.yaml': courseYaml('navigation: { unlock: in-order }'),
      '01-a-page.md': `# A page\n\n${markdown}\n`,
      '02-next.md': '# Next\n\nText.\n',
    });
    const lms = await startWebHost(await buildPackage(folder, 'web'));
    hosts.push(lms);
    const { frame } = await lms.launch(await browser.newDevice());
    expect(await frame.getByLabel('This one').isVisible()).toBe(false);
    await frame.locator('#cw-next').click();
    await frame.getByLabel('This one').waitFor();
    expect(await frame.locator('.cw-current .cw-notice').isVisible()).toBe(true);
    expect(await frame.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('radio');
  });
});

describe('without a script', () => {
  test('everything is there to be read', async () => {
    const { context } = await browser.newDevice({ javaScriptEnabled: false });
    const page: Page = await context.newPage();
    const { window } = await open();
    await page.goto(window.url());
    const [text] = await page.locator('body').allInnerTexts();
    for (const words of ['It can be checked', 'You never listen', 'Nobody had written it down', '116 123']) {
      expect(text).toContain(words);
    }
    expect(await page.locator('.cw-reveal:visible, .cw-tab-list').count()).toBe(0);
  });
});

describe('every page', () => {
  test('has no violation, closed and opened, and never scrolls sideways at 320 pixels with text twice as large', async () => {
    const { frame, goTo, config } = await open({ viewport: { width: 320, height: 640 } });
    const found: string[] = [];
    for (const { id } of config.pages) {
      await goTo(id);
      found.push(...(await violationsIn(frame)));
      for (const button of await frame.locator('.cw-current :is(summary, .cw-term-button, .cw-reveal button)').all()) {
        if (await button.isVisible()) await button.click();
      }
      found.push(...(await violationsIn(frame)));
      const width = await frame.evaluate(() => {
        const { style } = document.documentElement;
        style.fontSize = '200%';
        const { scrollWidth } = document.documentElement;
        style.fontSize = '';
        return scrollWidth;
      });
      if (width > 320) found.push(`${id}: ${width} pixels wide`);
    }
    expect(found).toEqual([]);
  });
});
