/** What only real windows can show: where the API is found, and what the ways of leaving come to. In Chromium, on the tiny course. */

import type { BrowserContext, Page } from 'playwright-core';
import { readState } from '../../src/model/state.js';
import type { Placement } from '../../src/preview/host-messages.js';
import type { PackageFiles } from '../../src/preview/package-files.js';
import { refusalsOf } from '../../src/preview/scorm12-desk.js';
import { SCORM12_BEHAVIOURS } from '../../src/preview/scorm12-hosts/table.js';
import { type Preview, startPreview } from '../../src/preview/server.js';
import { closeTab, type Learner, meetLearner } from '../support/learner.js';
import { AT_RELOAD } from './scenarios/troubles.js';

/** A learner who has answered the first page and stands on the second. */
interface Scene {
  readonly host: string;
  readonly page: Page;
  readonly learner: Learner;
}

export interface WindowScenario {
  readonly name: string;
  /** A behaviour's name; one of those that behave alike here. */
  readonly host: string;
  readonly placement?: Placement;
  /** Pages between the LMS's and the course, or one of another origin. */
  readonly between?: 'five-frames' | 'other-origin';
  run(scene: Scene): Promise<void>;
  readonly expected: string;
}

/** Chosen and not handed in: only what happens on the way out can tell the LMS. */
const choose = ({ learner }: Scene): Promise<void> => learner.choose('sure', 'first');

async function close(scene: Scene): Promise<void> {
  await choose(scene);
  // As long as a person takes: a Commit of the AICC shim may be on its way.
  if (scene.host === 'aicc-shim') await scene.page.waitForTimeout(1000);
  await closeTab(scene.learner.window);
}

/** As ESR does it: the frame is led to a blank page. */
async function leadAway(scene: Scene): Promise<void> {
  await choose(scene);
  await scene.page.locator('#close').click();
}

async function reload(scene: Scene): Promise<void> {
  await scene.learner.reload();
  await close(scene);
}

/** The events of a page that goes into the back-forward cache and comes out of it. */
async function goAndComeBack(scene: Scene): Promise<void> {
  const { frame } = scene.learner;
  const loaded = frame.waitForNavigation();
  await frame.evaluate(() => {
    for (const type of ['pagehide', 'pageshow']) dispatchEvent(new PageTransitionEvent(type, { persisted: true }));
  });
  await loaded;
  await frame.locator('html.cw-started').waitFor({ state: 'attached' });
  await close(scene);
}

const ALL = 'incomplete (suspend), finished, all work';
/** The LMS has what was committed or finished first; the device has the rest. */
const BEFORE = 'incomplete (suspend), finished, older work';

export const WINDOW_SCENARIOS: readonly WindowScenario[] = [
  { name: 'the API in the opener', host: 'learning-hub', placement: 'pop-up', run: close, expected: ALL },
  { name: 'the API in the sixth parent', host: 'strict', between: 'five-frames', run: leadAway, expected: ALL },
  { name: 'the API beyond another origin', host: 'strict', between: 'other-origin', run: leadAway, expected: ALL },
  { name: 'tab closed', host: 'moodle', run: close, expected: ALL },
  { name: 'tab closed', host: 'aicc-shim', run: close, expected: 'incomplete, finished, all work' },
  { name: 'tab closed', host: 'esr', run: close, expected: 'incomplete (suspend), not finished, older work' },
  { name: 'frame led to a blank page', host: 'esr', run: leadAway, expected: ALL },
  { name: 'frame reloaded', host: 'strict', run: reload, expected: BEFORE },
  { name: 'frame reloaded', host: 'moodle', run: reload, expected: BEFORE },
  { name: 'frame reloaded', host: 'learning-hub', run: reload, expected: BEFORE },
  {
    name: 'frame reloaded',
    host: 'esr',
    run: reload,
    expected: 'incomplete (suspend), not finished, older work',
  },
  { name: 'back-forward cache', host: 'strict', run: goAndComeBack, expected: BEFORE },
];

