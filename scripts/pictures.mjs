// `npm run pictures`: takes the pictures of the README from the packages in dist/packages, and those of the guide for authors
// from the course in test/courses/everything, which it builds. With `guide` or `readme` only these.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import AdmZip from 'adm-zip';
import { chromium } from 'playwright-core';
import findBrowser from '../test/support/browser-setup.mjs';
import forget from '../test/support/browser-teardown.mjs';
import { guidePictures } from './pictures/guide.mjs';
import { openCourse, takeCourse, takePicture } from './pictures/take.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const wanted = process.argv[2];

await findBrowser();
const found = JSON.parse(process.env.COURSEWRIGHT_TEST_BROWSER);
if (found.problem) throw new Error(found.problem);
const folder = mkdtempSync(join(tmpdir(), 'coursewright-pictures-'));
// Text without the colours of the screen's own pixels.
const browser = await chromium.launch({ ...found, args: [...found.args, '--disable-lcd-text', '--hide-scrollbars'] });
try {
  if (wanted !== 'guide') await takeReadme(unpack(join(root, 'dist/packages'), 'honest-conversation'));
  if (wanted !== 'readme') await takeGuide(unpack(buildEverything(), 'everything'));
} finally {
  await browser.close();
  forget();
  rmSync(folder, { recursive: true, force: true });
}

/** The address of a web package's first page. */
function unpack(packages, course) {
  const name = readdirSync(packages).find((each) => each.startsWith(course) && each.includes('-web'));
  if (!name) throw new Error('There is no web package to take pictures of; run "npm start" first.');
  const to = join(folder, course);
  for (const entry of new AdmZip(join(packages, name)).getEntries()) {
    mkdirSync(dirname(join(to, entry.entryName)), { recursive: true });
    if (!entry.isDirectory) writeFileSync(join(to, entry.entryName), entry.getData());
  }
  return pathToFileURL(join(to, 'index.html')).href;
}

function buildEverything() {
  const out = join(folder, 'packages');
  const args = [
    join(root, 'dist/cli.js'),
    'build',
    join(root, 'test/courses/everything'),
    '-t',
    'web',
    '-o',
    out,
    '-q',
  ];
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
  if (status !== 0) throw new Error('The course of the guide was not built.');
  return out;
}

async function takeGuide(address) {
  const page = await openCourse(browser, address);
  const finished = await openCourse(browser, address);
  await takeCourse(finished);
  const taken = [];
  for (const picture of guidePictures) {
    taken.push([`${picture.name}.png`, await takePicture(picture.done ? finished : page, picture)]);
  }
  const to = join(root, 'docs/images/guide');
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to, { recursive: true });
  for (const [name, png] of taken) {
    writeFileSync(join(to, name), png);
    console.log(`${name}  ${(png.length / 1000).toFixed(1)} KB`);
  }
}

async function takeReadme(address) {
  const wide = await browser.newPage({ viewport: { width: 1180, height: 900 } });
  await openConversation(wide, address);
  await wide.screenshot({ path: join(root, 'docs/images/player.png') });
  const narrow = await browser.newPage({ viewport: { width: 360, height: 760 } });
  await openConversation(narrow, address);
  await narrow.screenshot({ path: join(root, 'docs/images/player-phone.png') });
}

/** The first conversation of the course, after one turn. */
async function openConversation(page, address) {
  await page.goto(address);
  await page.locator('html.cw-started').waitFor();
  const replies = page.locator('.cw-current .cw-replies').first();
  while ((await replies.count()) === 0) await page.locator('#cw-next').click();
  await replies.locator('button').first().click();
  await page.mouse.move(0, 0);
  await page.evaluate(() => {
    document.activeElement?.blur();
    document.querySelector('.cw-current .cw-activity')?.scrollIntoView();
  });
}
