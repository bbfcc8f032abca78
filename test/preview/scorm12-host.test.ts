import { describe, expect, test } from '@jest/globals';
import { strictBehaviour } from '../../src/preview/scorm12-behaviour.js';
import { createScorm12Host, type Scorm12Host, type Scorm12HostOptions } from '../../src/preview/scorm12-host.js';
import type { Scorm12Record } from '../../src/preview/scorm12-record.js';

function start(options: Scorm12HostOptions = {}): Scorm12Host {
  const host = createScorm12Host(options);
  host.API.LMSInitialize('');
  return host;
}

/** Sets a value after what it depends on, and gives the error. */
function errorOfSet(element: string, value: string, before: readonly (readonly [string, string])[] = []): string {
  const host = start();
  for (const [name, text] of before) expect(host.API.LMSSetValue(name, text)).toBe('true');
  const answer = host.API.LMSSetValue(element, value);
  const error = String(host.API.LMSGetLastError());
  expect(answer).toBe(error === '0' ? 'true' : 'false');
  return error;
}

function rulesOf(host: Scorm12Host): string[] {
  return host.refusals.map(({ rule }) => rule);
}

const long = (length: number): string => 'a'.repeat(length);
const asChoice = [
  ['cmi.interactions.0.id', 'q1'],
  ['cmi.interactions.0.type', 'choice'],
] as const;
const ofType = (type: string) =>
  [['cmi.interactions.0.id', 'q1'], ['cmi.interactions.0.type', type] as const] as readonly (readonly [
    string,
    string,
  ])[];

