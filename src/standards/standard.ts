/** What a standard is to the compiler: a check, and the files that describe the package to a host. */

import type { Course } from '../model/course.js';
import type { Report } from '../model/diagnostic.js';
import type { VirtualFile } from '../model/package-plan.js';
import type { Profile } from '../model/profile.js';

export interface Standard {
  /** As in course.yaml's `targets`, in file names, and the folder's name. */
  readonly name: string;
  /** As people say it: `SCORM 1.2`. */
  readonly title: string;
  /** Whether saved progress has to fit into the suspend data that the profile's host keeps. */
  readonly keepsSuspendData: boolean;
  /** Whether an LMS or LRS plays it, so that a profile says what is demanded. */
  readonly hasHost: boolean;
  /** Whether the host is told what learners write in their own words, where they agree to send it. */
  readonly tellsOwnWords: boolean;
  /** What this standard, in the profile's host, demands of a course beyond the course format. */
  check(course: Course, report: Report, profile: Profile): void;
  /**
   * The files that the standard adds to a package, its manifest first.
   * `files`: all others, in the package's order. `launch`: the page that a host opens.
   */
  manifest(course: Course, files: readonly VirtualFile[], context: ManifestContext): VirtualFile[];
}

export interface ManifestContext {
  readonly launch: string;
  /** The folder of the tool's own schema files (`<folder>/scorm12/*.xsd`). */
  readonly schemaFolder: string;
  /** Whether the profile asks for the pass mark in the manifest. */
  readonly masteryScore?: boolean;
}
