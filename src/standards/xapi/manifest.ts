/** tincan.xml: the course as an activity that can be launched, and its parts as activities that reports can name. */

import type { Course, Page } from '../../model/course.js';
import { activityIri, activityTypeIri, pageType, type XapiActivityType } from '../xapi-ids.js';
import { writeXml, type XmlObject } from '../xml.js';

interface ListedActivity {
  readonly id: string;
  readonly type: XapiActivityType;
  readonly name: string;
  readonly description?: string;
  readonly launch?: string;
}

/** tincan.xml of a course. `launch`: the page that an LMS opens, relative to the package's root. */
export function writeTincan(course: Course, launch: string): string {
  const iri = course.xapiActivityId ?? '';
  const { title: name, description } = course;
  const activities: ListedActivity[] = [
    { id: iri, type: 'course', name, ...(description ? { description } : {}), launch },
    ...course.pages.flatMap((page) => listPage(page, course, iri)),
  ];
  const tincan = {
    '@xmlns': 'http://projecttincan.com/tincan.xsd',
    activities: { activity: activities.map((activity) => activityElement(activity, course.language)) },
  };
  return writeXml({ tincan });
}

/** A section without an opening is a module; what a learner visits is a lesson or an assessment. */
function listPage(page: Page, course: Course, iri: string): ListedActivity[] {
  const type = page.content ? pageType(page.kind) : 'module';
  const reported = course.tracking.interactions ? page.activities : [];
  return [
    { id: activityIri(iri, page.id), type, name: page.title },
    ...reported
      .flatMap(({ id, interaction, rows }) => rows ?? (interaction ? [{ id, definition: interaction }] : []))
      .map(
        ({ id, definition }): ListedActivity => ({
          id: activityIri(iri, id),
          type: 'cmi.interaction',
          name: definition.prompt || id,
        }),
      ),
    ...page.children.flatMap((child) => listPage(child, course, iri)),
  ];
}

function activityElement({ id, type, name, description, launch }: ListedActivity, language: string): XmlObject {
  const text = (words: string): XmlObject => ({ '@lang': language, '#': words });
  return {
    '@id': id,
    '@type': activityTypeIri(type),
    name: text(name),
    ...(description ? { description: text(description) } : {}),
    ...(launch ? { launch: text(launch) } : {}),
  };
}
