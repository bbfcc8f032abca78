/** An assessment that draws its questions, under a strict LMS and an LRS: failed, tried again where it was wrong, left, passed. */

import { afterEach, describe, expect, test } from '@jest/globals';
import { courseYaml, writeFolder } from '../compiler/temporary-course.js';
import { type Device, useBrowser } from '../support/browser.js';
import type { Learner } from '../support/learner.js';
import { type PreviewLms, startLrsLms, startStrictLms } from '../support/lms.js';
import { buildPackage } from '../support/packages.js';
import { expectClean, until } from '../support/scenarios.js';

const COURSE = 'test/courses/pool';
const CASE = ['jones-name', 'jones-back'];

const browser = useBrowser();
let lms: PreviewLms | undefined;
afterEach(async () => {
  await lms?.close();
  lms = undefined;
});

const hosts = [
  ['the strict host', 'scorm12', startStrictLms],
  ['an LRS', 'xapi', startLrsLms],
] as const;

/** Ids of the questions that were answered, as the host was told, one for each time. */
function toldOf({ preview }: PreviewLms, standard: 'scorm12' | 'xapi'): string[] {
  if (standard === 'xapi') {
    return preview.lrs.statements.flatMap(({ statement }) => {
      const { verb, object } = statement as { verb: { id: string }; object: { id: string } };
      return verb.id.endsWith('/answered') ? (object.id.split('/').at(-1) ?? '') : [];
    });
  }
  const calls = preview.scorm12.sessions.flatMap((session) => session.calls);
  return calls.flatMap(({ name, element = '', value = '' }) =>
    name === 'LMSSetValue' && /^cmi\.interactions\.\d+\.id$/.test(element) ? value.replace(/^.*--/, '') : [],
  );
}

async function goToTest(learner: Learner): Promise<void> {
  for (let page = 0; page < 3; page++) {
    await learner.answerPage('right');
    await learner.next();
  }
}

const asked = async (learner: Learner): Promise<string[]> => (await learner.look()).questions.map(({ id }) => id);

/** Answers what is open, the first `wrong` of it wrong, and hands it in. */
async function answerTest(learner: Learner, wrong: number): Promise<void> {
  const { questions } = await learner.look();
  const open = questions.filter(({ inputs }) => inputs.some((input) => !input.includes('locked')));
  for (const [at, { id }] of open.entries()) await learner.choose(id, at < wrong ? 'wrong' : 'right');
  await learner.submit();
}

const press = (learner: Learner, key: string): Promise<void> =>
  learner.frame
    .locator('.cw-current .cw-assessment-result')
    .getByRole('button', { name: String(learner.config.messages[`runtime.${key}`]), exact: true })
    .click();

async function reopen(host: PreviewLms, learner: Learner): Promise<{ back: Learner; device: Device }> {
  await learner.saveAndExit();
  await learner.window.close();
  const device = await browser.newDevice();
  return { back: await host.launch(device), device };
}

describe.each(hosts)('under %s', (_name, standard, start) => {
  test('a learner fails, tries only what was wrong, leaves in the middle of it, and passes', async () => {
    const host = await start(await buildPackage(COURSE, standard));
    lms = host;
    const first = await host.launch(await browser.newDevice());
    await goToTest(first);
    const drawn = await asked(first);
    expect(drawn).toHaveLength(4);
    expect([0, 2]).toContain(CASE.filter((id) => drawn.includes(id)).length);
    expect(await first.frame.locator('.cw-current .cw-case').count()).toBe(drawn.includes('jones-name') ? 1 : 0);
    await first.choose(drawn[1] ?? '', 'first');
    const draft = await first.look();
    const second = await reopen(host, first);
    expect(await second.back.look()).toEqual(draft);

    const toldBefore = toldOf(host, standard).length;
    await answerTest(second.back, 2);
    expect((await second.back.look()).result).toContain('Your result: 50%');
    expect(await host.result()).toMatchObject({ completed: false, success: 'unknown' });
    await until(
      () => toldOf(host, standard).length,
      (count) => count === toldBefore + 4,
    );
    await press(second.back, 'try-wrong');
    const again = await second.back.look();
    expect(again.questions.map(({ id }) => id).sort()).toEqual([...drawn].sort());
    const locked = again.questions.filter(({ inputs }) => inputs.every((input) => input.includes('locked')));
    expect(locked).toHaveLength(2);
    const open = again.questions.map(({ id }) => id).filter((id) => !locked.some((one) => one.id === id));
    await second.back.choose(open[0] ?? '', 'first');
    const middle = await second.back.look();
    const third = await reopen(host, second.back);
    expect(await third.back.look()).toEqual(middle);

    await answerTest(third.back, 0);
    expect((await third.back.look()).result).toContain('Your result: 100%You have passed.');
    await third.back.next();
    await third.back.answerPage('first');
    // The last page is viewed when its end has been on screen for a second.
    await third.back.frame.locator('#cw-saved').scrollIntoViewIfNeeded();
    const complete = String(third.back.config.messages['runtime.complete']);
    await third.back.frame.locator('.cw-summary', { hasText: complete }).waitFor();
    await third.back.saveAndExit();
    expect(await until(host.result, (result) => result?.completed === true)).toEqual({
      completed: true,
      success: 'passed',
      score: 1,
    });
    const told = toldOf(host, standard).slice(toldBefore);
    expect(told.slice(0, 4).sort()).toEqual([...drawn].sort());
    expect(told.slice(4, 6).sort()).toEqual([...open].sort());
    expect(await host.refused()).toEqual([]);
    expectClean(third.device, host);
  });

  test('a reload in the middle of a try at what was wrong finds the same questions, answers and order', async () => {
    const host = await start(await buildPackage(COURSE, standard));
    lms = host;
    const learner = await host.launch(await browser.newDevice());
    await goToTest(learner);
    await answerTest(learner, 2);
    await press(learner, 'try-wrong');
    const { questions } = await learner.look();
    const open = questions.find(({ inputs }) => inputs.some((input) => !input.includes('locked')));
    await learner.choose(open?.id ?? '', 'first');
    const before = await learner.look();
    await learner.reload();
    expect(await learner.look()).toEqual(before);
  });

  test('each new try draws anew, and only the last one fails', async () => {
    const host = await start(await buildPackage(COURSE, standard));
    lms = host;
    const device = await browser.newDevice();
    const learner = await host.launch(device);
    await goToTest(learner);
    const draws = [await asked(learner)];
    for (let tries = 1; tries < 3; tries++) {
      await answerTest(learner, 2);
      expect(await host.result()).toMatchObject({ completed: false, success: 'unknown' });
      await press(learner, 'try-new');
      draws.push(await asked(learner));
    }
    await answerTest(learner, 4);
    expect(await until(host.result, (result) => result?.success === 'failed')).toMatchObject({
      success: 'failed',
      score: 0.5,
    });
    expect(await learner.frame.locator('.cw-current .cw-assessment-result button').count()).toBe(0);
    expect(new Set(draws.map((draw) => draw.join(' '))).size).toBeGreaterThan(1);
    for (const draw of draws) expect(draw).toHaveLength(4);
    expect(await host.refused()).toEqual([]);
    expectClean(device, host);
  });
});

