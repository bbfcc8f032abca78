/** The eight functions of the SCORM 1.2 API (RTE 3.3), each from a session and arguments to an outcome. */

import { countOf, type ElementRow, findElement, indexesOf } from './scorm12-elements.js';
import { checkFormat, checkResponse } from './scorm12-formats.js';
import { rulesBrokenByCommit, rulesBrokenByFinish, rulesBrokenBySet } from './scorm12-rules.js';
import type { BrokenRule, Scorm12Outcome, Scorm12Session } from './scorm12-session.js';
import { spoilStatus, storeValues } from './scorm12-storing.js';

/** RTE 3.3.5. */
export const SCORM12_ERRORS: Readonly<Record<string, string>> = {
  '0': 'No error',
  '101': 'General exception',
  '201': 'Invalid argument error',
  '202': 'Element cannot have children',
  '203': 'Element not an array. Cannot have count',
  '301': 'Not initialized',
  '401': 'Not implemented error',
  '402': 'Invalid set value, element is a keyword',
  '403': 'Element is read only',
  '404': 'Element is write only',
  '405': 'Incorrect data type',
  // Of SCORM 2004: Cornerstone, which answers a Commit with it while the page goes away.
  '391': 'General commit failure',
};

const done = (answer: string, broken: readonly BrokenRule[] = []): Scorm12Outcome => ({ answer, error: '0', broken });

/** An outcome with an error; the reason goes to LMSGetDiagnostic. */
export function fail(answer: string, error: string, reason: string): Scorm12Outcome {
  return { answer, error, broken: [{ rule: `error-${error}`, reason }] };
}

export function initialize(session: Scorm12Session, argument: string): Scorm12Outcome {
  if (argument !== '') return fail('false', '201', 'The argument must be an empty string.');
  session.leaving = undefined;
  if (session.phase !== 'new') return initializeAgain(session);
  session.phase = 'running';
  return done('true');
}

/** As after a reload of the course's frame: the host's page, and with it its API, is still the old one. */
function initializeAgain(session: Scorm12Session): Scorm12Outcome {
  const { secondInitialize } = session.launch.behaviour;
  if (secondInitialize === 'throws-after-interactions' && countOf('cmi.interactions', session.values.keys()) > 0) {
    throw new Error('The session’s interactions cannot be read.');
  }
  if (secondInitialize !== 'loses') return fail('false', '101', `The session is ${session.phase} already.`);
  session.phase = 'running';
  session.detached = true;
  return done('true');
}

export function getValue(session: Scorm12Session, element: string): Scorm12Outcome {
  if (session.phase !== 'running') return fail('', '301', `The session is ${session.phase}.`);
  if (session.launch.behaviour.throwsAt.includes(element)) throw new Error(element);
  const found = look(session, element);
  if (found === 'empty') return done(session.values.get(element) ?? '');
  if (!('row' in found)) return fail('', found.error, found.reason);
  const { row } = found;
  if (row.access === 'write') return fail('', '404', 'This element can only be written.');
  if (element.endsWith('._count')) return done(String(listCount(session, element.slice(0, -'._count'.length))));
  if (row.value !== undefined) return done(row.value);
  const gone = indexesOf(element).find(({ list, index }) => index >= countOf(list, session.values.keys()));
  if (gone) return fail('', '201', `${gone.list} has no entry ${gone.index}.`);
  return done(session.values.get(element) ?? '', unsafe(session, element));
}

export function setValue(session: Scorm12Session, element: string, value: string): Scorm12Outcome {
  if (session.phase !== 'running') return fail('false', '301', `The session is ${session.phase}.`);
  if (session.launch.behaviour.throwsAt.includes(element)) throw new Error(element);
  const found = look(session, element);
  if (found === 'empty') return take(session, element, value);
  if (!('row' in found)) return fail('false', found.error, found.reason);
  const refused = refuseSet(session, found.row, element, value);
  return refused ?? take(session, element, value);
}

function take(session: Scorm12Session, element: string, value: string): Scorm12Outcome {
  const broken = rulesBrokenBySet(session, element, value);
  session.values.set(element, value);
  session.unsaved.add(element);
  return done('true', broken);
}

