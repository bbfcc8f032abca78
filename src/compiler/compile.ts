/** The line: a course's folder becomes the plans of its packages. The stages in order, one file each. */

import { createDiagnosticLog } from '../diagnostics/collect.js';
import { activitiesOf, type Course, pagesInOrder } from '../model/course.js';
import type { Diagnostic, Report } from '../model/diagnostic.js';
import type { PackagePlan } from '../model/package-plan.js';
import { profiles } from '../profiles/table.js';
import { standards } from '../standards/table.js';
import { openThemeShelf, type ThemeShelf } from '../theme/theme-shelf.js';
import { loadToolFiles, type ToolFiles } from '../theme/tool-files.js';
import { checkSavedProgress, largestStateOf } from './check-saved-progress.js';
import { readDocuments } from './documents.js';
import { load } from './load.js';
import { buildCourse } from './model.js';
import { planPackage } from './plan.js';
import { render } from './render.js';

export interface CompileOptions {
  /** Names of standards; the course's own `targets` where this is missing. */
  readonly targets?: readonly string[];
  /** Name of a profile; the course's own where this is missing. */
  readonly profile?: string;
  /** A folder of templates that overrides the theme's; from the command line only, since templates are trusted. */
  readonly themeFolder?: string;
}

/** A course compiled. `plans` is empty where there are errors. */
export interface Compilation {
  readonly course?: Course;
  readonly plans: readonly PackagePlan[];
  readonly diagnostics: readonly Diagnostic[];
  readonly pages: number;
  readonly activities: number;
  /** The most characters that saved progress can take. */
  readonly suspendData: number;
}

/** What all courses of a run have in common. */
export interface Workshop {
  readonly tool: ToolFiles;
  readonly themes: ThemeShelf;
}

/** Throws WorldError where the tool is not built. */
export async function openWorkshop({ themeFolder }: CompileOptions = {}): Promise<Workshop> {
  const tool = await loadToolFiles();
  return { tool, themes: await openThemeShelf({ tool, folder: themeFolder }) };
}

/**
 * Compiles the course in `folder`. An author's mistakes come back as diagnostics, all of them in one run.
 * Throws WorldError where the world fails: the folder cannot be read, the tool is not built.
 */
export async function compile(
  folder: string,
  options: CompileOptions = {},
  workshop: Workshop | Promise<Workshop> = openWorkshop(options),
): Promise<Compilation> {
  const { tool, themes } = await workshop;
  const log = createDiagnosticLog();
  const loaded = await load(folder, log.report);
  const built = buildCourse(loaded, log.report, { themes: themes.names });
  const course = built && readDocuments(built, log.report);
  const plans = course ? await planPackages(course, options, { tool, themes, report: log.report }) : [];
  return {
    ...(course ? { course } : {}),
    plans: log.hasErrors() ? [] : plans,
    diagnostics: log.list(new Map(loaded.sources.map(({ path, text }) => [path, text]))),
    pages: course ? pagesInOrder(course).length : 0,
    activities: course ? activitiesOf(course).length : 0,
    suspendData: course ? largestStateOf(course) : 0,
  };
}

/** Course → Site once, Site → PackagePlan once for each standard. */
async function planPackages(
  course: Course,
  options: CompileOptions,
  { tool, themes, report }: Workshop & { readonly report: Report },
): Promise<PackagePlan[]> {
  const theme = await themes.take(course.theme, report);
  if (!theme) return [];
  const site = render(course, { theme, report });
  const targets = options.targets ?? course.targets;
  const profile = profiles.find(({ name }) => name === (options.profile ?? course.tracking.profile));
  const largest = largestStateOf(course);
  return standards
    .filter(({ name }) => targets.includes(name))
    .map((standard) => {
      standard.check(course, report);
      const limit = standard.keepsSuspendData ? (profile?.suspendData ?? Infinity) : Infinity;
      checkSavedProgress(course, { largest, limit, standard: standard.title, report });
      return planPackage(site, standard, { theme, tool });
    });
}
