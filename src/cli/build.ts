/** `coursewright build`: options → one call → print → exit code. */

import { createColors } from 'picocolors';
import { printPackages, summarise, toJson } from '../report/build-report.js';
import { printDiagnostics } from '../report/print-diagnostics.js';
import { buildCourses } from './build-courses.js';
import { readBuildOptions } from './build-options.js';
import { EXIT_FINE, EXIT_PROBLEMS, EXIT_USAGE, UsageError } from './exit.js';
import { createProgress } from './progress.js';

/** Runs the command and gives the exit code. `raw` is what commander read. */
export async function runBuild(folders: readonly string[], raw: object): Promise<number> {
  try {
    const options = await readBuildOptions(folders, raw);
    const json = options.format === 'json';
    const colors = createColors(process.stderr.isTTY === true && !process.env.NO_COLOR);
    const progress = createProgress({ silent: json || options.quiet });
    const report = await buildCourses(options, progress);
    progress.stop();
    if (json) {
      process.stdout.write(toJson(report));
    } else {
      const problems = [
        ...report.courses.map(({ folder, diagnostics }) => printDiagnostics(diagnostics, folder, colors)),
        printDiagnostics(report.failures, '', colors),
      ].filter((text) => text !== '');
      process.stderr.write(problems.map((text) => `${text}\n`).join(''));
      if (report.written && !options.quiet) {
        const plain = createColors(process.stdout.isTTY === true && !process.env.NO_COLOR);
        process.stdout.write(`${printPackages(report, plain)}\n`);
      }
      if (!report.written || !options.quiet) process.stderr.write(`${summarise(report)}\n`);
    }
    return report.written ? EXIT_FINE : EXIT_PROBLEMS;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`error: ${error.message}\n(coursewright build --help lists all options)\n`);
    return EXIT_USAGE;
  }
}
