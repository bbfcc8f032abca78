/** What is being done, on a terminal only: a bar where it takes more than a second, gone when it is done. */

import { Presets, SingleBar } from 'cli-progress';

/** Milliseconds before a bar appears. */
const PATIENCE = 1000;

export interface Progress {
  /** A course begins: the `index`-th (from 0) of `total`. */
  start(folder: string, index: number, total: number): void;
  stop(): void;
}

/** Silent where nobody watches: not on a terminal, or where it was asked for. */
export function createProgress({ silent }: { silent: boolean }): Progress {
  if (silent || process.stderr.isTTY !== true) return { start: () => {}, stop: () => {} };
  const format = 'Building {folder}  {bar}  {value} of {total}';
  const bar = new SingleBar({ format, clearOnComplete: true, hideCursor: true, barsize: 24 }, Presets.shades_classic);
  const began = performance.now();
  let shown = false;
  return {
    start(folder, index, total) {
      if (!shown && performance.now() - began > PATIENCE) {
        bar.start(total, index, { folder });
        shown = true;
      } else if (shown) {
        bar.update(index, { folder });
      }
    },
    stop: () => bar.stop(),
  };
}
