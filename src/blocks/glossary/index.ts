/** `glossary`: the terms of glossary.yaml, marked at their first use on each page, and all in a list. */

import { defineError } from '../../diagnostics/define.js';
import type { BlockSlice } from '../../model/slice.js';
import { checkUsed } from './check-used.js';
import { markTerms } from './mark-terms.js';
import type { GlossaryData } from './model.js';
import { renderGlossary } from './render.js';

const none = defineError(
  'glossary-none',
  'The course has no glossary, so there is nothing to list here.',
  'Write its terms into glossary.yaml, beside course.yaml: `SBAR: Situation, background, assessment, recommendation`.',
);

export const glossary: BlockSlice<Record<never, never>, GlossaryData> = {
  name: 'glossary',
  doc: 'Lists all terms of glossary.yaml with their definitions.',
  forms: ['leaf'],
  attributes: {},
  otherNames: ['terms', 'definitions', 'abbreviations', 'acronyms'],
  label: 'none',
  parts: {},
  parse: () => ({ kind: 'list' }),
  check: ({ kind }, { course, place, report }) => {
    if (kind === 'list' && !course.glossary) report(none, place);
  },
  mark: markTerms,
  finish: checkUsed,
  render: renderGlossary,
};