/** When and how a Commit or Finish is called. */
export interface CallMoment {
  readonly online: boolean;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

export function commit(session: Scorm12Session, argument: string, { online, at }: CallMoment): Scorm12Outcome {
  const { behaviour } = session.launch;
  if (argument !== '') return fail('false', '201', 'The argument must be an empty string.');
  if (session.phase !== 'running') return refuseLate(session);
  const broken = rulesBrokenByCommit(session);
  session.committedData = session.values.get('cmi.suspend_data') ?? '';
  session.committedAt = at;
  if (session.leaving && behaviour.commitWhileLeaving === 'null') return { answer: 'null', error: '391', broken };
  storeValues(session, 'commit', online);
  if (online || behaviour.offlineCommit === 'true') return done('true', broken);
  return fail('false', '101', 'The LMS is not reached.');
}

function refuseLate({ phase, launch }: Scorm12Session): Scorm12Outcome {
  const refused = fail('false', '301', `The session is ${phase}.`);
  if (phase !== 'finished' || !launch.behaviour.alertsAt.includes('commit-after-finish')) return refused;
  const alert = { rule: 'learner-alerted', reason: 'A Commit after Finish is shown to the learner as a fault.' };
  return { ...refused, broken: [...refused.broken, alert] };
}

export function finish(session: Scorm12Session, argument: string, { online, at }: CallMoment): Scorm12Outcome {
  const { behaviour } = session.launch;
  if (argument !== '') return fail('false', '201', 'The argument must be an empty string.');
  if (session.phase !== 'running') return fail('false', '301', `The session is ${session.phase}.`);
  const broken = rulesBrokenByFinish(session);
  const comes = session.leaving ? behaviour.finishWhileLeaving[session.leaving] : 'stores';
  if (comes === 'refused') return { answer: 'false', error: '101', broken };
  session.phase = 'finished';
  if (!online) return fail('false', '101', 'The LMS is not reached.');
  if (comes === 'stores') storeValues(session, 'finish', online);
  if (at - (session.committedAt ?? Number.NEGATIVE_INFINITY) >= behaviour.commitLandsWithin)
    return done('true', broken);
  spoilStatus(session);
  return done('true', [
    ...broken,
    { rule: 'commit-races-finish', reason: 'The Commit just before may arrive after it.' },
  ]);
}

type Looked = 'empty' | { readonly row: ElementRow } | { readonly error: string; readonly reason: string };

function look({ launch }: Scorm12Session, element: string): Looked {
  const { behaviour } = launch;
  if (behaviour.unimplemented.some((prefix) => element === prefix || element.startsWith(`${prefix}.`))) {
    return behaviour.unknownElement === 'empty' ? 'empty' : { error: '401', reason: 'This LMS does not have it.' };
  }
  const found = findElement(element);
  if ('row' in found) return found;
  if (behaviour.unknownElement === 'empty') return 'empty';
  if (found.error === 'unknown') return { error: behaviour.unknownElement, reason: 'There is no such element.' };
  return { error: found.error, reason: SCORM12_ERRORS[found.error] ?? '' };
}

/** Why a value is not taken at all. */
function refuseSet(
  session: Scorm12Session,
  row: ElementRow,
  element: string,
  value: string,
): Scorm12Outcome | undefined {
  if (row.access === 'keyword') return fail('false', '402', 'This element is a keyword.');
  if (row.access === 'read' || row.format === undefined) return fail('false', '403', 'This element can only be read.');
  const gap = indexesOf(element).find(({ list, index }) => index > countOf(list, session.values.keys()));
  if (gap) return fail('false', '201', `${gap.list} has no entry ${gap.index - 1} yet: indexes follow each other.`);
  const { behaviour } = session.launch;
  const type = session.values.get(element.replace(/^(cmi\.interactions\.\d+)\..*$/, '$1.type'));
  const context = type === undefined ? { behaviour } : { behaviour, interactionType: type };
  const reason = checkFormat(row.format, value, context) ?? checkLateType(session, element, value);
  return reason === undefined ? undefined : fail('false', '405', `"${value.slice(0, 80)}" ${reason}.`);
}

/** A type that comes after response and pattern has to fit them. */
function checkLateType({ values, launch }: Scorm12Session, element: string, type: string): string | undefined {
  const prefix = /^(cmi\.interactions\.\d+)\.type$/.exec(element)?.[1];
  if (prefix === undefined) return undefined;
  for (const [name, value] of values) {
    if (!name.startsWith(`${prefix}.`) || !/\.(student_response|pattern)$/.test(name)) continue;
    const reason = checkResponse(value, { behaviour: launch.behaviour, interactionType: type });
    if (reason !== undefined) return `does not fit ${name}, which ${reason}`;
  }
  return undefined;
}

function listCount({ launch, values }: Scorm12Session, list: string): number {
  if (list === 'cmi.interactions' && launch.behaviour.interactionCount === 'zero') return 0;
  return countOf(list, values.keys());
}

function unsafe({ launch }: Scorm12Session, element: string): BrokenRule[] {
  if (!launch.behaviour.unsafe.includes(element)) return [];
  return [{ rule: 'unsafe-element', reason: 'An LMS is known that throws at this element.' }];
}
