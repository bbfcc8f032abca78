/** How large saved progress can become: what a build checks before a learner could lose work. */

import { textLength } from './bits.js';
import type { Codec } from './codec.js';
import { ID_HASH_BITS } from './hash.js';
import { emptyState, type PackedAnswer } from './saved-state.js';
import { activityCodec, assessmentCodec, courseCodec, riceWidth } from './state.js';

/** What a build knows of the largest state that a course can come to. */
export interface LargestState {
  readonly pages: number;
  /** The largest answer to each activity. */
  readonly activities: readonly PackedAnswer[];
  readonly assessments: number;
}

/** Tries, launches and times that no learner comes to. */
const MANY_TRIES = 255;
const MANY_SESSIONS = 0xffff;
const LATE = 0x3ffffff;
/** A section's tag and length, at most. */
const SECTION_HEAD_BITS = 45;

/**
 * The most characters that the saved progress of such a course can take, whichever part of it is done and whatever the
 * ids are: counts and gaps are taken at their largest.
 */
export function largestStateLength({ pages, activities, assessments }: LargestState): number {
  const tried = { fingerprint: 0, tries: MANY_TRIES };
  const record = (answer: PackedAnswer): number =>
    bitsOf(activityCodec, { ...tried, checked: true, revealed: true, hinted: true, answer });
  const course = { ...emptyState('', 0xffff), sessions: MANY_SESSIONS, savedAt: LATE, activeSeconds: LATE };
  const sections = [
    bitsOf(courseCodec, { ...course, completedAt: LATE }),
    ID_HASH_BITS,
    hashesBound(pages),
    hashesBound(activities.length) + activities.reduce((sum, answer) => sum + record(answer), 0),
    hashesBound(assessments) +
      assessments * bitsOf(assessmentCodec, { ...tried, open: true, passed: true, best: 1, last: 1 }),
  ];
  const bits = sections.reduce((sum, size) => sum + SECTION_HEAD_BITS + size, 0);
  return '1.12345678.zzzzzz..1234'.length + textLength(bits);
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
