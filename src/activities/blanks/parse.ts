/** Reads prose with blanks: in a blank's brackets stands what is right, in its `options` what is offered. */

import type { AttributeSchema } from '../../model/attribute-schema.js';
import { TEXT_LIMIT } from '../../model/saved-state.js';
import type { Directive, ParseContext, Part, PartRow } from '../../model/slice.js';
import { compareText, squeeze } from '../../model/text.js';
import { type Prose, readProse } from '../gaps.js';
import { watchErrors } from '../watch-errors.js';
import * as wrong from './diagnostics.js';
import type { Blank, BlanksConfig } from './model.js';
import { sameForm } from './same-text.js';
import { keyOf } from './tracking.js';

export interface BlanksData extends Prose {
  /** As they are written; their order is the author's. */
  readonly blanks: readonly Blank[];
  readonly config: BlanksConfig;
}

export const blanksAttributes = {} as const satisfies AttributeSchema;

export const blankParts = {
  blank: {
    doc: 'A gap in a sentence; in its brackets what is right, `|` between answers that are equally right.',
    forms: ['text'],
    attributes: {
      options: { type: 'text', doc: 'What is offered, with `|` between; without it the answer is typed.' },
    },
    label: 'required',
    parts: {},
  },
} as const satisfies Readonly<Record<string, PartRow>>;

const MOST_OPTIONS = 26;

export function parseBlanks(
  directive: Directive<typeof blanksAttributes>,
  outer: ParseContext,
): BlanksData | undefined {
  const context = watchErrors(outer);
  const prose = readProse(directive, context);
  const blanks = prose.gaps.map(({ part }) => readBlank(part, context));
  if (blanks.length === 0 && !context.failed()) context.report(wrong.noBlank, directive.place);
  return context.failed() ? undefined : { ...prose, blanks, config: configOf(prose.promptText, blanks) };
}

function configOf(prompt: string, written: readonly Blank[]): BlanksConfig {
  const blanks = written.map(({ answers, options }): Blank => {
    return options ? { answers, options: [...options].sort(compareText) } : { answers };
  });
  const keys = blanks.map(keyOf);
  const order = [...keys.keys()].sort((a, b) => compareText(keys[a] ?? '', keys[b] ?? '') || a - b);
  return { prompt, blanks, order };
}

function readBlank(part: Part, context: ParseContext): Blank {
  const { place, label, attributes } = part;
  const answers = context.textOf(label).split('|').map(squeeze);
  const isTold = checkTexts(answers, { empty: wrong.emptyAnswer, repeated: wrong.repeatedAnswer }, part, context);
  if (typeof attributes.options === 'string') {
    // Within a table every `|` is written `\|`.
    const options = attributes.options.split(/\\?\|/).map(squeeze);
    const isOffered = checkTexts(options, { empty: wrong.emptyOption, repeated: wrong.repeatedOption }, part, context);
    if (isTold && isOffered) checkOffer({ answers, options }, part, context);
    return { answers, options };
  }
  const long = answers.find((text) => text.length > TEXT_LIMIT);
  if (long !== undefined) {
    context.report(wrong.longAnswer, place, { text: long, count: long.length, most: TEXT_LIMIT });
  }
  return { answers };
}

/** Whether each text says something, and none what another says; what does not is reported. */
function checkTexts(
  texts: readonly string[],
  { empty, repeated }: Readonly<Record<'empty' | 'repeated', typeof wrong.emptyAnswer>>,
  { place }: Part,
  { report }: ParseContext,
): boolean {
  const forms = texts.map(sameForm);
  if (forms.includes('')) report(empty, place);
  const twice = texts.filter((text, at) => text !== '' && forms.indexOf(forms[at] ?? '') < at);
  for (const text of twice) report(repeated, place, { text });
  return twice.length === 0 && !forms.includes('');
}

/** What is right must be offered, in the same letters, and something else too. */
function checkOffer({ answers, options }: Required<Blank>, { place }: Part, { report }: ParseContext): void {
  const missing = answers.find((text) => !options.includes(text));
  const mend = `:blank[${answers.join('|')}]{options="${[...new Set([...options, ...answers])].join('|')}"}`;
  if (missing !== undefined) report(wrong.notOffered, place, { text: missing, mend });
  else if (options.length === answers.length) report(wrong.nothingWrong, place);
  if (options.length > MOST_OPTIONS) report(wrong.tooManyOptions, place, { count: options.length, most: MOST_OPTIONS });
}
