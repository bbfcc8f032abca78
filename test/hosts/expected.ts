/**
 * What each host is expected to keep, in the words of cell.ts: `every`, and those that differ, each with the reason. "older
 * work": the LMS gives back less than the learner did, and the device has all. What is lost is said in capitals.
 */

import type { HostKind } from './host-kinds.js';

type Expected = { readonly every: string } & { readonly [host: string]: string };

const SAVED = { every: 'incomplete (suspend), all work' };
/** NHS Learning Hub: the launch after a result starts without data; the device has them, and the learner is asked. */
const HUB_BLANK = 'no work, asks at the next launch';
/** The AICC shim: every Commit leaves "not attempted" and nothing else until there is a Finish. */
const SHIM_WITHOUT_FINISH = 'not attempted, no work, asks at the next launch';
const PASSED = { every: 'passed 100, all work', 'learning-hub': `passed 100, ${HUB_BLANK}` };

export const EXPECTED: Readonly<Record<string, Expected>> = {
  // ESR: a closed tab stores nothing.
  'first launch, and closed at once': {
    every: 'incomplete (suspend), no work yet',
    esr: 'nothing kept, no work yet',
  },
  'an answer, and the course stays open': { ...SAVED, 'aicc-shim': SHIM_WITHOUT_FINISH },
  'left by save-and-exit': SAVED,
  'left by tab-close': { ...SAVED, esr: 'incomplete (suspend), older work' },
  'left by navigation': SAVED,
  // A draft of the last seconds was on its way.
  'left by crash': { every: 'incomplete (suspend), older work', 'aicc-shim': SHIM_WITHOUT_FINISH },
  'out of sight, then closed': SAVED,
  'resumed on this device': SAVED,
  'resumed on another device': SAVED,
  'the assessment failed once, tries left': SAVED,
  // Moodle and others would make "failed" of a score that comes with a try.
  'the same under an LMS that judges by a pass mark of its own': SAVED,
  'failed for good': { every: 'failed 0, all work', 'learning-hub': `failed 0, ${HUB_BLANK}` },
  passed: PASSED,
  'passed, then a crash': { ...PASSED, 'aicc-shim': SHIM_WITHOUT_FINISH },
  'a course without assessment, completed': {
    every: 'completed, all work',
    'learning-hub': `completed, ${HUB_BLANK}`,
  },
  // NHS Learning Hub: a launch after a result is a record of its own, beside the one that has it.
  'back after completion on this device, reading again': {
    ...PASSED,
    'learning-hub': `passed 100, passed 100, no work, asked, asks at the next launch`,
  },
  'back after completion on another device': {
    ...PASSED,
    'learning-hub': 'passed 100, incomplete (suspend), all work',
  },
  'back after completion, then a crash': {
    ...PASSED,
    'learning-hub': `passed 100, passed 100, no work, asked, asks at the next launch`,
  },
  'review mode over unfinished work': { ...SAVED, 'scorm-again': 'incomplete, all work' },
  'browse mode over unfinished work': { ...SAVED, 'scorm-again': 'incomplete, all work' },
  'no-credit': PASSED,
  'no API, then a launch with it': { every: 'incomplete (suspend), all work, asked' },
  'the API in the opener': SAVED,
  'the API in the sixth parent': SAVED,
  'the API beyond a parent of another origin': SAVED,
  'no connection for one answer': SAVED,
  // scorm-again has no connection to lose.
  'no connection while the course is passed and closed': {
    every: 'incomplete (suspend), older work',
    'aicc-shim': SHIM_WITHOUT_FINISH,
    'scorm-again': 'passed 100, all work',
  },
  'the same, and opened again with a connection': { ...PASSED, 'aicc-shim': 'passed 100, all work, asked' },
  // An LMS that sends all values at Finish would put the second window's, which are older, over the first one's: a window
  // behind which another has gone on does not call Finish.
  'a second window in which nothing is done, closed last': SAVED,
  'two tabs at once': SAVED,
  'two tabs at once, passed in the one, read in the other': PASSED,
  // The host's page is the old one: it is left alone, and what follows is the device's until the course is opened again.
  'the frame is reloaded, an answer, closed': { every: 'incomplete (suspend), older work' },
  'reloaded, an answer, closed, opened again, closed': SAVED,
  'away and back by the browser’s buttons': { every: 'incomplete (suspend), older work' },
  'the clock goes a day forward and two back': { every: 'incomplete (suspend) 0000:00:12.00, all work' },
  // NHS Learning Hub: the first digit of the hours is not read.
  'ten hours in one session': {
    every: 'incomplete (suspend) 0010:00:09.00, all work',
    'learning-hub': 'incomplete (suspend) 0000:00:09.00, all work',
  },
  'an administrator’s reset; the learner chooses to continue': {
    every: 'passed 100, all work, asked',
    'learning-hub': 'passed 100, no work, asked, asks at the next launch',
  },
  'an administrator’s reset; the learner chooses to start again': { every: 'incomplete (suspend), all work, asked' },
};

/** The words expected of a host; without what it keeps no place for. */
export function expectedOf(scenario: string, { name, keepsExit, keepsTime }: HostKind): string {
  const row = EXPECTED[scenario];
  let words = row?.[name] ?? row?.every ?? 'nothing is expected of this';
  if (!keepsExit) words = words.replaceAll(' (suspend)', '');
  return keepsTime ? words : words.replace(/ \d{4}:\d\d:\d\d\.\d\d/, '');
}
