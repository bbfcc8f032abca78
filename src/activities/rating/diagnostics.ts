/** What can be wrong with a rating. */

import { defineError, defineWarning } from '../../diagnostics/define.js';

export const noScale = defineError(
  'rating-without-scale',
  'This rating has no scale, so there is nothing to choose.',
  'Write the ends as attributes, `{from=1 to=5 low="Not at all" high="Very"}`, the labels as a list, or statements and labels as a table.',
);

export const halfScale = defineError(
  'rating-half-a-scale',
  'This scale has only one end.',
  'Write both `from` and `to`: `{from=1 to=5}`.',
);

export const twoScales = defineError(
  'rating-two-scales',
  'This rating has numbers (`from`, `to`) and labels, so it has two scales.',
  'Take the labels away and say what the ends mean with `low` and `high`, or take `from` and `to` away.',
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

export const gridNarrow = defineError(
  'rating-grid-narrow',
  'The table of this rating has fewer than two labels, so there is nothing to choose.',
  'Its first row holds the labels, from the second column on: `| | Never | Sometimes | Always |`.',
);

export const gridWithoutRows = defineError(
  'rating-grid-without-statements',
  'The table of this rating has labels and no statements.',
  'Write a row for each statement: `| I say what I need | | | |`.',
);

export const gridCellFilled = defineError(
  'rating-grid-cell-filled',
  '“{text}” stands where the buttons of a statement are to be.',
  'Leave all cells empty but the first row and the first column.',
);

export const gridEmpty = defineError(
  'rating-grid-empty',
  'A label or a statement of this table has no text. Each is known by its text, in reports and in saved progress.',
  'Write its text, or take its column or row away.',
);

export const gridRepeated = defineError(
  'rating-grid-repeated',
  'Two labels or two statements of this table have the text “{text}”, so they cannot be told apart.',
  'Word them differently, or take one away.',
);

export const endsOfLabels = defineError(
  'rating-ends-of-labels',
  'A scale of labels says itself what its ends mean, so `low` and `high` would be shown nowhere.',
  'Take `low` and `high` away, or the labels, and write `from` and `to`.',
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

export const itemWithoutMeasure = defineWarning(
  'rating-item-without-measure',
  '`item={item}` names what is measured, but nothing says that anything is, so it has no effect.',
  'Add `measure=confidence` and `moment=before` or `moment=after`, or take `item` away.',
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
