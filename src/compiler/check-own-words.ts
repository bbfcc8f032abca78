/** Whether what learners agree to send in their own words reaches anybody: in no package otherwise, which its page says there. */

import { activities as activityTable } from '../activities/table.js';
import { defineWarning } from '../diagnostics/define.js';
import { activitiesOf, type Course } from '../model/course.js';
import type { Report } from '../model/diagnostic.js';
import type { Profile } from '../model/profile.js';
import type { Standard } from '../standards/standard.js';

const neverSent = defineWarning(
  'activity-never-sent',
  'Nobody can be sent what learners write in this `{type}`, and its page tells them so: {reason}.',
  '{mend}, or take it out and say where learners can write to instead.',
);

const consented = new Set(activityTable.flatMap(({ name, tracking }) => (tracking.onConsent ? [name] : [])));

/** Whether one of these activities asks learners for words of their own that are sent. */
export function asksForOwnWords(activityTypes: readonly string[]): boolean {
  return activityTypes.some((type) => consented.has(type));
}

export interface OwnWordsOptions {
  readonly profile: Pick<Profile, 'title' | 'standards' | 'interactions'>;
  /** Every standard there is. */
  readonly standards: readonly Standard[];
  readonly report: Report;
}

/** What counts are the course's own targets, whichever of them are built now. */
export function checkOwnWords(course: Course, { profile, standards, report }: OwnWordsOptions): void {
  const telling = standards.filter(({ tellsOwnWords }) => tellsOwnWords);
  const isTold = telling.some(({ name }) => course.targets.includes(name) && profile.standards.includes(name));
  const { interactions } = course.tracking;
  if (isTold && interactions && profile.interactions !== 'none') return;
  const titles = telling.map(({ title }) => title).join(' or ');
  const [reason, mend] = !interactions
    ? ['course.yaml has `tracking: { interactions: false }`', 'Take `interactions: false` away']
    : isTold
      ? [`${profile.title} records no answers`, 'Choose another profile']
      : [
          `only a package for ${titles} passes it on, and none is made of this course`,
          `Add \`${telling.map(({ name }) => name).join('` or `')}\` to \`targets\` for a host that plays it`,
        ];
  for (const { type, source } of activitiesOf(course)) {
    if (consented.has(type)) report(neverSent, source, { type, reason, mend });
  }
}
