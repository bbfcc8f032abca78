/** `tabs`: texts of which one is seen at a time; all of them, one below the other, without a script and on paper. */

import { defineWarning } from '../../diagnostics/define.js';
import type { BlockSlice, Directive, ParseContext } from '../../model/slice.js';
import { squeeze, visible } from '../../model/text.js';
import { checkParts } from '../parts.js';
import { renderTabs } from './render.js';

const repeatedName = defineWarning(
  'tabs-repeated-name',
  'Two of these tabs have the name “{text}”, so nobody can tell which one holds what.',
  'Give one of them another name.',
);

const parts = {
  tab: {
    doc: 'One of the texts. Its bracket is its name.',
    forms: ['container'],
    attributes: {},
    label: 'required',
    parts: {},
  },
} as const;

export const tabs: BlockSlice<Record<never, never>, null> = {
  name: 'tabs',
  doc: 'Shows one of several texts at a time, by their names.',
  forms: ['container'],
  attributes: {},
  otherNames: ['tabset', 'tab-group', 'tabbed'],
  label: 'none',
  parts,
  isLive: true,
  parse: (directive, context) => {
    checkNames(directive, context);
    return checkParts(directive, context, { part: 'tab', example: 'tab[Name]' }) ? null : undefined;
  },
  render: renderTabs,
};

function checkNames(directive: Directive, { report, textOf }: ParseContext): void {
  const seen = new Set<string>();
  for (const { label, place } of directive.parts) {
    const text = squeeze(textOf(label));
    const bare = visible(text).toLowerCase();
    if (seen.has(bare)) report(repeatedName, place, { text });
    seen.add(bare);
  }
}
