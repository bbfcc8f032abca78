/** The IRIs that xAPI statements and manifests speak in: a course's own, and ADL's verbs and types. */

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
 * The IRI of a section, page or activity: `<course IRI>/<id>`, since they share one namespace. Never change it: reports
 * hang on it.
 */
export function activityIri(courseIri: string, id: string): string {
  return `${courseIri.replace(/\/+$/, '')}/${id}`;
}

/** The IRI of an objective; slugs of objectives are a namespace of their own. */
export function objectiveIri(courseIri: string, slug: string): string {
  return activityIri(courseIri, `objectives/${slug}`);
}

/** What a page that learners visit is to xAPI. */
export function pageType(kind: 'content' | 'assessment'): XapiActivityType {
  return kind === 'assessment' ? 'assessment' : 'lesson';
}
