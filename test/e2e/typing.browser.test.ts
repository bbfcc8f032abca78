/** Blanks, numbers, polls and grids: right, wrong, partly right, out of tries, left and resumed, under an LMS and an LRS. */

import { afterEach, describe, expect, test } from '@jest/globals';
import { type Device, useBrowser } from '../support/browser.js';
import type { Learner } from '../support/learner.js';
import { type PreviewLms, startLrsLms, startStrictLms } from '../support/lms.js';
import { buildPackage } from '../support/packages.js';
import { expectClean, passCourse, until } from '../support/scenarios.js';
import { judgeStatement } from '../support/second-opinion.js';

const COURSE = 'test/courses/typing';
const browser = useBrowser();
let lms: PreviewLms | undefined;
afterEach(async () => {
  await lms?.close();
  lms = undefined;
});

const hosts = [
  ['SCORM 1.2', async () => startStrictLms(await buildPackage(COURSE, 'scorm12'))],
  ['xAPI', async () => startLrsLms(await buildPackage(COURSE, 'xapi'))],
] as const;

async function play(
  start: () => Promise<PreviewLms>,
  action: (host: PreviewLms, device: Device) => Promise<void>,
): Promise<void> {
  const host = await start();
  lms = host;
  const device = await browser.newDevice();
  await action(host, device);
  expect(await host.refused()).toEqual([]);
  for (const { statement } of host.preview.lrs.statements) expect(judgeStatement(statement)).toEqual([]);
  expectClean(device, host);
}

/** Reloads, or where a host's session ends with the page, is launched again. */
async function comeBack(host: PreviewLms, device: Device, learner: Learner): Promise<Learner> {
  const { sessions } = host.preview.scorm12;
  if (sessions.length === 0) {
    await learner.reload();
    return learner;
  }
  await learner.closeTab();
  await until(
    () => sessions.at(-1)?.phase,
    (phase) => phase === 'finished',
  );
  return host.launch(device);
}

const activity = ({ frame }: Learner, id: string) => frame.locator(`[data-activity="${id}"]`);
const fields = (learner: Learner, id: string) => activity(learner, id).locator('.cw-gap-field');

async function press(learner: Learner, id: string, name: string): Promise<void> {
  await activity(learner, id).getByRole('button', { name }).click();
}

async function wordsOf(learner: Learner, id: string): Promise<string> {
  return ((await activity(learner, id).locator('.cw-result').textContent()) ?? '').trim();
}

async function marksOf(learner: Learner, id: string): Promise<string[]> {
  return activity(learner, id).locator('.cw-gap-mark:not([hidden])').allTextContents();
}

async function fillBlanks(learner: Learner, texts: readonly string[]): Promise<void> {
  await fields(learner, 'sbar')
    .nth(0)
    .fill(texts[0] ?? '');
  await fields(learner, 'sbar')
    .nth(1)
    .selectOption(texts[1] ?? '');
  await fields(learner, 'sbar')
    .nth(2)
    .fill(texts[2] ?? '');
  await fields(learner, 'sbar')
    .nth(3)
    .selectOption(texts[3] ?? '');
}

async function valuesOf(learner: Learner, id: string): Promise<string[]> {
  return fields(learner, id).evaluateAll((all) => all.map((field) => (field as HTMLInputElement).value));
}

/** What the host was told of an activity's answers, newest last: response, result. */
function toldOf({ preview }: PreviewLms, id: string): string[] {
  const xapi = preview.lrs.statements.flatMap(({ statement }) => {
    const { verb, object, result } = statement as {
      verb: { id: string };
      object: { id: string };
      result?: { response?: string; success?: boolean };
    };
    if (!verb.id.endsWith('/answered') || !object.id.endsWith(`/${id}`)) return [];
    return [`${result?.response} ${result?.success ?? 'neutral'}`];
  });
  const elements = preview.scorm12.record?.elements ?? {};
  const scorm = Object.keys(elements).flatMap((key) => {
    if (!/^cmi\.interactions\.\d+\.id$/.test(key) || !elements[key]?.endsWith(`--${id}`)) return [];
    const at = key.replace(/\.id$/, '');
    return [`${elements[`${at}.student_response`]} ${elements[`${at}.result`]}`];
  });
  return [...xapi, ...scorm];
}

