/** What an LMS keeps of a learner between sessions of SCORM 1.2, and what the next launch makes of it. */

import type { Scorm12Behaviour } from './scorm12-behaviour.js';
import { readSessionTime, toCentiseconds, toTimespan } from './scorm12-formats.js';

/** What is kept; plain JSON. */
export interface Scorm12Record {
  /** By element name; without what belongs to one session (session_time, exit, entry, mode). */
  readonly elements: Readonly<Record<string, string>>;
  /** What the last session said it left by; empty where it said nothing. */
  readonly exit: string;
  /** Whether the last session ended with Finish. */
  readonly finished: boolean;
  /** Results of earlier launches, where a launch after a result begins a record of its own. */
  readonly earlier?: readonly Scorm12Result[];
}

export interface Scorm12Result {
  readonly status: string;
  readonly score: string;
}

/** Who and what is launched. */
export interface Scorm12Launch {
  readonly behaviour: Scorm12Behaviour;
  readonly learner: { readonly id: string; readonly name: string };
  readonly launchData: string;
  /** 0–100, as in the manifest's masteryscore. */
  readonly masteryScore?: number;
  /** Where the LMS was asked to show the course without a learner's work in it. */
  readonly mode?: 'review' | 'browse';
  /** Where nothing counts. */
  readonly noCredit?: boolean;
  readonly stored?: Scorm12Record;
}

const DONE = ['completed', 'passed', 'failed'];

/** Whether an LMS takes a status for the end of the course. */
export function isDone(status: string | undefined): boolean {
  return DONE.includes(status ?? '');
}

/** Values that a session is told and that are not its own to keep. */
const OF_ONE_LAUNCH = [
  'cmi.core.student_id',
  'cmi.core.student_name',
  'cmi.core.credit',
  'cmi.core.entry',
  'cmi.core.lesson_mode',
  'cmi.core.exit',
  'cmi.core.session_time',
  'cmi.launch_data',
  'cmi.comments_from_lms',
  'cmi.student_data.mastery_score',
  'cmi.student_data.max_time_allowed',
  'cmi.student_data.time_limit_action',
];

/** All values as a session finds them at LMSInitialize. */
export function elementsAtLaunch(launch: Scorm12Launch): Map<string, string> {
  const { behaviour, learner, stored } = launch;
  const opens = howItOpens(stored, behaviour);
  const { blank, entry, status = 'not attempted' } = opens;
  const mode = launch.mode ?? opens.mode;
  const defaults: Record<string, string> = {
    'cmi.core.lesson_location': '',
    'cmi.core.lesson_status': status,
    'cmi.core.score.raw': '',
    'cmi.core.score.min': '',
    'cmi.core.score.max': '',
    'cmi.core.total_time': '0000:00:00.00',
    'cmi.suspend_data': '',
    'cmi.comments': '',
    'cmi.student_preference.audio': '0',
    'cmi.student_preference.language': '',
    'cmi.student_preference.speed': '0',
    'cmi.student_preference.text': '0',
  };
  const ofLaunch: Record<string, string> = {
    'cmi.core.student_id': learner.id,
    'cmi.core.student_name': learner.name,
    'cmi.core.credit': mode === 'normal' && !launch.noCredit ? 'credit' : 'no-credit',
    'cmi.core.entry': entry,
    'cmi.core.lesson_mode': mode,
    'cmi.core.exit': '',
    'cmi.launch_data': launch.launchData,
    'cmi.comments_from_lms': '',
    'cmi.student_data.mastery_score': launch.masteryScore === undefined ? '' : String(launch.masteryScore),
    'cmi.student_data.max_time_allowed': '',
    'cmi.student_data.time_limit_action': '',
  };
  const kept = blank ? {} : withoutLists(behaviour, stored);
  return new Map(Object.entries({ ...defaults, ...kept, ...ofLaunch, ...totalTime(behaviour) }));
}

