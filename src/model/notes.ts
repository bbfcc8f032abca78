/**
 * What learners write for themselves, as a section of saved progress, where they have asked for it to be kept with their
 * record. The core writes back a section that it does not know, so only courses in which something is written carry this.
 */

import { type BitReader, type Codec, count, fields, flag, list, number } from './codec.js';
import { ID_HASH_BITS } from './hash.js';
import type { LaterSection } from './saved-state.js';

/** The section's tag, which no other part of saved progress may ever have (model/state.ts). */
export const NOTES_TAG = 5;

/** The texts of an activity, one for each of its fields, by {@link idHash}. */
export type Notes = ReadonlyMap<number, readonly string[]>;

/** A character: 7 bits where it is ASCII, else 16, after one bit that says which. */
const character: Codec<number> = {
  write: (bits, unit) => {
    bits.push(unit > 0x7f);
    number(unit > 0x7f ? 16 : 7).write(bits, unit);
  },
  read: (reader) => number(flag.read(reader) ? 16 : 7).read(reader),
};
const units = list(count(6), character);

const text: Codec<string> = {
  write: (bits, value) =>
    units.write(
      bits,
      Array.from({ length: value.length }, (_, at) => value.charCodeAt(at)),
    ),
  read: (reader) => String.fromCharCode(...units.read(reader)),
};

const entries = list(
  count(2),
  fields<{ hash: number; texts: readonly string[] }>({ hash: number(ID_HASH_BITS), texts: list(count(), text) }),
);

/** The notes as a section of saved progress. */
export function encodeNotes(notes: Notes): LaterSection {
  const bits: boolean[] = [];
  entries.write(
    bits,
    [...notes].map(([hash, texts]) => ({ hash, texts })),
  );
  return { tag: NOTES_TAG, bits };
}

/** The notes among the sections; undefined where none are kept there, or where they cannot be read. */
export function decodeNotes(sections: readonly LaterSection[]): Notes | undefined {
  const section = sections.find(({ tag }) => tag === NOTES_TAG);
  if (!section) return undefined;
  const reader: BitReader = { bits: section.bits, at: 0 };
  try {
    return new Map(entries.read(reader).map(({ hash, texts }) => [hash, texts]));
  } catch {
    return undefined;
  }
}

/** The sections with these notes in place of those that were there; without any for undefined. */
export function withNotes(sections: readonly LaterSection[], notes: LaterSection | undefined): readonly LaterSection[] {
  const others = sections.filter(({ tag }) => tag !== NOTES_TAG);
  return notes ? [...others, notes] : others;
}
