/** What learners write for themselves as a section of saved progress. */

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decodeNotes, encodeNotes, NOTES_TAG, withNotes } from '../../src/model/notes.js';
import { emptyState } from '../../src/model/saved-state.js';
import { encodeState, readState } from '../../src/model/state.js';

const anyNotes = fc
  .uniqueArray(
    fc.tuple(
      fc.nat(2 ** 24 - 1),
      fc.array(fc.string({ unit: 'grapheme', maxLength: 200 }), { minLength: 1, maxLength: 3 }),
    ),
    { selector: ([hash]) => hash, maxLength: 10 },
  )
  .map((entries) => new Map<number, readonly string[]>(entries));

describe('notes', () => {
  test('come back from saved progress as they were written, and other sections with them', () => {
    fc.assert(
      fc.property(anyNotes, fc.array(fc.boolean(), { maxLength: 40 }), (notes, bits) => {
        const other = { tag: 6, bits };
        const later = withNotes([other], encodeNotes(notes));
        const read = readState(encodeState({ ...emptyState('abcdefgh', 1), later }));
        expect(decodeNotes(read?.later ?? [])).toEqual(notes);
        expect(read?.later).toContainEqual(other);
        expect(withNotes(read?.later ?? [], undefined)).toEqual([other]);
      }),
    );
  });

  test('take the room of their letters: 8 bits each in English, 17 in other scripts', () => {
    const length = (text: string): number => encodeNotes(new Map([[1, [text]]])).bits.length;
    const empty = length('');
    expect(length('a'.repeat(10)) - length('a'.repeat(9))).toBe(8);
    expect(length('ü') - empty).toBeLessThanOrEqual(18);
  });

  test('are none where there are none, or nothing that can be read', () => {
    expect(decodeNotes([])).toBeUndefined();
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 300 }), (bits) => {
        const read = decodeNotes([{ tag: NOTES_TAG, bits }]);
        expect(read === undefined || read instanceof Map).toBe(true);
      }),
    );
  });
});
