/**
 * The search in a real package. It needs nothing of the standard, which is told nothing of it, so a package of one standard
 * with a host is enough: there it is seen that nothing goes out.
 */

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Frame, Page } from 'playwright-core';
import { courseYaml, writeFolder } from '../compiler/temporary-course.js';
import { violationsIn } from '../support/axe.js';
import { type Device, useBrowser } from '../support/browser.js';
import { type Lms, startWebHost } from '../support/lms.js';
import { buildPackage } from '../support/packages.js';

const FILES = {
  'course.yaml': courseYaml().replace('scorm12', 'web'),
  'glossary.yaml': 'SBAR: A form for the quokka handover.\n',
  '01-start.md': `# Where quokkas live

On **Rott**nest Island. Caf\u00e9s there do\u00adnate, and don’t feed. Say SBAR once.

## What they eat

| When | What |
| --- | --- |
| Morning | Leaves |

:::details[More about food]

Hidden grass and <mark>seaweed</mark>.

:::

:::tabs

:::tab[Day]

They sleep in daylight.

:::

:::tab[Night]

They forage at moonrise.

:::

:::
`,
  '02-questions.md': `# Questions

:::choice{#ask}

Which predator is feared?

- [x] The foxanswer
  > Foxfeedback is right.
- [ ] The koalaanswer

::hint[Foxhint]

:::

:::reflect{#think}

What stays with you?

:::

:::scenario{#talk}

A scenesetting at the gate.

:::step{#one}

"Stepwords?"

- "Replywords." :to[two]

:::

:::step{#two end=good}

"Endwords."

:::

:::

::reveal[More]

Behind the revealed curtain.
`,
  '03-test.md': `---
kind: assessment
---

# The test of quokkas

Introwords before.

:::choice{#exam}

Examwords?

- [x] Examright
- [ ] Examwrong

:::

Outrowords after.
`,
  '04-locked.md': `---
unlock: passed:test
---

# Lockedtitle

Lockedtext of quokkas.
`,
  '05-lang.md': `# Other tongues

:::block{lang=ar}

الكوكا حيوان صغير

:::

::my-notes
`,
};

const browser = useBrowser();
let host: Lms;
let device: Device;
let page: Page;
let frame: Frame;

beforeAll(async () => {
  host = await startWebHost(await buildPackage(writeFolder(FILES), 'web'));
});
afterAll(() => host.close());

async function open(width = 1280, height = 800): Promise<void> {
  device = await browser.newDevice({ viewport: { width, height }, reducedMotion: 'reduce' });
  const learner = await host.launch(device);
  [page, frame] = [learner.window, learner.frame];
}

const field = () => frame.getByRole('searchbox', { name: 'Search this course' });
const status = () => frame.locator('#cw-search-status');
const results = () => frame.locator('#cw-search-list a');
const current = () => frame.locator('.cw-page.cw-current').getAttribute('data-page');
const marked = () => frame.locator('.cw-main .cw-found').allTextContents();

/** What is found, as it is read. */
async function find(query: string): Promise<string[]> {
  await field().fill(query);
  await status().evaluate((element) => element.replaceChildren());
  await field().press('Enter');
  await frame.waitForFunction(() => document.querySelector('#cw-search-status')?.textContent);
  return (await results().allTextContents()).map((text) => text.replace(/\s+/g, ' ').trim());
}

describe('what is found', () => {
  const cases: readonly (readonly [query: string, found: readonly string[]])[] = [
    [
      'quokka',
      ['Where quokkas live', 'The test of quokkas', 'Where quokkas live SBAR: A form for the quokka handover.'],
    ],
    [
      'rottnest CAFES',
      ['Where quokkas live On Rottnest Island. Cafés there do\u00adnate, and don’t feed. Say SBAR once.'],
    ],
    [
      "donate don't",
      ['Where quokkas live On Rottnest Island. Cafés there do\u00adnate, and don’t feed. Say SBAR once.'],
    ],
    ['eat morn', ['Where quokkas live › What they eat Morning Leaves']],
    ['grass', ['Where quokkas live › What they eat Hidden grass and seaweed.']],
    ['moonrise', ['Where quokkas live › What they eat They forage at moonrise.']],
    ['predator', ['Questions Which predator is feared?']],
    ['scenesetting', ['Questions A scenesetting at the gate.']],
    ['introwords', ['The test of quokkas Introwords before.']],
    ['lockedtitle', ['Lockedtitle locked']],
    ['حيوان', ['Other tongues الكوكا حيوان صغير']],
  ];

  test('stands in titles, headings, sentences, tables, tabs, details and definitions', async () => {
    await open();
    for (const [query, found] of cases) expect((await find(query)).sort()).toEqual([...found].sort());
    expect(device.errors).toEqual([]);
  });

  test('is nothing that would answer a question or is not yet to be read', async () => {
    await open();
    const secret =
      'foxanswer foxfeedback koalaanswer foxhint stepwords replywords endwords curtain examwords examright outrowords lockedtext';
    for (const query of secret.split(' ')) expect([query, await find(query)]).toEqual([query, []]);
    expect(await status().textContent()).toContain('Nothing found');
  });

  test('is what was shown since, and no note of the learner’s', async () => {
    await open();
    await frame.locator('[data-page-link=questions]').click();
    await frame.locator('.cw-reveal button').click();
    await frame.locator('#questions--think textarea').fill('Mysecret thought');
    expect(await find('curtain')).toHaveLength(1);
    await frame.locator('#cw-search-close').click();
    await frame.locator('[data-page-link=lang]').click();
    await frame.getByText('Mysecret thought').last().waitFor();
    expect(await find('mysecret')).toEqual([]);
  });

  test('is nothing, and does no harm, where the query is hostile', async () => {
    await open();
    for (const query of [
      'x'.repeat(10_000),
      '.*+?^$()|[]\\',
      '"><script>alert(1)</script>',
      '\u202eabc\u200f',
      '\ud800',
    ]) {
      await field().evaluate((element, text) => {
        (element as HTMLInputElement).value = text;
      }, query);
      await field().press('Enter');
      await frame.getByText('Nothing found').waitFor();
    }
    expect(device.errors).toEqual([]);
  });
});

