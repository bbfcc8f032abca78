/** Courses → packages: compiles each, writes beside the target, and renames only when every course went well. */

import { relative } from 'node:path';
import { compile } from '../compiler/compile.js';
import { createDiagnosticLog } from '../diagnostics/collect.js';
import { defineError, makeDiagnostic, WorldError } from '../diagnostics/define.js';
import type { Report } from '../model/diagnostic.js';
import type { PackagePlan } from '../model/package-plan.js';
import { checkPackage } from '../package/check.js';
import { discardAllNow } from '../package/temporary.js';
import { type StagedPackage, stagePackage } from '../package/write.js';
import type { BuildReport, BuiltPackage, CourseReport } from '../report/build-report.js';
import type { BuildOptions } from './build-options.js';
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
  /** Tells how much of the course is done, 0–1. */
  reach(share: number): void;
}

/** Builds all courses; writes all packages or none. A failure of the world comes back as a diagnostic. */
export async function buildCourses(options: BuildOptions, progress: Progress): Promise<BuildReport> {
  const staging: Staging = { packages: [], names: new Set() };
  const stopListening = discardOnSignal();
  try {
    const courses: CourseReport[] = [];
    for (const folder of options.folders) {
      progress.start(folder);
      const reach = (share: number): void => progress.reach((courses.length + share) / options.folders.length);
      courses.push(await buildCourse(folder, options, { ...staging, reach }));
    }
    const report = summariseCourses(courses, options);
    for (const each of staging.packages) await (report.written ? each.commit() : each.discard());
    return report;
  } catch (error) {
    for (const each of staging.packages) await each.discard();
    if (!(error instanceof WorldError)) throw error;
    return { courses: [], failures: [error.diagnostic], errors: 1, warnings: 0, written: false };
  } finally {
    stopListening();
  }
}

async function buildCourse(folder: string, options: BuildOptions, staging: CourseStaging): Promise<CourseReport> {
  const log = createDiagnosticLog();
  let since = performance.now();
  const { course, plans, diagnostics, pages, activities, suspendData } = await compile(folder, options);
  const packages: BuiltPackage[] = [];
  for (const [at, plan] of plans.entries()) {
    staging.reach((at + 1) / (plans.length + 1));
    checkPlan(plan, staging, log.report);
    if (log.hasErrors()) continue;
    const staged = await stagePackage(plan, options.out);
    staging.packages.push(staged);
    const now = performance.now();
    packages.push({
      course: course?.id ?? '',
      standard: plan.standard,
      path: relative('.', staged.path).replaceAll('\\', '/'),
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
  const failures = tooMany ? [makeDiagnostic(tooManyWarnings, undefined, { warnings, limit: maxWarnings })] : [];
  const written = errors === 0 && !tooMany;
  const shown = written ? courses : courses.map((course) => ({ ...course, packages: [] }));
  return { courses: shown, failures, errors: errors + failures.length, warnings, written };
}

const tooManyWarnings = defineError(
  'build-too-many-warnings',
  'There are {warnings} warnings, and --max-warnings allows {limit}.',
  'Mend them, or raise the limit.',
);

/** Ctrl-C and its kin leave nothing half-written behind. Gives the function that stops listening. */
function discardOnSignal(): () => void {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  const end = (signal: NodeJS.Signals): void => {
    discardAllNow();
    process.exit(signal === 'SIGINT' ? 130 : 143);
  };
  for (const signal of signals) process.on(signal, end);
  return () => {
    for (const signal of signals) process.off(signal, end);
  };
}
