/** A course rendered: markup and configuration, but for no standard yet. */

import type { Course } from './course.js';
import type { RuntimeConfig } from './runtime-config.js';

export interface Site {
  readonly course: Course;
  /** The pages' markup, one `<section>` each, in reading order. */
  readonly pages: readonly RenderedPage[];
  readonly config: RuntimeConfig;
  /** Names of the slices that the course uses, sorted: only their scripts and styles are packaged. */
  readonly activityTypes: readonly string[];
  readonly blockNames: readonly string[];
}

/** Whether there is more to print than the page on screen. */
export function canBePrintedWhole({ pages }: Pick<Site, 'pages'>): boolean {
  return pages.length > 1;
}

export interface RenderedPage {
  readonly id: string;
  readonly title: string;
  readonly html: string;
}
