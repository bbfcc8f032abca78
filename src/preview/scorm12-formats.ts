/** What may be written to an element of SCORM 1.2: formats, vocabularies and ranges (RTE 3.4.4, the CMI data types). */

import type { Scorm12Behaviour } from './scorm12-behaviour.js';
import type { Scorm12Format } from './scorm12-elements.js';

/** Why a value is refused, in words for the log; undefined where it is taken. */
export type Verdict = string | undefined;

interface FormatContext {
  readonly behaviour: Scorm12Behaviour;
  /** The type of the interaction that the element belongs to, where it was set already. */
  readonly interactionType?: string;
}

const DECIMAL = /^-?\d{1,7}(\.\d{1,7})?$/;
const INTERACTION_TYPES = [
  'true-false',
  'choice',
  'fill-in',
  'matching',
  'performance',
  'sequencing',
  'likert',
  'numeric',
];
const OBJECTIVE_STATUSES = ['passed', 'completed', 'failed', 'incomplete', 'browsed', 'not attempted'];

/** Checks a value against an element's format. */
export function checkFormat(format: Scorm12Format, value: string, context: FormatContext): Verdict {
  return CHECKS[format](value, context);
}

const CHECKS: Readonly<Record<Scorm12Format, (value: string, context: FormatContext) => Verdict>> = {
  location: (value, { behaviour }) =>
    tooLong(value, behaviour.limits.location) ?? unlike(value, behaviour.patterns.location, 'letters safe everywhere'),
  'suspend-data': (value, { behaviour }) =>
    tooLong(value, behaviour.limits.suspendData) ??
    unlike(value, behaviour.patterns.suspendData, 'letters safe everywhere'),
  comments: (value, { behaviour }) => tooLong(value, behaviour.limits.comments),
  status: (value, { behaviour }) => notOneOf(value, behaviour.statuses),
  exit: (value, { behaviour }) => notOneOf(value, behaviour.exits),
  'objective-status': (value) => notOneOf(value, OBJECTIVE_STATUSES),
  'interaction-type': (value) => notOneOf(value, INTERACTION_TYPES),
  'session-time': (value, { behaviour }) =>
    unlike(value, behaviour.patterns.timespan, 'a time span') ??
    (behaviour.sessionTimeAboveZero && toCentiseconds(value) === 0 ? 'must be more than nothing' : undefined),
  latency: (value, { behaviour }) => unlike(value, behaviour.patterns.timespan, 'a time span'),
  time: (value) => unlike(value, '^([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,2})?$', 'a time of day'),
  score: (value) => (value === '' ? undefined : outside(value, 0, 100)),
  weighting: (value) => outside(value, -100, 100),
  identifier: (value) => tooLong(value, 255) ?? unlike(value, '^[\\x21-\\x7e]+$', 'an identifier'),
  language: (value) => tooLong(value, 255),
  audio: (value) => notWhole(value, -1, 100),
  speed: (value) => notWhole(value, -100, 100),
  'text-preference': (value) => notWhole(value, -1, 1),
  result: (value, { behaviour }) =>
    behaviour.decimalResults && DECIMAL.test(value) ? undefined : notOneOf(value, behaviour.results),
  response: checkResponse,
};

/** A response or pattern by its interaction's type (RTE 3.4.4, cmi.interactions.n.student_response). */
export function checkResponse(value: string, { behaviour, interactionType }: FormatContext): Verdict {
  const long = tooLong(value, behaviour.limits.response);
  if (long !== undefined) return long;
  switch (interactionType) {
    case 'choice':
      return unlike(value, behaviour.patterns.choice, 'choice tokens') ?? repeated(value.split(','));
    case 'true-false':
      return unlike(value, '^[01tf]$', '0, 1, t or f');
    case 'likert':
      return unlike(value, '^[0-9a-z]?$', 'one token or nothing');
    case 'sequencing':
      return unlike(value, '^[0-9a-z](,[0-9a-z])*$', 'tokens in order');
    case 'matching':
      return unlike(value, '^[0-9a-z]\\.[0-9a-z](,[0-9a-z]\\.[0-9a-z])*$', 'pairs of tokens');
    case 'numeric':
      return DECIMAL.test(value) ? undefined : 'is not a decimal';
    default:
      return unlike(value, '^[\\x20-\\x7e]*$', 'ASCII on one line');
  }
}

/** A time span in hundredths of a second; 0 for what is none. */
export function toCentiseconds(timespan: string): number {
  const parts = /^(\d{2,4}):(\d{2}):(\d{2})(?:\.(\d{1,2}))?$/.exec(timespan);
  if (!parts) return 0;
  const [hours, minutes, seconds] = parts.slice(1, 4).map(Number);
  const whole = ((hours ?? 0) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0);
  return whole * 100 + Number((parts[4] ?? '0').padEnd(2, '0'));
}

/** A session_time in hundredths of a second as an LMS reads it. */
export function readSessionTime(timespan: string, timeRead: Scorm12Behaviour['timeRead']): number {
  if (timeRead === 'first-digit-lost') return toCentiseconds(timespan.replace(/^\d/, '0'));
  if (timeRead === 'one-decimal-wrong') return toCentiseconds(timespan.replace(/\.(\d)$/, '.0$1'));
  return toCentiseconds(timespan);
}

/** Hundredths of a second as the LMS gives a total: `HHHH:MM:SS.SS`. */
export function toTimespan(centiseconds: number): string {
  const seconds = Math.floor(centiseconds / 100);
  const two = (value: number): string => String(value).padStart(2, '0');
  const hours = String(Math.floor(seconds / 3600)).padStart(4, '0');
  return `${hours}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}.${two(centiseconds % 100)}`;
}

function tooLong(value: string, limit: number): Verdict {
  return value.length > limit ? `has ${value.length} characters, ${limit} are taken` : undefined;
}

function unlike(value: string, pattern: string, what: string): Verdict {
  // `$` also matches before a last newline in other languages, not in JavaScript.
  return new RegExp(pattern).test(value) ? undefined : `is not ${what} (${pattern})`;
}

function notOneOf(value: string, words: readonly string[]): Verdict {
  return words.includes(value) ? undefined : `is none of ${words.map((word) => `"${word}"`).join(', ')}`;
}

function outside(value: string, min: number, max: number): Verdict {
  if (!DECIMAL.test(value)) return 'is not a decimal';
  return Number(value) < min || Number(value) > max ? `is not within ${min} and ${max}` : undefined;
}

function notWhole(value: string, min: number, max: number): Verdict {
  return /^-?\d{1,3}$/.test(value) ? outside(value, min, max) : 'is not a whole number';
}

function repeated(tokens: readonly string[]): Verdict {
  return new Set(tokens).size < tokens.length ? 'has a token twice' : undefined;
}
