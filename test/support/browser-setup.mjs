// Looks for a Chromium once, before the browser's tests: CHROME_PATH, the one from npm, installed, or playwright's. Makes the
// folder in which all test files keep the packages that they build; browser-teardown.mjs deletes it.
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/microsoft-edge',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
  'C:/Program Files (x86)/Google/Chrome/Application/chrome.exe',
  'C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe',
];

// Our own, never those of @sparticuz/chromium: its --single-process dies at the second context, and its
// --disable-web-security would hide what goes wrong between origins.
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

async function* candidates() {
  if (process.env.CHROME_PATH) {
    yield process.env.CHROME_PATH;
    return;
  }
  yield* packed();
  for (const path of INSTALLED) if (existsSync(path)) yield path;
  const downloaded = chromium.executablePath();
  if (downloaded && existsSync(downloaded)) yield downloaded;
}

/** Before an installed one: without a browser's own windows it takes half the processor's time, and it is the same on each machine. */
async function* packed() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return;
  // Makes the package unpack libraries of its own, so that it runs where none of Chromium's are installed.
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs20.x';
  const found = await import('@sparticuz/chromium').catch(() => undefined);
  const unpacked = await found?.default.executablePath().catch(() => undefined);
  if (unpacked) yield unpacked;
}

/** Why a start failed, in one line. */
function reasonOf(error) {
  const lines = String(error?.message ?? error).split('\n');
  return (lines.find((line) => /error|cannot|ENOENT|not found/i.test(line)) ?? lines[0] ?? '').trim();
}

async function findBrowser() {
  const tried = [];
  for await (const executablePath of candidates()) {
    try {
      const browser = await chromium.launch({ executablePath, args: ARGUMENTS, timeout: 30_000 });
      await browser.close();
      return { executablePath, args: ARGUMENTS };
    } catch (error) {
      tried.push(`  ${executablePath}: ${reasonOf(error)}`);
    }
  }
  const problem = [
    'No Chromium starts on this machine, and the tests of this project need one.',
    ...(tried.length > 0 ? ['Tried:', ...tried] : []),
    'Install one, for example with "apt-get install -y chromium" or "npx playwright-core install --with-deps chromium",',
    'or set CHROME_PATH to the program of a Chrome, Chromium or Edge that is installed.',
  ];
  return { problem: problem.join('\n') };
}

export default async function setUpBrowser() {
  process.env.COURSEWRIGHT_TEST_PACKAGES = mkdtempSync(join(tmpdir(), 'coursewright-packages-'));
  process.env.COURSEWRIGHT_TEST_BROWSER = JSON.stringify(await findBrowser());
}
