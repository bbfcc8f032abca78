/** SCORM 1.2's one lesson_status, and the two facts that it stands for. */

import type { HostStatus } from '../../../model/tracking.js';

/** What may be written, from least to most: a status is only ever raised. */
const RANKS = ['incomplete', 'failed', 'completed', 'passed'] as const;

export type LessonStatus = (typeof RANKS)[number];

/** The course's standing as the session told it. */
export interface Standing {
  completed: boolean;
  success?: 'passed' | 'failed';
}

/**
 * The host's status; undefined where nothing has been done yet (`not attempted`, `browsed`, empty).
 * The AICC shim hands on what an AICC host says: any case, and one letter is enough.
 */
export function readLessonStatus(text: string): LessonStatus | undefined {
  const letter = text.charAt(0).toLowerCase();
  return RANKS.find((status) => status.charAt(0) === letter);
}

/**
 * The status for a standing. Passed without complete stays `incomplete`: hosts take `passed` for finished, and the
 * Learning Hub starts blank at the next launch. `failed` is told by the session only when no tries are left.
 */
export function lessonStatusOf({ completed, success }: Standing): LessonStatus {
  if (success === 'failed') return 'failed';
  return completed ? (success ?? 'completed') : 'incomplete';
}

/** Whether a status may be written over what the host has. */
export function isRaise(next: LessonStatus, current: LessonStatus | undefined): boolean {
  return !current || RANKS.indexOf(next) > RANKS.indexOf(current);
}

/** The two facts that a host's status and score.raw (0–100, or no number) stand for. */
export function hostStatusOf(status: LessonStatus | undefined, raw: string): HostStatus {
  const score = Number.parseFloat(raw);
  // A course may be failed at its end or before.
  const completion = status === 'failed' ? 'unknown' : status === 'incomplete' ? status : 'completed';
  return {
    completion: status ? completion : 'not-attempted',
    success: status === 'passed' || status === 'failed' ? status : 'unknown',
    score: score >= 0 && score <= 100 ? score / 100 : undefined,
  };
}

/**
 * A scaled score as score.raw: 0–100 with at most two decimals, rounded down, since 79.996 is not 80.
 * SCORM 1.2 RTE 3.4.4.
 */
export function formatScore(scaled: number): string {
  // The millionth keeps 0.29 × 10000 = 2899.9999… from losing a step.
  return String(Math.floor(scaled * 10_000 + 1e-6) / 100);
}
