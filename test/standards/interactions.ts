/** Interactions of every type at random, with a response and right answers: what activities may report. */

import fc from 'fast-check';
import { componentsOf } from '../../src/model/components.js';
import type { InteractionDefinition, InteractionResponse, InteractionType } from '../../src/model/tracking.js';

export interface AnsweredInteraction {
  readonly definition: InteractionDefinition;
  readonly response: InteractionResponse;
}

const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 });

/** Several texts, none twice. */
function listOf(most: number): fc.Arbitrary<string[]> {
  return fc.uniqueArray(words, { minLength: 1, maxLength: most });
}

function madeOf(
  type: InteractionType,
  texts: readonly string[],
  [response = [], ...correctResponses]: readonly InteractionResponse[],
): AnsweredInteraction {
  return { response, definition: { type, prompt: '', components: componentsOf(texts), correctResponses } };
}

/** Options in some order, none twice. */
function ordered(type: 'choice' | 'sequencing'): fc.Arbitrary<AnsweredInteraction> {
  return listOf(26).chain((texts) => {
    const response = fc.uniqueArray(fc.nat(texts.length - 1), { minLength: 1, maxLength: texts.length });
    return fc.array(response, { minLength: 1, maxLength: 3 }).map((all) => madeOf(type, texts, all));
  });
}

const likert = listOf(11).chain((texts) => fc.nat(texts.length - 1).map((at) => madeOf('likert', texts, [[at]])));

function paired(type: 'matching' | 'performance', most: number): fc.Arbitrary<AnsweredInteraction> {
  return fc.tuple(listOf(most), listOf(most)).chain(([texts, others]) => {
    const pair = fc.tuple(fc.nat(texts.length - 1), fc.nat(others.length - 1));
    const response = fc.array(pair, { minLength: 1, maxLength: 24 });
    return fc.array(response, { minLength: 1, maxLength: 2 }).map((all) => {
      const { definition, ...rest } = madeOf(type, texts, all);
      return { ...rest, definition: { ...definition, targets: componentsOf(others) } };
    });
  });
}

const fillIn = listOf(12).chain((texts) => {
  const response = fc.array(fc.oneof(fc.nat(texts.length - 1), words), { minLength: 1, maxLength: 8 });
  return fc
    .tuple(response, fc.array(fc.nat(texts.length - 1), { minLength: 1 }))
    .map((all) => madeOf('fill-in', texts, all));
});

const decimal = fc.integer({ min: -99_999, max: 99_999 }).map((hundredths) => String(hundredths / 100));
const numeric = fc
  .tuple(decimal, fc.array(decimal, { minLength: 1, maxLength: 2 }))
  .map(([given, right]) => madeOf('numeric', [], [[given], right]));

const longFillIn = words.map((text) => madeOf('long-fill-in', [], [[text]]));

export const anyInteraction: fc.Arbitrary<AnsweredInteraction> = fc.oneof(
  ordered('choice'),
  ordered('sequencing'),
  likert,
  paired('matching', 26),
  paired('performance', 24),
  fillIn,
  numeric,
  longFillIn,
);
