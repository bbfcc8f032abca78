/** What can be wrong with a setting, in words. */

import { defineError } from '../../diagnostics/define.js';

const unknownKey = defineError(
  'setting-unknown',
  '"{key}" is no setting of {where}, so it would have no effect.',
  'Correct the name or remove the line. {suggestion}',
);
const missing = defineError(
  'setting-missing',
  '{where} has no "{key}", which is needed: {doc}',
  'Add a line `{key}: …`.',
);
const wrongType = defineError(
  'setting-wrong-type',
  '"{key}" must be {expected}, but it is {found}.',
  'Write it as the author guide shows, for example `{example}`.',
);
const needsQuotes = defineError(
  'setting-needs-quotes',
  '"{key}" is a text, but without quotes {written} is read as {found} and can change on the way (1.0 becomes 1, 0300 becomes 300).',
  'Put it in quotes: "{written}".',
);
const empty = defineError(
  'setting-empty',
  '"{key}" has no value.',
  'Write a value after the colon, or remove the line.',
);
const badChoice = defineError(
  'setting-bad-value',
  '"{value}" is no value of "{key}": it may be {values}.',
  'Write one of these. {suggestion}',
);
const notBuiltYet = defineError(
  'setting-not-built-yet',
  '`{written}` is not known in this version.',
  'Take it out. {suggestion}',
);
const outOfRange = defineError(
  'setting-out-of-range',
  '"{key}" is {value}, but it must be {whole}from {min} to {max}.',
  'Write a number in this range.',
);
const tooLong = defineError(
  'setting-too-long',
  '"{key}" has {length} characters, more than the {limit} that hosts keep.',
  'Shorten it.',
);
const controlCharacter = defineError(
  'setting-control-character',
  '"{key}" holds a sign that is no letter but steers machines (its code is {code}), and hosts refuse texts with it.',
  'Take it out; in double quotes a backslash begins such a sign, so write `\\\\` for a backslash.',
);
const wrongCount = defineError(
  'setting-wrong-count',
  '"{key}" has {count} entries, but it must have {min} to {max}.',
  'Add or remove entries.',
);

/** All of them. */
export const wrong = {
  unknownKey,
  missing,
  wrongType,
  needsQuotes,
  empty,
  badChoice,
  notBuiltYet,
  outOfRange,
  tooLong,
  controlCharacter,
  wrongCount,
};
