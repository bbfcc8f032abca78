/** What only real windows can show, once for each behaviour that differs. */

import { expect, test } from '@jest/globals';
import { useBrowser } from '../support/browser.js';
import { buildPackage } from '../support/packages.js';
import { playWindow, WINDOW_SCENARIOS } from './windows.js';

const browser = useBrowser();

test.each(WINDOW_SCENARIOS.map((scenario) => [scenario.name, scenario.host, scenario] as const))(
  '%s: %s',
  async (_name, _host, scenario) => {
    const files = await buildPackage('test/courses/tiny', 'scorm12');
    const newDevice = async () => (await browser.newDevice()).context;
    expect(await playWindow(scenario, files, newDevice)).toBe(scenario.expected);
  },
);
