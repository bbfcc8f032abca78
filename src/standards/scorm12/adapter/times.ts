/** Times as SCORM 1.2 writes them. */

const SECOND = 100;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** 99:59:59.99, in hundredths of a second: two-digit hours are all that every host reads. */
const LONGEST = 100 * HOUR - 1;

function pad(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}

/**
 * A duration in milliseconds as CMITimespan `HH:MM:SS.ss`, never shorter than `least` milliseconds.
 * Exactly two decimals: Moodle misreads one. SCORM 1.2 RTE 3.4.4.
 */
export function formatTimespan(duration: number, least = 0): string {
  const hundredths = Math.min(Math.round(Math.max(least, duration || 0) / 10), LONGEST);
  const [hours, minutes] = [Math.floor(hundredths / HOUR), Math.floor(hundredths / MINUTE) % 60];
  return `${pad(hours)}:${pad(minutes)}:${pad(Math.floor(hundredths / SECOND) % 60)}.${pad(hundredths % SECOND)}`;
}

/** A moment (milliseconds since the epoch) as CMITime `HH:MM:SS` by the learner's clock. */
export function formatClock(time: number): string {
  const date = new Date(time);
  return `${pad(date.getHours())}:${pad(date.getMinutes())}:${pad(date.getSeconds())}`;
}
