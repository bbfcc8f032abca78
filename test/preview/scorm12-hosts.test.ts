/** Each LMS that preview plays, and in what it differs from the standard. */

import { describe, expect, test } from '@jest/globals';
import { createScorm12Host, type Scorm12Host, type Scorm12HostOptions } from '../../src/preview/scorm12-host.js';
import { SCORM12_BEHAVIOURS } from '../../src/preview/scorm12-hosts/table.js';
import type { Scorm12Record } from '../../src/preview/scorm12-record.js';

type Options = Omit<Scorm12HostOptions, 'behaviour'>;

function open(name: string, options: Options = {}): Scorm12Host {
  const behaviour = SCORM12_BEHAVIOURS[name];
  if (!behaviour) throw new Error(name);
  return createScorm12Host({ ...options, behaviour });
}

function start(name: string, options: Options = {}): Scorm12Host {
  const host = open(name, options);
  host.API.LMSInitialize('');
  return host;
}

const set = ({ API }: Scorm12Host, values: Readonly<Record<string, string>>): unknown[] =>
  Object.entries(values).map(([name, value]) => API.LMSSetValue(`cmi.${name}`, value));
const read = ({ API }: Scorm12Host, element: string): unknown => API.LMSGetValue(`cmi.${element}`);
const kept = (host: Scorm12Host, element: string): string | undefined => host.stored()?.elements[`cmi.${element}`];
const rulesOf = ({ refusals }: Scorm12Host): string[] => refusals.map(({ rule }) => rule);
const INTERACTION = { 'interactions.0.id': 'q1', 'interactions.0.type': 'choice' };

/** A Commit with all that it has to bring. */
function commit(host: Scorm12Host, status: string, data: string, more: Readonly<Record<string, string>> = {}): unknown {
  set(host, { ...more, 'core.session_time': '00:00:10.00', suspend_data: data, 'core.lesson_status': status });
  return host.API.LMSCommit('');
}

function next(name: string, host: Scorm12Host): Scorm12Host {
  const stored = host.stored();
  return start(name, stored ? { stored } : {});
}

test('all have names of their own', () => {
  const names = ['strict', 'learning-hub', 'esr', 'aicc-shim', 'moodle', 'moodle-strict', 'chamilo', 'cornerstone'];
  expect(Object.keys(SCORM12_BEHAVIOURS)).toEqual(names);
});

