/** Whether a course is what its profile's host takes: its targets, and what is said of it there. */

import { defineError, defineWarning } from '../diagnostics/define.js';
import { type Course, pagesInOrder } from '../model/course.js';
import type { Report } from '../model/diagnostic.js';
import type { Profile, RequiredSetting } from '../model/profile.js';
import type { Standard } from '../standards/standard.js';
import type { PlaceOfSetting } from './profile/place-of-setting.js';

const targetNotTaken = defineError(
  'profile-target-not-taken',
  '{host} does not play {targets}, so nobody could open the package there.',
  'Name targets that it plays ({taken}), or another profile.',
);
const settingMissing = defineError(
  'profile-setting-missing',
  'The course has no "{key}", and {host} takes none without it.',
  'Add a line `{key}: …` to course.yaml.',
);
const textTooLong = defineWarning(
  'profile-text-too-long',
  '{what} has {length} {unit}, more than the {limit} that {host} keeps: the rest would be cut off there, or refused.',
  'Shorten it.',
);
const licenceNotOffered = defineWarning(
  'profile-licence-not-offered',
  '{host} does not offer the licence {licence}, so the course could not be given it there.',
  'Choose one that it offers ({offered}), or ask there.',
);
const pageIdTooLong = defineError(
  'profile-page-id-too-long',
  'The id of the page "{id}" has {length} characters, and {host} keeps {limit} of where the learner is.',
  'Give the page a shorter id, and keep its progress with `was: {id}`.',
);

export interface TargetOptions {
  readonly profile: Profile;
  /** Every standard there is. */
  readonly standards: readonly Standard[];
  /** As the command line names them: then each has to be one that the host plays. */
  readonly named?: readonly string[] | undefined;
  readonly placeOf: PlaceOfSetting;
  readonly report: Report;
}

/**
 * The standards that are built: of the course's targets those that the profile's host plays, and those that need no host.
 * A profile with which none is left is a mistake.
 */
export function chooseStandards(
  course: Course,
  { profile, standards, named, placeOf, report }: TargetOptions,
): Standard[] {
  const wanted = standards.filter(({ name }) => (named ?? course.targets).includes(name));
  const isPlayed = ({ name, hasHost }: Standard): boolean => !hasHost || profile.standards.includes(name);
  const refused = wanted.filter((standard) => !isPlayed(standard));
  if (refused.length > 0 && (named || refused.length === wanted.length)) {
    const taken = standards.filter(({ name }) => profile.standards.includes(name)).map(({ name }) => name);
    const targets = refused.map(({ title }) => title).join(', ');
    // On the command line, course.yaml is not to blame.
    report(targetNotTaken, named ? undefined : placeOf('targets'), {
      host: profile.title,
      targets,
      taken: taken.join(', '),
    });
  }
  return wanted.filter(isPlayed);
}

export interface ProfileCheck {
  readonly profile: Profile;
  readonly placeOf: PlaceOfSetting;
  readonly report: Report;
}

/** Reports what the host needs and the course lacks, and what is longer than the host keeps. */
export function checkProfile(course: Course, { profile, placeOf, report }: ProfileCheck): void {
  const host = profile.title;
  for (const key of profile.required)
    if (!hasSetting(course, key)) report(settingMissing, placeOf('profile'), { key, host });
  for (const { key, what, length, limit, unit = 'characters' } of measureTexts(course, profile)) {
    if (length > limit) report(textTooLong, placeOf(key), { what, length, limit, unit, host });
  }
  const { licence } = course;
  if (licence !== undefined && profile.licences.length > 0 && !profile.licences.includes(licence)) {
    report(licenceNotOffered, placeOf('licence'), { host, licence, offered: profile.licences.join(', ') });
  }
  for (const { id, source } of pagesInOrder(course)) {
    const values = { id, length: id.length, limit: profile.location, host };
    if (id.length > profile.location) report(pageIdTooLong, { file: source, line: 1, column: 1 }, values);
  }
}

function hasSetting(course: Course, key: RequiredSetting): boolean {
  const value = key === 'duration' ? course.durationMinutes : course[key];
  return Array.isArray(value) ? value.length > 0 : value !== undefined;
}

interface Measured {
  /** The setting that it stands in. */
  readonly key: string;
  readonly what: string;
  readonly length: number;
  readonly limit: number;
  readonly unit?: string;
}

function measureTexts({ title, description, keywords, authors }: Course, { metadata }: Profile): Measured[] {
  const lengthOf = (text: string | undefined): number => [...(text ?? '')].length;
  return [
    { key: 'title', what: 'The title', length: lengthOf(title), limit: metadata.title },
    { key: 'description', what: 'The description', length: lengthOf(description), limit: metadata.description },
    { key: 'keywords', what: 'The list of keywords', length: lengthOf(keywords.join(',')), limit: metadata.keywords },
    ...keywords.map((word) => ({
      key: 'keywords',
      what: `The keyword "${word}"`,
      length: lengthOf(word),
      limit: metadata.keyword,
    })),
    { key: 'authors', what: 'The list of authors', length: authors.length, limit: metadata.authors, unit: 'entries' },
    ...authors.flatMap(({ name, organisation, role }) =>
      [name, organisation, role].map((text) => ({
        key: 'authors',
        what: `"${text}" in authors`,
        length: lengthOf(text),
        limit: metadata.author,
      })),
    ),
  ];
}
