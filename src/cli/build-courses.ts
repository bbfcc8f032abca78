/** Courses → packages: compiles each, writes beside the target, and renames only when every course went well. */

import { relative } from 'node:path';
import { type Compilation, compile, openWorkshop, type Workshop } from '../compiler/compile.js';
import { createDiagnosticLog } from '../diagnostics/collect.js';
import { defineError, makeDiagnostic, WorldError } from '../diagnostics/define.js';
import type { Diagnostic, Report } from '../model/diagnostic.js';
import type { PackagePlan } from '../model/package-plan.js';
import { checkPackage, checkPackageSize } from '../package/check.js';
import { createPacker, type PackFile } from '../package/pack-file.js';
import { discardAllNow, removeMadeFolders } from '../package/temporary.js';
import { type StagedPackage, stagePackage } from '../package/write.js';
import type { BuildReport, BuiltPackage, CourseReport } from '../report/build-report.js';
import type { BuildOptions } from './build-options.js';
import { commitPackages } from './commit-packages.js';
import { endOnSignal } from './end-on-signal.js';
import type { Progress } from './progress.js';

const packageNameTwice = defineError(
  'build-package-name-twice',
  'This course has the same id and version as {other} in this build, so both would write the same files.',
  'Give each course an id of its own in its course.yaml.',
);

/** What has been written beside its target so far, in all courses of the run. */
interface Staging {
  readonly packages: StagedPackage[];
  /** Names of packages, and the folders of their courses. */
  readonly names: Map<string, string>;
  readonly packFile: PackFile;
}

interface CourseStaging extends Staging {
  readonly out: string;
  /** Tells how much of the course is done, 0–1. */
  reach(share: number): void;
}

/** Builds all courses; writes all packages or none, unless a rename at the very end fails. A failure of the world comes back as a diagnostic. */
export async function buildCourses(options: BuildOptions, progress: Progress): Promise<BuildReport> {
  const staging: Staging = { packages: [], names: new Map(), packFile: createPacker() };
  const courses: CourseReport[] = [];
  const failures: Diagnostic[] = [];
  const stopListening = endOnSignal(() => {
    discardAllNow();
    progress.stop();
  });
  try {
    const workshop = await openWorkshop(options);
    for (const folder of options.folders) {
      progress.start(folder);
      const done = courses.length + failures.length;
      const reach = (share: number): void => progress.reach((done + share) / options.folders.length);
      const compiled = await compileFolder(folder, options, workshop);
      if (compiled instanceof WorldError) failures.push(compiled.diagnostic);
      else courses.push(await stageCourse(folder, compiled, { ...staging, out: options.out, reach }));
    }
    const report = summariseCourses(courses, failures, options);
    if (report.written) return await commitAll(report, staging.packages);
    for (const each of staging.packages) await each.discard();
    removeMadeFolders();
    return report;
  } catch (error) {
    for (const each of staging.packages) await each.discard();
    removeMadeFolders();
    if (!(error instanceof WorldError)) throw error;
    return summariseCourses(courses, [...failures, error.diagnostic], options);
  } finally {
    stopListening();
  }
}

/** Puts the packages in place; where that stops midway the report names those alone that are there. */
async function commitAll(report: BuildReport, packages: readonly StagedPackage[]): Promise<BuildReport> {
  const { written, failures } = await commitPackages(packages);
  if (failures.length === 0) return report;
  removeMadeFolders();
  const paths = new Set([...written].map(showPath));
  const courses = report.courses.map((course) => ({
    ...course,
    packages: course.packages.filter(({ path }) => paths.has(path)),
  }));
  return { ...report, courses, failures, errors: failures.length, written: false };
}

function showPath(path: string): string {
  return relative('.', path).replaceAll('\\', '/');
}

interface Compiled extends Compilation {
  /** When it was begun, in milliseconds. */
  readonly since: number;
}

/** A folder that cannot be read is a failure of its own: what was found in the others is told all the same. */
async function compileFolder(
  folder: string,
  options: BuildOptions,
  workshop: Workshop,
): Promise<Compiled | WorldError> {
  const since = performance.now();
  try {
    return { ...(await compile(folder, options, workshop)), since };
  } catch (error) {
    if (error instanceof WorldError) return error;
    throw error;
  }
}

async function stageCourse(folder: string, compiled: Compiled, staging: CourseStaging): Promise<CourseReport> {
  const { course, plans, diagnostics, pages, activities, suspendData } = compiled;
  const log = createDiagnosticLog();
  let { since } = compiled;
  const packages: BuiltPackage[] = [];
  for (const [at, plan] of plans.entries()) {
    staging.reach((at + 1) / (plans.length + 1));
    checkPlan(plan, folder, { names: staging.names, report: log.report });
    if (log.hasErrors()) continue;
    const staged = await stagePackage(plan, staging.out, staging.packFile);
    staging.packages.push(staged);
    checkPackageSize(plan, staged.bytes, log.report);
    const now = performance.now();
    packages.push({
      course: course?.id ?? '',
      standard: plan.standard,
      path: showPath(staged.path),
      bytes: staged.bytes,
      sha256: staged.sha256,
      pages,
      activities,
      suspendData,
      milliseconds: Math.round(now - since),
    });
    since = now;
  }
  const found = [...diagnostics, ...log.list(new Map())];
  return { folder, ...(course ? { title: course.title } : {}), packages, diagnostics: found };
}

/** What no stage before this one can see: two courses of a run that meet, and what hosts refuse of a package's files. */
function checkPlan(
  plan: PackagePlan,
  folder: string,
  { names, report }: Pick<Staging, 'names'> & { readonly report: Report },
): void {
  const { files, launch, fileName } = plan;
  const other = names.get(fileName);
  if (other !== undefined) report(packageNameTwice, { file: 'course.yaml', line: 1, column: 1 }, { other });
  else names.set(fileName, folder);
  checkPackage({ files, launch, hasManifest: files.some(({ role }) => role === 'manifest') }, report);
}

function summariseCourses(
  courses: readonly CourseReport[],
  failed: readonly Diagnostic[],
  { maxWarnings }: BuildOptions,
): BuildReport {
  const all = courses.flatMap(({ diagnostics }) => diagnostics);
  const errors = all.filter(({ severity }) => severity === 'error').length;
  const warnings = all.length - errors;
  const tooMany = warnings > maxWarnings;
  const counted = warnings === 1 ? 'There is 1 warning' : `There are ${warnings} warnings`;
  const many = tooMany ? [makeDiagnostic(tooManyWarnings, undefined, { counted, limit: maxWarnings })] : [];
  const failures = [...failed, ...many];
  const written = errors + failures.length === 0;
  const shown = written ? courses : courses.map((course) => ({ ...course, packages: [] }));
  return { courses: shown, failures, errors: errors + failures.length, warnings, written };
}

const tooManyWarnings = defineError(
  'build-too-many-warnings',
  '{counted}, and --max-warnings allows {limit}.',
  'Mend them, or raise the limit.',
);
