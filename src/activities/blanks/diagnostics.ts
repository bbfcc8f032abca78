/** What can be wrong with blanks. */

import { defineError } from '../../diagnostics/define.js';

export const noBlank = defineError(
  'blanks-none',
  'This text has no blank, so there is nothing to fill in.',
  'Write the word that is to be left out as `:blank[word]`.',
);

export const emptyAnswer = defineError(
  'blanks-empty-answer',
  'This blank has an answer without a text: beside one of its `|` stands nothing.',
  'Write each right answer once: `:blank[handover|hand-over]`.',
);

export const repeatedAnswer = defineError(
  'blanks-repeated-answer',
  'This blank has the answer “{text}” twice: capitals, blanks and the kind of quotes or hyphens make no difference.',
  'Take one of them out.',
);

export const longAnswer = defineError(
  'blanks-long-answer',
  'The answer “{text}” has {count} characters. Of what is typed {most} are kept, so no learner could give it.',
  'Shorten it, or let it be chosen: `:blank[…]{options="…|…"}`.',
);

export const emptyOption = defineError(
  'blanks-empty-option',
  'This blank offers an option without a text.',
  'Separate the options by one `|` each: `{options="more|less"}`.',
);

export const repeatedOption = defineError(
  'blanks-repeated-option',
  'This blank offers “{text}” twice. An option is known by its text, so the two cannot be told apart.',
  'Word them differently, or take one away.',
);

export const notOffered = defineError(
  'blanks-answer-not-offered',
  'The right answer “{text}” is not among the options of this blank, so nobody can choose it.',
  'In the brackets stands what is right, in `options` all that is offered: `{mend}`.',
);

export const nothingWrong = defineError(
  'blanks-nothing-wrong',
  'Every option of this blank is right, so there is nothing to choose.',
  'Add options that are wrong.',
);

export const tooManyOptions = defineError(
  'blanks-too-many-options',
  'This blank offers {count} options. More than {most} are too many to look through in a list that opens over the text.',
  'Take some away, or let the answer be typed.',
);
