/** What can be wrong with a match. */

import { defineError } from '../../diagnostics/define.js';

export const noTable = defineError(
  'match-without-table',
  'This match has no table, so there is nothing to match.',
  'Write a table of two columns, a pair in each row: `| Norway | Oslo |`, under a row that names the columns.',
);

export const columns = defineError(
  'match-columns',
  'The table of a match has two columns, and this one has {count}.',
  'Keep what is to be matched in the first column and what it is matched with in the second.',
);

export const noHead = defineError(
  'match-head-missing',
  'The first row of this table names its columns, and one of them has no name.',
  'Write what stands in each column: `| Country | Capital |`.',
);

export const noRightCell = defineError(
  'match-right-missing',
  'This row has nothing in its second column, so its first has nothing to be matched with.',
  'Write what it is matched with. Only the first cell may be empty: then the second belongs with nothing.',
);

export const tooFew = defineError(
  'match-too-few',
  'A match takes two pairs at least, and this table has fewer.',
  'Write a pair in each row of the table.',
);

export const repeatedLeft = defineError(
  'match-repeated-left',
  'Two rows begin with “{text}”, so they cannot be told apart.',
  'Word them differently, or take one away.',
);

export const repeatedRight = defineError(
  'match-repeated-right',
  'Two rows end with “{text}”, so a learner who chooses one of them could be marked wrong for the other.',
  'Word them differently. Where several belong with one, write a `categorise`.',
);
