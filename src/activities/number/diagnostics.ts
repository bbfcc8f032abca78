/** What can be wrong with a question after a number. */

import { defineError } from '../../diagnostics/define.js';

export const noNumber = defineError(
  'number-none',
  'This text has no place for a number, so there is nothing to fill in.',
  'Write the number that is right where it belongs: `:number[42]`.',
);

export const severalNumbers = defineError(
  'number-several',
  'This text has {count} places for numbers. A `number` asks for one, so that each is right or wrong by itself.',
  'Make a question of each, or a `blanks` of all.',
);

export const notANumber = defineError(
  'number-not-a-number',
  '“{text}” is not a number that a learner could give.',
  'Write digits, with a point or a comma before the decimals (six at most) and nothing between thousands; the unit stands in `unit=`.',
);