/** Plays a scenario; `newDevice` gives a browser's context with nothing in it. */
export async function playWindow(
  scenario: WindowScenario,
  files: PackageFiles,
  newDevice: () => Promise<BrowserContext>,
): Promise<string> {
  const behaviour = SCORM12_BEHAVIOURS[scenario.host];
  if (!behaviour) throw new Error(`There is no host ${scenario.host}.`);
  const preview = await startPreview({ files, behaviour });
  try {
    const device = await newDevice();
    const scene = await launch(device, preview, scenario);
    await scene.learner.answerPage('wrong');
    await scene.learner.next();
    await scenario.run(scene);
    await settle(preview);
    const { record } = preview.scorm12;
    const status = `${record?.elements['cmi.core.lesson_status']}${record?.exit ? ` (${record.exit})` : ''}`;
    const elsewhere = workOf(readState(record?.elements['cmi.suspend_data'] ?? '')?.activities.size ?? 0);
    const here = await workIn(await launch(device, preview, scenario));
    const lost = here === 'all work' ? [] : [`LOST on this device: ${here}`];
    return [status, record?.finished ? 'finished' : 'not finished', elsewhere, ...lost, ...refusedOf(preview)].join(
      ', ',
    );
  } finally {
    await preview.close();
  }
}

type Shown = Pick<WindowScenario, 'host' | 'placement' | 'between'>;

/** Opens the course as by a click in the LMS. */
async function launch(
  device: BrowserContext,
  preview: Preview,
  { host, placement = 'frame', between }: Shown,
): Promise<Scene> {
  if (between) await putBetween(device, preview, between);
  const page = await device.newPage();
  await page.goto(preview.launchUrl(between ? 'nested-frame' : placement));
  let window = page;
  if (placement === 'pop-up') {
    const opening = page.waitForEvent('popup');
    await page.locator('#open').click();
    window = await opening;
  }
  for (;;) {
    const frame = window.frames().find((each) => each.url().startsWith(`${preview.url}package/`));
    if (frame) return { host, page, learner: await meetLearner(window, frame) };
    await window.waitForTimeout(20);
  }
}

/** Puts pages between the LMS's and the course. Policies that forbid it are taken off: other LMSs have none. */
async function putBetween(
  device: BrowserContext,
  { url }: Preview,
  between: 'five-frames' | 'other-origin',
): Promise<void> {
  const elsewhere = 'http://elsewhere.test/';
  const frame = (address: string): object => ({
    contentType: 'text/html',
    body: `<!doctype html><title>Between</title><iframe id="course" width="1000" height="700" src="${address}"></iframe>`,
  });
  await device.unrouteAll();
  if (between === 'other-origin') {
    await device.route(/\/(launch|package\/index\.html)\b/, async (route) => {
      const response = await route.fetch();
      const { 'content-security-policy': _policy, ...headers } = response.headers();
      await route.fulfill({ response, headers });
    });
    await device.route(`${url}lms/inner**`, (route) => route.fulfill(frame(elsewhere)));
    await device.route(`${elsewhere}**`, (route) => route.fulfill(frame(`${url}package/index.html`)));
    return;
  }
  await device.route(`${url}lms/inner**`, (route) => {
    const level = Number(new URL(route.request().url()).searchParams.get('level') ?? 1);
    return route.fulfill(frame(level < 5 ? `/lms/inner?level=${level + 1}` : '/package/index.html'));
  });
}

/** Beacons arrive a little later; where nothing arrives, that is waited for. */
async function settle({ scorm12 }: Preview): Promise<void> {
  for (let tries = 0; tries < 20 && scorm12.sessions.at(-1)?.phase !== 'finished'; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function workOf(answers: number): string {
  return ['no work', 'older work', 'all work'][answers] ?? `${answers} answers`;
}

/** What of the two answers the learner sees. */
async function workIn({ learner }: Scene): Promise<string> {
  let answers = 0;
  for (const { id } of learner.config.pages.slice(0, 2)) {
    await learner.goTo(id);
    answers += await learner.frame.locator('.cw-current .cw-activity:has(input:checked)').count();
  }
  return workOf(answers);
}

function refusedOf({ scorm12 }: Preview): string[] {
  const refusals = refusalsOf(scorm12).map(({ rule, name, element }) => `${rule} ${element || name}`);
  const known = [...AT_RELOAD, ...Object.values(SCORM12_BEHAVIOURS).flatMap(({ unavoidable }) => unavoidable)];
  return [...new Set(refusals.filter((each) => !known.includes(each)))].map((each) => `REFUSED ${each}`);
}
