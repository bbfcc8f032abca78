/** course.yaml → settings, checked by its table; what depends on pages is checked where the pages are known. */

import { defineError } from '../diagnostics/define.js';
import { nearestName } from '../diagnostics/did-you-mean.js';
import type { Course, Objective } from '../model/course.js';
import type { Place, Report } from '../model/diagnostic.js';
import { squeeze } from '../model/text.js';
import { type CourseFields, courseFields, type KnownNames } from './course-file/course-fields.js';
import { parseDuration, parseShare } from './course-file/text-checks.js';
import type { SourceFile } from './load.js';
import { type Fields, readFields } from './yaml/read-fields.js';
import type { YamlNode } from './yaml/yaml-node.js';
import { readYaml } from './yaml.js';

const activityIdMissing = defineError(
  'course-activity-id-missing',
  'The course is built for xAPI, where a course is known by a web address, but xapi.activityId does not give one.',
  'Add `xapi: { activityId: https://example.org/courses/{id} }` with a domain that is yours, or name other targets.',
);

/** Standards whose packages are known by `xapi.activityId`. */
const NEEDS_ACTIVITY_ID: readonly string[] = ['xapi', 'cmi5'];
const DEFAULT_TARGETS: readonly string[] = ['scorm12', 'xapi'];

/** What course.yaml alone decides. */
export type CourseSettings = Omit<Course, 'pages' | 'assets' | 'completion' | 'success'>;

export interface CourseFile {
  readonly settings: CourseSettings;
  /** As written; what is missing gets its default where the pages are known. */
  readonly completion: {
    readonly pages?: number;
    readonly assessment?: 'passed' | 'attempted';
    readonly activities: readonly string[];
  };
  readonly success?: 'assessment' | 'none';
  readonly include: readonly string[];
  /** Slugs of the objectives; undefined where some could not be read. */
  readonly objectiveIds: readonly string[] | undefined;
  /** Where a setting stands, by its path such as `completion.activities.0`. */
  placeOf(path: string): Place;
}

/** Reads course.yaml. Undefined where it is no map of settings at all; wrong settings are reported and stand at a default. */
export function readCourseFile(source: SourceFile, names: KnownNames, report: Report): CourseFile | undefined {
  const node = readYaml(source.text, { file: source.path, line: 1, report });
  if (!node) return undefined;
  const fields = readFields(courseFields(names), node, { report, where: source.path });
  if (node.kind !== 'map') return undefined;
  const { completion = {}, success, include = [] } = fields.values;
  const pages = completion.pages === undefined ? undefined : parseShare(completion.pages);
  const settings = settingsOf(fields.values, names);
  if (!node.damaged) checkActivityIdGiven({ settings, fields, targets: targetsMeant(node, settings, names) }, report);
  return {
    settings,
    completion: {
      ...(pages === undefined ? {} : { pages }),
      ...(completion.assessment === undefined ? {} : { assessment: completion.assessment }),
      activities: completion.activities ?? [],
    },
    ...(success === undefined ? {} : { success }),
    include,
    objectiveIds: objectiveIdsIn(node, settings),
    placeOf: fields.placeOf,
  };
}

/** Stands in for a course.yaml that could not be read: the pages' own mistakes are found with it, and none that it would make. */
export function standInCourseFile(file: string, names: KnownNames): CourseFile {
  return {
    settings: { ...settingsOf({} as Fields<CourseFields>['values'], names), targets: [] },
    completion: { activities: [] },
    include: [],
    objectiveIds: undefined,
    placeOf: () => ({ file, line: 1, column: 1 }),
  };
}

function objectiveIdsIn(node: YamlNode & { kind: 'map' }, { objectives }: CourseSettings): string[] | undefined {
  const written = node.entries.find(({ key }) => key === 'objectives')?.value;
  const count =
    written === undefined ? 0 : written.kind === 'map' && !written.damaged ? written.entries.length : undefined;
  return node.damaged || count !== objectives.length ? undefined : objectives.map(({ id }) => id);
}

function settingsOf(values: Fields<CourseFields>['values'], names: KnownNames): CourseSettings {
  const { description, audience, contributor, provider, licence, published, firstContributed, reportIssue } = values;
  const durationMinutes = values.duration === undefined ? undefined : parseDuration(values.duration);
  const objectives: Objective[] = (values.objectives ?? []).map(([id, text]) => ({ id, text: squeeze(text) }));
  return {
    id: values.id ?? '',
    title: squeeze(values.title ?? ''),
    version: values.version ?? '',
    language: values.language ?? '',
    keywords: (values.keywords ?? []).map(squeeze),
    authors: (values.authors ?? []).map((author) => ({ ...author, name: squeeze(author.name ?? '') })),
    sensitive: values.sensitive ?? false,
    theme: values.theme ?? 'nhs',
    navigation: {
      unlock: values.navigation?.unlock ?? 'free',
      exitButton: values.navigation?.exitButton ?? true,
      ...given({ search: values.navigation?.search }),
    },
    tracking: {
      interactions: values.tracking?.interactions ?? true,
      profile: values.tracking?.profile ?? names.profiles[0] ?? 'generic',
    },
    targets: [...new Set(values.targets ?? DEFAULT_TARGETS.filter((name) => names.targets.includes(name)))],
    objectives,
    ...given({ description, audience, contributor, provider, licence, published, firstContributed, reportIssue }),
    ...given({ durationMinutes, xapiActivityId: values.xapi?.activityId }),
  };
}

/** Without what is undefined: an optional setting that was not written is not there. */
function given<Values extends Record<string, unknown>>(
  values: Values,
): { [Name in keyof Values]?: NonNullable<Values[Name]> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Values]?: NonNullable<Values[Name]>;
  };
}

/** The targets, and of those that there are none of what they were meant to be: a wrong one hides no other mistake. */
function targetsMeant(node: YamlNode & { kind: 'map' }, { targets }: CourseSettings, names: KnownNames): string[] {
  const written = node.entries.find(({ key }) => key === 'targets')?.value;
  const items = written?.kind === 'list' ? written.items : written ? [written] : [];
  const known = [...names.targets, ...NEEDS_ACTIVITY_ID];
  // What stands in for no list, or an empty one, is not what was meant.
  const areSure = !written || (written.kind === 'list' && items.length > 0);
  return [
    ...(areSure ? targets : []),
    ...items.flatMap((item) => (item.kind === 'text' ? (nearestName(item.text, known) ?? []) : [])),
  ];
}

interface Given {
  readonly settings: CourseSettings;
  readonly fields: Fields<CourseFields>;
  readonly targets: readonly string[];
}

function checkActivityIdGiven({ settings, fields, targets }: Given, report: Report): void {
  const needed = targets.some((target) => NEEDS_ACTIVITY_ID.includes(target));
  const isWrong = fields.has('xapi') && fields.values.xapi === undefined;
  if (!needed || isWrong || fields.has('xapi.activityId')) return;
  report(activityIdMissing, fields.placeOf(fields.has('xapi') ? 'xapi' : 'targets'), {
    id: settings.id || 'my-course',
  });
}
