/** `reveal`: holds back what follows on the page until the learner asks for it. */

import { h } from 'hastscript';
import type { PhrasingContent } from 'mdast';
import { defineError, defineWarning } from '../../diagnostics/define.js';
import type { BlockSlice } from '../../model/slice.js';
import { checkButtonLabel } from '../button-label.js';

const holdsNothing = defineWarning(
  'reveal-holds-nothing',
  'Nothing follows this `reveal`, so there is nothing to hold back.',
  'Move it up, or take it out.',
);
const inAssessment = defineError(
  'reveal-in-assessment',
  'An assessment is handed in as a whole, so nothing of it can be held back.',
  'Take `reveal` out, or move it to the page before.',
);

export interface RevealData {
  readonly label: readonly PhrasingContent[];
}

export const reveal: BlockSlice<Record<never, never>, RevealData> = {
  name: 'reveal',
  doc: 'Holds back what follows on the page. Its bracket stands on the button that shows it.',
  forms: ['leaf'],
  attributes: {},
  otherNames: ['continue', 'continue-button', 'show-more', 'read-more', 'pause'],
  label: 'optional',
  parts: {},
  isLive: true,
  parse: (directive, context) => {
    const { label, place } = directive;
    const isPlain = checkButtonLabel(directive, context);
    if (context.page.kind !== 'assessment') return isPlain ? { label } : undefined;
    context.report(inAssessment, place);
    return undefined;
  },
  check: (_data, { following, place, report }) => {
    const isShown = following.some(({ type }) => type !== 'definition' && type !== 'footnoteDefinition');
    if (!isShown) report(holdsNothing, place);
  },
  render: ({ label }, _children, context) => {
    const words = label.length > 0 ? context.toHast(label) : [context.word('blocks.reveal.continue')];
    const button = h('button', { class: 'cw-button', type: 'button' }, words);
    // The script takes `hidden` away: without one nothing is held back, and there is nothing to press.
    return [h('div', { class: 'cw-reveal', dataBlock: 'reveal', dataFind: 'no-further', hidden: true }, [button])];
  },
};
