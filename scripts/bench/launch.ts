/** What a launch costs a learner: requests and bytes until the first page stands, and the calls that a whole course makes. */

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium, type Page } from 'playwright-core';
import { readPackage } from '../../src/package/read.js';
import { collectFiles } from '../../src/preview/package-files.js';
import { startPreview } from '../../src/preview/server.js';
import { meetLearner, takeCourse } from '../../test/support/learner.js';
import type { Figure } from './figure.js';

interface Arrived {
  readonly requests: number;
  /** Bytes of bodies, as they are, without the course's own images. */
  readonly bytes: number;
  readonly gzipBytes: number;
}

/** `folder` holds the package of the ten-page course; `browser`: what the browser tests' set-up found. */
export async function launchFigures(
  folder: string,
  browser: { executablePath: string; args: string[] },
): Promise<Figure[]> {
  const name = readdirSync(folder).find((each) => each.includes('scorm12')) ?? '';
  const preview = await startPreview({ files: await collectFiles(await readPackage(join(folder, name))) });
  const chrome = await chromium.launch(browser);
  try {
    const page = await chrome.newPage({ viewport: { width: 1024, height: 768 } });
    const arrived = await openCourse(page, preview.launchUrl('frame'));
    const frame = await (await page.waitForSelector('#course')).contentFrame();
    if (!frame) throw new Error('The LMS shows no course.');
    const learner = await meetLearner(page, frame);
    await takeCourse(learner, 'right');
    await learner.saveAndExit();
    const calls = preview.scorm12.sessions.flatMap((session) => session.calls);
    return [
      // The course's page, its script and style, and the pictures of its first page.
      { label: 'requests before the first page stands', value: arrived.requests, limit: 'at most 5' },
      { label: 'without the course’s images, gzip', value: kilobytes(arrived.gzipBytes), limit: 'at most 60 KB' },
      { label: 'the same, not compressed', value: kilobytes(arrived.bytes), limit: '' },
      { label: 'API calls from launch to Save and exit', value: calls.length, limit: 'at most 250' },
      { label: 'commits', value: calls.filter((call) => call.name === 'LMSCommit').length, limit: 'at most 30' },
    ];
  } finally {
    await chrome.close();
    await preview.close();
  }
}

/** When the first page stands, as the course's own window sees it. */
const NOTE_START = `
  new MutationObserver((_, observer) => {
    if (!document.documentElement || !document.documentElement.classList.contains('cw-started')) return;
    window.cwStartedAt = performance.now();
    observer.disconnect();
  }).observe(document, { subtree: true, attributes: true, attributeFilter: ['class'] });`;
const COUNT_BEFORE_START = `
  1 + performance.getEntriesByType('resource').filter((entry) => entry.startTime <= window.cwStartedAt).length`;

/** Opens the course and counts what of its package had been asked for when the first page stood. */
async function openCourse(page: Page, url: string): Promise<Arrived> {
  const bodies: Promise<Buffer>[] = [];
  page.on('response', (response) => {
    const ofCourse = response.url().includes('/package/');
    if (ofCourse && response.request().resourceType() !== 'image') bodies.push(response.body());
  });
  await page.addInitScript(NOTE_START);
  await page.goto(url);
  const frame = await (await page.waitForSelector('#course')).contentFrame();
  if (!frame) throw new Error('The LMS shows no course.');
  await frame.locator('html.cw-started').waitFor({ state: 'attached' });
  const requests: number = await frame.evaluate(COUNT_BEFORE_START);
  const arrived = await Promise.all(bodies);
  const sum = (sizes: number[]): number => sizes.reduce((total, size) => total + size, 0);
  return {
    requests,
    bytes: sum(arrived.map((body) => body.length)),
    gzipBytes: sum(arrived.map((body) => gzipSync(body).length)),
  };
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} KB`;
}