/** What is handed back of an earlier session. */
function withoutLists({ interactionCount }: Scorm12Behaviour, stored: Scorm12Record | undefined): object {
  const entries = Object.entries(stored?.elements ?? {});
  if (interactionCount === 'kept') return Object.fromEntries(entries);
  return Object.fromEntries(entries.filter(([name]) => !name.startsWith('cmi.interactions.')));
}

function totalTime(behaviour: Scorm12Behaviour): Record<string, string> {
  return behaviour.totalTime === 'sum' ? {} : { 'cmi.core.total_time': behaviour.totalTime };
}

interface Opening {
  readonly blank: boolean;
  readonly mode: 'normal' | 'review';
  readonly entry: string;
  readonly status?: string;
}

/** RTE 3.4.4, cmi.core.entry: `resume` only after exit=suspend, `ab-initio` only where nothing is known. */
function howItOpens(stored: Scorm12Record | undefined, behaviour: Scorm12Behaviour): Opening {
  if (!stored) return { blank: true, mode: 'normal', entry: behaviour.firstEntry };
  if (isDone(stored.elements['cmi.core.lesson_status'])) {
    if (behaviour.afterDone === 'blank') return { blank: true, mode: 'normal', entry: behaviour.firstEntry };
    if (behaviour.afterDone === 'begin-again') return { blank: true, mode: 'normal', entry: '', status: 'incomplete' };
    return { blank: false, mode: behaviour.afterDone === 'review' ? 'review' : 'normal', entry: '' };
  }
  if (stored.exit === 'suspend') return { blank: false, mode: 'normal', entry: 'resume' };
  // A session that crashed comes back as it was committed; one that ended normally is an attempt that is over.
  return { blank: stored.finished && behaviour.afterNormalExit === 'blank', mode: 'normal', entry: '' };
}

/** What is kept of a session whose values an LMS has taken. `told`: as the course set them, whether or not they arrived. */
export function recordOf(
  { launch, values: told }: { readonly launch: Scorm12Launch; readonly values: ReadonlyMap<string, string> },
  values: ReadonlyMap<string, string>,
  finished: boolean,
): Scorm12Record {
  const kept = new Map([...values].filter(([name]) => !OF_ONE_LAUNCH.includes(name)));
  const session = readSessionTime(values.get('cmi.core.session_time') ?? '', launch.behaviour.timeRead);
  const before = toCentiseconds(launch.stored?.elements['cmi.core.total_time'] ?? '');
  kept.set('cmi.core.total_time', toTimespan(before + session));
  if (finished) kept.set('cmi.core.lesson_status', statusAtFinish(launch, values, told.get('cmi.core.lesson_status')));
  const record = { elements: Object.fromEntries(kept), exit: values.get('cmi.core.exit') ?? '', finished };
  const earlier = earlierResults(launch);
  return earlier.length > 0 ? { ...record, earlier } : record;
}

function earlierResults({ behaviour, stored }: Scorm12Launch): readonly Scorm12Result[] {
  const { elements = {}, earlier = [] } = stored ?? ({} as Partial<Scorm12Record>);
  const status = elements['cmi.core.lesson_status'] ?? '';
  if (behaviour.afterDone !== 'begin-again' || !isDone(status)) return earlier;
  return [...earlier, { status, score: elements['cmi.core.score.raw'] ?? '' }];
}

/** RTE 3.4.4, cmi.core.lesson_status: what the LMS itself makes of the status when the session ends. */
function statusAtFinish(
  { behaviour, masteryScore }: Scorm12Launch,
  values: ReadonlyMap<string, string>,
  told: string | undefined,
): string {
  const status = values.get('cmi.core.lesson_status') ?? 'not attempted';
  const normal = values.get('cmi.core.lesson_mode') === 'normal' && values.get('cmi.core.credit') === 'credit';
  const raw = values.get('cmi.core.score.raw') ?? '';
  if (normal && masteryScore !== undefined && raw !== '' && behaviour.masteryOverride === 'for-credit') {
    return Number(raw) >= masteryScore ? 'passed' : 'failed';
  }
  // Moodle looks at the values in its page: a status that was set and lost on its way is no status that was never set.
  return status === 'not attempted' && status === told ? behaviour.statusWhenNoneSet : status;
}
