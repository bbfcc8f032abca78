/** Makes an activity of a directive that was read: its id, its settings, and what its slice makes of the rest. */

import { defineError, defineWarning } from '../../diagnostics/define.js';
import { nearestName } from '../../diagnostics/did-you-mean.js';
import { rowIdOf } from '../../model/activity-tracking.js';
import type { Activity } from '../../model/course.js';
import type { Report } from '../../model/diagnostic.js';
import { fingerprintOf } from '../../model/saved-state.js';
import type { ActivityNode, ActivitySlice, Directive } from '../../model/slice.js';
import type { InteractionDefinition } from '../../model/tracking.js';
import { ID_PATTERN, mendId } from '../course-file/text-checks.js';
import type { DirectiveNode } from '../parse/directive-nodes.js';
import { malformedId } from './check-attributes.js';
import { clip } from './read-attributes.js';
import { readOutcomes } from './read-outcomes.js';
import type { Reading, ReadShape } from './reading.js';

export const withoutId = defineWarning(
  'activity-without-id',
  'This activity has no id of its own and is known as `{id}` by its place. Another activity put before it would take over its progress.',
  'Name it: `:::{name}{#{example}}`.',
);

export const idTooLong = defineError(
  'activity-id-too-long',
  'This activity has no id of its own, and the one made from its page, `{id}`, is longer than 64 characters.',
  'Name it: `:::{name}{#{example}}`.',
);

export const rowIdTooLong = defineError(
  'activity-row-id-too-long',
  'A row of this activity is reported as `{id}`, which is longer than 64 characters.',
  'Shorten the id of the activity.',
);

export const neverPartial = defineWarning(
  'activity-feedback-never',
  'An answer to this {name} is right or wrong and never partly right, so this feedback would never be shown.',
  'Take `::feedback[…]{for=partial}` out, or write it `for=incorrect`.',
);

export const idleAttribute = defineWarning(
  'activity-idle-attribute',
  '`{attribute}` means nothing for a {name}, so it has no effect.',
  'Take `{attribute}` out of the braces.',
);

export const idleInAssessment = defineWarning(
  'activity-idle-in-assessment',
  '`{what}` has no effect in an assessment, in which each try takes one answer to a question, or none, and gives no help.',
  'Take it out, or move the {name} to another page.',
);

interface ReadActivity {
  readonly slice: ActivitySlice;
  readonly shape: ReadShape;
  /** Whether a part of it has a mistake. What the slice says of the others may not be true then. */
  readonly hasBadParts: boolean;
}

/** The activity's node; undefined where it has a mistake, which is reported. */
export function makeActivity(
  { position }: DirectiveNode,
  { slice, shape, hasBadParts }: ReadActivity,
  reading: Reading,
): ActivityNode | undefined {
  reading.count += 1;
  const identity = identify(shape, reading);
  const outcomes = readOutcomes(shape.directive.parts, slice, reading.parse);
  const data =
    !shape.isShaped || hasBadParts || hasOwnMistake(shape, slice)
      ? undefined
      : slice.parse(directiveOf(shape), reading.parse);
  if (data === undefined || identity === undefined || outcomes === undefined || !shape.isGood) return undefined;
  const config = slice.config(data);
  warnOfIdle({ slice, shape, config, outcomes }, reading);
  const interaction = slice.tracking.interaction(config);
  const rows = rowsOf(slice.tracking.rows?.(config), identity.id, shape, reading);
  const activity: Activity = {
    ...identity,
    type: slice.name,
    pageId: reading.context.page.id,
    source: shape.directive.place,
    ...settingsOf(shape, slice, reading),
    fingerprint: fingerprintOf(slice.tracking.texts(config)),
    ...outcomes,
    data,
    config,
    ...(interaction && { interaction }),
    ...(rows && { rows }),
  };
  reading.activities.push(activity);
  const { lang } = shape.checked.values;
  const common = { type: 'activity', activity, ...(typeof lang === 'string' ? { lang } : {}) } as const;
  return position === undefined ? common : { ...common, position };
}

interface WrittenActivity extends Pick<ReadActivity, 'slice' | 'shape'> {
  readonly config: unknown;
  readonly outcomes: Pick<Activity, 'hint' | 'feedback'>;
}

