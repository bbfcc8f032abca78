/** An LMS that fails: what each fault does to a Commit, a Finish and what is kept. */

import { expect, test } from '@jest/globals';
import { SCORM12_FAULTS, type Scorm12Fault } from '../../src/preview/scorm12-faults.js';
import { createScorm12Host, type Scorm12Host } from '../../src/preview/scorm12-host.js';

let slept = 0;

function start(...names: (keyof typeof SCORM12_FAULTS)[]): { host: Scorm12Host; faults: Scorm12Fault[] } {
  const faults: Scorm12Fault[] = [];
  const host = createScorm12Host({
    faults,
    sleep: (milliseconds) => {
      slept += milliseconds;
    },
  });
  host.API.LMSInitialize('');
  for (const name of names) faults.push({ ...SCORM12_FAULTS[name] });
  return { host, faults };
}

function commit({ API }: Scorm12Host, data: string): unknown {
  API.LMSSetValue('cmi.core.lesson_status', 'incomplete');
  API.LMSSetValue('cmi.core.session_time', '00:00:05.00');
  API.LMSSetValue('cmi.suspend_data', data);
  return API.LMSCommit('');
}

const kept = (host: Scorm12Host): string | undefined => host.stored()?.elements['cmi.suspend_data'];

test('a Commit is refused, or throws before or after it is done', () => {
  const { host } = start('commit-false');
  expect([commit(host, 'a1'), host.API.LMSGetLastError(), kept(host)]).toEqual(['false', '101', undefined]);
  const throwing = start('commit-throws').host;
  expect(() => commit(throwing, 'a1')).toThrow();
  expect(kept(throwing)).toBeUndefined();
  const lost = start('commit-answer-lost').host;
  expect(() => commit(lost, 'a1')).toThrow();
  expect(kept(lost)).toBe('a1');
});

test('a Commit hangs for five seconds and is done', () => {
  slept = 0;
  const { host } = start('commit-hangs');
  expect([commit(host, 'a1'), kept(host), slept]).toEqual(['true', 'a1', 5000]);
});

test('everything is true and nothing is stored, Finish included', () => {
  const { host } = start('stores-nothing');
  expect([commit(host, 'a1'), host.API.LMSGetLastError(), host.API.LMSFinish('')]).toEqual(['true', '0', 'true']);
  expect([host.stored(), host.phase()]).toEqual([undefined, 'finished']);
});

test('every third Commit is lost', () => {
  const { host } = start('loses-every-third');
  const after = ['a1', 'a2', 'a3', 'a4'].map((data) => [commit(host, data), kept(host)]);
  expect(after).toEqual([
    ['true', 'a1'],
    ['true', 'a2'],
    ['true', 'a2'],
    ['true', 'a4'],
  ]);
});

test('after the log-in has expired all is refused, until the list is empty again', () => {
  const { host, faults } = start('log-in-expired');
  expect(host.API.LMSGetValue('cmi.core.lesson_status')).toBe('');
  expect([commit(host, 'a1'), host.API.LMSFinish(''), kept(host)]).toEqual(['false', 'false', undefined]);
  faults.length = 0;
  expect(commit(host, 'a1')).toBe('true');
});
