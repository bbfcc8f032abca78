/** Course → what the package tells its own script. */

import { activities } from '../activities/table.js';
import { type Activity, type Course, type Page, pagesInOrder } from '../model/course.js';
import type { Messages } from '../model/messages.js';
import type { ActivityConfig, PageConfig, RuntimeConfig } from '../model/runtime-config.js';
import { largestStateOf } from './check-saved-progress.js';

export interface RuntimeConfigOptions {
  /** All words of all scripts. */
  readonly messages: Messages;
  /** Slices that the course uses: only their words travel. */
  readonly activityTypes: readonly string[];
  readonly blockNames: readonly string[];
}

export function createRuntimeConfig(course: Course, options: RuntimeConfigOptions): RuntimeConfig {
  const { id, title, language, version, xapiActivityId, completion, success, objectives, navigation } = course;
  const activityId = xapiActivityId === undefined ? {} : { activityId: xapiActivityId };
  return {
    course: { id, title, language, version, ...activityId },
    pages: pagesInOrder(course).map(toPageConfig),
    objectives,
    completion,
    success,
    navigation: { exitButton: navigation.exitButton },
    tracking: { interactions: course.tracking.interactions },
    messages: selectMessages(options),
    ...(hasNotes(options) ? { notesReserve: largestStateOf(course) } : {}),
  };
}

function toPageConfig(page: Page): PageConfig {
  const { id, title, was, kind, unlock, completion, assessment, objectiveIds, activities, cases = [] } = page;
  const together = assessment ? cases.map(({ activityIds }) => activityIds).filter((ids) => ids.length > 1) : [];
  return {
    id,
    title,
    ...(was.length > 0 ? { was } : {}),
    kind,
    unlock,
    completion,
    ...(assessment ? { assessment } : {}),
    ...(objectiveIds.length > 0 ? { objectiveIds } : {}),
    ...(together.length > 0 ? { cases: together } : {}),
    activities: activities.map(toActivityConfig),
  };
}

function toActivityConfig(activity: Activity): ActivityConfig {
  const { id, type, was, points, attempts, required, shuffle, objectiveIds, fingerprint, config } = activity;
  const common = { points, attempts, required, shuffle, objectiveIds, fingerprint, data: config };
  return was.length > 0 ? { id, type, was, ...common } : { id, type, ...common };
}

/** Whether there is something that learners write for themselves, if only until they send it. */
function hasNotes({ activityTypes }: RuntimeConfigOptions): boolean {
  return activities.some(
    ({ name, tracking }) => (tracking.isPrivate || tracking.onConsent) && activityTypes.includes(name),
  );
}

/** Words of the core, of the shelves themselves (`activities.right`), and of the slices in use (`activities.<name>.…`). */
function selectMessages(options: RuntimeConfigOptions): Messages {
  const { messages, activityTypes, blockNames } = options;
  const withNotes = hasNotes(options);
  const used = [...activityTypes.map((name) => `activities.${name}.`), ...blockNames.map((name) => `blocks.${name}.`)];
  const isWanted = (key: string): boolean =>
    key.startsWith('runtime.') ||
    (withNotes && key.startsWith('notes.')) ||
    /^(activities|blocks)\.[^.]+$/.test(key) ||
    used.some((prefix) => key.startsWith(prefix));
  return Object.fromEntries(Object.entries(messages).filter(([key]) => isWanted(key)));
}
