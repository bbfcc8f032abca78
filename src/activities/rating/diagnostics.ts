/** What can be wrong with a rating. */

import { defineError } from '../../diagnostics/define.js';

export const noScale = defineError(
  'rating-without-scale',
  'This rating has no scale, so there is nothing to choose.',
  'Write the ends as attributes, `{from=1 to=5 low="Not at all" high="Very"}`, or the labels as a list.',
);

export const halfScale = defineError(
  'rating-half-a-scale',
  'This scale has only one end.',
  'Write both `from` and `to`: `{from=1 to=5}`.',
);

export const twoScales = defineError(
  'rating-two-scales',
  'This rating has numbers (`from`, `to`) and a list of labels, so it has two scales.',
  'Take the list away and say what the ends mean with `low` and `high`, or take `from` and `to` away.',
);

export const backwards = defineError(
  'rating-backwards',
  'This scale goes from {from} to {to}, so it has no points between.',
  'Write the smaller number as `from`: a scale runs upwards.',
);

export const tooLong = defineError(
  'rating-too-long',
  'This scale has {count} points. More than {most} cannot be told apart, nor be reported to every LMS.',
  'Choose ends that are nearer to each other, such as `from=1 to=5` or `from=0 to=10`.',
);

export const grid = defineError(
  'rating-grid',
  'This rating has a table. A grid of statements is not yet known to this version.',
  'Write a rating for each statement.',
);

export const endsOfLabels = defineError(
  'rating-ends-of-labels',
  'A scale of labels says itself what its ends mean, so `low` and `high` would be shown nowhere.',
  'Take `low` and `high` away, or the list, and write `from` and `to`.',
);

export const labelFeedback = defineError(
  'rating-label-feedback',
  'This feedback stands under a label, but a rating has no right answer to explain.',
  'Move it below the rating, or take it away.',
);

export const hasPoints = defineError(
  'rating-has-points',
  'This rating gives points, but nobody can be right or wrong in it.',
  'Take `points` away.',
);

export const momentWithoutMeasure = defineError(
  'rating-moment-without-measure',
  '`moment={moment}` says when something is measured, but nothing says what.',
  'Add `measure=confidence` or `measure=satisfaction`.',
);

export const unpaired = defineError(
  'rating-unpaired',
  'Confidence is compared before and after, and nothing says what this rating is compared by.',
  'Add `objective=` with a name from course.yaml, or `item=` with a name of your own, the same in both ratings.',
);

export const badItem = defineError(
  'rating-bad-item',
  '`item={item}` is no name: it joins answers in reports, where only plain names last.',
  'Use 1 to 64 small letters, digits and hyphens, with a letter first: `item=opening-talks`.',
);
