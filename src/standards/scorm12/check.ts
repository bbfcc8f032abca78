/** What SCORM 1.2 demands of a course beyond the course format. */

import { defineError, defineWarning } from '../../diagnostics/define.js';
import { activitiesOf, type Course } from '../../model/course.js';
import type { Report } from '../../model/diagnostic.js';
import { squeeze } from '../../model/text.js';

/** The Learning Hub and Moodle keep this many characters of a title. */
const TITLE_LIMIT = 255;

/** 0–9 and a–z: one character stands for an option. SCORM 1.2 RTE 3.4.4. */
const OPTION_LIMIT = 36;

export const titleTooLong = defineError(
  'scorm12-title-too-long',
  'The title has {length} characters. SCORM 1.2 hosts keep 255, and some refuse a package with more.',
  'Shorten `title` to at most 255 characters; `description` has room for the rest.',
);

export const tooManyOptions = defineWarning(
  'scorm12-too-many-options',
  "This question has {count} options. SCORM 1.2 names an option by one letter or digit, so that answers beyond the 36th are missing in the LMS's reports.",
  'Split the question, or leave out options. Scoring and saved progress are not affected.',
);

/** Reports what a SCORM 1.2 package of this course could not hold. */
export function checkCourse(course: Course, report: Report): void {
  const { length } = squeeze(course.title);
  if (length > TITLE_LIMIT) report(titleTooLong, { file: 'course.yaml', line: 1, column: 1 }, { length });
  for (const { interaction, source } of activitiesOf(course)) {
    const count = interaction?.components.length ?? 0;
    if (count > OPTION_LIMIT && course.tracking.interactions) report(tooManyOptions, source, { count });
  }
}