describe('NHS Learning Hub', () => {
  const name = 'learning-hub';

  test('answers with booleans and numbers', () => {
    const host = start(name);
    expect(set(host, { 'core.lesson_status': 'incomplete' })).toEqual([true]);
    expect(set(host, { 'core.lesson_status': 'done' })).toEqual([false]);
    expect(host.API.LMSGetLastError()).toBe(405);
    expect(host.API.LMSFinish('')).toBe('true');
  });

  test('says that it resumes only after suspend, though the data come back', () => {
    const first = start(name);
    expect(read(first, 'core.entry')).toBe('');
    commit(first, 'incomplete', 'a1');
    const second = next(name, first);
    expect([read(second, 'core.entry'), read(second, 'suspend_data')]).toEqual(['', 'a1']);
    commit(second, 'incomplete', 'a2', { 'core.exit': 'suspend' });
    expect(read(next(name, second), 'core.entry')).toBe('resume');
  });

  test.each(['completed', 'passed', 'failed'])('starts from the beginning after %s, and has the result', (status) => {
    const first = start(name);
    commit(first, status, 'a1', { 'core.score.raw': '70' });
    const second = next(name, first);
    expect(['suspend_data', 'core.score.raw', 'core.lesson_status'].map((each) => read(second, each))).toEqual([
      '',
      '',
      'incomplete',
    ]);
    commit(second, 'incomplete', 'b1');
    expect(second.stored()?.earlier).toEqual([{ status, score: '70' }]);
  });

  test('alerts the learner at a Commit without time and at one after Finish', () => {
    const host = start(name);
    host.API.LMSCommit('');
    expect(rulesOf(host)).toContain('learner-alerted');
    const other = start(name);
    other.API.LMSFinish('');
    other.API.LMSCommit('');
    expect(rulesOf(other).filter((rule) => rule === 'learner-alerted')).toHaveLength(1);
  });

  test('records a result only with whole seconds', () => {
    const host = start(name);
    set(host, { 'core.session_time': '00:00:00.90', 'core.lesson_status': 'passed' });
    host.API.LMSCommit('');
    expect(kept(host, 'core.lesson_status')).toBe('incomplete');
    commit(host, 'passed', 'a1');
    expect(kept(host, 'core.lesson_status')).toBe('passed');
  });

  test('takes the first result of a launch for its last', () => {
    const host = start(name);
    commit(host, 'completed', 'a1');
    commit(host, 'passed', 'a2', { 'core.score.raw': '90' });
    const result = ['core.lesson_status', 'core.score.raw', 'suspend_data'].map((each) => kept(host, each));
    expect(result).toEqual(['completed', '', 'a2']);
  });

  test('does not read the first digit of the hours', () => {
    const host = start(name);
    set(host, { 'core.session_time': '10:05:00.00' });
    host.API.LMSFinish('');
    expect(kept(host, 'core.total_time')).toBe('0000:05:00.00');
    expect(read(next(name, host), 'core.total_time')).toBe('NaN:aN:aN');
  });

  test('drops interactions at a Commit, stores them at Finish, and never gives them back', () => {
    const host = start(name);
    commit(host, 'incomplete', 'a1', INTERACTION);
    expect(kept(host, 'interactions.0.id')).toBeUndefined();
    host.API.LMSFinish('');
    expect(kept(host, 'interactions.0.id')).toBe('q1');
    const second = next(name, host);
    expect(read(second, 'interactions._count')).toBe('0');
    set(second, INTERACTION);
    expect(rulesOf(second)).not.toContain('interaction-overwritten');
  });

  test('loses a whole update over 255 characters of response and patterns, and says true', () => {
    const host = start(name);
    commit(host, 'incomplete', 'a1');
    const long = { 'interactions.0.id': 'q1', 'interactions.0.type': 'fill-in' };
    set(host, { ...long, 'interactions.0.student_response': 'a'.repeat(200), 'core.lesson_status': 'passed' });
    set(host, { 'interactions.0.correct_responses.0.pattern': 'a'.repeat(56) });
    expect(host.API.LMSFinish('')).toBe('true');
    expect([kept(host, 'core.lesson_status'), host.stored()?.finished]).toEqual(['incomplete', false]);
  });

  test('says true at a second Initialize, and stores nothing any more', () => {
    const host = start(name);
    commit(host, 'incomplete', 'a1');
    host.API.LMSFinish('');
    expect(host.API.LMSInitialize('')).toBe('true');
    expect(commit(host, 'incomplete', 'a2')).toBe(true);
    expect(kept(host, 'suspend_data')).toBe('a1');
  });

  test('throws at cmi.comments', () => {
    const host = start(name);
    expect(() => read(host, 'comments')).toThrow();
    expect(() => set(host, { comments: 'x' })).toThrow();
  });

  test.each([
    ['suspend_data', 'a'.repeat(63_999), true],
    ['suspend_data', 'a'.repeat(64_000), false],
  ])('takes %s below 64,000 characters', (element, value, taken) => {
    expect(set(start(name), { [element]: value })).toEqual([taken]);
  });
});