test('by keyboard alone a learner reads the result, looks where a question is, and tries what was wrong again', async () => {
  const host = await startStrictLms(await buildPackage(COURSE, 'scorm12'));
  lms = host;
  const learner = await host.launch(await browser.newDevice());
  await goToTest(learner);
  await answerTest(learner, 2);
  const { keyboard } = learner.window;
  const focused = (): Promise<string> =>
    learner.frame.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
  const tabTo = async (words: string): Promise<void> => {
    for (let presses = 0; presses < 40 && (await focused()) !== words; presses++) await keyboard.press('Tab');
    expect(await focused()).toBe(words);
  };
  expect(await focused()).toBe('Your result: 50%');
  // What can be done now comes before all that can be read.
  for (const name of ['Try only what was wrong again', 'Start again with new questions']) {
    await keyboard.press('Tab');
    expect(await focused()).toBe(name);
  }
  await tabTo('Your answers, question by question');
  await keyboard.press('Enter');
  await keyboard.press('Tab');
  const [first] = (await learner.look()).questions;
  await keyboard.press('Enter');
  const place = (): Promise<string | undefined> => learner.frame.evaluate(() => document.activeElement?.id);
  expect(await place()).toBe(`test--${first?.id}`);
  for (let presses = 0; presses < 60 && !(await focused()).startsWith('Try only'); presses++) {
    await keyboard.press('Shift+Tab');
  }
  expect(await focused()).toBe('Try only what was wrong again');
  await keyboard.press('Enter');
  expect(await focused()).toContain('You answer only what was not right. What you had right counts.');
  await keyboard.press('Tab');
  const input = await learner.frame.evaluate(() => (document.activeElement as HTMLInputElement).disabled);
  expect(input).toBe(false);
  await keyboard.press('Space');
  expect((await learner.look()).questions.flatMap(({ inputs }) => inputs)).toContainEqual(
    expect.stringMatching(/^\d chosen$/),
  );
});

test('a block with a script within a question works in every try', async () => {
  const tabs = ':::tabs\n\n:::tab[Day]\n\nLight.\n\n:::\n\n:::tab[Night]\n\nDark.\n\n:::\n\n:::';
  const folder = writeFolder({
    'course.yaml': courseYaml(),
    '01-test.md': `---\nkind: assessment\nassessment: { attempts: 2 }\n---\n\n# Test\n\n:::choice{#when}\n\nWhen?\n\n${tabs}\n\n- [x] Day\n- [ ] Night\n\n:::\n`,
  });
  const host = await startStrictLms(await buildPackage(folder, 'scorm12'));
  lms = host;
  const device = await browser.newDevice();
  const learner = await host.launch(device);
  const night = learner.frame.getByText('Dark.');
  for (const chosen of ['first try', 'second try']) {
    expect([chosen, await night.isVisible()]).toEqual([chosen, false]);
    await learner.frame.getByRole('tab', { name: 'Night' }).click();
    expect([chosen, await night.isVisible()]).toEqual([chosen, true]);
    if (chosen === 'second try') break;
    await learner.answerPage('wrong');
    await learner.tryAgain();
  }
  expectClean(device, host);
});
