/** Course → what the package tells its own script. */

import { type Activity, type Course, type Page, pagesInOrder } from '../model/course.js';
import type { Messages } from '../model/messages.js';
import type { ActivityConfig, PageConfig, RuntimeConfig } from '../model/runtime-config.js';

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
  };
}

function toPageConfig(page: Page): PageConfig {
  const { id, title, was, kind, unlock, completion, assessment, activities } = page;
  return {
    id,
    title,
    ...(was.length > 0 ? { was } : {}),
    kind,
    unlock,
    completion,
    ...(assessment ? { assessment } : {}),
    activities: activities.map(toActivityConfig),
  };
}

function toActivityConfig(activity: Activity): ActivityConfig {
  const { id, type, was, points, attempts, required, shuffle, objectiveIds, fingerprint, config } = activity;
  const common = { points, attempts, required, shuffle, objectiveIds, fingerprint, data: config };
  return was.length > 0 ? { id, type, was, ...common } : { id, type, ...common };
}

/** Words of the core, of the shelves themselves (`activities.right`), and of the slices in use (`activities.<name>.…`). */
function selectMessages({ messages, activityTypes, blockNames }: RuntimeConfigOptions): Messages {
  const used = [...activityTypes.map((name) => `activities.${name}.`), ...blockNames.map((name) => `blocks.${name}.`)];
  const isWanted = (key: string): boolean =>
    key.startsWith('runtime.') ||
    /^(activities|blocks)\.[^.]+$/.test(key) ||
    used.some((prefix) => key.startsWith(prefix));
  return Object.fromEntries(Object.entries(messages).filter(([key]) => isWanted(key)));
}
