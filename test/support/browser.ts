/** One browser for each test file, one context (a learner's device) for each test; both are closed behind it. */

import { afterAll, afterEach, beforeAll } from '@jest/globals';
import { type Browser, type BrowserContext, chromium } from 'playwright-core';

export interface TestBrowser {
  /** A device of its own: nothing in its storage, a window of 1024 × 768. */
  readonly newDevice: (options?: Parameters<Browser['newContext']>[0]) => Promise<Device>;
}

/** A context, and all that went wrong or out in it. */
export interface Device {
  readonly context: BrowserContext;
  /** Errors of the console and of scripts. */
  readonly errors: string[];
  /** Addresses of all requests. */
  readonly requests: string[];
}

interface Found {
  readonly executablePath?: string;
  readonly args?: string[];
  readonly problem?: string;
}

/** Starts the browser that the set-up found; where there is none, each test fails with the words that say what to install. */
export function useBrowser(): TestBrowser {
  let browser: Browser | undefined;
  const devices: Device[] = [];
  beforeAll(async () => {
    const found = JSON.parse(process.env.COURSEWRIGHT_TEST_BROWSER ?? '{}') as Found;
    if (found.problem !== undefined || found.executablePath === undefined) throw plainError(found.problem);
    browser = await chromium.launch({ executablePath: found.executablePath, args: [...(found.args ?? [])] });
  });
  afterEach(async () => {
    await Promise.all(devices.splice(0).map(({ context }) => context.close()));
  });
  afterAll(async () => {
    await browser?.close();
  });
  return {
    newDevice: async (options) => {
      if (!browser) throw plainError('The browser has not started.');
      const context = await browser.newContext({ viewport: { width: 1024, height: 768 }, locale: 'en-GB', ...options });
      const device = watch(context);
      devices.push(device);
      return device;
    },
  };
}

/** An error that shows its message and no stack. */
function plainError(message = 'No browser was looked for: the set-up of the browser’s tests did not run.'): Error {
  const error = new Error(message);
  error.stack = message;
  return error;
}

function watch(context: BrowserContext): Device {
  const device: Device = { context, errors: [], requests: [] };
  context.setDefaultTimeout(5_000);
  context.on('console', (message) => {
    if (message.type() === 'error') device.errors.push(`${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (error) => device.errors.push(String(error.error())));
  context.on('request', (request) => {
    if (!/^(data|blob|about):/.test(request.url())) device.requests.push(request.url());
  });
  return device;
}
