/** How the tool ends: 0 fine, 1 problems found, 2 wrong usage or a fault of the tool itself. */

export const EXIT_FINE = 0;
export const EXIT_PROBLEMS = 1;
export const EXIT_USAGE = 2;

/** Wrong usage: one message, what to do, exit code 2. */
export class UsageError extends Error {}

/** A fault of the tool: says so without a stack, unless COURSEWRIGHT_DEBUG asks for one. */
export function endWithBug(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`This is a fault in coursewright itself, not in your course: ${message}\n`);
  process.stderr.write(
    'Please report it with the command that you ran. COURSEWRIGHT_DEBUG=1 prints where it happened.\n',
  );
  if (process.env.COURSEWRIGHT_DEBUG && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  process.exitCode = EXIT_USAGE;
}