describe('what may be set', () => {
  test.each([
    ['cmi.core.lesson_status', 'passed', '0'],
    ['cmi.core.lesson_status', 'completed', '0'],
    ['cmi.core.lesson_status', 'failed', '0'],
    ['cmi.core.lesson_status', 'incomplete', '0'],
    ['cmi.core.lesson_status', 'browsed', '0'],
    ['cmi.core.lesson_status', 'not attempted', '405'],
    ['cmi.core.lesson_status', 'Passed', '405'],
    ['cmi.core.lesson_status', '', '405'],
    ['cmi.core.exit', 'suspend', '0'],
    ['cmi.core.exit', '', '0'],
    ['cmi.core.exit', 'logout', '405'],
    ['cmi.core.exit', 'time-out', '405'],
    ['cmi.core.exit', 'normal', '405'],
    ['cmi.core.lesson_location', long(255), '0'],
    ['cmi.core.lesson_location', long(256), '405'],
    ['cmi.core.lesson_location', 'page=2', '405'],
    ['cmi.suspend_data', long(4096), '0'],
    ['cmi.suspend_data', long(4097), '405'],
    ['cmi.suspend_data', 'A-Za.z_0~9', '0'],
    ['cmi.suspend_data', 'a b', '405'],
    ['cmi.suspend_data', 'a$b', '405'],
    ['cmi.suspend_data', 'a\n', '405'],
    ['cmi.suspend_data', 'é', '405'],
    ['cmi.core.session_time', '00:00:00.01', '0'],
    ['cmi.core.session_time', '99:59:59.99', '0'],
    ['cmi.core.session_time', '00:00:00.00', '405'],
    ['cmi.core.session_time', '00:00:01', '405'],
    ['cmi.core.session_time', '00:00:01.5', '405'],
    ['cmi.core.session_time', '0000:00:01.50', '405'],
    ['cmi.core.session_time', '00:60:00.00', '405'],
    ['cmi.core.session_time', '00:00:60.00', '405'],
    ['cmi.core.session_time', 'PT1S', '405'],
    ['cmi.core.score.raw', '0', '0'],
    ['cmi.core.score.raw', '100', '0'],
    ['cmi.core.score.raw', '66.67', '0'],
    ['cmi.core.score.raw', '', '0'],
    ['cmi.core.score.raw', '100.01', '405'],
    ['cmi.core.score.raw', '-1', '405'],
    ['cmi.core.score.raw', '1e1', '405'],
    ['cmi.core.score.raw', 'NaN', '405'],
    ['cmi.core.score.min', '0', '0'],
    ['cmi.core.score.max', '101', '405'],
    ['cmi.comments', long(4097), '405'],
    ['cmi.student_preference.audio', '-1', '0'],
    ['cmi.student_preference.audio', '101', '405'],
    ['cmi.student_preference.audio', '1.5', '405'],
    ['cmi.student_preference.speed', '-100', '0'],
    ['cmi.student_preference.speed', '-101', '405'],
    ['cmi.student_preference.text', '1', '0'],
    ['cmi.student_preference.text', '2', '405'],
    ['cmi.student_preference.language', long(256), '405'],
    ['cmi.objectives.0.id', 'open-well', '0'],
    ['cmi.objectives.0.id', 'open well', '405'],
    ['cmi.objectives.0.id', 'é', '405'],
    ['cmi.objectives.0.id', '', '405'],
    ['cmi.objectives.0.id', long(256), '405'],
    ['cmi.objectives.0.status', 'not attempted', '0'],
    ['cmi.objectives.0.status', 'done', '405'],
    ['cmi.objectives.0.score.raw', '101', '405'],
    ['cmi.interactions.0.id', 'welcome-q1', '0'],
    ['cmi.interactions.0.id', 'q 1', '405'],
    ['cmi.interactions.0.time', '23:59:59', '0'],
    ['cmi.interactions.0.time', '23:59:59.99', '0'],
    ['cmi.interactions.0.time', '24:00:00', '405'],
    ['cmi.interactions.0.time', '9:00:00', '405'],
    ['cmi.interactions.0.type', 'choice', '0'],
    ['cmi.interactions.0.type', 'long-fill-in', '405'],
    ['cmi.interactions.0.weighting', '-100', '0'],
    ['cmi.interactions.0.weighting', '100.5', '405'],
    ['cmi.interactions.0.weighting', '', '405'],
    ['cmi.interactions.0.result', 'correct', '0'],
    ['cmi.interactions.0.result', 'wrong', '0'],
    ['cmi.interactions.0.result', 'neutral', '0'],
    ['cmi.interactions.0.result', 'incorrect', '405'],
    ['cmi.interactions.0.result', 'unanticipated', '405'],
    ['cmi.interactions.0.result', '0.5', '405'],
    ['cmi.interactions.0.latency', '00:00:00.00', '0'],
    ['cmi.interactions.0.latency', '00:00:01.5', '405'],
  ])('%s = %j gives %s', (element, value, error) => {
    expect(errorOfSet(element, value)).toBe(error);
  });

  test.each([
    ['choice', 'a', '0'],
    ['choice', 'a,b,3', '0'],
    ['choice', '', '405'],
    ['choice', 'ab', '405'],
    ['choice', 'A', '405'],
    ['choice', 'a,a', '405'],
    ['choice', 'a, b', '405'],
    ['choice', '{a,b}', '405'],
    ['choice', '0,1,2,3,4,5,6,7,8,9,a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p', '0'],
    ['choice', '0,1,2,3,4,5,6,7,8,9,a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q', '405'],
    ['true-false', 't', '0'],
    ['true-false', 'true', '405'],
    ['likert', '', '0'],
    ['likert', '4', '0'],
    ['likert', '10', '405'],
    ['matching', '1.a,2.b', '0'],
    ['matching', '1a', '405'],
    ['sequencing', 'c,a,b', '0'],
    ['sequencing', 'c a', '405'],
    ['numeric', '-3.5', '0'],
    ['numeric', 'three', '405'],
    ['fill-in', long(255), '0'],
    ['fill-in', long(256), '405'],
    ['performance', 'a\nb', '405'],
  ])('a %s answers %j: %s', (type, response, error) => {
    expect(errorOfSet('cmi.interactions.0.student_response', response, ofType(type))).toBe(error);
    expect(errorOfSet('cmi.interactions.0.correct_responses.0.pattern', response, ofType(type))).toBe(error);
  });

  test('a type that comes late has to fit the response', () => {
    const before = [
      ['cmi.interactions.0.id', 'q1'],
      ['cmi.interactions.0.student_response', 'long answer'],
    ] as const;
    expect(errorOfSet('cmi.interactions.0.type', 'choice', before)).toBe('405');
    expect(errorOfSet('cmi.interactions.0.type', 'fill-in', before)).toBe('0');
  });

  test.each([
    ['cmi._version', '402'],
    ['cmi.core._children', '402'],
    ['cmi.core.score._children', '402'],
    ['cmi.interactions._count', '402'],
    ['cmi.objectives._children', '402'],
    ['cmi.core.student_id', '403'],
    ['cmi.core.student_name', '403'],
    ['cmi.core.credit', '403'],
    ['cmi.core.entry', '403'],
    ['cmi.core.total_time', '403'],
    ['cmi.core.lesson_mode', '403'],
    ['cmi.launch_data', '403'],
    ['cmi.comments_from_lms', '403'],
    ['cmi.student_data.mastery_score', '403'],
    ['cmi.nothing', '401'],
    ['cmi.core.nothing', '401'],
    ['cmi.completion_status', '401'],
    ['cmi.interactions.n.id', '401'],
    ['cmi.interactions.00.id', '401'],
    ['cmi.interactions.1.id', '201'],
    ['cmi.objectives.2.id', '201'],
  ])('%s is refused with %s', (element, error) => {
    expect(errorOfSet(element, 'x')).toBe(error);
  });

  test.each([
    ['cmi.interactions.2.id', '201'],
    ['cmi.interactions.1.id', '0'],
    ['cmi.interactions.0.objectives.0.id', '0'],
    ['cmi.interactions.0.objectives.1.id', '201'],
    ['cmi.interactions.0.correct_responses.1.pattern', '201'],
  ])('after one interaction, %s gives %s', (element, error) => {
    expect(errorOfSet(element, 'a', asChoice)).toBe(error);
  });
});

