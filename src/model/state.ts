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

import {
  type BitReader,
  BitsEnded,
  type BitWriter,
  bitsToText,
  numberToText,
  readCount,
  readFlag,
  readNumber,
  textLength,
  textToBits,
  writeCount,
  writeFlag,
  writeNumber,
} from './bits.js';
import { hash32, ID_HASH_BITS } from './hash.js';

/** An answer as saved: numbers are indexes in the order of the options' texts. */
export type PackedAnswer =
  | { readonly kind: 'one'; readonly value: number }
  | { readonly kind: 'list'; readonly values: readonly number[] }
  /** At most {@link TEXT_LIMIT} characters each are kept. */
  | { readonly kind: 'texts'; readonly values: readonly string[] }
  /** An answer kind of a later version, kept as it is. */
  | { readonly kind: 'later'; readonly bits: readonly boolean[] };

/** Characters of a typed answer that are kept. */
export const TEXT_LIMIT = 40;

/** What is saved of one activity. */
export interface SavedActivity {
  /** 8 bits over the activity's set of texts; another one means that the question has changed. */
  readonly fingerprint: number;
  /** Answers handed in so far. */
  readonly tries: number;
  /** Whether `answer` was handed in; otherwise it is a draft. */
  readonly checked: boolean;
  /** Whether the learner asked for the right answer. */
  readonly revealed: boolean;
  /** Whether the learner asked for the hint. */
  readonly hinted: boolean;
  readonly answer?: PackedAnswer;
}

/** What is saved of one assessment page. */
export interface SavedAssessment {
  /** 16 bits over the questions of the try that is open. */
  readonly fingerprint: number;
  /** Tries handed in so far. */
  readonly tries: number;
  /** Whether a try is open: started and not handed in. */
  readonly open: boolean;
  readonly passed: boolean;
  /** Scaled 0–1, in steps of 1/10000; undefined before the first try was handed in. */
  readonly best?: number;
  /** The score of the last try that was handed in, as `best`. */
  readonly last?: number;
}

/** All that is saved of a learner's work on a course. Maps and sets are keyed by {@link idHash}. */
export interface SavedState {
  /** 8 characters of `[A-Za-z0-9_-]`, made at the first launch. */
  readonly attemptId: string;
  /** One more at every save, so that no two saved texts are equal: Moodle sends only what changed. */
  readonly counter: number;
  /** Launches of this attempt so far, this one included. */
  readonly sessions: number;
  /** Minutes since 2020-01-01T00:00Z, by the learner's clock. */
  readonly savedAt: number;
  /** Seconds in which the course was on screen, over all sessions. */
  readonly activeSeconds: number;
  /** The course's major version when this was saved. */
  readonly courseMajor: number;
  /** When the course was completed (minutes, as `savedAt`). It stays, whatever happens after it. */
  readonly completedAt?: number;
  readonly success: 'unknown' | 'failed' | 'passed';
  /** The page on which the learner was. */
  readonly location?: number;
  readonly viewed: ReadonlySet<number>;
  readonly activities: ReadonlyMap<number, SavedActivity>;
  readonly assessments: ReadonlyMap<number, SavedAssessment>;
  /** Sections of a later version, written back as they are. */
  readonly later: readonly LaterSection[];
}

/** A section that this version does not know. */
export interface LaterSection {
  readonly tag: number;
  readonly bits: readonly boolean[];
}

export type DecodedState =
  | { readonly ok: true; readonly state: SavedState }
  /** `future`: written by a later format; `damaged`: cut off, garbled or never ours. */
  | { readonly ok: false; readonly reason: 'future' | 'damaged' };

const FORMAT = '1';
const CHECK_LENGTH = 4;
const TAG_BITS = 5;
const TAGS = { course: 0, location: 1, viewed: 2, activities: 3, assessments: 4 } as const;
const SCORE_BITS = 14;
const SCORE_STEPS = 10_000;
const FINGERPRINT_BITS = 8;
const ASSESSMENT_FINGERPRINT_BITS = 16;
const SUCCESS = ['unknown', 'failed', 'passed'] as const;
const STATE_TEXT = /^1\.([A-Za-z0-9_-]{8})\.([0-9a-z]{1,6})\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]{4})$/;

