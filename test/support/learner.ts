/** A learner at work in a course: looks, clicks and answers as a person would, by what the page shows. */

import type { Frame, Locator, Page } from 'playwright-core';
import type { ScenarioConfig } from '../../src/activities/scenario/model.js';
import { activities } from '../../src/activities/table.js';
import type { PageConfig, RuntimeConfig } from '../../src/model/runtime-config.js';
import { converse } from './converse.js';
import { fillFields } from './fill-fields.js';
import { careful, type Hands, quick } from './hands.js';
import { choosePairs, type PairsData, putInOrder, type SequenceData, type Way } from './moving.js';

export type { Way };

/** What a learner sees of a page, so that two moments can be compared. */
export interface Sight {
  readonly page: string;
  readonly title: string;
  readonly standings: readonly string[];
  readonly progress: string;
  readonly questions: readonly {
    readonly id: string;
    readonly inputs: readonly string[];
    /** Rows of a question that has parts, in their order. */
    readonly parts: readonly string[];
    readonly result: string;
    readonly buttons: readonly string[];
  }[];
  readonly result: string;
}

export interface Learner {
  /** The window that is closed when the learner closes it. */
  readonly window: Page;
  readonly frame: Frame;
  readonly config: RuntimeConfig;
  readonly hands: Hands;
  /** The same learner with quick hands, for whole courses. */
  hurried(): Learner;
  currentPage(): Promise<PageConfig>;
  next(): Promise<void>;
  back(): Promise<void>;
  /** By the contents. */
  goTo(pageId: string): Promise<void>;
  /** Chooses; hands in only where `check` is wanted. */
  choose(activityId: string, way: Way): Promise<void>;
  check(activityId: string): Promise<void>;
  /** Answers all questions of the current page; an assessment is handed in. */
  answerPage(way: Way): Promise<void>;
  submit(): Promise<void>;
  tryAgain(): Promise<void>;
  savedWords(): Promise<string>;
  look(): Promise<Sight>;
  saveAndExit(): Promise<string>;
  /** As the browser does it: with pagehide, and all that a page may do in it. */
  closeTab(): Promise<void>;
  /** Without any event. */
  crash(): Promise<void>;
  reload(): Promise<void>;
}

/** Activities in which learners write for themselves. */
const OWN_WORDS = ['reflect', 'plan', 'comment'];

/** What the package carries of a question, whatever its type. */
interface QuestionData extends Partial<PairsData>, Partial<SequenceData> {
  readonly options?: readonly { readonly correct: boolean }[];
}

/** Waits until the course has started, and gives the learner in front of it. */
export async function meetLearner(window: Page, frame: Frame): Promise<Learner> {
  await frame.locator('html.cw-started').waitFor({ state: 'attached' });
  const text = await frame.locator('#cw-config').textContent();
  return makeLearner(window, frame, { config: JSON.parse(text ?? '{}') as RuntimeConfig, hands: careful });
}

function makeLearner(window: Page, frame: Frame, { config, hands }: Pick<Learner, 'config' | 'hands'>): Learner {
  const learner: Learner = {
    window,
    frame,
    config,
    hands,
    hurried: () => makeLearner(window, frame, { config, hands: quick }),
    currentPage: () => currentPage(frame, config),
    next: () => step(learner, '#cw-next'),
    back: () => step(learner, '#cw-back'),
    goTo: (pageId) => goTo(learner, pageId),
    choose: (activityId, way) => choose(learner, activityId, way),
    check: (activityId) => hands.click(activityOf(learner, activityId).locator('.cw-controls button:visible').first()),
    answerPage: (way) => answerPage(learner, way),
    submit: () => press(learner, '.cw-current', 'runtime.submit'),
    // With all questions: what only asks again what was wrong stands before it.
    tryAgain: () => hands.click(frame.locator('.cw-current .cw-assessment-result .cw-controls button').last()),
    savedWords: async () => (await frame.locator('#cw-saved').textContent())?.trim() ?? '',
    look: () => look(frame),
    saveAndExit: () => saveAndExit(window, frame),
    closeTab: () => closeTab(window),
    crash: () => crash(window),
    reload: async () => {
      await Promise.all([frame.waitForNavigation(), frame.evaluate(() => location.reload())]);
      await frame.locator('html.cw-started').waitFor({ state: 'attached' });
    },
  };
  return learner;
}

