/** `coursewright decode`: options → one call → print → exit code. */

import { stat } from 'node:fs/promises';
import { createColors } from 'picocolors';
import { readCourseConfig } from '../compiler/read-config.js';
import { defineError, WorldError } from '../diagnostics/define.js';
import { didYouMean } from '../diagnostics/did-you-mean.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { RuntimeConfig } from '../model/runtime-config.js';
import { decodeState } from '../model/state.js';
import { systemCodeOf } from '../package/errors.js';
import { readPackageConfig } from '../package/read-config.js';
import { explainUnreadable } from '../report/explain-unreadable.js';
import { printDiagnostics } from '../report/print-diagnostics.js';
import { printProgress } from '../report/print-progress.js';
import { describeProgress } from '../report/progress-report.js';
import { EXIT_FINE, EXIT_PROBLEMS, EXIT_USAGE, UsageError } from './exit.js';

const courseMissing = defineError(
  'decode-course-missing',
  'There is no course or package {path} ({reason}).',
  'Give the folder of the course, or the zip file that was uploaded to the LMS.',
);

const FORMATS = ['pretty', 'json'];

/** Runs the command and gives the exit code. `raw` is what commander read. */
export async function runDecode(written: string, raw: object): Promise<number> {
  try {
    const { course, format } = readOptions(raw);
    const config = await readConfig(course);
    return config ? explain(written, config, format) : EXIT_PROBLEMS;
  } catch (error) {
    if (error instanceof WorldError) return fail([error.diagnostic], '');
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`error: ${error.message}\n(coursewright decode --help lists all options)\n`);
    return EXIT_USAGE;
  }
}

interface DecodeOptions {
  /** A course's folder or a package. */
  readonly course: string;
  readonly format: string;
}

function readOptions(raw: object): DecodeOptions {
  const { course = '', format = 'pretty' } = raw as Partial<DecodeOptions>;
  if (course === '') throw new UsageError('--course takes a folder or a zip file, not an empty name.');
  if (!FORMATS.includes(format)) throw new UsageError(`--format has no "${format}". ${didYouMean(format, FORMATS)}`);
  return { course, format };
}

/** Of a folder or a zip; undefined where the course has errors, which are printed. */
async function readConfig(path: string): Promise<RuntimeConfig | undefined> {
  const found = await stat(path).catch((error: unknown) => {
    throw new WorldError(courseMissing, { path, reason: systemCodeOf(error) ?? 'unknown reason' });
  });
  if (!found.isDirectory()) return readPackageConfig(path);
  const { config, diagnostics } = await readCourseConfig(path);
  if (!config)
    fail(
      diagnostics.filter(({ severity }) => severity === 'error'),
      path,
    );
  return config;
}

function fail(diagnostics: readonly Diagnostic[], folder: string): number {
  const colors = createColors(process.stderr.isTTY === true && !process.env.NO_COLOR);
  process.stderr.write(`${printDiagnostics(diagnostics, folder, colors)}\n`);
  return EXIT_PROBLEMS;
}

function explain(written: string, config: RuntimeConfig, format: string): number {
  const text = readCopied(written);
  const decoded = decodeState(text);
  const json = (value: object): boolean => process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
  if (!decoded.ok) {
    const unreadable = explainUnreadable(text, decoded);
    if (format === 'json') json({ readable: false, ...unreadable });
    else process.stderr.write(`${unreadable.message}\n${unreadable.hint}\n`);
    return EXIT_PROBLEMS;
  }
  const report = describeProgress(config, decoded.state);
  if (format === 'json') json({ readable: true, ...report });
  else
    process.stdout.write(printProgress(report, createColors(process.stdout.isTTY === true && !process.env.NO_COLOR)));
  return EXIT_FINE;
}

/** Saved progress as it was copied: with blanks and line breaks, quotes of a spreadsheet, or an LRS's document around it. */
function readCopied(written: string): string {
  const text = written.replace(/\s+/g, '').replace(/^["'](.*)["']$/, '$1');
  if (!text.startsWith('{')) return text;
  try {
    const { state } = JSON.parse(text) as { readonly state?: unknown };
    return typeof state === 'string' ? state : text;
  } catch {
    return text;
  }
}
