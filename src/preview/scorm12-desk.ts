/** The LMS's own server under SCORM 1.2: keeps the learner's record, and each session's log as the page reports it. */

import type { HostSession, Placement, SessionReport } from './host-messages.js';
import type { Scorm12Record } from './scorm12-record.js';
import type { Scorm12Refusal } from './scorm12-session.js';

export interface Scorm12Desk {
  readonly sessions: HostSession[];
  record: Scorm12Record | undefined;
  /** The session and the length of its log when the record was reported: older reports that come late change nothing. */
  recordedAt: { readonly session: number; readonly calls: number };
}

export function createScorm12Desk(): Scorm12Desk {
  return { sessions: [], record: undefined, recordedAt: { session: -1, calls: -1 } };
}

export function openHostSession(desk: Scorm12Desk, placement: Placement): HostSession {
  const session: HostSession = {
    id: desk.sessions.length,
    placement,
    calls: [],
    refusals: [],
    phase: 'new',
    unfinished: [],
  };
  desk.sessions.push(session);
  return session;
}

/** Takes a page's report; false where it knows no such session or the report is none. */
export function takeReport(desk: Scorm12Desk, id: number, report: SessionReport): boolean {
  const session = desk.sessions[id];
  if (!session || !Array.isArray(report.calls) || !Number.isInteger(report.from)) return false;
  report.calls.forEach((call, index) => {
    session.calls[report.from + index] = call;
  });
  const length = report.from + report.calls.length;
  if (length < session.calls.length) return true;
  session.refusals = report.refusals;
  session.phase = report.phase;
  session.unfinished = report.unfinished;
  const { session: lastSession, calls } = desk.recordedAt;
  if (report.stored && (id > lastSession || (id === lastSession && length >= calls))) {
    desk.record = report.stored;
    desk.recordedAt = { session: id, calls: length };
  }
  return true;
}

/** All refusals of all sessions. */
export function refusalsOf(desk: Scorm12Desk): Scorm12Refusal[] {
  return desk.sessions.flatMap(({ refusals }) => refusals);
}