async function currentPage(frame: Frame, config: RuntimeConfig): Promise<PageConfig> {
  const id = await frame.locator('.cw-page.cw-current').getAttribute('data-page');
  const page = config.pages.find((each) => each.id === id);
  if (!page) throw new Error(`The page ${id} is on screen, and the course has none of that id.`);
  return page;
}

async function step({ frame, hands }: Learner, button: string): Promise<void> {
  const before = await frame.locator('.cw-page.cw-current').getAttribute('data-page');
  await hands.click(frame.locator(button));
  await frame.locator(`.cw-page.cw-current:not([data-page="${before}"])`).waitFor();
}

async function goTo({ frame }: Learner, pageId: string): Promise<void> {
  const link = frame.locator(`[data-page-link="${pageId}"]`);
  if (!(await link.isVisible())) await frame.locator('#cw-contents-toggle').click();
  await link.click();
  await frame.locator(`.cw-page.cw-current[data-page="${pageId}"]`).waitFor();
}

function activityOf({ frame }: Learner, activityId: string): Locator {
  return frame.locator(`.cw-activity[data-activity="${activityId}"]`);
}

async function choose(learner: Learner, activityId: string, way: Way): Promise<void> {
  const activity = learner.config.pages.flatMap(({ activities }) => activities).find(({ id }) => id === activityId);
  if (!activity) throw new Error(`There is no activity ${activityId}.`);
  const { hands } = learner;
  const root = activityOf(learner, activityId);
  if (activity.type === 'scenario') return converse(root, activity.data as ScenarioConfig, way, hands);
  if (OWN_WORDS.includes(activity.type)) return writeNotes(root, hands);
  if (await fillFields(root, activity, way, hands)) return;
  const { options, items, targets, order } = activity.data as QuestionData;
  if (items && targets && (await root.locator('.cw-pair').count()) > 0)
    return choosePairs(root, { items, targets }, way, hands);
  if (order) return putInOrder(root, { order }, way, hands);
  if (!options?.some(({ correct }) => correct)) {
    // Where nothing is right, any answer is as good; elsewhere it would be taken for the way that was asked for.
    if (!activities.find(({ name }) => name === activity.type)?.tracking.neutral)
      throw new Error(`How a ${activity.type} is answered is not said yet in test/support/learner.ts.`);
    for (const group of await root.getByRole('radiogroup').all()) await hands.check(group.locator('input').first());
    return;
  }
  const wanted = pickOptions(options, way);
  const isMany = (await root.locator('input[type=checkbox]').count()) > 0;
  for (const [index] of options.entries()) {
    const input = root.locator(`input[value="${index}"]`);
    if (wanted.includes(index)) await hands.check(input);
    else if (isMany) await hands.uncheck(input);
  }
}

/** Notes are kept on the device, so that leaving asks nothing; a comment may be sent where it can. */
async function writeNotes(root: Locator, hands: Hands): Promise<void> {
  for (const field of await root.locator('.cw-note').all()) await hands.fill(field, 'A note of mine.');
  const place = root.locator('.cw-notes-places input[value=device]');
  // The choice is made once for all notes; it is folded up afterwards.
  if ((await place.count()) > 0 && !(await place.isChecked())) await hands.check(place);
  const consent = root.locator('.cw-comment-agree input:visible');
  if ((await consent.count()) > 0) await hands.check(consent);
}

function pickOptions(options: readonly { readonly correct: boolean }[], way: Way): number[] {
  const indexes = [...options.keys()];
  const right = indexes.filter((index) => options[index]?.correct === true);
  if (way === 'right') return right;
  if (way === 'partly') return right.slice(0, 1);
  if (way === 'first') return [0];
  return indexes.filter((index) => !right.includes(index)).slice(0, 1);
}

async function answerPage(learner: Learner, way: Way): Promise<void> {
  const page = await learner.currentPage();
  await uncoverAll(learner);
  for (const { id, type } of page.activities) {
    // An assessment may draw its questions, and leave some of them answered.
    if (page.assessment && (await activityOf(learner, id).locator('input:enabled, select:enabled').count()) === 0)
      continue;
    await learner.choose(id, way);
    if (type !== 'scenario' && (!page.assessment || page.assessment.feedback === 'each')) await learner.check(id);
  }
  if (page.kind === 'assessment') await learner.submit();
}

