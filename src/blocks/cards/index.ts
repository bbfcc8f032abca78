/** `cards`: what is asked on the front, what there is to know on the back, opened by a button. */

import type { BlockSlice } from '../../model/slice.js';
import { parseCards } from './parse.js';
import { renderCards } from './render.js';

const parts = {
  card: {
    doc: 'A card. Its bracket is its front; its content is its back.',
    forms: ['container', 'leaf'],
    attributes: { back: { type: 'text', doc: 'The back of a card that is written on one line.' } },
    label: 'required',
    parts: {},
  },
} as const;

export const cards: BlockSlice<Record<never, never>, null> = {
  name: 'cards',
  doc: 'Shows cards that learners turn over one by one.',
  forms: ['container'],
  attributes: {},
  otherNames: ['flashcards', 'flip-cards', 'flipcards', 'card-deck'],
  label: 'none',
  parts,
  parse: parseCards,
  render: renderCards,
};
