/** Scores, reports and packs what stands in the blanks. */

import type { ActivityTracking } from '../../model/activity-tracking.js';
import { componentsOf } from '../../model/components.js';
import { type PackedAnswer, TEXT_LIMIT } from '../../model/saved-state.js';
import { squeeze } from '../../model/text.js';
import type { InteractionResponse, Score } from '../../model/tracking.js';
import type { Blank, BlanksConfig, BlanksResponse } from './model.js';
import { sameForm } from './same-text.js';

/** Whole right answers that are told: more would be no help to whoever reads a report. */
const MOST_PATTERNS = 20;

export const blanksTracking: ActivityTracking<BlanksConfig, BlanksResponse> = {
  texts: ({ blanks }) => blanks.map(keyOf),
  // A blank may stay empty: whoever knows three of four earns three.
  isComplete: (_data, response) => response.some((text) => squeeze(text)),
  score: scoreBlanks,
  interaction: (data) => {
    const texts = knownTexts(data);
    const rights = data.blanks.reduce<InteractionResponse[]>(
      (whole, { answers }) =>
        whole.flatMap((parts) => answers.map((answer) => [...parts, indexIn(texts, answer)])).slice(0, MOST_PATTERNS),
      [[]],
    );
    return { type: 'fill-in', prompt: data.prompt, components: componentsOf(texts), correctResponses: rights };
  },
  respond: (data, response) => {
    const texts = knownTexts(data);
    return response.map((text) => {
      const index = indexIn(texts, text);
      return index < 0 ? squeeze(text) : index;
    });
  },
  pack: packBlanks,
  unpack: unpackBlanks,
  largest: (data) => {
    const widest = ({ options }: Blank): string => (options ? String(options.length) : '\uffff'.repeat(TEXT_LIMIT));
    const values = data.blanks.map(widest);
    return isChosen(data) ? { kind: 'list', values: values.map(Number) } : { kind: 'texts', values };
  },
};

/** Whether a text is an answer to a blank. */
export function isRight({ answers }: Blank, text = ''): boolean {
  return indexIn(answers, text) >= 0;
}

/** Each blank is worth the same. */
function scoreBlanks({ blanks }: BlanksConfig, response: BlanksResponse): Score {
  const right = blanks.filter((blank, at) => isRight(blank, response[at])).length;
  const share = right / blanks.length;
  return { share, outcome: share === 1 ? 'correct' : share > 0 ? 'partial' : 'incorrect' };
}

/** All that the author has written into blanks, each text once. */
function knownTexts({ blanks }: BlanksConfig): string[] {
  const texts = blanks.flatMap(({ answers, options = [] }) => [...answers, ...options]);
  return texts.filter((text, at) => indexIn(texts, text) === at);
}

function indexIn(texts: readonly string[], text: string): number {
  return texts.map(sameForm).indexOf(sameForm(text));
}

/** What a blank is known by. */
export function keyOf({ answers, options = [] }: Blank): string {
  return [[...answers].sort(), options].map((texts) => texts.join('|')).join('||');
}

function isChosen({ blanks }: BlanksConfig): boolean {
  return blanks.every(({ options }) => options);
}

/** Of what was chosen the place among the sorted options, from 1; of what was typed the text as it stands. */
function packBlanks(data: BlanksConfig, response: BlanksResponse): PackedAnswer {
  const values = data.order.map((at) => {
    const text = response[at] ?? '';
    const options = data.blanks[at]?.options;
    return options ? String(options.indexOf(text) + 1) : text;
  });
  return isChosen(data) ? { kind: 'list', values: values.map(Number) } : { kind: 'texts', values };
}

function unpackBlanks(data: BlanksConfig, packed: PackedAnswer): BlanksResponse | undefined {
  if (packed.kind !== (isChosen(data) ? 'list' : 'texts')) return undefined;
  const response: string[] = [];
  const fits = packed.values.every((value, index) => {
    const at = data.order[index] ?? -1;
    const options = data.blanks[at]?.options;
    const text = options ? ['', ...options][Number(value)] : value;
    response[at] = String(text);
    return text !== undefined && at >= 0;
  });
  return fits && packed.values.length === data.order.length ? response : undefined;
}
