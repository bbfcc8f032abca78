// Opens a web package in a browser in which chance and time stand still, and takes pictures of parts of its pages.
import { makeSmallPng } from './small-png.mjs';

const WIDTH = 640;
const MARGIN = 12;
/** Above and below: headings stand near. */
const ABOVE = 5;

/** The same order of a shuffle, the same day and no caret: the same picture each time. */
const STILL = `
  let seed = 7;
  Math.random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;`;
const STYLE =
  '*, *::before, *::after { caret-color: transparent !important; animation: none !important; transition: none !important; }';

/** A page of its own in front of the course; `address` is the package's index.html. */
export async function openCourse(browser, address) {
  const context = await browser.newContext({
    viewport: { width: WIDTH, height: 900 },
    deviceScaleFactor: 1,
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    // For a style of ours, below.
    bypassCSP: true,
  });
  const page = await context.newPage();
  await page.clock.setFixedTime('2026-11-22T09:00:00Z');
  await page.addInitScript(STILL);
  await page.goto(address);
  await page.locator('html.cw-started').waitFor();
  await page.addStyleTag({ content: STYLE });
  return page;
}

/** Takes the picture of one row of the table; the PNG. */
export async function takePicture(page, { page: id, of, to = of, before, with: more = 0 }) {
  await goTo(page, id);
  await before?.(page);
  await page.evaluate(() => document.activeElement?.blur());
  await page.mouse.move(0, 0);
  const current = (selector) => page.locator(`.cw-current ${selector}`).first();
  await current(of).waitFor();
  const boxes = [await current(of).boundingBox(), await current(to).boundingBox()];
  if (more < 0) boxes.push(await current(`:has(+ ${of})`).boundingBox());
  const scrolled = await page.evaluate(() => window.scrollY);
  const top = Math.min(...boxes.map(({ y }) => y)) + scrolled;
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height)) + scrolled;
  const left = Math.max(0, Math.min(...boxes.map(({ x }) => x)) - MARGIN);
  const clip = {
    x: left,
    y: Math.floor(top - ABOVE),
    width: WIDTH - 2 * left,
    height: Math.ceil(bottom - top + 2 * ABOVE),
  };
  return makeSmallPng(await takeStill(page, clip));
}

/** Players of films and sound draw themselves in their own time. */
async function takeStill(page, clip) {
  let last = Buffer.alloc(0);
  for (let tries = 0; tries < 20; tries++) {
    const png = await page.screenshot({ fullPage: true, clip, animations: 'disabled' });
    if (png.equals(last)) return png;
    last = png;
    await page.waitForTimeout(150);
  }
  throw new Error('This part of the page does not come to rest.');
}

async function goTo(page, id) {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, id);
  await page.locator(`.cw-page.cw-current[data-page="${id}"]`).waitFor();
}

/** Goes through the whole course, hands in whatever stands first, and what is right in assessments. */
export async function takeCourse(page) {
  const config = JSON.parse(await page.locator('#cw-config').textContent());
  for (const [at, { id, kind, activities }] of config.pages.entries()) {
    await page.locator(`.cw-page.cw-current[data-page="${id}"]`).waitFor();
    const held = page.locator('.cw-current .cw-reveal:not([hidden]) button');
    while ((await held.count()) > 0) await held.first().click();
    for (const activity of activities) await answer(page, activity, kind === 'assessment');
    if (kind === 'assessment') {
      await page
        .locator('.cw-current')
        .getByRole('button', { name: config.messages['runtime.submit'], exact: true })
        .click();
    }
    if (at < config.pages.length - 1) await page.locator('#cw-next').click();
  }
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
  await page.locator('.cw-current .cw-completion-record dl, .cw-current .cw-completion-record table').first().waitFor();
}

/** Only what is asked: a draw leaves some out, and nobody has to send a comment. */
async function answer(page, { id, type, data }, isTest) {
  const root = page.locator(`.cw-current [data-activity="${id}"]`);
  if (type === 'comment' || !(await root.isVisible())) return;
  const turns = root.locator('.cw-replies button');
  while ((await turns.count()) > 0) await turns.first().click();
  const right = Math.max(0, data?.options?.findIndex(({ correct }) => correct) ?? 0);
  if ((await root.locator('.cw-moments').count()) > 0) return;
  // Beside notes only where they are kept can be chosen.
  const isNote = (await root.locator('textarea').count()) > 0;
  const groups = root.locator('[role="radiogroup"], fieldset');
  for (const group of (await groups.count()) > 1 ? await groups.all() : [root]) {
    const choices = group.locator('input[type="radio"], input[type="checkbox"]');
    if (!isNote && (await choices.count()) > 0) await group.locator(`input[value="${right}"]`).first().check();
  }
  const texts = data?.blanks?.map(({ answers }) => answers[0]) ?? [data?.answer ?? 'I shall think of it.'];
  for (const [at, field] of (await root.locator('.cw-gap-field, textarea').all()).entries()) {
    if (await field.evaluate((element) => element.tagName === 'SELECT')) await field.selectOption({ index: 1 });
    else await field.fill(texts[at] ?? texts[0]);
  }
  for (const list of await root.locator('select:not(.cw-gap-field)').all()) await list.selectOption({ index: 1 });
  const down = root.getByRole('button', { name: 'Move down' });
  if ((await down.count()) > 0) await down.first().click();
  const hand = root.locator('.cw-controls button').first();
  if (!isTest || (await hand.isVisible())) await hand.click();
}
