/** Reads prose with one number: in its brackets stands what is right, in its braces how near is near enough. */

import type { AttributeSchema } from '../../model/attribute-schema.js';
import type { Directive, ParseContext, Part, PartRow } from '../../model/slice.js';
import { squeeze } from '../../model/text.js';
import { type Prose, readProse } from '../gaps.js';
import { watchErrors } from '../watch-errors.js';
import * as wrong from './diagnostics.js';
import { NUMBER_LIMIT, type NumberConfig } from './model.js';
import { readNumber } from './read-number.js';

export interface NumberData extends Prose {
  readonly config: NumberConfig;
}

export const numberAttributes = {} as const satisfies AttributeSchema;

export const numberParts = {
  number: {
    doc: 'The place of the number in its sentence; in its brackets what is right.',
    forms: ['text'],
    attributes: {
      tolerance: { type: 'number', min: 0, doc: 'How far an answer may be off and still be right; 0 without it.' },
      unit: { type: 'text', doc: 'What stands behind the number, such as % or mmHg.' },
    },
    label: 'required',
    parts: {},
  },
} as const satisfies Readonly<Record<string, PartRow>>;

export function parseNumber(
  directive: Directive<typeof numberAttributes>,
  outer: ParseContext,
): NumberData | undefined {
  const context = watchErrors(outer);
  const prose = readProse(directive, context);
  const [first, second] = prose.gaps;
  if (second) context.report(wrong.severalNumbers, second.part.place, { count: prose.gaps.length });
  else if (!first && !context.failed()) context.report(wrong.noNumber, directive.place);
  const config = first && readConfig(first.part, prose.promptText, context);
  return config && !context.failed() ? { ...prose, config } : undefined;
}

function readConfig(
  { label, attributes, place }: Part,
  prompt: string,
  context: ParseContext,
): NumberConfig | undefined {
  const written = squeeze(context.textOf(label));
  const unit = typeof attributes.unit === 'string' ? squeeze(attributes.unit) : '';
  const tolerance = typeof attributes.tolerance === 'number' ? attributes.tolerance : 0;
  const number = written.length > NUMBER_LIMIT ? undefined : readNumber(written);
  if (number === undefined || /[.,]\d{7}/.test(written)) {
    context.report(wrong.notANumber, place, { text: written });
    return undefined;
  }
  const ends = tolerance > 0 ? [number - tolerance, number + tolerance] : [number];
  const right = ends.map((end) => plainDecimal(end));
  return {
    prompt: unit ? prompt.replace('___', `___ ${unit}`) : prompt,
    answer: written,
    right,
    ...(unit && { unit }),
  };
}

/** Six places without what binary fractions add, and without zeros at the end. */
function plainDecimal(value: number): string {
  return value
    .toFixed(6)
    .replace(/\.?0+$/, '')
    .replace(/^-0$/, '0');
}