/** Of what was written and does nothing: attributes, and feedback to an outcome that there never is. */
function warnOfIdle(written: WrittenActivity, { context: { report, page } }: Reading): void {
  const { slice, shape, config, outcomes } = written;
  const { directive, checked } = shape;
  if (page.kind === 'assessment') warnOfAssessment(written, report);
  for (const attribute of slice.idle ?? []) {
    if (checked.values[attribute]) report(idleAttribute, directive.place, { attribute, name: slice.name });
  }
  if (!outcomes.feedback.partial || !slice.isAllOrNothing?.(config)) return;
  const part = directive.parts.find(({ attributes }) => attributes.for === 'partial');
  report(neverPartial, part?.place ?? directive.place, { name: slice.name });
}

/** Of what only learning by trying has. */
function warnOfAssessment({ slice, shape: { directive, checked }, outcomes }: WrittenActivity, report: Report): void {
  const { attempts, required } = checked.values;
  const values = { name: slice.name };
  if (attempts !== undefined && attempts !== 1 && !slice.idle?.includes('attempts')) {
    report(idleInAssessment, directive.place, { ...values, what: 'attempts' });
  }
  if (required !== undefined) report(idleInAssessment, directive.place, { ...values, what: 'required' });
  const hint = outcomes.hint && directive.parts.find(({ name }) => name === 'hint');
  if (hint) report(idleInAssessment, hint.place, { ...values, what: 'hint' });
}

/** Each row with its id, which must be one too. */
function rowsOf(
  definitions: readonly InteractionDefinition[] | undefined,
  activityId: string,
  { directive }: ReadShape,
  { context }: Reading,
): Activity['rows'] {
  const rows = definitions?.map((definition, at) => ({ id: rowIdOf(activityId, at), definition }));
  const long = rows?.find(({ id }) => !ID_PATTERN.test(id));
  if (long) context.report(rowIdTooLong, directive.place, { id: long.id });
  return rows;
}

function directiveOf({ directive, form }: ReadShape): Directive {
  return { ...directive, form };
}

/** Whether the slice would complain a second time: one of its own attributes is wrong, or was meant by an unknown one. */
function hasOwnMistake({ checked }: ReadShape, slice: ActivitySlice): boolean {
  const own = Object.keys(slice.attributes);
  return checked.bad.some((name) => own.includes(name) || nearestName(name, own) !== undefined);
}

/** Its id and former ids: an unnamed activity is called by its page and number, and moves along with its page. */
function identify(
  { checked, directive }: ReadShape,
  { context, count }: Reading,
): Pick<Activity, 'id' | 'was'> | undefined {
  const { page, report } = context;
  const { id: written, was: writtenWas } = checked.values;
  const was = Array.isArray(writtenWas) ? (writtenWas as readonly string[]) : [];
  if (typeof written === 'string') {
    if (ID_PATTERN.test(written)) return { id: written, was };
    report(malformedId, directive.place, { value: clip(written), example: mendId(written) ?? 'first-words' });
    return undefined;
  }
  if (checked.bad.includes('id')) return undefined;
  const id = `${page.id}-${count}`;
  const values = { id, name: directive.name, example: 'first-words' };
  if (!ID_PATTERN.test(id)) {
    report(idTooLong, directive.place, values);
    return undefined;
  }
  report(withoutId, directive.place, values);
  return { id, was: [...new Set([...was, ...page.was.map((old) => `${old}-${count}`)])] };
}

function settingsOf(
  { checked }: ReadShape,
  slice: ActivitySlice,
  { context }: Reading,
): Pick<Activity, 'points' | 'attempts' | 'required' | 'shuffle' | 'objectiveIds'> {
  const { points, attempts, required, shuffle, objective } = checked.values;
  const { kind, shuffle: pageShuffles = false } = context.page;
  return {
    points: typeof points === 'number' ? points : slice.defaultPoints,
    attempts: typeof attempts === 'number' ? attempts : kind === 'assessment' ? 1 : 0,
    // Who has to agree does not agree.
    required: typeof required === 'boolean' ? required : !slice.tracking.onConsent,
    // What is never right or wrong, such as a scale, keeps its order.
    shuffle: typeof shuffle === 'boolean' ? shuffle : pageShuffles && slice.defaultPoints > 0,
    objectiveIds: Array.isArray(objective) ? (objective as readonly string[]) : [],
  };
}
