/** Calls a SCORM 1.2 host so that nothing it answers, refuses or throws can hurt the course. */

import { attempt, type Scorm12Api } from './find-api.js';

/** A host with its answers made plain. Elements are named without their `cmi.`. */
export interface Host {
  /** LMSInitialize, LMSCommit or LMSFinish, with exactly "" (else 201); whether the host said yes. */
  tell(call: 'Initialize' | 'Commit' | 'Finish'): boolean;
  /** "" where there is no value, or no answer. */
  get(element: string): string;
  set(element: string, value: string): boolean;
  /** The code of the last call, NaN where the host gives none. Only after another call: before one, Moodle throws. */
  lastError(): number;
}

/** "true" by the standard; the Learning Hub and the AICC shim answer with booleans, others with 1. */
function isTrue(answer: unknown): boolean {
  return /^(true|1)$/i.test(String(answer));
}

/** Wraps a host's API. */
export function openHost(api: Scorm12Api): Host {
  return {
    tell: (call) => isTrue(attempt(() => api[`LMS${call}`](''))),
    get: (element) => String(attempt(() => api.LMSGetValue(`cmi.${element}`)) ?? '').trim(),
    set: (element, value) => isTrue(attempt(() => api.LMSSetValue(`cmi.${element}`, value))),
    // Codes are texts by the standard, numbers on the Learning Hub and Chamilo.
    lastError: () => Number.parseInt(String(attempt(() => api.LMSGetLastError())), 10),
  };
}
