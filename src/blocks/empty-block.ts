/** What blocks say that hold nothing. */

import { defineWarning } from '../diagnostics/define.js';

export const emptyBlock = defineWarning(
  'block-empty',
  'There is nothing in `{name}`, so learners would see an empty frame.',
  'Write its text between its fences, or take it out.',
);