describe('what may be read', () => {
  test.each([
    ['cmi._version', '3.4'],
    ['cmi.core.student_id', 'learner-1'],
    ['cmi.core.student_name', 'Okafor, Ada'],
    ['cmi.core.lesson_status', 'not attempted'],
    ['cmi.core.entry', 'ab-initio'],
    ['cmi.core.credit', 'credit'],
    ['cmi.core.lesson_mode', 'normal'],
    ['cmi.core.total_time', '0000:00:00.00'],
    ['cmi.core.score._children', 'raw,min,max'],
    ['cmi.core.score.raw', ''],
    ['cmi.suspend_data', ''],
    ['cmi.launch_data', 'from the manifest'],
    ['cmi.student_data.mastery_score', '80'],
    ['cmi.objectives._count', '0'],
    ['cmi.interactions._count', '0'],
    ['cmi.student_data._children', 'mastery_score,max_time_allowed,time_limit_action'],
  ])('%s reads %j', (element, value) => {
    const { API } = start({ launchData: 'from the manifest', masteryScore: 80 });
    expect([API.LMSGetValue(element), API.LMSGetLastError()]).toEqual([value, '0']);
  });

  test.each([
    ['cmi.core.exit', '404'],
    ['cmi.core.session_time', '404'],
    ['cmi.interactions.0.id', '404'],
    ['cmi.interactions.0.student_response', '404'],
    ['cmi.suspend_data._children', '202'],
    ['cmi.core._count', '203'],
    ['cmi.core.student_id._count', '203'],
    ['cmi.objectives.0.id', '201'],
    ['cmi.learner_id', '401'],
    ['', '401'],
    ['toString', '401'],
  ])('%j gives %s', (element, error) => {
    const { API } = start();
    expect([API.LMSGetValue(element), API.LMSGetLastError()]).toEqual(['', error]);
  });
});

