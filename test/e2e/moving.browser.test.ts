/** Match, categorise and sequence through right, wrong, partly right, out of tries, reload and resume, under both standards. */

import { afterEach, describe, expect, test } from '@jest/globals';
import { findDoubledStatements } from '../../src/preview/lrs-statements.js';
import { type Device, useBrowser } from '../support/browser.js';
import type { Learner } from '../support/learner.js';
import { type PreviewLms, startLrsLms, startStrictLms } from '../support/lms.js';
import { orderOf } from '../support/moving.js';
import { buildPackage } from '../support/packages.js';
import { expectClean, until } from '../support/scenarios.js';
import { judgeStatement } from '../support/second-opinion.js';

const COURSE = 'test/courses/moving';
const browser = useBrowser();
let lms: PreviewLms | undefined;
afterEach(async () => {
  await lms?.close();
  lms = undefined;
});

const starts = {
  scorm12: async () => startStrictLms(await buildPackage(COURSE, 'scorm12')),
  xapi: async () => startLrsLms(await buildPackage(COURSE, 'xapi')),
} as const;
type Target = keyof typeof starts;

async function play(target: Target, action: (host: PreviewLms, device: Device) => Promise<void>): Promise<void> {
  const host = await starts[target]();
  lms = host;
  const device = await browser.newDevice();
  await action(host, device);
  expect(await host.refused()).toEqual([]);
  expectClean(device, host);
  expect(findDoubledStatements(host.preview.lrs)).toEqual([]);
  for (const { statement } of host.preview.lrs.statements) expect(judgeStatement(statement)).toEqual([]);
}

test('a step is dragged by its grip, and by nothing else; what is right stays where it is', async () => {
  await play('scorm12', async (host, device) => {
    const learner = await host.launch(device);
    const { window: page } = learner;
    const id = 'hands';
    while ((await learner.look()).questions.every((question) => question.id !== id)) await learner.next();
    const root = learner.frame.locator(`[data-activity="${id}"]`);
    const drag = async (part: string, from: number, to: number): Promise<void> => {
      const [start, end] = await Promise.all(
        [root.locator('.cw-step').nth(from).locator(part), root.locator('.cw-step').nth(to)].map((one) =>
          one.boundingBox(),
        ),
      );
      if (!start || !end) throw new Error('Not in sight.');
      await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2);
      await page.mouse.down();
      await page.mouse.move(start.x, end.y + end.height / 2 + (to > from ? 2 : -2), { steps: 8 });
      await page.mouse.up();
    };
    await root.locator('.cw-step').last().scrollIntoViewIfNeeded();
    const [first, second, third, ...rest] = await orderOf(root);
    await drag('.cw-grip', 0, 2);
    expect(await orderOf(root)).toEqual([second, third, first, ...rest]);
    expect(await root.locator('.is-held').count()).toBe(0);
    await drag('.cw-row-text', 0, 2);
    expect(await orderOf(root)).toEqual([second, third, first, ...rest]);
    await drag('.cw-grip', 2, 0);
    expect(await orderOf(root)).toEqual([first, second, third, ...rest]);
    await learner.frame
      .locator('#cw-live')
      .getByText(/\b1 of /)
      .waitFor();
    const before = await learner.look();
    const back = await comeBack(host, learner);
    expect(await back.look()).toEqual(before);
  });
});

const QUESTIONS = ['capitals', 'waste', 'hands'] as const;

/** What is said of the question, and what can be pressed. */
async function standing(learner: Learner, id: string): Promise<{ said: string; buttons: readonly string[] }> {
  const found = (await learner.look()).questions.find((question) => question.id === id);
  return { said: found?.result ?? '', buttons: found?.buttons ?? [] };
}

/** Leaves, and comes back on another device. */
async function comeBack(host: PreviewLms, learner: Learner): Promise<Learner> {
  await learner.saveAndExit();
  await learner.window.close();
  return host.launch(await browser.newDevice());
}

const tryAgain = (learner: Learner, id: string): Promise<void> =>
  learner.frame.locator(`[data-activity="${id}"]`).getByRole('button', { name: 'Try again' }).click();

/** Interactions as the LMS was told them: type, response, right response, result; one row for each answer. */
function toldScorm({ preview }: PreviewLms): string[] {
  const rows = new Map<string, Record<string, string>>();
  for (const { calls } of preview.scorm12.sessions) {
    for (const { element = '', value = '' } of calls) {
      const [, n, name] = /^cmi\.interactions\.(\d+)\.(.+)$/.exec(element) ?? [];
      if (n && name) rows.set(n, { ...rows.get(n), [name]: value });
    }
  }
  return [...rows.values()].map((row) =>
    [row.type, row.student_response, row['correct_responses.0.pattern'], row.result].join(' '),
  );
}

