/** A page written by hand around the built core, with a host and activities that the tests hold in their hands. */

import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page } from 'playwright-core';
import type { RuntimeConfig } from '../../src/model/runtime-config.js';
import type { Trouble } from '../../src/model/tracking.js';
import { course } from './fixture.js';

const dist = join(dirname(fileURLToPath(import.meta.url)), '../../dist');
export const ORIGIN = 'http://course.test';

/** How the host behaves at the next launch; kept in localStorage, where the page's adapter finds it. */
export interface HostBehaviour {
  readonly host?: 'present' | 'absent' | 'doubtful';
  readonly mode?: 'normal' | 'review';
  /** Milliseconds until it answers; -1 for never. */
  readonly delay?: number;
  readonly delivery?: 'saved' | 'not-saved';
  /** Milliseconds until an end is answered. */
  readonly closeDelay?: number;
  /** As LaunchState and Attempt have it. */
  readonly trouble?: Trouble;
  /** As LaunchState has it. */
  readonly reopens?: boolean;
}

/** The adapter's other side: what the host holds is `lms.state`, what it was told `lms.calls`. */
const ADAPTER = `
const read = (key, otherwise) => JSON.parse(localStorage.getItem(key) || otherwise);
const note = (name, value) => localStorage.setItem('lms.calls', JSON.stringify([...read('lms.calls', '[]'), [name, value]]));
window.coursewright.standard({ name: 'test', createTracker() {
  const how = read('lms.how', '{}');
  let text;
  const deliver = (name, value) => {
    note(name, value);
    const { delivery = 'saved', trouble } = read('lms.how', '{}');
    if (delivery === 'saved' && text) localStorage.setItem('lms.state', text);
    const delay = name === 'close' && read('lms.how', '{}').closeDelay || 0;
    return new Promise((resolve) => setTimeout(() => resolve({ taken: delivery === 'saved', trouble }), delay));
  };
  return {
    initialize: () => how.delay < 0 ? new Promise(() => {}) : new Promise((resolve) => setTimeout(() => resolve({
      host: how.host || 'present', learner: { id: 'ann', name: 'Ann' }, mode: how.mode || 'normal', credit: true,
      state: how.host !== 'absent' && localStorage.getItem('lms.state') || undefined, status: { completion: 'incomplete', success: 'unknown' },
      reopens: how.reopens, trouble: how.trouble, can: { interactions: true, objectives: true } }), how.delay || 0)),
    record: (event) => note('record', event.type), save: (state) => { text = state; note('save', state); },
    commit: (moment) => deliver('commit', moment), close: (reason) => deliver('close', reason),
    closeNow: (reason) => { deliver('closeNow', reason); }, };
} });
const scoreOf = (right, value) => ({ outcome: value === right ? 'correct' : 'incorrect', share: value === right ? 1 : 0 });
window.coursewright.activity({ name: 'choice',
  tracking: { isComplete: (data, value) => value >= 0, score: (data, value) => scoreOf(0, value),
    interaction: () => ({ type: 'choice', prompt: '', components: [], correctResponses: [[0]] }), respond: (data, value) => [value],
    pack: (data, value) => ({ kind: 'list', values: value < 0 ? [] : [value] }), unpack: (data, packed) => packed.values.length ? packed.values[0] : -1 },
  mount(root, data, context) {
    if (data.broken) throw new Error('broken');
    const inputs = [...root.querySelectorAll('input')];
    root.addEventListener('change', () => context.changed());
    root.setAttribute('data-seed', context.seed);
    return { read: () => inputs.findIndex((input) => input.checked), write: (value) => inputs.forEach((input, at) => { input.checked = at === value; }),
      setLocked: (locked) => inputs.forEach((input) => { input.disabled = locked; }), mark: (value, how) => root.setAttribute('data-marked', how),
      clear: () => { root.removeAttribute('data-marked'); inputs.forEach((input) => { input.checked = false; }); } };
  } });`;

