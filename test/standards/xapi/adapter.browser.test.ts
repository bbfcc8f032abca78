/** The adapter in a real browser, across origins: preflights, requests that outlive their page, a reload, a lost network. */

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { build } from 'esbuild';
import type { Page } from 'playwright-core';
import { type RunningServer, startServer } from '../../../src/preview/http-server.js';
import { startLrs } from '../../../src/preview/lrs-server.js';
import { createLrsStore, DEFAULT_CREDENTIAL, type LrsStore } from '../../../src/preview/lrs-store.js';
import { useBrowser } from '../../support/browser.js';
import type { Driven } from '../../support/drive.js';
import { config, events, launchAddress, savedText, viewed } from './sample.js';

declare global {
  interface Window {
    tracker: Driven;
  }
}

const browser = useBrowser();
let course: RunningServer;
let lrs: RunningServer;
let store: LrsStore;

/** A page that starts the tracker and ends it with itself, as a course does. */
async function buildPage(): Promise<string> {
  const contents = `
    import { piece } from './src/standards/xapi/adapter.ts';
    import { piece as answers } from './src/standards/xapi/answers.ts';
    import { drive } from './test/support/drive.ts';
    const later = (callback, milliseconds) => {
      const timer = setTimeout(callback, milliseconds);
      return () => clearTimeout(timer);
    };
    window.tracker = drive(piece.createTracker(window, ${JSON.stringify(config)}, answers), { now: Date.now, later });
    addEventListener('online', () => window.tracker.online());
    addEventListener('pagehide', () => window.tracker.closeNow('suspend'));`;
  const stdin = { contents, resolveDir: process.cwd(), loader: 'ts' as const };
  const { outputFiles } = await build({ stdin, bundle: true, format: 'iife', target: 'es2019', write: false });
  return `<!doctype html><html lang="en"><title>Course</title><link rel="icon" href="data:,"><script>${outputFiles[0]?.text}</script>`;
}

beforeAll(async () => {
  const html = await buildPage();
  store = createLrsStore();
  lrs = await startLrs(store);
  course = await startServer(() => ({
    status: 200,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: html,
  }));
});

afterAll(async () => {
  await Promise.all([course?.close(), lrs?.close()]);
});

function address(changes: Readonly<Record<string, string>> = {}): string {
  const query = launchAddress({ endpoint: `${lrs.origin}/lrs/`, auth: DEFAULT_CREDENTIAL, ...changes }).split('?')[1];
  return `${course.origin}/index.html?theme=nhs&${query}#welcome`;
}

function verbs(): string[] {
  return store.statements.map(({ statement }) => (statement.verb as { id: string }).id.replace(/.*\//, ''));
}

async function until(condition: () => boolean): Promise<void> {
  for (let turn = 0; turn < 100 && !condition(); turn++) await new Promise((resolve) => setTimeout(resolve, 50));
}

async function work(page: Page, text: string, event: unknown): Promise<unknown> {
  return page.evaluate(
    async ([state, fact]) => {
      window.tracker.record(fact as Parameters<Driven['record']>[0]);
      window.tracker.save(state as string);
      return window.tracker.commit('progress');
    },
    [text, event] as const,
  );
}

describe('in a browser', () => {
  test('a launch, a closed tab, and the way back', async () => {
    const device = await browser.newDevice();
    const page = await device.context.newPage();
    await page.goto(address());
    expect(await page.evaluate(() => window.tracker.initialize())).toMatchObject({ host: 'present' });
    expect(page.url()).toBe(`${course.origin}/index.html?theme=nhs#welcome`);
    expect(await work(page, savedText(1), events.viewed)).toBe('saved');
    expect(await work(page, savedText(2), events.answered)).toBe('saved');
    await page.evaluate((text) => window.tracker.save(text), savedText(3));
    await page.reload();
    await until(() => verbs().includes('terminated'));
    const state = await page.evaluate(() => window.tracker.initialize());
    expect(state).toMatchObject({ host: 'present', state: savedText(3) });
    expect(await page.evaluate(() => window.tracker.close('suspend'))).toBe('saved');
    expect(verbs()).toEqual([
      ...['initialized', 'experienced', 'answered', 'suspended', 'terminated'],
      ...['initialized', 'resumed', 'suspended', 'terminated'],
    ]);
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
    expect(store.log.filter(({ status }) => status >= 400 && status !== 404)).toEqual([]);
    // A state document that is not there yet is a 404, which a browser's console always shows.
    expect(device.errors.filter((error) => !error.includes('404'))).toEqual([]);
    expect(device.requests.every((url) => url.startsWith(lrs.origin) || url.startsWith(course.origin))).toBe(true);
  });

  test('a lost network, and its return', async () => {
    const device = await browser.newDevice();
    const page = await device.context.newPage();
    await page.goto(address({ registration: '760e3480-ba55-4991-94b0-01820dbd23a3' }));
    await page.evaluate(() => window.tracker.initialize());
    const before = store.statements.length;
    await device.context.setOffline(true);
    expect(await work(page, savedText(1), viewed(7))).toBe('not-saved');
    expect(await page.evaluate(() => Object.keys(localStorage).length)).toBeGreaterThan(0);
    await device.context.setOffline(false);
    await until(() => store.statements.length > before + 1);
    expect(
      verbs()
        .slice(before)
        .filter((verb) => verb === 'experienced'),
    ).toEqual(['experienced']);
    expect(await page.evaluate(() => window.tracker.close('finish'))).toBe('saved');
    expect(verbs().at(-1)).toBe('terminated');
  });
});