describe('the order of calls', () => {
  test.each([
    ['LMSGetValue', ['cmi.core.student_id'], ''],
    ['LMSSetValue', ['cmi.core.exit', 'suspend'], 'false'],
    ['LMSCommit', [''], 'false'],
    ['LMSFinish', [''], 'false'],
  ] as const)('%s before LMSInitialize: 301', (name, given, answer) => {
    const { API } = createScorm12Host();
    expect([API[name](...given), API.LMSGetLastError()]).toEqual([answer, '301']);
  });

  test('a second LMSInitialize: 101', () => {
    const { API } = start();
    expect([API.LMSInitialize(''), API.LMSGetLastError()]).toEqual(['false', '101']);
  });

  test.each(['LMSInitialize', 'LMSCommit', 'LMSFinish'] as const)('%s takes an empty text alone: 201', (name) => {
    const host = name === 'LMSInitialize' ? createScorm12Host() : start();
    for (const given of [['x'], [], [null], ['', '']]) {
      expect([host.API[name](...given), host.API.LMSGetLastError()]).toEqual(['false', '201']);
    }
  });

  test('a value must be text', () => {
    const host = start();
    expect(host.API.LMSSetValue('cmi.core.score.raw', 80)).toBe('false');
    expect(host.API.LMSGetLastError()).toBe('201');
  });

  test('nothing may be called after LMSFinish', () => {
    const host = start();
    host.API.LMSSetValue('cmi.core.lesson_status', 'incomplete');
    host.API.LMSSetValue('cmi.core.exit', 'suspend');
    host.API.LMSSetValue('cmi.core.session_time', '00:00:01.00');
    expect(host.API.LMSFinish('')).toBe('true');
    expect(rulesOf(host)).toEqual([]);
    expect(host.API.LMSGetLastError()).toBe('0');
    expect(rulesOf(host)).toEqual(['called-after-finish']);
    expect(host.API.LMSFinish('')).toBe('false');
    expect(host.API.LMSSetValue('cmi.core.exit', '')).toBe('false');
    expect(rulesOf(host).filter((rule) => rule === 'called-after-finish')).toHaveLength(3);
  });

  test('errors are not asked for first', () => {
    const host = createScorm12Host();
    host.API.LMSGetLastError();
    expect(rulesOf(host)).toEqual(['error-asked-first']);
    const moodle = createScorm12Host({ behaviour: { ...strictBehaviour, earlyGetLastError: 'throws' } });
    expect(() => moodle.API.LMSGetLastError()).toThrow();
  });

  test('errors have words and a diagnostic', () => {
    const { API } = start();
    API.LMSSetValue('cmi.core.score.raw', '101');
    expect(API.LMSGetErrorString('405')).toBe('Incorrect data type');
    expect(API.LMSGetDiagnostic('')).toMatch(/not within 0 and 100/);
    expect(API.LMSGetErrorString('999')).toBe('');
    expect(API.LMSGetLastError()).toBe('405');
  });

  test('every refused call is listed with its place in the log', () => {
    const host = start();
    host.API.LMSSetValue('cmi.nothing', 'x');
    expect(host.refusals).toEqual([
      {
        call: 1,
        name: 'LMSSetValue',
        element: 'cmi.nothing',
        value: 'x',
        error: '401',
        rule: 'error-401',
        reason: expect.any(String),
      },
    ]);
    expect(host.calls[1]).toMatchObject({ name: 'LMSSetValue', answer: 'false', error: '401' });
  });
});

/** Does all that a Commit has to bring. */
function bring(host: Scorm12Host, data: string, status = 'incomplete'): void {
  host.API.LMSSetValue('cmi.core.lesson_status', status);
  host.API.LMSSetValue('cmi.core.session_time', '00:00:10.00');
  host.API.LMSSetValue('cmi.suspend_data', data);
  host.API.LMSCommit('');
}

function leave(host: Scorm12Host, exit: string): Scorm12Record | undefined {
  host.API.LMSSetValue('cmi.core.exit', exit);
  host.API.LMSFinish('');
  return host.stored();
}

