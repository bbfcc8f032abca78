/** Courses → packages: compiles each, writes beside the target, and renames only when every course went well. */

import { relative } from 'node:path';
import { compile, openWorkshop, type Workshop } from '../compiler/compile.js';
import { createDiagnosticLog } from '../diagnostics/collect.js';
import { defineError, makeDiagnostic, WorldError } from '../diagnostics/define.js';
import type { Report } from '../model/diagnostic.js';
import type { PackagePlan } from '../model/package-plan.js';
import { checkPackage, checkPackageSize } from '../package/check.js';
import { discardAllNow, removeMadeFolders } from '../package/temporary.js';
import { type StagedPackage, stagePackage } from '../package/write.js';
import type { BuildReport, BuiltPackage, CourseReport } from '../report/build-report.js';
import type { BuildOptions } from './build-options.js';
import { commitPackages } from './commit-packages.js';
import { endOnSignal } from './end-on-signal.js';
import type { Progress } from './progress.js';

const packageNameTwice = defineError(
  'build-package-name-twice',
  'Two courses of this build would write the same file, {name}: they have the same id and version.',
  'Give each course an id of its own in its course.yaml.',
);

/** What has been written beside its target so far, in all courses of the run. */
interface Staging {
  readonly packages: StagedPackage[];
  readonly names: Set<string>;
}

interface CourseStaging extends Staging {
  readonly workshop: Workshop;
  /** Tells how much of the course is done, 0–1. */
  reach(share: number): void;
}

/** Builds all courses; writes all packages or none, unless a rename at the very end fails. A failure of the world comes back as a diagnostic. */
export async function buildCourses(options: BuildOptions, progress: Progress): Promise<BuildReport> {
  const staging: Staging = { packages: [], names: new Set() };
  const stopListening = endOnSignal(() => {
    discardAllNow();
    progress.stop();
  });
  try {
    const workshop = await openWorkshop(options);
    const courses: CourseReport[] = [];
    for (const folder of options.folders) {
      progress.start(folder);
      const reach = (share: number): void => progress.reach((courses.length + share) / options.folders.length);
      courses.push(await buildCourse(folder, options, { ...staging, workshop, reach }));
    }
    const report = summariseCourses(courses, options);
    if (report.written) return await commitAll(report, staging.packages);
    for (const each of staging.packages) await each.discard();
    removeMadeFolders();
    return report;
  } catch (error) {
    for (const each of staging.packages) await each.discard();
    removeMadeFolders();
    if (!(error instanceof WorldError)) throw error;
    return { courses: [], failures: [error.diagnostic], errors: 1, warnings: 0, written: false };
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

async function buildCourse(folder: string, options: BuildOptions, staging: CourseStaging): Promise<CourseReport> {
  const log = createDiagnosticLog();
  let since = performance.now();
  const { course, plans, diagnostics, pages, activities, suspendData } = await compile(
    folder,
    options,
    staging.workshop,
  );
  const packages: BuiltPackage[] = [];
  for (const [at, plan] of plans.entries()) {
    staging.reach((at + 1) / (plans.length + 1));
    checkPlan(plan, staging, log.report);
    if (log.hasErrors()) continue;
    const staged = await stagePackage(plan, options.out);
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
function checkPlan(plan: PackagePlan, { names }: Staging, report: Report): void {
  const { files, launch, fileName } = plan;
  if (names.has(fileName)) report(packageNameTwice, { file: 'course.yaml', line: 1, column: 1 }, { name: fileName });
  names.add(fileName);
  checkPackage({ files, launch, hasManifest: files.some(({ role }) => role === 'manifest') }, report);
}

function summariseCourses(courses: readonly CourseReport[], { maxWarnings }: BuildOptions): BuildReport {
  const all = courses.flatMap(({ diagnostics }) => diagnostics);
  const errors = all.filter(({ severity }) => severity === 'error').length;
  const warnings = all.length - errors;
  const tooMany = warnings > maxWarnings;
  const counted = warnings === 1 ? 'There is 1 warning' : `There are ${warnings} warnings`;
  const failures = tooMany ? [makeDiagnostic(tooManyWarnings, undefined, { counted, limit: maxWarnings })] : [];
  const written = errors === 0 && !tooMany;
  const shown = written ? courses : courses.map((course) => ({ ...course, packages: [] }));
  return { courses: shown, failures, errors: errors + failures.length, warnings, written };
}

const tooManyWarnings = defineError(
  'build-too-many-warnings',
  '{counted}, and --max-warnings allows {limit}.',
  'Mend them, or raise the limit.',
);