/** Minutes since 2020-01-01T00:00Z of a time in milliseconds since 1970, as `savedAt` has them; 0 for any time before. */
export function toSavedMinutes(milliseconds: number): number {
  return Math.max(0, Math.floor((milliseconds - Date.UTC(2020, 0, 1)) / 60_000));
}

/** The fingerprint of an activity: 8 bits over its set of texts, whatever their order. */
export function fingerprintOf(texts: readonly string[]): number {
  return hash32([...texts].sort().join('\u0000')) >>> (32 - FINGERPRINT_BITS);
}

/** The fingerprint of an assessment's questions: 16 bits over their ids, points and texts' fingerprints. */
export function assessmentFingerprintOf(
  questions: readonly { id: string; points: number; fingerprint: number }[],
): number {
  const parts = questions.map(({ id, points, fingerprint }) => `${id} ${points} ${fingerprint}`);
  return hash32([...parts].sort().join('\u0000')) >>> (32 - ASSESSMENT_FINGERPRINT_BITS);
}

/** A state in which nothing has been done. `attemptId`: 8 characters of `[A-Za-z0-9_-]`. */
export function emptyState(attemptId: string, courseMajor: number): SavedState {
  return {
    attemptId,
    counter: 0,
    sessions: 0,
    savedAt: 0,
    activeSeconds: 0,
    courseMajor,
    success: 'unknown',
    viewed: new Set(),
    activities: new Map(),
    assessments: new Map(),
    later: [],
  };
}

/** The state as text of the alphabet `[A-Za-z0-9._~-]`. */
export function encodeState(state: SavedState): string {
  const body: BitWriter = { bits: [] };
  writeSection(body, TAGS.course, (section) => writeCourse(section, state));
  if (state.location !== undefined) {
    const { location } = state;
    writeSection(body, TAGS.location, (section) => writeNumber(section, location, ID_HASH_BITS));
  }
  if (state.viewed.size > 0) writeSection(body, TAGS.viewed, (section) => writeHashes(section, sorted(state.viewed)));
  if (state.activities.size > 0) {
    writeSection(body, TAGS.activities, (section) => writeRecords(section, state.activities, writeActivity));
  }
  if (state.assessments.size > 0) {
    writeSection(body, TAGS.assessments, (section) => writeRecords(section, state.assessments, writeAssessment));
  }
  for (const { tag, bits } of state.later) {
    writeSection(body, tag, (section) => {
      for (const bit of bits) writeFlag(section, bit);
    });
  }
  const head = `${FORMAT}.${state.attemptId}.${state.counter.toString(36)}.${bitsToText(body.bits)}`;
  return `${head}.${checkOf(head)}`;
}

/** The inverse of {@link encodeState}. Never throws, whatever the text. */
export function decodeState(text: string): DecodedState {
  const match = STATE_TEXT.exec(text);
  if (!match) return { ok: false, reason: /^[2-9]\./.test(text) ? 'future' : 'damaged' };
  const [, attemptId = '', counter = '', body = '', check = ''] = match;
  if (checkOf(text.slice(0, -CHECK_LENGTH - 1)) !== check) return { ok: false, reason: 'damaged' };
  const bits = textToBits(body);
  if (!bits) return { ok: false, reason: 'damaged' };
  try {
    return { ok: true, state: readBody({ bits, at: 0 }, emptyState(attemptId, 0), Number.parseInt(counter, 36)) };
  } catch (error) {
    if (error instanceof BitsEnded) return { ok: false, reason: 'damaged' };
    throw error;
  }
}

/** What a build knows of the largest state that a course can come to. */
export interface LargestState {
  readonly pages: number;
  readonly activities: readonly PackedAnswer[];
  readonly assessments: number;
}

/**
 * The most characters that the saved progress of such a course can take, whichever part of it is done and whatever the
 * ids are: counts and gaps are taken at their largest.
 */
