/** A course's folder → what its packages tell their script, without building one: enough to understand saved progress. */

import { createDiagnosticLog } from '../diagnostics/collect.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { RuntimeConfig } from '../model/runtime-config.js';
import { load } from './load.js';
import { buildCourse } from './model.js';
import { createRuntimeConfig } from './runtime-config.js';

export interface CourseConfig {
  /** Undefined where the course has errors. It has no words, since nobody is shown anything. */
  readonly config?: RuntimeConfig;
  readonly diagnostics: readonly Diagnostic[];
}

/** Throws WorldError where the folder cannot be read. */
export async function readCourseConfig(folder: string): Promise<CourseConfig> {
  const log = createDiagnosticLog();
  const loaded = await load(folder, log.report);
  const course = buildCourse(loaded, log.report);
  const diagnostics = log.list(new Map(loaded.sources.map(({ path, text }) => [path, text])));
  if (!course || log.hasErrors()) return { diagnostics };
  return { config: createRuntimeConfig(course, { messages: {}, activityTypes: [], blockNames: [] }), diagnostics };
}
