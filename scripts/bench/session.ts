/** What a session costs: script while the page goes away, requests in an hour of xAPI, bytes sent at exit. */

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { idHash } from '../../src/model/hash.js';
import { majorOf, type RuntimeConfig } from '../../src/model/runtime-config.js';
import { emptyState, type SavedActivity } from '../../src/model/saved-state.js';
import { encodeState } from '../../src/model/state.js';
import { readPackage } from '../../src/package/read.js';
import { readPackageConfig } from '../../src/package/read-config.js';
import { collectFiles } from '../../src/preview/package-files.js';
import { startPreview } from '../../src/preview/server.js';
import { type Learner, meetLearner } from '../../test/support/learner.js';
import type { Figure } from './figure.js';

const RUNS = 3;
const SECOND = 1000;

/** `folder` holds a SCORM 1.2 package of 300 pages and an xAPI package of 40 pages with a question each. */
export async function sessionFigures(
  folder: string,
  browser: { executablePath: string; args: string[] },
): Promise<Figure[]> {
  const find = (standard: string): string =>
    join(folder, readdirSync(folder).find((name) => name.includes(standard)) ?? '');
  const chrome = await chromium.launch(browser);
  try {
    const times: number[] = [];
    for (let run = 0; run < RUNS; run++) times.push(await timePagehide(chrome, find('scorm12')));
    const requests = await countRequests(chrome, find('xapi'));
    const bytes = await weighExit(chrome, find('xapi'));
    return [
      {
        label: '300 pages, all done: script at pagehide, the slowest of three',
        value: `${Math.max(...times).toFixed(1)} ms`,
        limit: 'at most 10',
      },
      { label: 'xAPI, an hour, 40 pages and 40 answers: requests', value: requests, limit: 'at most 130' },
      { label: 'xAPI, 40 answers unsent: sent at exit', value: `${(bytes / 1024).toFixed(1)} KiB`, limit: 'under 60' },
    ];
  } finally {
    await chrome.close();
  }
}

/** Saved progress in which every page was seen and every question answered. */
function doneText(config: RuntimeConfig): string {
  const record = (fingerprint: number): SavedActivity => ({
    fingerprint,
    tries: 1,
    checked: true,
    revealed: false,
    hinted: false,
    answer: { kind: 'one', value: 1 },
  });
  const activities = config.pages.flatMap((page) => page.activities);
  return encodeState({
    ...emptyState('attempt1', majorOf(config.course.version)),
    counter: 600,
    savedAt: 3_000_000,
    viewed: new Set(config.pages.map(({ id }) => idHash(id))),
    activities: new Map(activities.map(({ id, fingerprint }) => [idHash(id), record(fingerprint)])),
  });
}

/** Milliseconds of script in the first pagehide of a page, under a host that costs nothing. */
async function timePagehide(chrome: Browser, zip: string): Promise<number> {
  const preview = await startPreview({ files: await collectFiles(await readPackage(zip)) });
  const page = await chrome.newPage();
  try {
    const state = doneText(await readPackageConfig(zip));
    await page.addInitScript(`
      const values = { 'cmi.suspend_data': ${JSON.stringify(state)}, 'cmi.core._children': 'x', 'cmi.core.lesson_status': 'incomplete' };
      const yes = () => 'true';
      window.API = { LMSInitialize: yes, LMSFinish: yes, LMSCommit: yes, LMSGetLastError: () => '0',
        LMSGetValue: (name) => values[name] || '', LMSSetValue: (name, value) => { values[name] = value; return 'true'; } };`);
    await page.goto(preview.launchUrl('window'));
    const learner = await meetLearner(page, page.mainFrame());
    await learner.next();
    return await page.evaluate(() => {
      const began = performance.now();
      window.dispatchEvent(new PageTransitionEvent('pagehide'));
      return performance.now() - began;
    });
  } finally {
    await page.close();
    await preview.close();
  }
}

/** Lets the LRS answer, which takes real time, before the page's clock goes on. */
const settle = (page: Page): Promise<void> => page.waitForTimeout(150);

/** Each page is read for half a minute, its question at the end thought about for half, and the feedback read for another. */
async function spendHour(page: Page, learner: Learner): Promise<void> {
  const { pages } = learner.config;
  for (const { id, activities } of pages) {
    await page.clock.runFor(30 * SECOND);
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await settle(page);
    await page.clock.runFor(25 * SECOND);
    for (const activity of activities) {
      await learner.choose(activity.id, 'right');
      await page.clock.runFor(5 * SECOND);
      await learner.check(activity.id);
      await settle(page);
    }
    await page.clock.runFor(30 * SECOND);
    if (id !== pages.at(-1)?.id) await learner.next();
    await settle(page);
  }
}

/** Requests of an hour, from the launch to Save and exit, without the browser's own preflights. */
async function countRequests(chrome: Browser, zip: string): Promise<number> {
  const preview = await startPreview({ files: await collectFiles(await readPackage(zip)) });
  const page = await chrome.newPage();
  try {
    await page.clock.install();
    await page.goto(preview.launchUrl('window'));
    const learner = await meetLearner(page, page.mainFrame());
    await spendHour(page, learner);
    await learner.frame.locator('#cw-exit').click();
    for (let waited = 0; waited < 20 && (await page.locator('dialog[open]').count()) === 0; waited++) {
      await page.clock.runFor(SECOND);
      await page.waitForTimeout(50);
    }
    return preview.lrs.log.filter(({ method }) => method !== 'OPTIONS').length;
  } finally {
    await page.close();
    await preview.close();
  }
}

/** Bytes of all bodies that are sent when the page goes away after an hour in which the LRS took nothing. */
async function weighExit(chrome: Browser, zip: string): Promise<number> {
  const preview = await startPreview({ files: await collectFiles(await readPackage(zip)) });
  const page = await chrome.newPage();
  try {
    await page.addInitScript(`
      window.sent = [];
      const fetch = window.fetch;
      window.fetch = (url, init) => { window.sent.push(init && init.body ? new Blob([init.body]).size : 0); return fetch(url, init); };`);
    await page.goto(preview.launchUrl('window'));
    const learner = await meetLearner(page, page.mainFrame());
    preview.lrs.faults.push({ match: { method: 'POST' }, times: 1e6, effect: 500 });
    for (const { id, activities } of learner.config.pages) {
      for (const activity of activities) {
        await learner.choose(activity.id, 'right');
        await learner.check(activity.id);
      }
      if (id !== learner.config.pages.at(-1)?.id) await learner.next();
    }
    return await page.evaluate(() => {
      const noted = window as unknown as { sent: number[] };
      noted.sent.length = 0;
      window.dispatchEvent(new PageTransitionEvent('pagehide'));
      return noted.sent.reduce((sum, size) => sum + size, 0);
    });
  } finally {
    await page.close();
    await preview.close();
  }
}