export function largestStateLength({ pages, activities, assessments }: LargestState): number {
  const large = { tries: 255, fingerprint: 0 };
  const record = (answer: PackedAnswer): number =>
    bitsOf((writer) => writeActivity(writer, { ...large, checked: true, revealed: true, hinted: true, answer }));
  const assessment = bitsOf((writer) =>
    writeAssessment(writer, { ...large, open: true, passed: true, best: 1, last: 1 }),
  );
  const course = bitsOf((writer) =>
    writeCourse(writer, {
      ...emptyState('', 0xffff),
      sessions: 0xffff,
      savedAt: 0x3ffffff,
      activeSeconds: 0x3ffffff,
      completedAt: 0x3ffffff,
    }),
  );
  const sections = [
    course,
    ID_HASH_BITS,
    hashesBound(pages),
    hashesBound(activities.length) + activities.reduce((sum, answer) => sum + record(answer), 0),
    hashesBound(assessments) + assessments * assessment,
  ];
  const bits = sections.reduce((sum, size) => sum + TAG_BITS + 2 * 20 + size, 0);
  return `${FORMAT}.12345678.zzzzz..`.length + CHECK_LENGTH + textLength(bits);
}

function checkOf(head: string): string {
  return numberToText(hash32(head) >>> 8, CHECK_LENGTH);
}

function bitsOf(write: (writer: BitWriter) => void): number {
  const writer: BitWriter = { bits: [] };
  write(writer);
  return writer.bits.length;
}

function writeSection(body: BitWriter, tag: number, write: (section: BitWriter) => void): void {
  const section: BitWriter = { bits: [] };
  write(section);
  writeNumber(body, tag, TAG_BITS);
  writeCount(body, section.bits.length);
  for (const bit of section.bits) body.bits.push(bit);
}

/** Sections until the bits end; what is left over at the end is padding: fewer bits than a section needs. */
function readBody(reader: BitReader, empty: SavedState, counter: number): SavedState {
  let state: SavedState = { ...empty, counter };
  while (reader.bits.length - reader.at > TAG_BITS) {
    const tag = readNumber(reader, TAG_BITS);
    const length = readCount(reader);
    if (length > reader.bits.length - reader.at) throw new BitsEnded('section too long');
    const section: BitReader = { bits: reader.bits.slice(reader.at, reader.at + length), at: 0 };
    reader.at += length;
    state = { ...state, ...readSection(tag, section, state) };
  }
  return state;
}

function readSection(tag: number, section: BitReader, state: SavedState): Partial<SavedState> {
  switch (tag) {
    case TAGS.course:
      return readCourse(section);
    case TAGS.location:
      return { location: readNumber(section, ID_HASH_BITS) };
    case TAGS.viewed:
      return { viewed: new Set(readHashes(section)) };
    case TAGS.activities:
      return { activities: readRecords(section, readActivity) };
    case TAGS.assessments:
      return { assessments: readRecords(section, readAssessment) };
    default:
      return { later: [...state.later, { tag, bits: section.bits }] };
  }
}

function writeCourse(writer: BitWriter, state: SavedState): void {
  writeCount(writer, state.courseMajor);
  writeCount(writer, state.sessions, 2);
  writeCount(writer, state.savedAt, 21);
  writeCount(writer, state.activeSeconds, 11);
  writeNumber(writer, SUCCESS.indexOf(state.success), 2);
  writeFlag(writer, state.completedAt !== undefined);
  if (state.completedAt !== undefined) writeCount(writer, state.completedAt, 21);
}

function readCourse(reader: BitReader): Partial<SavedState> {
  const courseMajor = readCount(reader);
  const sessions = readCount(reader, 2);
  const savedAt = readCount(reader, 21);
  const activeSeconds = readCount(reader, 11);
  const success = SUCCESS[readNumber(reader, 2)];
  if (!success) throw new BitsEnded('no such success');
  const common = { courseMajor, sessions, savedAt, activeSeconds, success };
  return readFlag(reader) ? { ...common, completedAt: readCount(reader, 21) } : common;
}

function sorted(hashes: Iterable<number>): number[] {
  return [...hashes].sort((a, b) => a - b);
}

