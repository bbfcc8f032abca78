/** A page made by hand with one activity on it, brought to life by its script: no core, no host. */

import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect } from '@jest/globals';
import { toHtml } from 'hast-util-to-html';
import type { Page } from 'playwright-core';
import type { Message } from '../../src/model/messages.js';
import type { ActivityPiece, MountedActivity } from '../../src/model/runtime-api.js';
import { violationsIn } from '../support/axe.js';
import { useBrowser } from '../support/browser.js';
import type { RenderedActivity } from './render-directive.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const built = (file: string): string => readFileSync(join(root, 'dist/runtime/activities', file), 'utf8');
const words: { script: Record<string, Message> } = JSON.parse(
  readFileSync(join(root, 'dist/words/en-GB.json'), 'utf8'),
);
const THEME = `:root { --cw-border: #d8dde0; --cw-accent: #005eb8; --cw-surface: #fff; --cw-right: #00662f; --cw-wrong: #b51d12;
  --cw-space-1: .25rem; --cw-space-2: .5rem; --cw-space-3: 1rem; --cw-space-4: 1.5rem }
  * { box-sizing: border-box } body { font: 19px/1.5 Arial; margin: 1rem }`;

/** What the page of these tests keeps at its window. */
interface TestWindow {
  pieces: Record<string, ActivityPiece>;
  mounted: MountedActivity;
  changes: number;
  said: string[];
}

export interface ActivityPage {
  readonly page: () => Page;
  /** Puts the activity on the page and mounts its piece. */
  readonly mount: (rendered: RenderedActivity, seed?: number) => Promise<void>;
  /** Asks the mounted activity to do something. */
  readonly call: <Method extends keyof Required<MountedActivity>>(
    method: Method,
    ...args: Parameters<Required<MountedActivity>[Method]>
  ) => Promise<unknown>;
  /** How often the activity has said that the answer changed. */
  readonly changes: () => Promise<number>;
  /** What the activity has said politely. */
  readonly said: () => Promise<readonly string[]>;
  /** Rules of axe that the page breaks. */
  readonly accessibility: () => Promise<string[]>;
  /** Bytes of a script, packed. */
  readonly size: (name: string) => number;
}

/** A fresh page for each test; errors on it fail the test. */
export function useActivityPage(): ActivityPage {
  const browser = useBrowser();
  let page: Page;
  let errors: readonly string[];
  beforeEach(async () => {
    const device = await browser.newDevice();
    page = await device.context.newPage();
    errors = device.errors;
  });
  afterEach(() => expect(errors).toEqual([]));
  return {
    page: () => page,
    mount: (rendered, seed = 1) => mount(page, rendered, seed),
    call: (method, ...args) =>
      page.evaluate(
        ([name, values]) => {
          const { mounted } = window as unknown as TestWindow;
          return (mounted[name as keyof MountedActivity] as (...all: unknown[]) => unknown)(...(values as unknown[]));
        },
        [method, args] as const,
      ),
    changes: () => page.evaluate(() => (window as unknown as TestWindow).changes),
    said: () => page.evaluate(() => (window as unknown as TestWindow).said),
    accessibility: () => violationsIn(page.mainFrame()),
    size: (name) => gzipSync(built(`${name}.js`), { level: 9 }).length,
  };
}

async function mount(page: Page, { activity, element }: RenderedActivity, seed: number): Promise<void> {
  const { type } = activity;
  await page.setContent(
    `<!DOCTYPE html><html lang="en"><title>Test</title><style>${THEME}${built(`${type}.css`)}</style>
     <main><h1>Test</h1>${toHtml(element)}<button>After</button></main></html>`,
  );
  await page.evaluate(() => {
    const test = window as unknown as TestWindow;
    test.pieces = {};
    const activity = (piece: unknown): void => {
      test.pieces[(piece as ActivityPiece).name] = piece as ActivityPiece;
    };
    Object.assign(window, { coursewright: { activity } });
  });
  await page.addScriptTag({ content: built(`${type}.js`) });
  await page.evaluate(
    ({ config, seed, words }) => {
      const test = window as unknown as TestWindow;
      const root = document.querySelector<HTMLElement>('.cw-activity');
      const piece = test.pieces[config.type];
      if (!root || !piece) throw new Error('not on the page');
      test.changes = 0;
      test.said = [];
      test.mounted = piece.mount(root, config.config, {
        config: { ...config, data: config.config },
        word: (key, values = {}) => {
          const message = words[key] ?? `no words for ${key}`;
          const text = typeof message === 'string' ? message : message.other;
          return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]));
        },
        announce: (text) => {
          test.said.push(text);
        },
        handIn: () => {},
        mountNotes: () => {
          throw new Error('no notes here');
        },
        changed: () => {
          test.changes += 1;
        },
        seed,
      });
    },
    { config: activity, seed, words: words.script },
  );
}
