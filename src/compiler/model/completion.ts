/** When the course is complete, and what of it is reported: course.yaml's rules, held against the pages there are. */

import { defineError } from '../../diagnostics/define.js';
import { didYouMean } from '../../diagnostics/did-you-mean.js';
import type { CompletionRule } from '../../model/course.js';
import type { Report } from '../../model/diagnostic.js';
import type { CourseFile } from '../course-file.js';

const noAssessment = defineError(
  'course-no-assessment',
  '`{setting}` speaks of an assessment, but no page is one, so nobody could fulfil it.',
  'Add a page with `kind: assessment`, or remove the setting.',
);
const unknownActivity = defineError(
  'course-activity-unknown',
  'No page has an activity "{id}", so the course could never be completed.',
  'Write the id of an activity, which stands after its name: `:::choice{#id}`. {suggestion}',
);
const drawnActivity = defineError(
  'course-activity-drawn',
  '"{id}" is a question of a pool, which a learner may never be asked, so the course might never be completed.',
  'Name the assessment instead, `completion: { assessment: passed }`, or move the question out of the pool.',
);

const freeActivity = defineError(
  'course-activity-free',
  '"{id}" is sent only by learners who agree to that, and not every LMS passes it on, so nobody can be made to answer it.',
  'Take it out of `completion: activities`.',
);

export interface CompletionContext {
  readonly hasAssessment: boolean;
  /** Undefined where pages have such errors that not all activities are known. */
  readonly activityIds: readonly string[] | undefined;
  /** Ids of questions that an assessment may not draw. */
  readonly drawnIds: ReadonlySet<string>;
  /** Ids of activities that nobody can be made to answer. */
  readonly freeIds: ReadonlySet<string>;
  readonly report: Report;
}

/** What course.yaml names must hold, all of it; where it names nothing, all pages and each assessment passed. */
export function completionOf(courseFile: CourseFile, context: CompletionContext): CompletionRule {
  const { pages, assessment, activities } = courseFile.completion;
  const { hasAssessment, report } = context;
  if (assessment !== undefined && !hasAssessment) {
    report(noAssessment, courseFile.placeOf('completion.assessment'), {
      setting: `completion: assessment: ${assessment}`,
    });
  }
  checkActivities(courseFile, context);
  const namesNothing = pages === undefined && assessment === undefined && activities.length === 0;
  if (namesNothing) return { pages: 1, assessment: hasAssessment ? 'passed' : 'none', activities };
  return { pages: pages ?? 0, assessment: assessment ?? 'none', activities };
}

/** Whether passed or failed is reported. */
export function successOf(courseFile: CourseFile, { hasAssessment, report }: CompletionContext): 'assessment' | 'none' {
  if (courseFile.success === 'assessment' && !hasAssessment) {
    report(noAssessment, courseFile.placeOf('success'), { setting: 'success: assessment' });
  }
  return courseFile.success ?? (hasAssessment ? 'assessment' : 'none');
}

function checkActivities(
  courseFile: CourseFile,
  { activityIds: known, drawnIds, freeIds, report }: CompletionContext,
): void {
  if (!known) return;
  courseFile.completion.activities.forEach((id, index) => {
    const place = courseFile.placeOf(`completion.activities.${index}`);
    if (drawnIds.has(id)) report(drawnActivity, place, { id });
    if (freeIds.has(id)) report(freeActivity, place, { id });
    if (known.includes(id)) return;
    report(unknownActivity, place, { id: id.slice(0, 64), suggestion: didYouMean(id, known) });
  });
}