/** The Rice parameter for so many ids: known to both sides from the count alone. */
function riceWidth(count: number): number {
  let width = 0;
  while (width < ID_HASH_BITS && count * 1.44 * 2 ** (width + 1) <= 2 ** ID_HASH_BITS) width += 1;
  return width;
}

/** Sorted, different hashes as their number and their Rice-coded gaps. */
function writeHashes(writer: BitWriter, hashes: readonly number[]): void {
  writeCount(writer, hashes.length, 4);
  const width = riceWidth(hashes.length);
  let previous = -1;
  for (const hash of hashes) {
    const gap = hash - previous - 1;
    for (let step = Math.floor(gap / 2 ** width); step > 0; step--) writeFlag(writer, true);
    writeFlag(writer, false);
    writeNumber(writer, gap % 2 ** width, width);
    previous = hash;
  }
}

function readHashes(reader: BitReader): number[] {
  const count = readCount(reader, 4);
  if (count > reader.bits.length) throw new BitsEnded('too many ids');
  const width = riceWidth(count);
  const hashes: number[] = [];
  let previous = -1;
  for (let index = 0; index < count; index++) {
    let steps = 0;
    while (readFlag(reader)) steps += 1;
    previous += 1 + steps * 2 ** width + readNumber(reader, width);
    if (previous >= 2 ** ID_HASH_BITS) throw new BitsEnded('no such id');
    hashes.push(previous);
  }
  return hashes;
}

/** The most bits that `count` hashes take: all remainders, all end bits, and the quotients of gaps that fill the range. */
function hashesBound(count: number): number {
  const width = riceWidth(count);
  return 2 * 16 + count * (width + 1) + Math.ceil(2 ** (ID_HASH_BITS - width));
}

/** Records keyed by hash: all hashes, then all records in the same order. */
function writeRecords<T>(
  writer: BitWriter,
  records: ReadonlyMap<number, T>,
  write: (writer: BitWriter, record: T) => void,
): void {
  const hashes = sorted(records.keys());
  writeHashes(writer, hashes);
  for (const hash of hashes) write(writer, records.get(hash) as T);
}

function readRecords<T>(reader: BitReader, read: (reader: BitReader) => T): Map<number, T> {
  const records = new Map<number, T>();
  for (const hash of readHashes(reader)) records.set(hash, read(reader));
  return records;
}

/** Tries with the commonest number, one, in the shortest code. */
function writeTries(writer: BitWriter, tries: number): void {
  writeCount(writer, tries === 0 ? 1 : tries === 1 ? 0 : tries);
}

function readTries(reader: BitReader): number {
  const code = readCount(reader);
  return code === 0 ? 1 : code === 1 ? 0 : code;
}

function writeActivity(writer: BitWriter, activity: SavedActivity): void {
  writeNumber(writer, activity.fingerprint, FINGERPRINT_BITS);
  writeTries(writer, activity.tries);
  writeFlag(writer, activity.checked);
  writeFlag(writer, activity.revealed);
  writeFlag(writer, activity.hinted);
  writeAnswer(writer, activity.answer);
}

function readActivity(reader: BitReader): SavedActivity {
  const fingerprint = readNumber(reader, FINGERPRINT_BITS);
  const tries = readTries(reader);
  const [checked, revealed, hinted] = [readFlag(reader), readFlag(reader), readFlag(reader)];
  const answer = readAnswer(reader);
  const common = { fingerprint, tries, checked, revealed, hinted };
  return answer === undefined ? common : { ...common, answer };
}

/** An answer's kind in two bits: 0 none, 1 one, 2 list, 3 another, whose kind and length follow. */
function writeAnswer(writer: BitWriter, answer: PackedAnswer | undefined): void {
  if (answer === undefined) {
    writeNumber(writer, 0, 2);
  } else if (answer.kind === 'one') {
    writeNumber(writer, 1, 2);
    writeCount(writer, answer.value, 1);
  } else if (answer.kind === 'list') {
    writeNumber(writer, 2, 2);
    writeList(writer, answer.values);
  } else {
    writeNumber(writer, 3, 2);
    const bits = answer.kind === 'later' ? answer.bits : textsBits(answer.values);
    writeCount(writer, bits.length, 6);
    for (const bit of bits) writeFlag(writer, bit);
  }
}

