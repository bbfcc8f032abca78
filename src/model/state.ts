/**
 * Saved progress: the codec between what a learner did and one short text that any host can keep.
 *
 *     1.<attempt>.<counter>.<body>.<check>
 *
 * `1` the format; attempt 8 characters, made at the first launch; counter in base 36, one more at every save; body bits in
 * base64url; check 24 bits over all before it. The body is a row of sections, each `tag (5 bits), length, bits`; a reader
 * keeps sections whose tag it does not know and writes them back. The format is fixed: later versions read what this one
 * writes, so sections and answer kinds may be added and none may change.
 */

import { bitsToText, numberToText, textToBits } from './bits.js';
import { type Codec, count, fields, flag, list, mapped, number, optional, readItems, refuseBits } from './codec.js';
import { hash32, ID_HASH_BITS } from './hash.js';
import {
  ASSESSMENT_FINGERPRINT_BITS,
  emptyState,
  FINGERPRINT_BITS,
  type LaterSection,
  type PackedAnswer,
  type SavedActivity,
  type SavedAssessment,
  type SavedState,
  TEXT_LIMIT,
} from './saved-state.js';

export type DecodedState =
  | { readonly ok: true; readonly state: SavedState }
  /** `future`: written by a later format; `damaged`: cut off, garbled or never ours. */
  | { readonly ok: false; readonly reason: 'future' | 'damaged' };

const FORMAT = '1';
const CHECK_LENGTH = 4;
const TAG_BITS = 5;
const SCORE_STEPS = 10_000;
const SUCCESS = ['unknown', 'failed', 'passed'] as const;
const STATE_TEXT = /^1\.([\w-]{8})\.([0-9a-z]{1,6})\.([\w-]+)\.([\w-]{4})$/;

/** The Rice parameter for so many ids: known to both sides from their number alone. */
export function riceWidth(ids: number): number {
  let width = 0;
  while (width < ID_HASH_BITS && ids * 1.44 * 2 ** (width + 1) <= 2 ** ID_HASH_BITS) width += 1;
  return width;
}

/** Different hashes, sorted: their number and their Rice-coded gaps. */
const hashList: Codec<readonly number[]> = {
  write: (bits, hashes) => {
    const width = riceWidth(hashes.length);
    let next = 0;
    count(4).write(bits, hashes.length);
    for (const hash of hashes) {
      for (let steps = Math.floor((hash - next) / 2 ** width); steps > 0; steps--) bits.push(true);
      bits.push(false);
      number(width).write(bits, (hash - next) % 2 ** width);
      next = hash + 1;
    }
  },
  read: (reader) => {
    const length = count(4).read(reader);
    const width = riceWidth(length);
    let next = 0;
    const read = (): number => {
      while (flag.read(reader)) next += 2 ** width;
      next += number(width).read(reader) + 1;
      if (next > 2 ** ID_HASH_BITS) refuseBits();
      return next - 1;
    };
    return readItems(length, reader, { ...number(width), read });
  },
};

function sorted(hashes: Iterable<number>): number[] {
  return [...hashes].sort((a, b) => a - b);
}

/** Records keyed by hash: all hashes, then all records in the same order. */
function records<T>(record: Codec<T>): Codec<ReadonlyMap<number, T>> {
  return {
    write: (bits, map) => {
      const hashes = sorted(map.keys());
      hashList.write(bits, hashes);
      for (const hash of hashes) record.write(bits, map.get(hash) as T);
    },
    read: (reader) => {
      const hashes = hashList.read(reader);
      return new Map(hashes.map((hash) => [hash, record.read(reader)]));
    },
  };
}

/** Numbers in the width of the widest, 1–16 bits; an empty list has no width. */
const numbers: Codec<readonly number[]> = {
  write: (bits, values) => {
    const width = Math.max(1, 32 - Math.clz32(Math.max(0, ...values)));
    count(1).write(bits, values.length);
    if (values.length > 0) number(4).write(bits, width - 1);
    for (const value of values) number(width).write(bits, value);
  },
  read: (reader) => {
    const length = count(1).read(reader);
    return readItems(length, reader, number(length > 0 ? number(4).read(reader) + 1 : 0));
  },
};

/** A typed text, cut at its limit: 7 bits a character where all are ASCII, else 16. */
const typed: Codec<string> = {
  write: (bits, whole) => {
    const text = whole.slice(0, TEXT_LIMIT);
    const wide = /[^\0-\x7f]/.test(text);
    count(3).write(bits, text.length);
    bits.push(wide);
    for (let at = 0; at < text.length; at++) number(wide ? 16 : 7).write(bits, text.charCodeAt(at));
  },
  read: (reader) => {
    const length = count(3).read(reader);
    const units = readItems(length, reader, number(flag.read(reader) ? 16 : 7));
    return units.map((unit) => String.fromCharCode(unit)).join('');
  },
};
const texts = list(count(), typed);
const rawAnswer = list(count(6), flag);

