/** Evaluation: pages that ask what learners think, and ratings that are compared before and after. */

import { activities as activityTable } from '../../activities/table.js';
import { defineError, defineWarning } from '../../diagnostics/define.js';
import type { Activity } from '../../model/course.js';
import type { Report } from '../../model/diagnostic.js';
import type { Measure } from '../../model/slice.js';

const hasRightAnswer = defineError(
  'evaluation-has-right-answer',
  'This page is an evaluation, which asks what learners think, and `{type}` has a right answer.',
  'Move it to another page, or ask with a `rating`.',
);
const unpairedMoment = defineWarning(
  'evaluation-pair-incomplete',
  'Confidence in `{key}` is asked {moment} the learning and never {other} it, so there is nothing to compare it with.',
  'Add a rating with `measure=confidence moment={other} {attribute}={key}`, or take `moment` away.',
);
const pairDiffers = defineWarning(
  'evaluation-pair-differs',
  'Confidence in `{key}` is asked on another scale than before the learning ({otherFile}:{otherLine}), so the two cannot be compared.',
  'Give both ratings the same `from`, `to`, `low` and `high`, or the same labels.',
);
const pairRepeated = defineWarning(
  'evaluation-pair-repeated',
  'Confidence in `{key}` is asked {moment} the learning already ({otherFile}:{otherLine}), so it is not clear which of the two is compared.',
  'Give one of them another `item`, or take `moment` away from it.',
);

const slices = new Map(activityTable.map((slice) => [slice.name, slice]));

/** Reports what has a right answer on a page that evaluates. */
export function checkEvaluationPage(activities: readonly Activity[], report: Report): void {
  for (const { type, source } of activities) {
    if ((slices.get(type)?.defaultPoints ?? 0) > 0) report(hasRightAnswer, source, { type });
  }
}

interface Asked {
  readonly activity: Activity;
  readonly key: string;
  readonly attribute: 'item' | 'objective';
  readonly moment: 'before' | 'after';
}

/** Reports confidence that is asked before and never after, or the other way round, over the whole course. */
export function checkPairs(activities: readonly Activity[], report: Report): void {
  const asked = activities.flatMap(askedBy);
  for (const each of asked) {
    const { activity, key, attribute, moment } = each;
    const other = moment === 'before' ? 'after' : 'before';
    const alike = asked.filter((one) => one.key === key && one.attribute === attribute);
    const [first] = alike.filter((one) => one.moment === moment);
    const [partner] = alike.filter((one) => one.moment === other);
    if (first && first !== each) report(pairRepeated, activity.source, { key, moment, ...placeOf(first) });
    else if (!partner) report(unpairedMoment, activity.source, { key, moment, other, attribute });
    else if (moment === 'after' && scaleOf(partner) !== scaleOf(each)) {
      report(pairDiffers, activity.source, { key, ...placeOf(partner) });
    }
  }
}

/** By its `item` where it has one, else by each of its objectives. */
function askedBy(activity: Activity): Asked[] {
  const { of, moment, item }: Partial<Measure> = slices.get(activity.type)?.measure?.(activity.data) ?? {};
  if (of !== 'confidence' || moment === undefined) return [];
  if (item !== undefined) return [{ activity, key: item, attribute: 'item', moment }];
  return activity.objectiveIds.map((key) => ({ activity, key, attribute: 'objective', moment }));
}

function scaleOf({ activity }: Asked): string {
  return (activity.interaction?.components ?? []).map(({ text }) => text).join('\n');
}

function placeOf({ activity: { source } }: Asked): { otherFile: string; otherLine: number } {
  return { otherFile: source.file, otherLine: source.line };
}