function readAnswer(reader: BitReader): PackedAnswer | undefined {
  const kind = readNumber(reader, 2);
  if (kind === 0) return undefined;
  if (kind === 1) return { kind: 'one', value: readCount(reader, 1) };
  if (kind === 2) return { kind: 'list', values: readList(reader) };
  const length = readCount(reader, 6);
  if (length > reader.bits.length - reader.at) throw new BitsEnded('answer too long');
  const bits = reader.bits.slice(reader.at, reader.at + length);
  reader.at += length;
  return bits[0] === false ? { kind: 'texts', values: readTexts({ bits, at: 1 }) } : { kind: 'later', bits };
}

/** A list of numbers: how many, the width of the widest, and each in that width. */
function writeList(writer: BitWriter, values: readonly number[]): void {
  writeCount(writer, values.length, 1);
  if (values.length === 0) return;
  const width = values.reduce((widest, value) => Math.max(widest, 32 - Math.clz32(value)), 1);
  writeNumber(writer, width - 1, 4);
  for (const value of values) writeNumber(writer, value, width);
}

function readList(reader: BitReader): number[] {
  const count = readCount(reader, 1);
  if (count === 0) return [];
  const width = readNumber(reader, 4) + 1;
  if (count * width > reader.bits.length - reader.at) throw new BitsEnded('list too long');
  return Array.from({ length: count }, () => readNumber(reader, width));
}

/** Typed texts after a false bit (a true one is kept for later kinds): 7 bits a character where all are ASCII, else 16. */
function textsBits(texts: readonly string[]): boolean[] {
  const writer: BitWriter = { bits: [false] };
  writeCount(writer, texts.length);
  for (const whole of texts) {
    const text = whole.slice(0, TEXT_LIMIT);
    const width = /^[\0-\x7f]*$/.test(text) ? 7 : 16;
    writeCount(writer, text.length, 3);
    writeFlag(writer, width === 16);
    for (let at = 0; at < text.length; at++) writeNumber(writer, text.charCodeAt(at), width);
  }
  return writer.bits;
}

function readTexts(reader: BitReader): string[] {
  const count = readCount(reader);
  if (count > reader.bits.length) throw new BitsEnded('too many texts');
  return Array.from({ length: count }, () => {
    const length = readCount(reader, 3);
    const width = readFlag(reader) ? 16 : 7;
    if (length * width > reader.bits.length - reader.at) throw new BitsEnded('text too long');
    return String.fromCharCode(...Array.from({ length }, () => readNumber(reader, width)));
  });
}

function writeAssessment(writer: BitWriter, assessment: SavedAssessment): void {
  writeNumber(writer, assessment.fingerprint, ASSESSMENT_FINGERPRINT_BITS);
  writeTries(writer, assessment.tries);
  writeFlag(writer, assessment.open);
  writeFlag(writer, assessment.passed);
  for (const score of [assessment.best, assessment.last]) {
    writeFlag(writer, score !== undefined);
    if (score !== undefined) writeNumber(writer, Math.round(score * SCORE_STEPS), SCORE_BITS);
  }
}

function readAssessment(reader: BitReader): SavedAssessment {
  const fingerprint = readNumber(reader, ASSESSMENT_FINGERPRINT_BITS);
  const tries = readTries(reader);
  const [open, passed] = [readFlag(reader), readFlag(reader)];
  const readScore = (): number | undefined => {
    if (!readFlag(reader)) return undefined;
    const steps = readNumber(reader, SCORE_BITS);
    if (steps > SCORE_STEPS) throw new BitsEnded('no such score');
    return steps / SCORE_STEPS;
  };
  const [best, last] = [readScore(), readScore()];
  const common = { fingerprint, tries, open, passed };
  return { ...common, ...(best === undefined ? {} : { best }), ...(last === undefined ? {} : { last }) };
}