interface Answered {
  readonly verb: { readonly id: string };
  readonly object: { readonly definition: Readonly<Record<string, unknown>> };
  readonly result?: { readonly response?: string; readonly success?: boolean; readonly score?: { scaled?: number } };
}

function toldXapi({ preview }: PreviewLms): Answered[] {
  return preview.lrs.statements
    .map(({ statement }) => statement as unknown as Answered)
    .filter(({ verb }) => verb.id.endsWith('/answered'));
}

describe.each(Object.keys(starts) as Target[])('under %s', (target) => {
  test('each is wrong, then partly right, then right, and is there again after each', () =>
    play(target, async (host, device) => {
      let learner = await host.launch(device);
      for (const id of QUESTIONS) {
        await learner.choose(id, 'wrong');
        await learner.check(id);
        expect((await standing(learner, id)).said).toMatch(/^That is not right\. ?You can try again\./);
      }
      const wrong = await learner.look();
      learner = await comeBack(host, learner);
      expect(await learner.look()).toEqual(wrong);
      for (const id of QUESTIONS) {
        await tryAgain(learner, id);
        await learner.choose(id, 'partly');
      }
      const draft = await learner.look();
      learner = await comeBack(host, learner);
      expect(await learner.look()).toEqual(draft);
      for (const id of QUESTIONS) {
        await learner.check(id);
        expect((await standing(learner, id)).said).toMatch(/^That is partly right\./);
      }
      const partly = await learner.look();
      learner = await comeBack(host, learner);
      expect(await learner.look()).toEqual(partly);
      for (const id of ['capitals', 'hands']) {
        await tryAgain(learner, id);
        await learner.choose(id, 'right');
        await learner.check(id);
        expect(await standing(learner, id)).toEqual({ said: 'That is right.', buttons: expect.anything() });
      }
      const right = await learner.look();
      learner = await comeBack(host, learner);
      expect(await learner.look()).toEqual(right);
    }));

  test('each shows the right answer when no tries are left, and nothing can be moved any more', () =>
    play(target, async (host, device) => {
      let learner = await host.launch(device);
      for (const [id, tries] of [
        ['capitals', 3],
        ['waste', 2],
        ['hands', 3],
      ] as const) {
        for (let n = 1; n <= tries; n++) {
          await learner.choose(id, 'wrong');
          await learner.check(id);
          if (n < tries) await tryAgain(learner, id);
        }
        expect((await standing(learner, id)).buttons).not.toContain('Try again');
      }
      expect(await learner.frame.locator('[data-activity="capitals"] .cw-right-is:visible').count()).toBe(3);
      expect(await learner.frame.locator('[data-activity="hands"] .cw-right-order li').first().textContent()).toBe(
        'Wet your hands.',
      );
      expect(await learner.frame.locator('[data-activity="hands"] [type=button]:visible').count()).toBe(0);
      const before = await learner.look();
      learner = await comeBack(host, learner);
      expect(await learner.look()).toEqual(before);
    }));

  test('in an assessment what was chosen counts, partly right by its share, and is reported', () =>
    play(target, async (host, device) => {
      let learner = await host.launch(device);
      // Under SCORM 1.2 a score is told when the whole result stands.
      await learner.answerPage('right');
      await learner.next();
      await learner.choose('organs', 'right');
      await learner.choose('food', 'right');
      await learner.choose('days', 'partly');
      const before = await learner.look();
      learner = await comeBack(host, learner);
      expect(await learner.look()).toEqual(before);
      await learner.submit();
      await learner.frame.getByRole('heading', { name: 'Your result: 77%' }).waitFor();
      await learner.saveAndExit();
      const result = await until(host.result, (each) => each?.score !== undefined);
      expect(result?.score).toBeCloseTo(7 / 9, 2);
      if (target === 'scorm12') {
        expect(toldScorm(host).sort()).toMatchSnapshot();
        return;
      }
      const told = toldXapi(host)
        .slice(-3)
        .map(({ object: { definition }, result: given }) => ({
          ...definition,
          response: given?.response,
          success: given?.success,
        }));
      expect(told).toMatchSnapshot();
    }));
});
