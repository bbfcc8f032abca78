/** What a call leaves: a line in the log, refusals, and the answer in the shape that the LMS gives it. */

import type { Scorm12Behaviour } from './scorm12-behaviour.js';
import type { Scorm12Call, Scorm12Function, Scorm12Outcome, Scorm12Session } from './scorm12-session.js';

/** What a behaviour makes of "true" and "405": text, or a boolean and a number. */
export type ApiAnswer = string | boolean | number | null;

interface Logged {
  readonly given: readonly unknown[];
  readonly outcome: Scorm12Outcome;
  readonly at: number;
}

/** Writes a call down, with the rules that it broke. */
export function logCall(session: Scorm12Session, name: Scorm12Function, { given, outcome, at }: Logged): Scorm12Call {
  const { answer, error, broken } = outcome;
  const [element, value] = given.map((each) => String(each));
  const call: Scorm12Call = {
    name,
    ...(element === undefined ? {} : { element }),
    ...(value === undefined ? {} : { value }),
    answer,
    error,
    at,
  };
  session.calls.push(call);
  // An LMS need not have all elements: to ask once which ones it has is no fault.
  if (error === '401' && name === 'LMSGetValue' && /\._(children|count)$/.test(element ?? '')) return call;
  for (const { rule, reason } of broken) {
    const { at: _at, answer: _answer, ...what } = call;
    session.refusals.push({ call: session.calls.length - 1, ...what, rule, reason });
  }
  return call;
}

/** What the course is given. */
export function answerOf(behaviour: Scorm12Behaviour, name: Scorm12Function, answer: string): ApiAnswer {
  if (name === 'LMSGetLastError' && behaviour.errorCodes === 'always-zero') return '0';
  if (name === 'LMSGetLastError') return behaviour.errorCodes === 'number' ? Number(answer) : answer;
  if (name === 'LMSCommit' && answer === 'null') return null;
  return behaviour.booleans.some((each) => name === `LMS${each}`) ? answer === 'true' : answer;
}
