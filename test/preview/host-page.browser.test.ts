import { afterEach, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Placement } from '../../src/preview/host-messages.js';
import { type Preview, startPreview } from '../../src/preview/server.js';
import { useBrowser } from '../support/browser.js';
import { closeTab, crash } from '../support/learner.js';

/** A course of three lines: it finds the API, and finishes when its page goes away. */
const COURSE = `
function find(from) {
  for (let at = from, n = 0; n < 9; at = at.parent, n++) if (at.API) return at.API; else if (at === at.parent) break;
  return null;
}
const API = find(window) ?? (opener && find(opener));
window.course = API;
API.LMSInitialize('');
API.LMSSetValue('cmi.core.lesson_status', 'incomplete');
const set = (data) => {
  API.LMSSetValue('cmi.core.session_time', '00:00:01.00');
  API.LMSSetValue('cmi.suspend_data', data);
};
set(API.LMSGetValue('cmi.suspend_data') + 'a');
API.LMSCommit('');
addEventListener('pagehide', () => {
  set('left');
  if (location.search === '?commits') API.LMSCommit('');
  API.LMSSetValue('cmi.core.exit', 'suspend');
  API.LMSFinish('');
});
document.documentElement.classList.add('ready');
`;

const manifest = (query: string): string => `<manifest><organizations><organization>
<item identifier="i" identifierref="r" parameters="${query}"/></organization></organizations>
<resources><resource identifier="r" href="index.html"/></resources></manifest>`;

const browser = useBrowser();
let preview: Preview | undefined;
afterEach(async () => {
  await preview?.close();
  preview = undefined;
});

async function launch(placement: Placement, query = ''): Promise<{ page: Page; course: Page; preview: Preview }> {
  const files = new Map([
    ['imsmanifest.xml', Buffer.from(manifest(query))],
    ['index.html', Buffer.from('<!doctype html><title>Course</title><script src="course.js"></script>')],
    ['course.js', Buffer.from(COURSE)],
  ]);
  preview = await startPreview({ files });
  const { context } = await browser.newDevice();
  const page = await context.newPage();
  await page.goto(preview.launchUrl(placement));
  if (placement === 'pop-up') {
    const opening = page.waitForEvent('popup');
    await page.locator('#open').click();
    const course = await opening;
    await course.locator('html.ready').waitFor();
    return { page, course, preview };
  }
  const frame = page.frameLocator('#course');
  const inner = placement === 'nested-frame' ? frame.frameLocator('#course') : frame;
  await inner.locator('html.ready').waitFor();
  return { page, course: page, preview };
}

async function until(isTrue: () => boolean): Promise<void> {
  for (let tries = 0; tries < 100 && !isTrue(); tries++) await new Promise((resolve) => setTimeout(resolve, 20));
  expect(isTrue()).toBe(true);
}

const dataOf = ({ scorm12 }: Preview): string | undefined => scorm12.record?.elements['cmi.suspend_data'];
const rulesOf = ({ scorm12 }: Preview): string[] =>
  scorm12.sessions.flatMap(({ refusals }) => refusals.map(({ rule }) => rule));

describe.each(['frame', 'nested-frame', 'pop-up'] as const)('a course in a %s', (placement) => {
  test('finds the API; a Commit is with the server when it returns', async () => {
    const { preview: host } = await launch(placement);
    expect(dataOf(host)).toBe('a');
    expect(rulesOf(host)).toEqual([]);
  });

  test('finishes when its window is closed', async () => {
    const { course, preview: host } = await launch(placement);
    await closeTab(course);
    await until(() => host.scorm12.sessions[0]?.phase === 'finished');
    expect([dataOf(host), host.scorm12.record?.exit, rulesOf(host)]).toEqual(['left', 'suspend', []]);
  });

  test('keeps what was committed when its window crashes', async () => {
    const { course, preview: host } = await launch(placement);
    await crash(course);
    expect(host.scorm12.sessions[0]?.phase).toBe('running');
    expect(dataOf(host)).toBe('a');
  });
});

test('a course is closed as ESR does it, by leading its frame away', async () => {
  const { page, preview: host } = await launch('frame');
  await page.locator('#close').click();
  await until(() => host.scorm12.sessions[0]?.phase === 'finished');
  expect(dataOf(host)).toBe('left');
});

test('a Commit on the way out is noticed', async () => {
  const { page, preview: host } = await launch('frame', '?commits');
  await page.locator('#close').click();
  await until(() => host.scorm12.sessions[0]?.phase === 'finished');
  expect(rulesOf(host)).toEqual(['commit-while-leaving']);
});

test('the next launch goes on from the record', async () => {
  const { page, preview: host } = await launch('frame');
  await page.locator('#close').click();
  await until(() => host.scorm12.sessions[0]?.phase === 'finished');
  await page.goto(host.launchUrl('frame'));
  await page.frameLocator('#course').locator('html.ready').waitFor();
  await until(() => dataOf(host) === 'lefta');
});

test('a page without connection stores nothing, and says so', async () => {
  const { page, preview: host } = await launch('frame');
  await page.context().setOffline(true);
  const answer = await page.evaluate(() => {
    const { API } = window as unknown as { API: Record<string, (...given: string[]) => string> };
    API.LMSSetValue?.('cmi.suspend_data', 'offline');
    return API.LMSCommit?.('');
  });
  expect([answer, dataOf(host)]).toEqual(['false', 'a']);
});
