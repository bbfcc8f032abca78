/** What happens where nobody reads the tool's output, or the disk that it goes to is full. */

import { systemCodeOf } from '../package/errors.js';
import { EXIT_PROBLEMS } from './exit.js';

/**
 * Watches both streams. A reader that went away (EPIPE, or EIO of a closed terminal) has all it wanted: the exit code
 * stays the command's own. Any other failure means that output is lost: one sentence, and never exit code 0.
 */
export function watchOutput(): void {
  const streams = [process.stdout, process.stderr];
  let lost = false;
  for (const stream of streams) {
    stream.on('error', (error) => {
      const code = systemCodeOf(error);
      // What is written after the first failure fails as well, with a code of Node's own.
      if (lost || code === undefined || code === 'EPIPE' || code === 'EIO') return;
      lost = true;
      const reason = code === 'ENOSPC' ? 'there is no room left' : code;
      if (stream === process.stdout) process.stderr.write(`error: The output could not be written: ${reason}.\n`);
    });
  }
  process.on('exit', (code) => {
    if (lost && code === 0) process.exitCode = EXIT_PROBLEMS;
  });
}