describe('ESR', () => {
  const name = 'esr';

  test.each([
    'interactions._children',
    'objectives._count',
    'student_data.mastery_score',
    'student_preference.language',
    'core.score.min',
    'core.score.max',
  ])('has no %s', (element) => {
    const { API } = start(name);
    expect([API.LMSGetValue(`cmi.${element}`), API.LMSGetLastError()]).toEqual(['', '401']);
  });

  test.each([
    ['core.lesson_status', 'not attempted'],
    ['suspend_data', 'a'.repeat(4097)],
    ['core.lesson_location', 'a'.repeat(256)],
    ['comments', 'a'.repeat(4097)],
  ])('refuses a bad %s', (element, value) => {
    expect(set(start(name), { [element]: value })).toEqual(['false']);
  });

  test.each([
    ['closed', 'true', 'a1', 'finished'],
    ['reloaded', 'false', 'a1', 'running'],
    ['led-away', 'true', 'a2', 'finished'],
  ] as const)('when its frame is %s, Finish says %s', (how, answer, data, phase) => {
    const host = start(name);
    commit(host, 'incomplete', 'a1');
    set(host, { suspend_data: 'a2' });
    host.leave(how);
    expect([host.API.LMSFinish(''), kept(host, 'suspend_data'), host.phase()]).toEqual([answer, data, phase]);
  });

  test('is cut at a newline, and broken for good by an emoji', () => {
    const host = start(name);
    commit(host, 'incomplete', 'one\ntwo');
    expect(kept(host, 'suspend_data')).toBe('one');
    expect(commit(host, 'incomplete', '😀')).toBe('true');
    commit(host, 'passed', 'three');
    expect([kept(host, 'suspend_data'), kept(host, 'core.lesson_status')]).toEqual(['one', 'incomplete']);
  });

  test('without a connection Commit is an honest false, and the values come later', () => {
    let online = false;
    const host = start(name, { isOnline: () => online });
    expect(commit(host, 'incomplete', 'a1')).toBe('false');
    online = true;
    host.API.LMSCommit('');
    expect(kept(host, 'suspend_data')).toBe('a1');
  });
});

describe('e-LfH’s AICC shim', () => {
  const name = 'aicc-shim';

  test('knows neither children nor counts, entry nor interactions, and no error', () => {
    const { API } = start(name);
    for (const element of ['core._children', 'core.entry', 'interactions._count', 'objectives._children', 'nothing']) {
      expect([API.LMSGetValue(`cmi.${element}`), API.LMSGetLastError()]).toEqual(['', '0']);
    }
    expect(open(name).API.LMSInitialize('')).toBe(true);
  });

  test('a Commit stores nothing and leaves "not attempted"; Finish stores', () => {
    let now = 0;
    const host = start(name, { now: () => now });
    expect(commit(host, 'incomplete', 'a1')).toBe(true);
    expect([kept(host, 'suspend_data'), kept(host, 'core.lesson_status')]).toEqual([undefined, 'not attempted']);
    now = 5000;
    expect(host.API.LMSFinish('')).toBe(true);
    expect([kept(host, 'suspend_data'), kept(host, 'core.lesson_status')]).toEqual(['a1', 'incomplete']);
  });

  test('a Commit just before Finish may overtake it', () => {
    const host = start(name, { now: () => 0 });
    commit(host, 'passed', 'a1');
    host.API.LMSFinish('');
    expect([kept(host, 'suspend_data'), kept(host, 'core.lesson_status')]).toEqual(['a1', 'not attempted']);
    expect(rulesOf(host)).toContain('commit-races-finish');
  });

  test.each([
    ['safe_Text-1.~', 'safe_Text-1.~'],
    ['a=b', 'a'],
    [' a ', 'a'],
    ['a\nb', 'a'],
    ['[a]', ''],
    ['a$&b', 'a{{VALUE}}b'],
    ['a$$b', 'a$b'],
  ])('carries %j as %j', (data, arrived) => {
    const host = start(name);
    set(host, { suspend_data: data });
    host.API.LMSFinish('');
    expect(kept(host, 'suspend_data')).toBe(arrived);
  });

  test('keeps nothing of a session after its Finish, and says true', () => {
    const host = start(name);
    set(host, { suspend_data: 'a1' });
    host.API.LMSFinish('');
    host.API.LMSInitialize('');
    set(host, { suspend_data: 'a2' });
    expect(host.API.LMSFinish('')).toBe(true);
    expect(kept(host, 'suspend_data')).toBe('a1');
  });
});

