/** The parts of all activities: a hint on request, and feedback to each outcome. */

import type { Nodes } from 'mdast';
import { reportPins } from '../../activities/pins.js';
import { defineError } from '../../diagnostics/define.js';
import type { Activity } from '../../model/course.js';
import type { Report } from '../../model/diagnostic.js';
import type { ActivitySlice, ParseContext, Part } from '../../model/slice.js';

export const repeatedPart = defineError(
  'activity-part-repeated',
  'The activity has a second {what}, so it is not clear which one a learner is to see.',
  'Join the two, or take one of them out.',
);

export const emptyPart = defineError(
  'activity-part-empty',
  'This {what} says nothing.',
  'Write its text in brackets, `::{name}[…]`, or between `:::{name}` and `:::`.',
);

export const feedbackUnscored = defineError(
  'activity-feedback-unscored',
  'Nothing is right or wrong in `{name}`, so feedback to an outcome would never be shown.',
  'Take it out, or write the text below the activity.',
);

type Outcomes = Pick<Activity, 'hint' | 'feedback'>;
type Feedback = Activity['feedback'];

/** The hint and the feedback; undefined where one is wrong, which is reported. */
export function readOutcomes(
  parts: readonly Part[],
  slice: ActivitySlice,
  context: ParseContext,
): Outcomes | undefined {
  const feedback: { -readonly [Outcome in keyof Feedback]: Feedback[Outcome] } = {};
  let hint: readonly Nodes[] | undefined;
  let isGood = true;
  const refuse = (...call: Parameters<Report>): void => {
    isGood = false;
    context.report(...call);
  };
  for (const part of parts) {
    const { name, place } = part;
    if (name !== 'hint' && name !== 'feedback') continue;
    const content = contentOf(part);
    reportPins(content, context);
    const outcome = name === 'feedback' ? outcomeOf(part) : undefined;
    const what = outcome === undefined ? name : `${name} for ${outcome}`;
    if (content.length === 0) refuse(emptyPart, place, { what, name });
    else if (outcome === undefined) {
      if (hint !== undefined) refuse(repeatedPart, place, { what });
      hint = content;
    } else if (slice.defaultPoints === 0) refuse(feedbackUnscored, place, { name: slice.name });
    else if (feedback[outcome] !== undefined) refuse(repeatedPart, place, { what });
    else feedback[outcome] = content;
  }
  if (!isGood) return undefined;
  return hint === undefined ? { feedback } : { hint, feedback };
}

function outcomeOf({ attributes }: Part): keyof Feedback {
  const { for: outcome } = attributes;
  return outcome === 'correct' || outcome === 'partial' ? outcome : 'incorrect';
}

/** The one-line form's text as a paragraph, then the content; in another language as a part of its own. */
function contentOf({ name, label, children, attributes }: Part): Nodes[] {
  const text: Nodes[] = label.length > 0 ? [{ type: 'paragraph', children: [...label] }] : [];
  const content = [...text, ...children];
  const { lang } = attributes;
  if (typeof lang !== 'string' || content.length === 0) return content;
  return [{ type: 'blockPart', name, lang, attributes: {}, children: content }];
}
