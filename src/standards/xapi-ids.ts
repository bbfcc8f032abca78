/** The IRIs that xAPI statements and manifests speak in: a course's own, and ADL's verbs and types. */

import type { PageKind } from '../model/course.js';

const ADL = 'http://adlnet.gov/expapi/';

/** Verbs of ADL's vocabulary that a course uses. */
export type XapiVerb =
  | 'initialized'
  | 'resumed'
  | 'experienced'
  | 'answered'
  | 'progressed'
  | 'completed'
  | 'passed'
  | 'failed'
  | 'suspended'
  | 'terminated';

/** Activity types of ADL's vocabulary that a course's parts have. */
export type XapiActivityType = 'course' | 'module' | 'lesson' | 'assessment' | 'objective' | 'cmi.interaction';

/** Result extension: how much of the course is done, 0–100 (cmi5 9.5.5.1). */
export const PROGRESS_EXTENSION = 'https://w3id.org/xapi/cmi5/result/extensions/progress';

export function verbIri(verb: XapiVerb): string {
  return `${ADL}verbs/${verb}`;
}

export function activityTypeIri(type: XapiActivityType): string {
  return `${ADL}activities/${type}`;
}

/**
 * The IRI of a part of a course: `<course IRI>/<path>`. Sections, pages and activities share one namespace, so their path is
 * their id; an objective's is `objectives/<slug>`. Never change it: reports hang on it.
 */
export function activityIri(courseIri: string, path: string): string {
  return `${courseIri.replace(/\/+$/, '')}/${path}`;
}

/** What a page that learners visit is to xAPI. */
export function pageType(kind: PageKind | undefined): XapiActivityType {
  return kind === 'assessment' ? 'assessment' : 'lesson';
}