describe.each(hosts)('under %s', (name, start) => {
  const isXapi = name === 'xAPI';

  test('everything right passes', () =>
    play(start, async (host, device) => {
      await passCourse(await host.launch(device));
      expect(await until(host.result, (result) => result?.completed === true)).toMatchObject({ success: 'passed' });
      const told = (id: string): Promise<string[]> =>
        until(
          () => toldOf(host, id),
          ({ length }) => length > 0,
        );
      expect(await told('sbar')).toEqual(
        isXapi ? ['call[,]background[,]need[,]bradypnoea true'] : ['call,background,need,bradypnoea correct'],
      );
      expect(await told('map')).toEqual([isXapi ? '65 true' : '65 correct']);
      expect(await told('shift')).toEqual([isXapi ? 'early neutral' : 'a neutral']);
      for (const row of ['team-1', 'team-2', 'team-3']) {
        expect(await told(row)).toEqual([isXapi ? 'never neutral' : 'a neutral']);
      }
      expect(await told('check-number')).toEqual([isXapi ? '24 true' : '24 correct']);
      expect(toldOf(host, 'team')).toEqual([]);
    }));

  test('blanks: partly right, tried again, out of tries, and as they were after a reload and on another device', () =>
    play(start, async (host, device) => {
      let learner = await host.launch(device);
      await press(learner, 'sbar', 'Check');
      expect(await wordsOf(learner, 'sbar')).toBe('Please answer the question first.');
      await fillBlanks(learner, ['  RING ', 'budget', 'a  tea', 'bradypnoea']);
      await press(learner, 'sbar', 'Check');
      expect(await marksOf(learner, 'sbar')).toEqual([
        'Blank 1: Right',
        'Blank 2: Not right',
        'Blank 3: Not right',
        'Blank 4: Right',
      ]);
      expect(await wordsOf(learner, 'sbar')).toContain('That is partly right.');
      await press(learner, 'sbar', 'Try again');
      expect(await valuesOf(learner, 'sbar')).toEqual(['  RING ', '', '', 'bradypnoea']);
      expect(await marksOf(learner, 'sbar')).toEqual([]);
      // A draft comes back to the letter.
      await fields(learner, 'sbar').nth(2).fill(' “half a wo');
      const draft = await learner.look();
      learner = await comeBack(host, device, learner);
      expect((await learner.look()).questions).toEqual(draft.questions);
      expect(await valuesOf(learner, 'sbar')).toEqual(['  RING ', '', ' “half a wo', 'bradypnoea']);
      await fillBlanks(learner, ['x', 'weather', 'y', 'tachypnoea']);
      await press(learner, 'sbar', 'Check');
      expect(await wordsOf(learner, 'sbar')).toContain('That is not right.');
      await press(learner, 'sbar', 'Try again');
      await fillBlanks(learner, ['', 'background', 'z', '']);
      await press(learner, 'sbar', 'Check');
      const marks = [
        'Blank 1: No answer. Right answer: call',
        'Blank 2: Right',
        'Blank 3: Not right. Right answer: need',
        'Blank 4: No answer. Right answer: bradypnoea',
      ];
      expect(await marksOf(learner, 'sbar')).toEqual(marks);
      expect(await activity(learner, 'sbar').getByRole('button').count()).toBe(0);
      const live = learner.frame.locator('[aria-live=polite]');
      const said = async (): Promise<string> => (await live.allTextContents()).join(' ');
      const heard = 'Blank 3: Not right. Right answer: need.';
      expect(await until(said, (words) => words.includes(heard))).toContain(heard);
      const spent = await learner.look();
      await learner.saveAndExit();
      const back = await host.launch(await browser.newDevice());
      expect((await back.look()).questions).toEqual(spent.questions);
      expect(await marksOf(back, 'sbar')).toEqual(marks);
      expect(toldOf(host, 'sbar')).toEqual(
        isXapi
          ? [
              'ring[,]budget[,]a tea[,]bradypnoea false',
              'x[,]weather[,]y[,]tachypnoea false',
              '[,]background[,]z[,] false',
            ]
          : ['ring,budget,-,bradypnoea wrong', '-,weather,-,tachypnoea wrong', '-,background,-,- wrong'],
      );
    }));

  test('a number: what cannot be read is said, wrong, out of tries, resumed', () =>
    play(start, async (host, device) => {
      const learner = await host.launch(device);
      await learner.goTo('number');
      const field = fields(learner, 'map');
      expect(await field.getAttribute('inputmode')).toBe('decimal');
      await field.fill('1,000');
      await press(learner, 'map', 'Check');
      expect(await wordsOf(learner, 'map')).toContain('nothing between the thousands');
      expect(await field.getAttribute('aria-invalid')).toBe('true');
      expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
      await field.fill('sixty');
      await press(learner, 'map', 'Check');
      expect(await wordsOf(learner, 'map')).toContain('a number in digits');
      await field.fill('62,4 mmhg');
      expect(await field.getAttribute('aria-invalid')).toBeNull();
      await press(learner, 'map', 'Check');
      expect(await marksOf(learner, 'map')).toEqual(['Not right']);
      await press(learner, 'map', 'Try again');
      expect(await valuesOf(learner, 'map')).toEqual(['']);
      await field.fill('70');
      await press(learner, 'map', 'Check');
      const marks = ['Not right. Right answer: 65 mmHg. Every number from 62.5 mmHg to 67.5 mmHg is right'];
      expect(await marksOf(learner, 'map')).toEqual(marks);
      await fields(learner, 'dose').fill('.5');
      await press(learner, 'dose', 'Check');
      expect(await marksOf(learner, 'dose')).toEqual(['Right']);
      const before = await learner.look();
      await learner.saveAndExit();
      const back = await host.launch(await browser.newDevice());
      expect((await back.look()).questions).toEqual(before.questions);
      expect(await marksOf(back, 'map')).toEqual(marks);
      expect(toldOf(host, 'map')).toEqual(isXapi ? ['62.4 false', '70 false'] : ['62.4 wrong', '70 wrong']);
    }));

  test('a poll and a grid: thanked, asked for what is missing, changed, resumed', () =>
    play(start, async (host, device) => {
      let learner = await host.launch(device);
      await learner.goTo('opinions');
      await activity(learner, 'shift').getByRole('radio', { name: 'Late' }).check();
      await press(learner, 'shift', 'Save');
      expect(await wordsOf(learner, 'shift')).toBe('Thank you. You can change your answer.');
      let rows = activity(learner, 'team').getByRole('radiogroup');
      expect(await rows.count()).toBe(3);
      await press(learner, 'team', 'Save');
      expect(await wordsOf(learner, 'team')).toBe('Please answer the question first.');
      await rows.nth(0).getByRole('radio', { name: 'Always' }).check();
      await press(learner, 'team', 'Save');
      expect(await wordsOf(learner, 'team')).toBe('2 statements have no answer yet.');
      const focused = (): Promise<string | null | undefined> =>
        learner.frame.evaluate(() => document.activeElement?.closest('[role=radiogroup]')?.id);
      expect(await focused()).toBe('opinions--team-2');
      const draft = await learner.look();
      learner = await comeBack(host, device, learner);
      expect(await learner.look()).toMatchObject({ questions: draft.questions.map(({ inputs }) => ({ inputs })) });
      rows = activity(learner, 'team').getByRole('radiogroup');
      await rows.nth(1).getByRole('radio', { name: 'Never' }).check();
      await rows.nth(2).getByRole('radio', { name: 'Often' }).check();
      await press(learner, 'team', 'Save');
      expect(await wordsOf(learner, 'team')).toBe('Thank you. You can change your answer.');
      await rows.nth(2).getByRole('radio', { name: 'Sometimes' }).check();
      await press(learner, 'team', 'Save');
      const before = await learner.look();
      await learner.saveAndExit();
      const back = await host.launch(await browser.newDevice());
      expect((await back.look()).questions).toEqual(before.questions);
      expect(toldOf(host, 'team-1')).toEqual(
        isXapi ? ['always neutral', 'always neutral'] : ['d neutral', 'd neutral'],
      );
      expect(toldOf(host, 'team-3')).toEqual(
        isXapi ? ['often neutral', 'sometimes neutral'] : ['c neutral', 'b neutral'],
      );
    }));

  test('an assessment: partly right earns its share, and the next try keeps nothing', () =>
    play(start, async (host, device) => {
      let learner = await host.launch(device);
      await learner.goTo('check');
      await fields(learner, 'check-blanks').nth(0).fill('Stop');
      await fields(learner, 'check-blanks').nth(1).fill('go');
      await fields(learner, 'check-number').fill('24 hours');
      const before = await learner.look();
      learner = await comeBack(host, device, learner);
      expect((await learner.look()).questions).toEqual(before.questions);
      await learner.submit();
      expect((await learner.look()).result).toContain('Your result: 75%');
      expect(await marksOf(learner, 'check-blanks')).toEqual([
        'Blank 1: Right',
        'Blank 2: Right',
        'Blank 3: No answer. Right answer: wait',
      ]);
    }));

  test('an assessment: a number that cannot be read is no answer, and is said to be none', () =>
    play(start, async (host, device) => {
      const learner = await host.launch(device);
      await learner.goTo('check');
      await learner.choose('check-blanks', 'right');
      await fields(learner, 'check-number').fill('twenty-four');
      await learner.submit();
      const dialog = learner.frame.locator('dialog[open]');
      expect(await dialog.textContent()).toContain('One question has no answer');
      expect(await dialog.getByRole('listitem').allTextContents()).toEqual(['A day has ___ hours.']);
      await dialog.getByRole('button', { name: 'Go to the first one' }).click();
      expect(await marksOf(learner, 'check-number')).toEqual([expect.stringContaining('a number in digits')]);
    }));
});
