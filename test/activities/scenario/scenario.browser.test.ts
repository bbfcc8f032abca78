/** Conversations under an LMS and an LRS: every way through them, back again, reloaded, left and resumed. */

import { afterEach, describe, expect, test } from '@jest/globals';
import type { Locator } from 'playwright-core';
import { violationsIn } from '../../support/axe.js';
import { useBrowser } from '../../support/browser.js';
import type { Learner } from '../../support/learner.js';
import { type PreviewLms, startLrsLms, startStrictLms } from '../../support/lms.js';
import { buildPackage } from '../../support/packages.js';
import { expectClean, until } from '../../support/scenarios.js';

const COURSE = 'test/courses/scenario';
const browser = useBrowser();
let lms: PreviewLms | undefined;
afterEach(async () => {
  await lms?.close();
  lms = undefined;
});

const BEST = ['Thank you for staying', 'At 8:40', 'What could you say'];

const talkIn = ({ frame }: Learner, id = 'amir'): Locator => frame.locator(`[data-activity="${id}"]`);

async function say(learner: Learner, words: readonly string[], id?: string): Promise<void> {
  for (const text of words) await talkIn(learner, id).locator('.cw-turns').getByRole('button', { name: text }).click();
}

/** What a learner sees of a conversation, line by line. */
async function linesOf(learner: Learner, id?: string): Promise<string[]> {
  // biome-ignore lint/performance/useDomNodeTextContent: what is seen is the question, line by line
  const text = await talkIn(learner, id).innerText();
  return text.split('\n').filter((line) => line.trim() !== '');
}

const focused = ({ frame }: Learner): Promise<string> =>
  frame.evaluate(() => {
    const { activeElement } = document;
    const label = activeElement?.getAttribute('aria-labelledby');
    return (label ? document.getElementById(label)?.textContent : activeElement?.textContent) ?? '';
  });

/** An xAPI statement, as far as it is read here. */
interface Told {
  readonly verb: { readonly id: string };
  readonly result?: { readonly score?: { readonly scaled: number }; readonly response?: string };
}

/** What was told of each answer, in the order in which it was told: result and response. */
const hosts = {
  'SCORM 1.2': {
    standard: 'scorm12',
    start: startStrictLms,
    told: ({ preview }: PreviewLms) => {
      const set = (preview.scorm12.sessions ?? [])
        .flatMap(({ calls }) => calls)
        .filter(
          ({ name, element = '' }) =>
            name === 'LMSSetValue' && /interactions\.\d+\.(result|student_response)$/.test(element),
        )
        .map(({ value }) => value ?? '');
      return Array.from({ length: set.length / 2 }, (_, at) => [set[2 * at + 1], set[2 * at]]);
    },
    expected: {
      best: [
        'correct',
        'thank-you-for-staying-id-like-to-talk-ab,at-8-40-you-spoke-over-jo-three-times-ho,what-could-you-say-to-jo',
      ],
      part: 'wrong',
      wrong: 'wrong',
    },
  },
  xAPI: {
    standard: 'xapi',
    start: startLrsLms,
    told: ({ preview }: PreviewLms) =>
      preview.lrs.statements
        .map(({ statement }) => statement as unknown as Told)
        .filter(({ verb }) => verb.id.endsWith('/answered'))
        .map(({ result }) => [result?.score?.scaled, result?.response]),
    expected: {
      best: [
        1,
        'open[.]thank-you-for-staying-id-like-to-talk-ab[,]listens[.]at-8-40-you-spoke-over-jo-three-times-ho[,]thinks[.]what-could-you-say-to-jo',
      ],
      part: 0.5,
      wrong: 0,
    },
  },
} as const;