describe('a learner', () => {
  test('searches as they type, opens a place by keyboard, and closes the search with Escape', async () => {
    await open();
    const before = device.requests.length;
    await field().focus();
    await page.keyboard.type('moonr', { delay: 5 });
    await frame.getByText('One place found.').waitFor();
    expect(await field().evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await violationsIn(frame)).toEqual([]);
    await page.keyboard.press('Enter');
    expect(
      await results()
        .first()
        .evaluate((element) => element === document.activeElement),
    ).toBe(true);
    await page.keyboard.press('Enter');
    await frame.locator('.cw-main .cw-found').first().waitFor();
    expect(await marked()).toEqual(['moonr']);
    expect(await frame.evaluate(() => document.activeElement?.textContent)).toBe('They forage at moonrise.');
    expect(await frame.getByText('They forage at').last().isVisible()).toBe(true);
    expect(await violationsIn(frame)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await marked()).toEqual([]);
    expect(await frame.evaluate(() => document.activeElement?.textContent)).toBe('They forage at moonrise.');
    expect(await frame.locator('[data-page-link=start]').isVisible()).toBe(true);
    expect(device.requests).toHaveLength(before);
    expect(page.url()).not.toContain('moonr');
  });

  test('is led to another page, and into what is shut', async () => {
    await open();
    await frame.locator('[data-page-link=questions]').click();
    await find('grass');
    await results().click();
    await frame.locator('.cw-main .cw-details .cw-found').first().waitFor();
    expect(await current()).toBe('start');
    expect(await frame.locator('.cw-details p').isVisible()).toBe(true);
    await find('rottnest');
    await results().click();
    await frame.locator('.cw-main strong .cw-found').waitFor();
    expect((await frame.locator('#start > p .cw-found').allTextContents()).join('')).toBe('Rottnest');
    await field().press('Escape');
    expect(await frame.locator('#start > p').first().innerHTML()).toContain('<strong>Rott</strong>nest Island.');
    expect(await field().inputValue()).toBe('');
  });

  test('is told why a page is locked', async () => {
    await open();
    await find('lockedtitle');
    await results().click();
    expect(await frame.locator('#cw-search-list .cw-notice').textContent()).toContain('still locked');
    expect(await current()).toBe('start');
  });

  test('on a narrow screen has a button for it, and the contents still', async () => {
    const width = 320;
    await open(width, 640);
    expect(await field().isVisible()).toBe(false);
    await frame.locator('#cw-search-open').click();
    expect(await field().evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await find('quokka')).toHaveLength(3);
    expect(await violationsIn(frame)).toEqual([]);
    expect(await frame.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    await field().press('Escape');
    expect(await frame.locator('[data-page-link=test]').isVisible()).toBe(true);
    expect(await field().evaluate((element) => element === document.activeElement)).toBe(true);
    await find('introw');
    await results().click();
    await frame.locator('.cw-main .cw-found').waitFor();
    expect(await current()).toBe('test');
    expect(await field().isVisible()).toBe(false);
    await frame.locator('#cw-search-open').click();
    expect(await results().count()).toBe(1);
    await frame.locator('#cw-contents-toggle').click();
    await frame.locator('#cw-contents-toggle').click();
    expect(await frame.locator('[data-page-link=test]').isVisible()).toBe(true);
  });

  test('meets no field without a script', async () => {
    await open();
    const { context } = await browser.newDevice({ javaScriptEnabled: false });
    const plain = await context.newPage();
    await plain.goto(page.url());
    expect(await plain.locator('#cw-search').isVisible()).toBe(false);
    expect(await plain.locator('#cw-search-open').isVisible()).toBe(false);
  });
});