describe('what other LMSs would not forgive', () => {
  test.each([
    ['passed', 'incomplete'],
    ['passed', 'completed'],
    ['completed', 'incomplete'],
    ['completed', 'failed'],
    ['failed', 'incomplete'],
    ['incomplete', 'browsed'],
  ])('a status of %s is not lowered to %s', (before, after) => {
    const host = start();
    host.API.LMSSetValue('cmi.core.lesson_status', before);
    expect(host.API.LMSSetValue('cmi.core.lesson_status', after)).toBe('true');
    expect(rulesOf(host)).toEqual(['status-lowered']);
  });

  test.each([
    ['incomplete', 'failed'],
    ['failed', 'passed'],
    ['completed', 'passed'],
    ['incomplete', 'incomplete'],
  ])('a status of %s may become %s', (before, after) => {
    const host = start();
    host.API.LMSSetValue('cmi.core.lesson_status', before);
    host.API.LMSSetValue('cmi.core.lesson_status', after);
    expect(rulesOf(host)).toEqual([]);
  });

  test('the status of an earlier session is not lowered', () => {
    const first = start();
    bring(first, 'a1', 'passed');
    const stored = leave(first, '');
    const second = start(stored ? { stored } : {});
    second.API.LMSSetValue('cmi.core.lesson_status', 'incomplete');
    expect(rulesOf(second)).toEqual(['status-lowered']);
  });

  test('a score comes with its status, not after it', () => {
    const host = start();
    bring(host, 'a1', 'passed');
    host.API.LMSSetValue('cmi.core.score.raw', '90');
    expect(rulesOf(host)).toEqual(['score-after-status']);
  });

  test('a Commit brings time and data, and other data than before', () => {
    const host = start();
    host.API.LMSCommit('');
    expect(rulesOf(host)).toEqual(['commit-without-time', 'commit-without-data']);
    bring(host, 'a1');
    bring(host, 'a1');
    expect(rulesOf(host).slice(2)).toEqual(['commit-with-same-data']);
    bring(host, 'a2');
    expect(host.refusals).toHaveLength(3);
  });

  test('on the way out there is no Commit', () => {
    const host = start();
    host.leave();
    bring(host, 'a1');
    expect(rulesOf(host)).toEqual(['commit-while-leaving']);
  });

  test.each([
    ['incomplete', 'suspend', []],
    ['incomplete', '', ['wrong-exit']],
    ['passed', '', []],
    ['passed', 'suspend', ['wrong-exit']],
    ['failed', '', []],
    ['failed', 'suspend', []],
  ])('Finish at %s with exit %j', (status, exit, rules) => {
    const host = start();
    bring(host, 'a1', status);
    leave(host, exit);
    expect(rulesOf(host)).toEqual(rules);
  });

  test('Finish without a status or a time', () => {
    const host = start();
    host.API.LMSFinish('');
    expect(rulesOf(host)).toEqual(['finish-without-time', 'finish-without-status']);
  });

  test('an interaction has an id and a type before it is committed', () => {
    const host = start();
    host.API.LMSSetValue('cmi.interactions.0.id', 'q1');
    bring(host, 'a1');
    expect(rulesOf(host)).toEqual(['interaction-unfinished']);
  });

  test('an interaction of an earlier session is not overwritten', () => {
    const first = start();
    for (const [element, value] of asChoice) first.API.LMSSetValue(element, value);
    bring(first, 'a1');
    const stored = leave(first, 'suspend');
    const second = start(stored ? { stored } : {});
    expect(second.API.LMSGetValue('cmi.interactions._count')).toBe('1');
    second.API.LMSSetValue('cmi.interactions.0.id', 'q2');
    expect(rulesOf(second)).toEqual(['interaction-overwritten']);
  });

  test('cmi.comments is left alone', () => {
    const host = start();
    host.API.LMSGetValue('cmi.comments');
    host.API.LMSSetValue('cmi.comments', 'x');
    expect(rulesOf(host)).toEqual(['unsafe-element', 'unsafe-element']);
  });

  test('nothing is written in review', () => {
    const first = start();
    bring(first, 'a1', 'passed');
    const stored = leave(first, '');
    const second = start({ ...(stored ? { stored } : {}), behaviour: { ...strictBehaviour, afterDone: 'review' } });
    expect(second.API.LMSGetValue('cmi.core.lesson_mode')).toBe('review');
    expect(second.API.LMSGetValue('cmi.core.credit')).toBe('no-credit');
    second.API.LMSSetValue('cmi.core.session_time', '00:00:01.00');
    expect(rulesOf(second)).toEqual(['written-in-review']);
  });

  test('asking which elements there are is no fault', () => {
    const host = start({ behaviour: { ...strictBehaviour, unimplemented: ['cmi.interactions'] } });
    expect(host.API.LMSGetValue('cmi.interactions._children')).toBe('');
    expect(host.API.LMSGetLastError()).toBe('401');
    expect(rulesOf(host)).toEqual([]);
    host.API.LMSSetValue('cmi.interactions.0.id', 'q1');
    expect(rulesOf(host)).toEqual(['error-401']);
  });
});

