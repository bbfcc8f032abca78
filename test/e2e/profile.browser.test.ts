/** A package built for one host, played in a browser, and what it has saved told in words. */

import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { readPackage } from '../../src/package/read.js';
import { collectFiles } from '../../src/preview/package-files.js';
import { useBrowser } from '../support/browser.js';
import { startStrictLms } from '../support/lms.js';
import { makeTemporaryFolder, ROOT } from '../support/packages.js';
import { expectClean, goToTheMiddle } from '../support/scenarios.js';

const browser = useBrowser();
const tool = (...args: readonly string[]): string =>
  execFileSync(process.execPath, [join(ROOT, 'dist/cli.js'), ...args], { encoding: 'utf8' });

test('a package for ESR records no answers there, and its saved progress can be told in words', async () => {
  const out = await makeTemporaryFolder();
  tool('build', join(ROOT, 'courses/honest-conversation'), '-t', 'scorm12', '--profile', 'esr', '-o', out);
  const zip = join(out, readdirSync(out)[0] ?? '');
  const lms = await startStrictLms(await collectFiles(await readPackage(zip)));
  try {
    const device = await browser.newDevice();
    const learner = await lms.launch(device);
    await goToTheMiddle(learner);
    const page = await learner.currentPage();
    await learner.saveAndExit();
    const calls = lms.preview.scorm12.sessions.flatMap((session) => session.calls);
    expect(JSON.stringify(calls)).not.toContain('cmi.interactions');
    expectClean(device, lms);
    const saved = lms.preview.scorm12.record?.elements['cmi.suspend_data'] ?? '';
    const words = tool('decode', saved, '--course', zip);
    expect(words).toContain(`Was on       ${page.title} (${page.id})`);
    expect(words).toMatch(/Complete {5}no\n/);
    expect(words).toMatch(/ {2}done {4}.*\n {10}confidence-before, ".*": "1, Not at all confident", 1 try\n/);
    const folder = join(ROOT, 'courses/honest-conversation');
    expect(tool('decode', saved, '--course', folder)).toBe(words);
  } finally {
    await lms.close();
  }
});
