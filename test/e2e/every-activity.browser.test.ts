/** Every activity, in every way: wrong, partly right, out of tries, right; reloaded, resumed; and what hosts are told of it. */

import { afterEach, describe, expect, test } from '@jest/globals';
import { activities } from '../../src/activities/table.js';
import { useBrowser } from '../support/browser.js';
import type { Learner, Sight, Way } from '../support/learner.js';
import { type PreviewLms, startLrsLms, startStrictLms } from '../support/lms.js';
import { buildPackage } from '../support/packages.js';
import { expectClean } from '../support/scenarios.js';

const COURSE = 'test/courses/tries';
/** All or nothing: the last try is wrong too. */
const WHOLE = ['one', 'spot', 'sum'];

/** A reload asks the API object that has finished whether it takes another session, since some do. */
const AFTER_A_RELOAD = /^\d+ LMS(Initialize|GetValue)\((cmi\.core\.lesson_status)?, \): .*(finished|LMSFinish)/;

const browser = useBrowser();
let lms: PreviewLms | undefined;
afterEach(async () => {
  await lms?.close();
  lms = undefined;
});

type Told = readonly (string | number | undefined)[];

/** Of each interaction: id, type, result, response, right answers; as SCORM 1.2 keeps it, in the order in which it was told. */
function interactionsOf({ preview }: PreviewLms): Told[] {
  const elements = preview.scorm12.record?.elements ?? {};
  const count = Object.keys(elements).filter((name) => /^cmi\.interactions\.\d+\.id$/.test(name)).length;
  const of = (index: number, name: string): string | undefined => elements[`cmi.interactions.${index}.${name}`];
  return Array.from({ length: count }, (_, index) =>
    ['id', 'type', 'result', 'student_response', 'correct_responses.0.pattern'].map((name) => of(index, name)),
  );
}

interface Statement {
  readonly verb: { readonly id: string };
  readonly object: {
    readonly id: string;
    readonly definition?: { readonly interactionType?: string; readonly correctResponsesPattern?: readonly string[] };
  };
  readonly result?: {
    readonly success?: boolean;
    readonly score?: { readonly scaled: number };
    readonly response?: string;
  };
}

/** Of each answer: id, type, success and scaled score, response, right answers. */
function statementsOf({ preview }: PreviewLms): Told[] {
  return preview.lrs.statements
    .map(({ statement }) => statement as unknown as Statement)
    .filter(({ verb }) => verb.id.endsWith('/answered'))
    .map(({ object: { id, definition }, result }) => [
      id.replace(/^.*\//, ''),
      definition?.interactionType,
      `${result?.success} ${result?.score?.scaled}`,
      result?.response,
      definition?.correctResponsesPattern?.join(' | '),
    ]);
}

/** What a learner reads of an activity, and whether anything can still be done. */
async function readingOf(learner: Learner, activityId: string): Promise<string> {
  const question = (await learner.look()).questions.find(({ id }) => id === activityId);
  return [question?.result, ...(question?.buttons ?? []).map((button) => `[${button}]`)].join(' ');
}

async function hand(learner: Learner, id: string, way: Way): Promise<string> {
  await learner.choose(id, way);
  await learner.check(id);
  return readingOf(learner, id);
}

/** Takes all activities of the page on screen through their ways; gives what was read of each. */
async function takePage(learner: Learner): Promise<string[]> {
  const read: string[] = [];
  for (const { id, type, attempts } of (await learner.currentPage()).activities) {
    if (type === 'scenario') {
      // The first choice is half as good as the best.
      for (const way of ['wrong', 'first', 'right'] as const) await learner.choose(id, way);
      read.push(`${id}: ${await readingOf(learner, id)}`);
    } else if (attempts !== 2) {
      read.push(`${id}: ${await hand(learner, id, 'right')}`);
    } else {
      read.push(`${id}: ${await hand(learner, id, 'wrong')}`);
      // The button that was for handing in is the one for another try.
      await learner.check(id);
      read.push(`${id}: ${await hand(learner, id, WHOLE.includes(id) ? 'wrong' : 'partly')}`);
    }
  }
  return read;
}

/** All pages as a learner sees them who goes through them by the contents. */
async function lookAround(learner: Learner): Promise<Sight[]> {
  const sights: Sight[] = [];
  for (const { id } of learner.config.pages) {
    await learner.goTo(id);
    sights.push(await learner.look());
  }
  return sights;
}

/** After a reload in the same page of a SCORM 1.2 host nothing more can be told to it: notes cannot be kept there either. */
function withoutHost(sights: readonly Sight[]): Sight[] {
  const without = (inputs: readonly string[]): string[] => inputs.filter((input) => input !== 'host');
  return sights.map((sight) => ({
    ...sight,
    questions: sight.questions.map((question) => ({ ...question, inputs: without(question.inputs) })),
  }));
}

const hosts = [
  ['SCORM 1.2', 'scorm12', startStrictLms, interactionsOf],
  ['xAPI', 'xapi', startLrsLms, statementsOf],
] as const;

describe.each(hosts)('under %s', (_name, standard, start, told) => {
  test('every activity is taken wrong, partly right, out of tries and right, reloaded, resumed and told', async () => {
    const host = await start(await buildPackage(COURSE, standard));
    lms = host;
    const device = await browser.newDevice();
    const learner = (await host.launch(device)).hurried();
    const { pages } = learner.config;
    const types = new Set(pages.flatMap(({ activities: all }) => all.map(({ type }) => type)));
    expect([...types].sort()).toEqual(activities.map(({ name }) => name).sort());
    const read: string[] = [];
    for (const { id } of pages) {
      await learner.goTo(id);
      read.push(...(await takePage(learner)));
    }
    expect(read).toMatchSnapshot('what is read');
    const before = await lookAround(learner);
    await learner.reload();
    expect(await lookAround(learner)).toEqual(standard === 'scorm12' ? withoutHost(before) : before);
    await learner.saveAndExit();
    await learner.window.close();
    const back = (await host.launch(device)).hurried();
    expect(await lookAround(back)).toEqual(before);
    await back.saveAndExit();
    expect(told(host)).toMatchSnapshot('what is told');
    const refused = await host.refused();
    expect(refused.filter((words) => !AFTER_A_RELOAD.test(words))).toEqual([]);
    expectClean(device, host);
  });
});
