/** A course is rebuilt with edits while a learner is in the middle of it, and played again in the same LMS. */

import { cpSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { useBrowser } from '../support/browser.js';
import { type PreviewLms, startStrictLms } from '../support/lms.js';
import { buildPackage, makeTemporaryFolder, ROOT } from '../support/packages.js';
import { expectClean } from '../support/scenarios.js';

const browser = useBrowser();
let lms: PreviewLms | undefined;
afterEach(async () => {
  await lms?.close();
  lms = undefined;
});

/** The tiny course's next version: a page before all others, one renamed, a question reworded, one more in the assessment. */
async function nextVersion(): Promise<string> {
  const folder = join(await makeTemporaryFolder(), 'tiny');
  cpSync(join(ROOT, 'test/courses/tiny'), folder, { recursive: true });
  const edit = (name: string, change: (text: string) => string): void =>
    writeFileSync(join(folder, name), change(readFileSync(join(folder, name), 'utf8')));
  edit('course.yaml', (text) => text.replace('version: 1.0.0', 'version: 1.1.0'));
  edit('01-welcome.md', (text) => text.replace('id: welcome', 'id: somebody-new\nwas: welcome'));
  edit('02-confidence.md', (text) =>
    text.replace('high="Very"', 'high="Entirely"').replace('01-welcome.md', '04-welcome.md'),
  );
  edit('03-check.md', (text) =>
    text.replace(
      'That was all.',
      ':::choice{#check-more}\n\nAnd then?\n\n- [x] Lunch.\n- [ ] Nothing.\n\n:::\n\nThat was all.',
    ),
  );
  renameSync(join(folder, '01-welcome.md'), join(folder, '04-welcome.md'));
  writeFileSync(join(folder, '00-new.md'), '---\nid: before-you-begin\n---\n\n# Before you begin\n\nNew here.\n');
  return folder;
}

test('what still exists keeps its state, what is new is open, and a changed assessment begins its try again', async () => {
  const files = new Map(await buildPackage('test/courses/tiny', 'scorm12'));
  lms = await startStrictLms(files);
  const device = await browser.newDevice();
  const old = await lms.launch(device);
  await old.answerPage('right');
  await old.next();
  await old.answerPage('first');
  await old.next();
  await old.answerPage('wrong');
  await old.tryAgain();
  await old.choose('check-name', 'right');
  await old.saveAndExit();
  await old.window.close();
  const next = await buildPackage(await nextVersion(), 'scorm12');
  files.clear();
  for (const [path, contents] of next) files.set(path, contents);
  // On another computer: the LMS alone has to be enough.
  const other = await browser.newDevice();
  const learner = await lms.launch(other);
  const check = await learner.look();
  expect(check.page).toBe('check');
  expect(check.standings).toEqual([
    expect.stringMatching(/^Before you begin$/),
    expect.stringMatching(/^How it feels$|^How it feels done$/),
    expect.stringMatching(/^Two questions tried/),
    expect.stringMatching(/^Somebody new done$/),
  ]);
  expect(check.questions.flatMap(({ inputs }) => inputs.filter((input) => input.includes('chosen')))).toEqual([]);
  const text = (await learner.frame.locator('.cw-current').textContent()) ?? '';
  expect(text).toContain('The questions have changed since you were here, so this try starts again.');
  expect(text).toContain('This is try 2 of 2.');
  await learner.goTo('somebody-new');
  const first = (await learner.look()).questions[0];
  expect([first?.inputs.filter((input) => input.includes('chosen')).length, first?.result]).toEqual([
    1,
    'That is right.',
  ]);
  await learner.goTo('confidence');
  expect((await learner.look()).questions[0]?.result).toContain('This question has changed since you answered it.');
  await learner.goTo('before-you-begin');
  await learner.next();
  await learner.answerPage('first');
  await learner.next();
  await learner.answerPage('right');
  await learner.next();
  await learner.saveAndExit();
  expect(await lms.result()).toMatchObject({ completed: true, success: 'passed', score: 1 });
  expect(await lms.refused()).toEqual([]);
  expectClean(device, lms);
  expectClean(other, lms);
});
