/** A course's folder → its activities that branch, as graphs: without building a package. */

import { activities as slices } from '../activities/table.js';
import { createDiagnosticLog } from '../diagnostics/collect.js';
import type { ActivityGraph } from '../model/activity-graph.js';
import { activitiesOf } from '../model/course.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { load } from './load.js';
import { buildCourse } from './model.js';

export interface CourseGraphs {
  /** By the activities' ids. One that has a mistake is left out; mistakes elsewhere do not matter. */
  readonly graphs: ReadonlyMap<string, ActivityGraph>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Throws WorldError where the folder cannot be read. */
export async function readCourseGraphs(folder: string): Promise<CourseGraphs> {
  const log = createDiagnosticLog();
  const loaded = await load(folder, log.report);
  const course = buildCourse(loaded, log.report);
  const graphs = new Map<string, ActivityGraph>();
  for (const { id, type, data } of course ? activitiesOf(course) : []) {
    const graph = slices.find(({ name }) => name === type)?.graph?.(data);
    if (graph) graphs.set(id, graph);
  }
  const texts = new Map(loaded.sources.map(({ path, text }) => [path, text]));
  return { graphs, diagnostics: log.list(texts) };
}
