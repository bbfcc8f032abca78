/** Saved progress as plain data: all that is kept of a learner's work, and the fingerprints that notice changed questions. */

import { hash32 } from './hash.js';

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
  /**
   * Whether the learner asked for the hint. In an assessment, which gives none: whether the question stood in the try before,
   * of which only what was wrong is asked again.
   */
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

/** Bits of an activity's fingerprint, and of an assessment's. */
export const FINGERPRINT_BITS = 8;
export const ASSESSMENT_FINGERPRINT_BITS = 16;

/** Minutes since 2020-01-01T00:00Z of a time in milliseconds since 1970, as `savedAt` has them; 0 for any time before. */
export function toSavedMinutes(milliseconds: number): number {
  return Math.max(0, Math.floor((milliseconds - Date.UTC(2020, 0, 1)) / 60_000));
}

/** The inverse of {@link toSavedMinutes}. */
export function savedTime(minutes: number): Date {
  return new Date(Date.UTC(2020, 0, 1) + minutes * 60_000);
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
