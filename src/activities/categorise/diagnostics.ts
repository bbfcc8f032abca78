/** What can be wrong with a categorise. */

import { defineError } from '../../diagnostics/define.js';

export const noList = defineError(
  'categorise-without-list',
  'This categorise has no list, so there is nothing to sort.',
  'Write each category as `- Category`, and below it its items as `  - item`.',
);

export const noItems = defineError(
  'categorise-no-items',
  'The category “{text}” has no items, so nothing belongs in it.',
  'Write its items below it, each on a line that begins with two blanks and a hyphen: `  - item`.',
);

export const oneCategory = defineError(
  'categorise-one-category',
  'There is only one category, so every item belongs in it.',
  'Write two categories at least, each with its items.',
);

export const twoCategories = defineError(
  'categorise-item-twice',
  'The item “{text}” stands in two categories, “{first}” and “{second}”, so nothing says where it belongs.',
  'Keep it in one, or word it differently.',
);

export const categoryFeedback = defineError(
  'categorise-category-feedback',
  'This feedback belongs to a category, and only items are answered.',
  'Put the `>` below an item, as far to the right as its text, or write `::feedback[…]{for=incorrect}`.',
);