describe.each(['moodle', 'moodle-strict'])('%s', (name) => {
  test('throws where errors are asked for first', () => {
    expect(() => open(name).API.LMSGetLastError()).toThrow();
  });

  test('says true without a connection, and does not send again what it takes for sent', () => {
    let online = false;
    const host = start(name, { isOnline: () => online });
    expect(commit(host, 'passed', 'a1')).toBe('true');
    online = true;
    commit(host, 'passed', 'a2');
    expect([kept(host, 'core.lesson_status'), kept(host, 'suspend_data')]).toEqual(['not attempted', 'a2']);
  });

  test('makes nothing of a status that was set and lost on its way', () => {
    let online = false;
    const host = start(name, { isOnline: () => online });
    commit(host, 'incomplete', 'a1');
    online = true;
    host.API.LMSFinish('');
    expect(kept(host, 'core.lesson_status')).toBe('not attempted');
    const untold = start(name);
    untold.API.LMSFinish('');
    expect(kept(untold, 'core.lesson_status')).toBe('completed');
  });

  test('adds what has changed to what another window has sent', () => {
    let books: Scorm12Record | undefined;
    const current = (): Scorm12Record | undefined => books;
    const [one, two] = [start(name, { current }), start(name, { current })];
    commit(one, 'passed', 'a1');
    books = one.stored();
    set(two, { 'core.lesson_location': 'here' });
    two.API.LMSFinish('');
    expect([kept(two, 'suspend_data'), kept(two, 'core.lesson_location')]).toEqual(['a1', 'here']);
  });

  test('opens in review after a result, and stores what is written there', () => {
    const first = start(name);
    commit(first, 'passed', 'a1');
    const second = next(name, first);
    expect(read(second, 'core.lesson_mode')).toBe('review');
    commit(second, 'incomplete', 'b1');
    expect([kept(second, 'core.lesson_status'), rulesOf(second)[0]]).toEqual(['incomplete', 'written-in-review']);
  });

  test('a review in which nothing is written changes nothing', () => {
    const first = start(name);
    commit(first, 'passed', 'a1');
    const second = next(name, first);
    second.API.LMSFinish('');
    expect(second.stored()).toBe(first.stored());
  });

  test('makes "completed" of a status that was never set, and judges by a mastery score', () => {
    const host = start(name);
    host.API.LMSFinish('');
    expect(kept(host, 'core.lesson_status')).toBe('completed');
    const judged = start(name, { masteryScore: 80 });
    set(judged, { 'core.lesson_status': 'incomplete', 'core.exit': 'suspend', 'core.score.raw': '60' });
    judged.API.LMSFinish('');
    expect(kept(judged, 'core.lesson_status')).toBe('failed');
  });

  test('throws at a second Initialize once there were interactions', () => {
    const host = start(name);
    expect(host.API.LMSInitialize('')).toBe('false');
    set(host, INTERACTION);
    expect(() => host.API.LMSInitialize('')).toThrow();
  });

  test('misreads one decimal', () => {
    const host = start(name);
    set(host, { 'core.session_time': '00:00:01.5' });
    host.API.LMSCommit('');
    expect(kept(host, 'core.total_time')).toBe('0000:00:01.05');
  });

  test('has the standard’s limits only in strict mode', () => {
    const taken = name === 'moodle' ? 'true' : 'false';
    const values = { suspend_data: 'a'.repeat(4097), 'core.lesson_location': 'a'.repeat(256) };
    expect(set(start(name), values)).toEqual([taken, taken]);
  });
});

test('Chamilo: codes are numbers, Commit is always true, and the location stands in an address', () => {
  const host = start('chamilo', { isOnline: () => false });
  expect([read(host, 'nothing'), host.API.LMSGetLastError()]).toEqual(['', 401]);
  expect(commit(host, 'incomplete', 'a1')).toBe('true');
  const online = start('chamilo');
  commit(online, 'incomplete', 'a&b', { 'core.lesson_location': 'page one&two#three' });
  expect([kept(online, 'core.lesson_location'), kept(online, 'suspend_data')]).toEqual(['page one', 'a&b']);
});

test('Cornerstone: Commit while leaving is null with 391, and Finish stores', () => {
  const host = start('cornerstone');
  host.leave();
  expect([commit(host, 'incomplete', 'a1'), host.API.LMSGetLastError(), host.stored()]).toEqual([
    null,
    '391',
    undefined,
  ]);
  expect([host.API.LMSFinish(''), kept(host, 'suspend_data')]).toEqual(['true', 'a1']);
});

test.each(['review', 'browse'] as const)('an LMS may be asked for %s, or for no credit', (mode) => {
  expect(read(start('strict', { mode }), 'core.lesson_mode')).toBe(mode);
  expect(read(start('strict', { noCredit: true }), 'core.credit')).toBe('no-credit');
});
