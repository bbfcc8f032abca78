/** How large saved progress can become: what a build checks before a learner could lose work. */

import { CHARACTER_BITS, textLength } from './bits.js';
import type { Codec } from './codec.js';
import { ID_HASH_BITS } from './hash.js';
import { emptyState, type PackedAnswer } from './saved-state.js';
import { activityCodec, assessmentCodec, courseCodec, riceWidth } from './state.js';

/** What a build knows of the largest state that a course can come to. */
export interface LargestState {
  readonly pages: number;
  /** The largest answer to each activity; undefined for one that no more answers than these are kept beside. */
  readonly activities: readonly (PackedAnswer | undefined)[];
  readonly assessments: number;
}

/** Tries, launches and times that no learner comes to. */
const MANY_TRIES = 255;
const MANY_SESSIONS = 0xffff;
const LATE = 0x3ffffff;
/** A section's tag and length, at most. */
const SECTION_HEAD_BITS = 45;

/** Where the characters go. */
export interface LargestParts {
  /** What is kept of any course. */
  readonly course: number;
  readonly pages: number;
  /** Of each activity, in the order in which they were given. */
  readonly activities: readonly number[];
  readonly assessments: number;
}

const HEAD = '1.12345678.zzzzzz..1234'.length;
const TRIED = { fingerprint: 0, tries: MANY_TRIES };

/**
 * The most characters that the saved progress of such a course can take, whichever part of it is done and whatever the
 * ids are: counts and gaps are taken at their largest.
 */
export function largestStateLength(state: LargestState): number {
  const { course, pages, activityIds, activities, assessments } = bitsOfParts(state);
  const bits = activities.reduce((sum, size) => sum + size, course + pages + activityIds + assessments);
  return HEAD + textLength(bits);
}

/** What takes the room, in characters, not rounded. */
export function largestStateParts(state: LargestState): LargestParts {
  const { course, pages, activityIds, activities, assessments } = bitsOfParts(state);
  const length = (bits: number): number => bits / CHARACTER_BITS;
  // The ids are told together; each activity bears its share of them.
  const share = activityIds / Math.max(1, activities.length);
  return {
    course: HEAD + length(course),
    pages: length(pages),
    activities: activities.map((bits) => length(bits + share)),
    assessments: length(assessments),
  };
}

function bitsOfParts({
  pages,
  activities,
  assessments,
}: LargestState): LargestParts & { readonly activityIds: number } {
  const course = { ...emptyState('', 0xffff), sessions: MANY_SESSIONS, savedAt: LATE, activeSeconds: LATE };
  const assessment = bitsOf(assessmentCodec, { ...TRIED, open: true, passed: true, best: 1, last: 1 });
  return {
    course: 5 * SECTION_HEAD_BITS + bitsOf(courseCodec, { ...course, completedAt: LATE }) + ID_HASH_BITS,
    pages: hashesBound(pages),
    activityIds: hashesBound(activities.length),
    activities: activities.map(recordBits),
    assessments: hashesBound(assessments) + assessments * assessment,
  };
}

/** What the record of an activity with this answer takes. */
export function recordBits(answer: PackedAnswer | undefined): number {
  const record = { ...TRIED, checked: true, revealed: true, hinted: true };
  return bitsOf(activityCodec, answer ? { ...record, answer } : record);
}

function bitsOf<T>(codec: Codec<T>, value: T): number {
  const bits: boolean[] = [];
  codec.write(bits, value);
  return bits.length;
}

/** The most bits that `count` hashes take: all remainders, all end bits, and the quotients of gaps that fill the range. */
function hashesBound(count: number): number {
  const width = riceWidth(count);
  return 2 * 16 + count * (width + 1) + 2 ** (ID_HASH_BITS - width);
}