/** An answer's kind in two bits: 0 none, 1 one, 2 list, 3 another: its length, and a bit that is set for later kinds. */
const answer: Codec<PackedAnswer | undefined> = {
  write: (bits, value) => {
    const kind = value ? ['one', 'list'].indexOf(value.kind) + 1 || 3 : 0;
    number(2).write(bits, kind);
    if (value?.kind === 'one') count(1).write(bits, value.value);
    if (value?.kind === 'list') numbers.write(bits, value.values);
    if (value?.kind === 'later') rawAnswer.write(bits, value.bits);
    if (value?.kind === 'texts') {
      const inner = [false];
      texts.write(inner, value.values);
      rawAnswer.write(bits, inner);
    }
  },
  read: (reader) => {
    const kind = number(2).read(reader);
    if (kind === 0) return undefined;
    if (kind === 1) return { kind: 'one', value: count(1).read(reader) };
    if (kind === 2) return { kind: 'list', values: numbers.read(reader) };
    const bits = rawAnswer.read(reader);
    return bits[0] ? { kind: 'later', bits } : { kind: 'texts', values: texts.read({ bits, at: 1 }) };
  },
};

/** Tries with the commonest number, one, in the shortest code. */
const swapTries = (value: number): number => (value < 2 ? 1 - value : value);
const tries = mapped(count(), swapTries, swapTries);

const success = mapped(
  number(2),
  (value: SavedState['success']) => SUCCESS.indexOf(value),
  (code) => SUCCESS[code] ?? refuseBits(),
);

const score = optional(
  mapped(
    number(14),
    (value: number) => Math.round(value * SCORE_STEPS),
    (steps) => (steps > SCORE_STEPS ? refuseBits() : steps / SCORE_STEPS),
  ),
);

/** What is saved of the course as a whole. */
export const courseCodec = fields<
  Pick<SavedState, 'courseMajor' | 'sessions' | 'savedAt' | 'activeSeconds' | 'success' | 'completedAt'>
>({
  courseMajor: count(),
  sessions: count(2),
  savedAt: count(21),
  activeSeconds: count(11),
  success,
  completedAt: optional(count(21)),
});

export const activityCodec = fields<SavedActivity>({
  fingerprint: number(FINGERPRINT_BITS),
  tries,
  checked: flag,
  revealed: flag,
  hinted: flag,
  answer,
});

export const assessmentCodec = fields<SavedAssessment>({
  fingerprint: number(ASSESSMENT_FINGERPRINT_BITS),
  tries,
  open: flag,
  passed: flag,
  best: score,
  last: score,
});

/** A section of the body: its part of the state. A part that there is nothing of takes no bits. */
type Section = Codec<Partial<SavedState>>;

/** One part of a state by itself, where there is anything of it. */
function section<Name extends 'location' | 'viewed' | 'activities' | 'assessments'>(
  name: Name,
  codec: Codec<NonNullable<SavedState[Name]>>,
): Section {
  return {
    write: (bits, state) => {
      const part: SavedState[Name] | undefined = state[name];
      if (part !== undefined && (part as { size?: number }).size !== 0) codec.write(bits, part);
    },
    read: (reader) => ({ [name]: codec.read(reader) }),
  };
}

const viewed = mapped(
  hashList,
  (set: ReadonlySet<number>) => sorted(set),
  (hashes): ReadonlySet<number> => new Set(hashes),
);

/** By tag. Append only: a tag means the same for ever. 5 is that of model/notes.ts. */
const SECTIONS: readonly Section[] = [
  courseCodec as unknown as Section,
  section('location', number(ID_HASH_BITS)),
  section('viewed', viewed),
  section('activities', records(activityCodec)),
  section('assessments', records(assessmentCodec)),
];

const row = fields<LaterSection>({ tag: number(TAG_BITS), bits: list(count(), flag) });

/** The state as text of the alphabet `[A-Za-z0-9._~-]`. */
export function encodeState(state: SavedState): string {
  const known = SECTIONS.map((codec, tag): LaterSection => {
    const bits: boolean[] = [];
    codec.write(bits, state);
    return { tag, bits };
  });
  const body: boolean[] = [];
  for (const each of known.filter(({ bits }) => bits.length > 0).concat(state.later)) row.write(body, each);
  const head = `${FORMAT}.${state.attemptId}.${state.counter.toString(36)}.${bitsToText(body)}`;
  return `${head}.${checkOf(head)}`;
}

/** The inverse of {@link encodeState}, with the reason where the text cannot be read. Never throws, whatever the text. */
export function decodeState(text: string): DecodedState {
  const state = readState(text);
  return state ? { ok: true, state } : { ok: false, reason: /^[2-9]\./.test(text) ? 'future' : 'damaged' };
}

/** The inverse of {@link encodeState}; undefined where the text cannot be read. */
export function readState(text: string): SavedState | undefined {
  const [, attemptId = '', counter = '', body = '', check] = STATE_TEXT.exec(text) ?? [];
  if (check !== checkOf(text.slice(0, -CHECK_LENGTH - 1))) return undefined;
  try {
    const empty = { ...emptyState(attemptId, 0), counter: Number.parseInt(counter, 36) };
    return readBody(textToBits(body), empty);
  } catch {
    return undefined;
  }
}

/** Sections until the bits end; what is left over at the end is padding: fewer bits than a section needs. */
function readBody(bits: readonly boolean[], empty: SavedState): SavedState {
  const reader = { bits, at: 0 };
  let state = empty;
  while (bits.length - reader.at > TAG_BITS) {
    const each = row.read(reader);
    const known = SECTIONS[each.tag]?.read({ bits: each.bits, at: 0 });
    state = { ...state, ...(known ?? { later: [...state.later, each] }) };
  }
  return state;
}

function checkOf(head: string): string {
  return numberToText(hash32(head) >>> 8, CHECK_LENGTH);
}
