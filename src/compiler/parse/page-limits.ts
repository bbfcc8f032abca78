/** Limits that are checked before a page is parsed, in time linear in its length: what breaks them would hang the parser. */

import { defineError } from '../../diagnostics/define.js';
import type { DiagnosticDefinition, Report } from '../../model/diagnostic.js';
import { countLevels } from './count-levels.js';
import { type EffortCause, estimateEffort, MOST_EFFORT } from './estimate-effort.js';
import { type LinePrefix, readLinePrefix } from './line-prefix.js';

/** Levels of lists, quotes and containers in each other. */
export const MOST_LEVELS = 32;
/** Levels that a line may seem to have in a block of code, since what seems to be code may be none. */
const MOST_LEVELS_IN_CODE = 100;
export const MOST_DIRECTIVES = 500;

export const tooDeep = defineError(
  'page-too-deep',
  'Lists, quotes, directives or marks are nested more than {limit} levels deep here; no reader can follow that, and it would take the tool too long.',
  'Take levels out; often a sign such as `>` or `-` was repeated by mistake.',
);

export const tooManyDirectives = defineError(
  'page-too-many-directives',
  'The page has more than {limit} directives, which is too much for one page to build and to work through.',
  'Split it into several pages.',
);

export const tooIntricate = defineError(
  'page-too-intricate',
  'Up to this line the page has so many marks, lines, lists or references that parsing it would take far too long.',
  '{advice}',
);

const ADVICE: Readonly<Record<EffortCause, string>> = {
  length: 'Split the page into several.',
  paragraph:
    'Divide the paragraph around this line into several, with blank lines between; about a hundred sentences with links are fine.',
  containers: 'Divide the list or quote around this line, or the page, into several.',
  references: 'Write links with their addresses, `[words](address)`, instead of names, or split the page into several.',
};

/** Whether a page keeps the limits; the first that it breaks is reported. */
export function checkPageLimits(page: { readonly file: string; readonly markdown: string }, report: Report): boolean {
  const levels = countLevels();
  const effort = estimateEffort();
  let number = 0;
  for (const line of page.markdown.split('\n')) {
    number += 1;
    const prefix = readLinePrefix(line);
    const place = { file: page.file, line: number, column: 1 };
    const refuse = (definition: DiagnosticDefinition, limit: number): false => {
      report(definition, place, { limit, advice: ADVICE[effort.cause()] });
      return false;
    };
    if (levels.levelsAt(prefix) > MOST_LEVELS) return refuse(tooDeep, MOST_LEVELS);
    if (seemingLevels(prefix) > MOST_LEVELS_IN_CODE) return refuse(tooDeep, MOST_LEVELS);
    if (levels.directives() > MOST_DIRECTIVES) return refuse(tooManyDirectives, MOST_DIRECTIVES);
    if (effort.effortAt(line, prefix) > MOST_EFFORT) return refuse(tooIntricate, MOST_EFFORT);
  }
  return true;
}

/** An item stands at least two columns right of the one around it. */
function seemingLevels({ quotes, items, indent }: LinePrefix): number {
  return quotes + items.length + (items.length > 0 ? Math.floor(indent / 2) : 0);
}
