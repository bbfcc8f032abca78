/** The line: a course's folder becomes the plans of its packages. The stages in order, one file each. */

import { createDiagnosticLog, type DiagnosticLog } from '../diagnostics/collect.js';
import { activitiesOf, type Course, pagesInOrder } from '../model/course.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { PackagePlan } from '../model/package-plan.js';
import type { Site } from '../model/site.js';
import { standards } from '../standards/table.js';
import type { Theme } from '../theme/load-theme.js';
import { openThemeShelf, type ThemeShelf } from '../theme/theme-shelf.js';
import { loadToolFiles, type ToolFiles } from '../theme/tool-files.js';
import { checkOwnWords } from './check-own-words.js';
import { checkProfile, chooseStandards } from './check-profile.js';
import { checkSavedProgress, largestStateOf } from './check-saved-progress.js';
import { type Loaded, load, type SourceFile } from './load.js';
import { buildCourse } from './model.js';
import type { ParsedPage } from './parse.js';
import { planPackage } from './plan.js';
import { placesIn } from './profile/place-of-setting.js';
import { takeProfile } from './profile.js';
import { render } from './render.js';

/** What each stage of the line makes, by its name. */
export interface StageValues {
  readonly load: Loaded;
  /** The pages, those left out that broke a limit. */
  readonly parse: readonly ParsedPage[];
  readonly model: Course;
  readonly render: Site;
  readonly plan: readonly PackagePlan[];
}
export type StageName = keyof StageValues;
/** In the order of the line. */
export const STAGES: readonly StageName[] = ['load', 'parse', 'model', 'render', 'plan'];

/** Hears of a stage as soon as it is made, and not at all where it cannot be. Later stages may change its trees. */
export type OnStage = <Name extends StageName>(name: Name, value: StageValues[Name]) => void;

export interface CompileOptions {
  /** Names of standards; the course's own `targets` where this is missing. */
  readonly targets?: readonly string[];
  /** Name of a profile; the course's own where this is missing. */
  readonly profile?: string;
  /** A folder of templates that overrides the theme's; from the command line only, since templates are trusted. */
  readonly themeFolder?: string;
  /** Where packages are written: where that lies in the course's folder, it is no part of the course. */
  readonly out?: string;
  /** `2026-11-22`: lets warnings look at what has become old. Without it nothing does; no byte of a package hangs on it. */
  readonly today?: string;
  /** For those who look into the line; nothing else hangs on it. */
  readonly onStage?: OnStage;
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
  const loaded = await load(folder, log.report, { leaveOut: options.out });
  const { onStage, today } = options;
  onStage?.('load', loaded);
  const texts = new Map(loaded.sources.map(({ path, text }) => [path, text]));
  const keep = ({ path, text }: SourceFile): unknown => texts.set(path, text);
  const onParsed = (pages: readonly ParsedPage[]): void => onStage?.('parse', pages);
  const course = buildCourse(loaded, log.report, { themes: themes.names, keep, today, onParsed });
  if (course) onStage?.('model', course);
  const planning = { tool, themes, loaded, keep, log };
  const plans = course ? await planPackages(course, options, planning) : [];
  return {
    ...(course ? { course } : {}),
    plans,
    diagnostics: log.list(texts),
    pages: course ? pagesInOrder(course).length : 0,
    activities: course ? activitiesOf(course).length : 0,
    suspendData: course ? largestStateOf(course) : 0,
  };
}

interface Planning extends Workshop {
  readonly loaded: Loaded;
  /** Takes a text of the course that is read late, for the lines that are shown. */
  keep(source: SourceFile): unknown;
  readonly log: DiagnosticLog;
}

/** Course → Site once, Site → PackagePlan once for each standard. Of a course with errors the rest of them is found, and nothing planned. */
async function planPackages(
  course: Course,
  options: CompileOptions,
  { tool, themes, loaded, keep, log }: Planning,
): Promise<PackagePlan[]> {
  const { report } = log;
  const theme = await themes.take(course.theme, report);
  const named = options.profile ?? course.tracking.profile;
  const placeOf = placesIn(loaded);
  const profile = await takeProfile(named, { texts: tool.profiles, loaded, placeOf, keep, report });
  const site = theme && renderPossible(course, theme, log);
  if (site) options.onStage?.('render', site);
  // Without targets course.yaml could not be read, and what it lacks has been said in one sentence.
  if (!theme || !site || !profile || course.targets.length === 0) return [];
  const chosen = chooseStandards(course, { profile, standards, named: options.targets, placeOf, report });
  if (chosen.some(({ hasHost }) => hasHost)) checkProfile(course, { profile, placeOf, report });
  checkOwnWords(course, { profile, standards, report });
  for (const standard of chosen) {
    standard.check(course, report, profile);
    if (standard.keepsSuspendData) checkSavedProgress(course, { profile, standard: standard.title, report });
  }
  if (log.hasErrors()) return [];
  const plans = chosen.map((standard) => planPackage(site, standard, { theme, tool, profile }));
  options.onStage?.('plan', plans);
  return plans;
}

/** A course with errors may hold what rendering never meets otherwise: then its own mistakes have to wait for theirs. */
function renderPossible(course: Course, theme: Theme, log: DiagnosticLog): Site | undefined {
  try {
    return render(course, { theme, report: log.report });
  } catch (error) {
    if (log.hasErrors()) return undefined;
    throw error;
  }
}