/** Presses each button that holds something back, and opens what an activity stands in. */
async function uncoverAll({ frame, hands }: Learner): Promise<void> {
  const closed = frame.locator('.cw-current .cw-reveal.is-closed button').first();
  while ((await closed.count()) > 0) await hands.click(closed);
  for (const tab of await frame.locator('.cw-current [role=tabpanel]:has(.cw-activity)').all()) {
    if (!(await tab.isVisible())) await hands.click(frame.locator(`[aria-controls="${await tab.getAttribute('id')}"]`));
  }
}

async function look(frame: Frame): Promise<Sight> {
  return frame.evaluate(() => {
    const words = (element: Element | null | undefined): string =>
      (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
    const page = document.querySelector('.cw-page.cw-current');
    const result = page?.querySelector<HTMLElement>('.cw-assessment-result');
    return {
      page: page?.getAttribute('data-page') ?? '',
      title: document.title,
      standings: [...document.querySelectorAll('[data-page-link]')].map(words),
      progress: words(document.querySelector('#cw-progress-text')),
      questions: [...(page?.querySelectorAll('.cw-activity') ?? [])].map((activity) => ({
        id: activity.getAttribute('data-activity') ?? '',
        inputs: [...activity.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input,select')].map((input) => {
          const isChosen = 'checked' in input && input.checked;
          return `${input.value}${isChosen ? ' chosen' : ''}${input.disabled ? ' locked' : ''}`;
        }),
        parts: [...activity.querySelectorAll('.cw-row')].map((row) => {
          const select = row.querySelector('select');
          const choices = [...(select?.options ?? [])].map(({ text }) => text).join('/');
          return `${words(row)} ${choices} ${select?.value ?? ''}${select?.disabled ? ' locked' : ''}`;
        }),
        result: words(activity.querySelector('.cw-result')),
        buttons: [...activity.querySelectorAll('.cw-controls button')].map(words),
      })),
      result: result && !result.hidden ? words(result) : '',
    };
  });
}

/** By the words on the button, as a learner finds it. */
async function press({ frame, config, hands }: Learner, within: string, key: string): Promise<void> {
  const words = config.messages[key];
  if (typeof words !== 'string') throw new Error(`The package has no words ${key}.`);
  await hands.click(frame.locator(within).getByRole('button', { name: words, exact: true }));
}

/** The words of the last screen; none where the window has closed itself, as a pop-up does. */
async function saveAndExit(window: Page, frame: Frame): Promise<string> {
  const screen = frame.locator('dialog[open]');
  const closed = new Promise<string>((resolve) => window.once('close', () => resolve('')));
  // A pop-up may close itself while the click is still being told of.
  await frame
    .locator('#cw-exit')
    .click()
    .catch((error: unknown) => {
      if (!window.isClosed()) throw error;
    });
  const words = screen
    .locator('h2')
    .first()
    // It goes on trying for some seconds.
    .waitFor({ timeout: 12_000 })
    .then(async () => (await screen.textContent()) ?? '');
  return Promise.race([closed, words.catch((error: unknown) => (window.isClosed() ? '' : Promise.reject(error)))]);
}

/** Closes a window as the browser does: with pagehide, and all that a page may do in it. */
export async function closeTab(window: Page): Promise<void> {
  if (window.isClosed()) return;
  const closed = window.waitForEvent('close');
  await window.close({ runBeforeUnload: true });
  await closed;
}

/** Ends a window without any event. */
export async function crash(window: Page): Promise<void> {
  const crashed = window.waitForEvent('crash');
  const session = await window.context().newCDPSession(window);
  // It never answers.
  void session.send('Page.crash').catch(() => undefined);
  await crashed;
  await window.close();
}

/** Goes through the course from the page on screen to its last, and answers all questions on the way; `then` is done on each page after it. */
export async function takeCourse(
  learner: Learner,
  way: Way | ((page: PageConfig) => Way),
  then?: (page: PageConfig) => Promise<void>,
): Promise<void> {
  const { pages } = learner.config;
  for (;;) {
    const page = await learner.currentPage();
    await learner.answerPage(typeof way === 'function' ? way(page) : way);
    await then?.(page);
    if (page === pages.at(-1)) return;
    await learner.next();
  }
}