function frame(pageId: string, id: string): string {
  const radios = [0, 1].map(
    (value) => `<label><input type="radio" name="${id}" value="${value}">${id} ${value}</label>`,
  );
  return `<div class="cw-activity" id="${pageId}--${id}" data-activity="${id}"><div class="cw-prompt">Question ${id}</div>
    ${radios.join('')}<div class="cw-hint" hidden>Think of ${id}</div><div class="cw-feedback" data-for="correct" hidden>Well done</div></div>`;
}

function section({ id, title, activities, assessment }: RuntimeConfig['pages'][number]): string {
  const frames = activities.map((one) => frame(id, one.id)).join('');
  const body = assessment
    ? `<div class="cw-assessment-questions">${frames}</div><div class="cw-assessment-outro" hidden>The end</div>`
    : `<p>Text</p>${frames}<p><img data-src="${id}-1.svg" alt=""><img data-src="${id}-2.svg" alt=""></p><div class="tall"></div>
       <a id="${id}--note" href="#middle">On</a> <a href="https://example.org/">Away</a>`;
  return `<section class="cw-page" id="${id}" data-page="${id}"><h1 id="${id}--title" tabindex="-1">${title}</h1>${body}</section>`;
}

function html(config: RuntimeConfig): string {
  const links = config.pages.map(
    ({ id, title }) =>
      `<li><a data-page-link="${id}" href="#${id}">${title} <span class="cw-standing"></span></a></li>`,
  );
  return `<!DOCTYPE html><html lang="en-GB" class="cw"><head><title>Small</title>
    <style>.cw-js .cw-page:not(.cw-current) { display: none } .cw-js:not(.cw-started) .cw-page:first-of-type { display: block }
    .tall { height: 3000px }</style><script src="course.js"></script></head><body><a class="cw-skip" href="#cw-main">Skip</a>
    <header class="cw-header"><button id="cw-contents-toggle" aria-expanded="false">Contents</button>
    <progress id="cw-progress" max="100"></progress><span id="cw-progress-text"></span><button id="cw-exit">Save and exit</button></header>
    <nav class="cw-contents" id="cw-contents"><ol>${links.join('')}</ol></nav><div id="cw-banner" hidden></div>
    <main id="cw-main" tabindex="-1">${config.pages.map(section).join('')}</main>
    <footer class="cw-footer"><nav class="cw-steps"><button id="cw-back">Back</button><span id="cw-position"></span>
    <button id="cw-next">Next</button></nav><p id="cw-saved"></p></footer><div id="cw-live" aria-live="polite"></div>
    <script type="application/json" id="cw-config">${JSON.stringify(config)}</script></body></html>`;
}

/** Serves the page of a course to a context, without any server. */
export async function servePage(context: BrowserContext, change: Partial<RuntimeConfig> = {}): Promise<void> {
  const words = JSON.parse(readFileSync(join(dist, 'words/en-GB.json'), 'utf8')) as {
    script: RuntimeConfig['messages'];
  };
  const config = course({ messages: words.script, ...change });
  const scripts = ['core', 'activity-host', 'pages/assessment'].map((name) =>
    readFileSync(join(dist, `runtime/${name}.js`), 'utf8'),
  );
  const script = [...scripts, ADAPTER].join(';\n');
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>';
  await context.route(`${ORIGIN}/**`, (route) => {
    const path = new URL(route.request().url()).pathname;
    if (path === '/course.js') return route.fulfill({ contentType: 'text/javascript; charset=utf-8', body: script });
    if (path.endsWith('.svg')) return route.fulfill({ contentType: 'image/svg+xml', body: svg });
    return route.fulfill({ contentType: 'text/html; charset=utf-8', body: html(config) });
  });
}

/** Sets how the host behaves from now on. */
export async function setHost(page: Page, how: HostBehaviour): Promise<void> {
  await page.evaluate((text) => localStorage.setItem('lms.how', text), JSON.stringify(how));
}

/** What the host was told, names only, and forgets it. */
export async function takeCalls(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const calls = JSON.parse(localStorage.getItem('lms.calls') ?? '[]') as [string, string][];
    localStorage.removeItem('lms.calls');
    return calls.map(([name, value]) => (name === 'save' ? name : `${name} ${value}`));
  });
}