describe('what is kept', () => {
  test('nothing before a Commit', () => {
    const host = start();
    host.API.LMSSetValue('cmi.suspend_data', 'a1');
    expect(host.stored()).toBeUndefined();
    expect(host.unfinished()).toEqual(['cmi.suspend_data']);
  });

  test('what was committed, though the session never finished', () => {
    const host = start();
    bring(host, 'a1');
    host.API.LMSSetValue('cmi.suspend_data', 'a2');
    expect(host.unfinished()).toEqual(['cmi.suspend_data']);
    const stored = host.stored();
    expect(stored).toMatchObject({ finished: false, exit: '' });
    const { API } = start(stored ? { stored } : {});
    expect(API.LMSGetValue('cmi.suspend_data')).toBe('a1');
    expect(API.LMSGetValue('cmi.core.entry')).toBe('');
    expect(API.LMSGetValue('cmi.core.total_time')).toBe('0000:00:10.00');
  });

  test('a suspended session is resumed', () => {
    const host = start();
    bring(host, 'a1');
    const stored = leave(host, 'suspend');
    const { API } = start(stored ? { stored } : {});
    expect(API.LMSGetValue('cmi.core.entry')).toBe('resume');
    expect(API.LMSGetValue('cmi.suspend_data')).toBe('a1');
    expect(API.LMSGetValue('cmi.core.lesson_status')).toBe('incomplete');
  });

  test('a session that ended without suspend starts afresh', () => {
    const host = start();
    bring(host, 'a1');
    const stored = leave(host, '');
    const { API } = start(stored ? { stored } : {});
    expect(API.LMSGetValue('cmi.suspend_data')).toBe('');
  });

  test.each([
    ['keep', 'normal', 'a1', 'passed'],
    ['review', 'review', 'a1', 'passed'],
    ['blank', 'normal', '', 'not attempted'],
  ] as const)('after passed: %s', (afterDone, mode, data, status) => {
    const host = start();
    bring(host, 'a1', 'passed');
    const stored = leave(host, '');
    const { API } = start({ ...(stored ? { stored } : {}), behaviour: { ...strictBehaviour, afterDone } });
    expect(API.LMSGetValue('cmi.core.lesson_mode')).toBe(mode);
    expect(API.LMSGetValue('cmi.suspend_data')).toBe(data);
    expect(API.LMSGetValue('cmi.core.lesson_status')).toBe(status);
  });

  test('a status that was never set becomes completed at Finish, as in Moodle', () => {
    const host = start();
    host.API.LMSFinish('');
    expect(host.stored()?.elements['cmi.core.lesson_status']).toBe('completed');
  });

  test.each([
    ['79.9', 'passed', 'failed'],
    ['80', 'incomplete', 'passed'],
    ['', 'incomplete', 'incomplete'],
  ])('a mastery score of 80 makes of raw %j and %s: %s', (raw, status, kept) => {
    const host = start({ masteryScore: 80 });
    host.API.LMSSetValue('cmi.core.score.raw', raw);
    host.API.LMSSetValue('cmi.core.lesson_status', status);
    host.API.LMSFinish('');
    expect(host.stored()?.elements['cmi.core.lesson_status']).toBe(kept);
  });

  test('a Commit without a connection stores nothing', () => {
    const offline = { isOnline: () => false };
    const host = start(offline);
    bring(host, 'a1');
    expect(host.stored()).toBeUndefined();
    expect(host.calls.at(-1)).toMatchObject({ name: 'LMSCommit', answer: 'false', error: '101' });
    const liar = start({ ...offline, behaviour: { ...strictBehaviour, offlineCommit: 'true' } });
    bring(liar, 'a1');
    expect([liar.calls.at(-1)?.answer, liar.stored()]).toEqual(['true', undefined]);
  });

  test('answers may be booleans and codes numbers', () => {
    const host = start({ behaviour: { ...strictBehaviour, booleans: ['SetValue'], errorCodes: 'number' } });
    expect(host.API.LMSSetValue('cmi.core.exit', 'suspend')).toBe(true);
    expect(host.API.LMSSetValue('cmi.core.exit', 'x')).toBe(false);
    expect(host.API.LMSGetLastError()).toBe(405);
  });

  test('what storesOn says', () => {
    const host = start({ behaviour: { ...strictBehaviour, storesOn: 'finish' } });
    bring(host, 'a1');
    expect(host.stored()).toBeUndefined();
    expect(leave(host, 'suspend')?.elements['cmi.suspend_data']).toBe('a1');
  });
});
