/** What is being done, on a terminal only: a line a course, and a bar where it takes more than a second. */

import { Presets, SingleBar } from 'cli-progress';
import { printable } from '../report/print-diagnostics.js';

/** Milliseconds before a bar appears. */
const PATIENCE = 1000;
const STEPS = 100;

export interface Progress {
  /** Work on a course begins. */
  start(folder: string): void;
  /** So much of the whole build is done, 0–1. */
  reach(share: number): void;
  /** Takes the bar away. */
  stop(): void;
}

const SILENT: Progress = { start: () => {}, reach: () => {}, stop: () => {} };

/** Silent where nobody watches: not on a terminal, in CI, on a terminal that cannot draw, or where it was asked for. */
export function createProgress({ silent }: { silent: boolean }): Progress {
  const dumb = process.env.TERM === 'dumb' || Boolean(process.env.CI);
  if (silent || dumb || process.stderr.isTTY !== true) return SILENT;
  const format = '{bar}  {percentage} %  {folder}';
  // Signals are the build's own to handle; it stops the bar itself.
  const options = { format, clearOnComplete: true, hideCursor: true, barsize: 24, gracefulExit: false };
  const bar = new SingleBar(options, Presets.shades_classic);
  const began = performance.now();
  let folder = '';
  let shown = false;
  return {
    start(name) {
      folder = printable(name);
      if (!shown) process.stderr.write(`Building ${folder}\n`);
    },
    reach(share) {
      const value = Math.round(share * STEPS);
      if (shown) bar.update(value, { folder });
      else if (performance.now() - began > PATIENCE) bar.start(STEPS, value, { folder });
      shown = shown || bar.isActive;
    },
    stop: () => bar.stop(),
  };
}
