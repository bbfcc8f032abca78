/** What a course does that an LMS answers with "true" and that loses learners' work in one that is known. */

import { countOf, indexesOf } from './scorm12-elements.js';
import { isDone } from './scorm12-record.js';
import type { BrokenRule, Scorm12Session } from './scorm12-session.js';

const RANKS = ['not attempted', 'browsed', 'incomplete', 'failed', 'completed', 'passed'];

/** Rules for a value that is about to be taken; `session` is as it was before. */
export function rulesBrokenBySet(session: Scorm12Session, element: string, value: string): BrokenRule[] {
  const broken: BrokenRule[] = [];
  const { values, launch } = session;
  if (values.get('cmi.core.lesson_mode') !== 'normal') {
    // Moodle stores what is written in review mode over the real result.
    broken.push({ rule: 'written-in-review', reason: 'Nothing may be written in review or browse mode.' });
  }
  const status = values.get('cmi.core.lesson_status') ?? '';
  if (element === 'cmi.core.lesson_status' && RANKS.indexOf(value) < RANKS.indexOf(status)) {
    broken.push({ rule: 'status-lowered', reason: `The status was "${status}" and never falls.` });
  }
  const storedStatus = session.stored?.get('cmi.core.lesson_status');
  if (/^cmi\.core\.score\./.test(element) && isDone(storedStatus) && values.get(element) !== value) {
    // NHS Learning Hub: the first committed final status is final for the launch.
    broken.push({
      rule: 'score-after-status',
      reason: `The status "${storedStatus}" was committed without this score.`,
    });
  }
  if (launch.behaviour.unsafe.some((name) => element === name)) {
    broken.push({ rule: 'unsafe-element', reason: 'An LMS is known that throws at this element.' });
  }
  const [outer] = indexesOf(element);
  if (outer?.list === 'cmi.interactions' && outer.index < session.interactionsAtLaunch) {
    broken.push({ rule: 'interaction-overwritten', reason: 'This record is an earlier session’s.' });
  }
  return broken;
}

/** Rules for a Commit, before it is stored. */
export function rulesBrokenByCommit(session: Scorm12Session): BrokenRule[] {
  const broken = unfinishedInteractions(session);
  const alerts = session.launch.behaviour.alertsAt.includes('commit-without-time');
  if (alerts && (session.values.get('cmi.core.session_time') ?? '') === '') {
    broken.push({ rule: 'learner-alerted', reason: 'A Commit without any time is shown to the learner as a fault.' });
  }
  if (session.leaving) {
    // Where Commit is asynchronous (AICC shim), it overtakes Finish.
    broken.push({ rule: 'commit-while-leaving', reason: 'On the way out there is only Finish, without a Commit.' });
  }
  const normal = session.values.get('cmi.core.lesson_mode') === 'normal';
  if (!normal || !session.launch.behaviour.commitNeedsTimeAndData) return broken;
  if (!session.unsaved.has('cmi.core.session_time')) {
    // NHS Learning Hub alerts the learner at a Commit without time.
    broken.push({ rule: 'commit-without-time', reason: 'cmi.core.session_time was not set since the last Commit.' });
  }
  const data = session.values.get('cmi.suspend_data') ?? '';
  if (!session.unsaved.has('cmi.suspend_data') || data === '') {
    broken.push({ rule: 'commit-without-data', reason: 'cmi.suspend_data was not set since the last Commit.' });
  } else if (data === session.committedData) {
    // Moodle sends only what has changed, and takes a value for sent before it is.
    broken.push({ rule: 'commit-with-same-data', reason: 'cmi.suspend_data is what the last Commit brought.' });
  }
  return broken;
}

/** Rules for Finish, before it is stored. */
export function rulesBrokenByFinish(session: Scorm12Session): BrokenRule[] {
  const broken = unfinishedInteractions(session);
  const { values } = session;
  if (values.get('cmi.core.lesson_mode') !== 'normal') return broken;
  const status = values.get('cmi.core.lesson_status') ?? '';
  const exit = values.get('cmi.core.exit') ?? '';
  if (!values.has('cmi.core.session_time')) {
    broken.push({ rule: 'finish-without-time', reason: 'cmi.core.session_time was never set.' });
  }
  if (status === 'not attempted' || status === '') {
    broken.push({ rule: 'finish-without-status', reason: 'Moodle makes "completed" of a status that was never set.' });
  } else if (status !== 'failed' && exit !== (isDone(status) ? '' : 'suspend')) {
    // A course that was failed may be left either way: it is over, and it is not complete.
    broken.push({ rule: 'wrong-exit', reason: `cmi.core.exit is "${exit}" at the status "${status}".` });
  }
  return broken;
}

/** Every record of an answer needs an id and a type. */
function unfinishedInteractions({ values, interactionsAtLaunch }: Scorm12Session): BrokenRule[] {
  const broken: BrokenRule[] = [];
  const count = countOf('cmi.interactions', values.keys());
  for (let index = interactionsAtLaunch; index < count; index++) {
    for (const part of ['id', 'type']) {
      if (values.has(`cmi.interactions.${index}.${part}`)) continue;
      broken.push({ rule: 'interaction-unfinished', reason: `cmi.interactions.${index} has no ${part}.` });
    }
  }
  return broken;
}
