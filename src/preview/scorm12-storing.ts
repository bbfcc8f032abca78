/** What a Commit and a Finish leave in the LMS's books, by its behaviour. */

import { carry } from './scorm12-carriers.js';
import { readSessionTime } from './scorm12-formats.js';
import { isDone, recordOf, type Scorm12Record } from './scorm12-record.js';
import type { Scorm12Session } from './scorm12-session.js';

type Values = ReadonlyMap<string, string>;

/** What counts as the result of a launch. */
const RESULT = [
  'cmi.core.lesson_status',
  'cmi.core.score.raw',
  'cmi.core.score.min',
  'cmi.core.score.max',
  'cmi.core.session_time',
];

/** Takes the session's values to the LMS as far as they come. `online`: whether it is reached. */
export function storeValues(session: Scorm12Session, by: 'commit' | 'finish', online: boolean): void {
  const { behaviour } = session.launch;
  if (session.detached) return;
  // Somebody who only looked: a session of review or browse in which nothing was set leaves nothing.
  if (session.values.get('cmi.core.lesson_mode') !== 'normal' && session.unsaved.size === 0) return;
  const sent = valuesToSend(session, by);
  if (!online) return;
  if (by === 'commit' && behaviour.commitSpoilsStatus) spoilStatus(session);
  if (by === 'commit' && behaviour.storesOn === 'finish') return;
  const arrived = carryAll(session, sent);
  if (!arrived || isUpdateLost(sent, behaviour.updateLostOver)) return;
  session.stored = keepResult(session, new Map([...valuesBefore(session), ...arrived]));
  session.record = recordOf(session, session.stored, by === 'finish');
  session.unsaved.clear();
}

/** The AICC shim's Commit: no value is found in it, and the status is written as if there were one. */
export function spoilStatus(session: Scorm12Session): void {
  const { elements = {}, exit = '', finished = false } = session.record ?? ({} as Partial<Scorm12Record>);
  session.record = { elements: { ...elements, 'cmi.core.lesson_status': 'not attempted' }, exit, finished };
}

/** What the values that arrive are added to: where only changes travel, another window's are there as well. */
function valuesBefore({ stored, atLaunch, launch, current }: Scorm12Session): Values {
  const before = stored ?? atLaunch;
  if (launch.behaviour.sends === 'all') return before;
  return new Map([...before, ...Object.entries(current()?.elements ?? {})]);
}

function valuesToSend({ launch, values, sent }: Scorm12Session, by: 'commit' | 'finish'): Values {
  const { sends, keeps, commitOmits } = launch.behaviour;
  const omitted = by === 'commit' ? commitOmits : [];
  const travelling = [...values].filter(([name, value]) => {
    if (sends === 'changed' && sent.get(name) === value) return false;
    if (keeps.length > 0 && !keeps.includes(name)) return false;
    return !omitted.some((list) => name.startsWith(`${list}.`));
  });
  // Before it is known whether they arrive.
  for (const [name, value] of travelling) sent.set(name, value);
  return new Map(travelling);
}

/** The values as they arrive; undefined where one has broken the line for good. */
function carryAll(session: Scorm12Session, values: Values): Values | undefined {
  const { carriers } = session.launch.behaviour;
  const arrived = new Map<string, string>();
  for (const [name, value] of values) {
    const carrier = carriers[name];
    const text = carrier ? carry(carrier, value) : value;
    if (text === undefined) {
      session.detached = true;
      return undefined;
    }
    arrived.set(name, text);
  }
  return arrived;
}

function isUpdateLost(values: Values, limit: number): boolean {
  if (limit === 0) return false;
  const lengths = new Map<string, number>();
  for (const [name, value] of values) {
    const record = /^(cmi\.interactions\.\d+)\.(student_response|correct_responses\..*)$/.exec(name)?.[1];
    if (record !== undefined) lengths.set(record, (lengths.get(record) ?? 0) + value.length);
  }
  return [...lengths.values()].some((length) => length > limit);
}

/** The values with the result that counts where it is not the last one, or not one at all. */
function keepResult({ launch, stored }: Scorm12Session, values: Map<string, string>): Values {
  const { resultOf, resultNeedsTime } = launch.behaviour;
  if (resultOf === 'first-done' && isDone(stored?.get('cmi.core.lesson_status'))) {
    for (const name of RESULT) values.set(name, stored?.get(name) ?? '');
  }
  const seconds = Math.floor(
    readSessionTime(values.get('cmi.core.session_time') ?? '', launch.behaviour.timeRead) / 100,
  );
  if (resultNeedsTime && seconds === 0 && isDone(values.get('cmi.core.lesson_status'))) {
    values.set('cmi.core.lesson_status', 'incomplete');
  }
  return values;
}
