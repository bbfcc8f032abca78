/** What can be wrong with a prompt and the list of answers after it. */

import { defineError, defineWarning } from '../diagnostics/define.js';

export const noAnswers = defineError(
  'answers-missing',
  'This {name} has no list, so there is nothing to answer.',
  'Write each answer on a line of its own, like this: `{example}`.',
);

export const noPrompt = defineError(
  'answers-no-prompt',
  'This {name} asks nothing: it has no text but its answers.',
  'Write the question between the opening line and the answers.',
);

export const splitAnswers = defineError(
  'answers-split',
  'The answers stand in two lists. The last list is the answers, so those of the first would be lost.',
  'Begin every answer with the same sign, a hyphen, and leave nothing but blank lines between two answers.',
);

export const strayQuote = defineError(
  'answers-feedback-outside',
  'This feedback belongs to no answer: its `>` stands left of the answer’s text.',
  'Put the `>` under the first bracket of its answer: two blanks, then `{mend}`.',
);

export const contentAfter = defineError(
  'answers-content-after',
  'Something follows the answers. The last {what} of a {name} is its answers, and nothing can come after it.',
  'Put it before the list, or after the closing `:::`.',
);

export const numberedAnswers = defineError(
  'answers-numbered',
  'The answers are a numbered list. Their order means nothing here, and they may be shown in another.',
  'Begin each answer with a hyphen in place of its number: `{mend}`.',
);

export const noBoxes = defineError(
  'answers-without-boxes',
  'No answer has a box, so nothing says which are right.',
  'Begin each answer with a box, with an x where it is right: `- [x] right`, `- [ ] wrong`.',
);

export const mixedBoxes = defineError(
  'answers-mixed',
  'This answer has no box, and others of its list have one, so nothing says whether it is right.',
  'Write `- [x] {text}` if it is right, `- [ ] {text}` if it is not.',
);

export const brokenBox = defineError(
  'answers-broken-box',
  '`{written}` is no box that Markdown knows, so it would be shown as text.',
  'A box has a blank or an x in it and a blank after it: `{mend}`.',
);

export const needlessBox = defineError(
  'answers-needless-box',
  'This answer has a box, but the answers of a {name} have none.',
  'Take the box away: `- {text}`.',
);

export const emptyAnswer = defineError(
  'answers-empty',
  'This answer has no text. An answer is known by its text, in reports and in saved progress.',
  'Write its text after the hyphen and the box, or take the line away; a picture needs alternative text.',
);

export const blockInAnswer = defineError(
  'answers-not-one-paragraph',
  'An answer is one paragraph, which may hold pictures, and its feedback; this is something else.',
  'Move it into the question, or begin its line with `>` if it is feedback.',
);

export const repeatedAnswer = defineError(
  'answers-repeated',
  'Two answers of this list have the text “{text}”. An answer is known by its text, so they cannot be told apart.',
  'Word them differently, or take one away.',
);

export const alikeAnswers = defineWarning(
  'answers-alike',
  '“{text}” and “{other}” differ only in capitals or punctuation, which few learners will see.',
  'Word them so that the difference shows, or take one away.',
);

export const tooFewAnswers = defineError(
  'answers-too-few',
  'There is only one answer, so there is nothing to choose.',
  'Write at least two answers.',
);

export const tooManyAnswers = defineError(
  'answers-too-many',
  'There are {count} answers. A {name} has at most {most}: more cannot be reported to every LMS.',
  'Take some away, or make two questions of it.',
);
