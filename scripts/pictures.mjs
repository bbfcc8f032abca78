// `npm run pictures`: takes the pictures of the README from the packages in dist/packages.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import AdmZip from 'adm-zip';
import { chromium } from 'playwright-core';
import findBrowser from '../test/support/browser-setup.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const packages = join(root, 'dist/packages');
const name = readdirSync(packages).find((each) => each.startsWith('honest-conversation') && each.includes('-web'));
if (!name) throw new Error('There is no web package to take pictures of; run "npm start" first.');

await findBrowser();
const found = JSON.parse(process.env.COURSEWRIGHT_TEST_BROWSER);
if (found.problem) throw new Error(found.problem);
const folder = mkdtempSync(join(tmpdir(), 'coursewright-pictures-'));
const browser = await chromium.launch(found);
try {
  for (const entry of new AdmZip(join(packages, name)).getEntries()) {
    mkdirSync(dirname(join(folder, entry.entryName)), { recursive: true });
    if (!entry.isDirectory) writeFileSync(join(folder, entry.entryName), entry.getData());
  }
  const address = pathToFileURL(join(folder, 'index.html')).href;
  const wide = await browser.newPage({ viewport: { width: 1180, height: 760 } });
  await openAssessment(wide, address);
  await wide.screenshot({ path: join(root, 'docs/images/player.png') });
  const narrow = await browser.newPage({ viewport: { width: 360, height: 760 } });
  await openAssessment(narrow, address);
  await narrow.screenshot({ path: join(root, 'docs/images/player-phone.png') });
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}

/** The assessment, after a learner has answered what stands before it, with two answers chosen. */
async function openAssessment(page, address) {
  await page.goto(address);
  await page.locator('html.cw-started').waitFor();
  while ((await page.locator('.cw-current .cw-assessment-questions').count()) === 0) {
    for (const question of await page.locator('.cw-current .cw-activity').all()) {
      await question.locator('input').first().check();
      await question.locator('.cw-controls button').first().click();
    }
    await page.locator('#cw-next').click();
  }
  for (const at of [0, 1]) await page.locator('.cw-current .cw-activity').nth(at).locator('input').nth(1).check();
  await page.evaluate(() => {
    document.activeElement?.blur();
    window.scrollTo(0, 0);
  });
}