describe.each(Object.entries(hosts))('under %s', (_name, { standard, start, told, expected }) => {
  const launch = async () => {
    const host = await start(await buildPackage(COURSE, standard));
    lms = host;
    const device = await browser.newDevice({ reducedMotion: 'reduce' });
    return { host, device, learner: await host.launch(device) };
  };

  test('the best way is right, is told, and stays open for others', async () => {
    const { host, device, learner } = await launch();
    await say(learner, BEST);
    const lines = await linesOf(learner);
    expect(lines).toContain('You said what you saw, and listened.');
    // How a learner speaks with somebody is not given marks on screen.
    expect(lines.filter((line) => line.includes('points'))).toEqual([]);
    expect(await talkIn(learner).locator('.cw-better').count()).toBe(0);
    await learner.saveAndExit();
    const [first] = await until(
      () => told(host),
      (all) => all.length > 0,
    );
    expect(first).toEqual(expected.best);
    expect(await host.refused()).toEqual([]);
    expectClean(device, host);
  });

  test('a poor way is wrong; another is another try, and may be partly right', async () => {
    const { host, device, learner } = await launch();
    await say(learner, ['Sit down', 'Everybody says so']);
    const lines = await linesOf(learner);
    expect(lines).toEqual(
      expect.arrayContaining([
        'The conversation ended, and it has not helped yet.',
        'There are 2 more ends that you have not seen.',
      ]),
    );
    // To start with, thanking him would have been better; then, taking it back.
    expect(await talkIn(learner).locator('.cw-better > p:first-child').allTextContents()).toEqual([
      'A better turn here: "Thank you for staying. I\'d like to talk about this morning\'s round."',
      'A better turn here: "I\'m sorry, that came out wrong. May I start again?"',
    ]);
    await talkIn(learner).locator('.cw-debrief').getByRole('button', { name: 'turn 2' }).click();
    expect(await focused(learner)).toContain('My attitude?');
    expect(await talkIn(learner).locator('.cw-debrief').isVisible()).toBe(false);
    await say(learner, ["I'm sorry", 'At 8:40', 'What would help']);
    expect(await linesOf(learner)).toContain('There is one more end that you have not seen.');
    await learner.saveAndExit();
    const all = await until(
      () => told(host),
      (answers) => answers.length > 1,
    );
    expect(all.map(([result]) => result)).toEqual([expected.wrong, expected.part]);
    expect(await host.refused()).toEqual([]);
    expectClean(device, host);
  });

  test('is there again in the middle, at its end, and after a step back', async () => {
    const { host, device, learner } = await launch();
    await say(learner, ['Thank you for staying', 'At 8:40']);
    const middle = await linesOf(learner);
    await learner.saveAndExit();
    await learner.window.close();
    const second = await host.launch(device);
    expect(await linesOf(second)).toEqual(middle);
    await say(second, ['Then say sorry']);
    const end = await linesOf(second);
    expect(end).toContain('The conversation ended, and something is still open.');
    await second.saveAndExit();
    await second.window.close();
    const third = await host.launch(device);
    expect(await linesOf(third)).toEqual(end);
    await talkIn(third).locator('.cw-turns').getByRole('button', { name: 'turn 1' }).click();
    const back = await linesOf(third);
    await third.saveAndExit();
    await third.window.close();
    const fourth = await host.launch(device);
    expect(await linesOf(fourth)).toEqual(back);
    // What was seen before is still known.
    await say(fourth, BEST);
    expect(await linesOf(fourth)).toContain('There is one more end that you have not seen.');
    expect(await host.refused()).toEqual([]);
    expectClean(device, host);
  });

  test('with two tries ends with the second; feedback waits for the end', async () => {
    const { host, device, learner } = await launch();
    await learner.next();
    await say(learner, ['Take the gloves off'], 'call');
    expect(await linesOf(learner, 'call')).not.toContain('The patient has to wait, and you do not know yet what for.');
    await say(learner, ['Ask Jo'], 'call');
    expect(await linesOf(learner, 'call')).toEqual(
      expect.arrayContaining(['The patient has to wait, and you do not know yet what for.', 'You have one try left.']),
    );
    await talkIn(learner, 'call').getByRole('button', { name: 'Start the conversation again' }).click();
    await say(learner, ['Let it ring'], 'call');
    const spent = await linesOf(learner, 'call');
    expect(await talkIn(learner, 'call').locator('button:enabled').count()).toBe(0);
    await learner.saveAndExit();
    await learner.window.close();
    const back = await host.launch(device);
    expect(await linesOf(back, 'call')).toEqual(spent);
    expect(await talkIn(back, 'call').locator('button:enabled').count()).toBe(0);
    expectClean(device, host);
  });
});

describe('on the web', () => {
  const open = async (viewport = { width: 1024, height: 768 }) => {
    const host = await startLrsLms(await buildPackage(COURSE, 'xapi'));
    lms = host;
    return host.launch(await browser.newDevice({ reducedMotion: 'reduce', viewport }));
  };

  test('is gone through by keyboard: focus goes to each new turn, whose words are its name', async () => {
    const learner = await open();
    const { window: page } = learner;
    await talkIn(learner).locator('.cw-reply').first().focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await focused(learner)).toBe(
      'He knows what it is about, and that you value his time.Amir"All right. What about it?"'.replace(
        'Amir"',
        'Amir"',
      ),
    );
    await page.keyboard.press('Tab');
    expect(await focused(learner)).toContain('At 8:40');
    await page.keyboard.press('Space');
    expect(await focused(learner)).toContain('Amir (quiet)');
    await page.keyboard.press('Shift+Tab');
    expect(await focused(learner)).toContain('Go back to here (turn 2)');
    await page.keyboard.press('Enter');
    expect(await focused(learner)).toContain('All right.');
    // Announced by focus alone: nothing is said a second time.
    expect(await learner.frame.locator('[aria-live]').allTextContents()).not.toContainEqual(
      expect.stringContaining('Amir'),
    );
  });

  test('goes round no longer than can be kept, and says so', async () => {
    const learner = await open();
    await learner.next();
    for (let turn = 0; turn < 24; turn++) await say(learner, ['What?'], 'loop');
    expect(await linesOf(learner, 'loop')).toContain(
      'This conversation has gone round for long. Go back to an earlier turn and try another way.',
    );
    const before = await linesOf(learner, 'loop');
    await learner.reload();
    expect(await linesOf(learner, 'loop')).toEqual(before);
    await talkIn(learner, 'loop').getByRole('button', { name: '(turn 24)' }).click();
    await say(learner, ['Yes.'], 'loop');
    expect(await linesOf(learner, 'loop')).toContain('The conversation ended well.');
  });

  test.each([1024, 320])('breaks no rule and scrolls nowhere at %d pixels', async (width) => {
    const learner = await open({ width, height: 700 });
    const found = [...(await violationsIn(learner.frame))];
    await say(learner, ["It's nothing", 'No. I']);
    found.push(...(await violationsIn(learner.frame)));
    await say(learner, ['You know what']);
    found.push(...(await violationsIn(learner.frame)));
    expect(found).toEqual([]);
    expect(await learner.frame.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    for (const button of await talkIn(learner).locator('button:visible').all()) {
      expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(24);
    }
  });

  test('on paper all steps can be read', async () => {
    const learner = await open();
    await learner.window.emulateMedia({ media: 'print' });
    expect(await talkIn(learner).locator('.cw-moment:visible').count()).toBe(8);
    expect(await talkIn(learner).locator('.cw-turns').isVisible()).toBe(false);
  });
});
