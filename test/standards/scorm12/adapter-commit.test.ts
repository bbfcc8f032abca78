/** What a commit brings, and what becomes of what was not taken. */

import { describe, expect, test } from '@jest/globals';
import { answered, completed, fakeHost, launch, location, scored, success } from './fake-host.js';

const STATUS = 'cmi.core.lesson_status';
const EXIT = 'cmi.core.exit';
const RAW = 'cmi.core.score.raw';

describe('a commit', () => {
  test('sends what changed, and always time and saved progress', async () => {
    const host = fakeHost();
    const { tracker, window } = await launch(host);
    tracker.record(location('welcome'));
    tracker.save('1.a');
    await tracker.commit('progress');
    const first = host.calls.length;
    window.pass(62_345);
    await tracker.commit('progress');
    expect(host.calls.slice(first)).toEqual([
      ['LMSSetValue', 'cmi.core.session_time', '00:01:02.35'],
      ['LMSSetValue', 'cmi.suspend_data', '1.a'],
      ['LMSCommit', ''],
    ]);
    expect(host.values).toMatchObject({ 'cmi.core.lesson_location': 'welcome', [EXIT]: 'suspend' });
    expect(host.setsOf('cmi.core.session_time')[0]).toBe('00:00:01.00');
  });

  test('without a change sends time and saved progress again, since a host may have lost them', async () => {
    const host = fakeHost();
    const { tracker } = await launch(host);
    tracker.save('1.a');
    for (const _ of [1, 2, 3]) await tracker.commit('progress');
    expect(host.setsOf('cmi.suspend_data')).toHaveLength(3);
    expect(host.setsOf('cmi.core.session_time')).toHaveLength(3);
  });

  test('a location has at most 255 characters', async () => {
    const host = fakeHost();
    const { tracker } = await launch(host);
    tracker.record(location('x'.repeat(300)));
    await tracker.commit('progress');
    expect(host.values['cmi.core.lesson_location']).toHaveLength(255);
  });

  test.each(['cmi.suspend_data', STATUS, 'cmi.core.session_time'])(
    'a host without %s does not save',
    async (element) => {
      const host = fakeHost();
      host.refuses[element] = 401;
      const { tracker } = await launch(host);
      tracker.save('1.a');
      for (const _ of [1, 2]) expect(await tracker.commit('progress')).toBe('not-saved');
    },
  );

  test('score goes before the status, and only with one that stands', async () => {
    const host = fakeHost();
    const { tracker } = await launch(host);
    tracker.record(scored(0.5));
    await tracker.commit('progress');
    expect(host.setsOf(RAW)).toEqual([]);
    tracker.record(success('passed', 0.83333));
    tracker.record(completed());
    await tracker.commit('progress');
    const sets = host.calls.filter(([name]) => name === 'LMSSetValue').map((call) => call[1]);
    expect(sets.indexOf(RAW)).toBeLessThan(sets.lastIndexOf(STATUS));
    expect(sets.indexOf('cmi.core.session_time')).toBeLessThan(sets.lastIndexOf(STATUS));
    expect(host.values).toMatchObject({
      [RAW]: '83.33',
      'cmi.core.score.min': '0',
      'cmi.core.score.max': '100',
      [STATUS]: 'passed',
      [EXIT]: '',
    });
  });

  test.each([
    ['completed', [completed()]],
    ['passed', [completed(), success('passed', 1)]],
    ['incomplete', [success('passed', 1)]],
    ['failed', [success('failed', 0.2)]],
    ['failed', [completed(), success('failed', 0.2)]],
    ['incomplete', [scored(0.2)]],
    ['passed', [completed(), success('passed', 0.9), success('failed', 0.2)]],
  ])('status %s', async (status, events) => {
    const host = fakeHost();
    const { tracker } = await launch(host);
    for (const event of events) tracker.record(event);
    await tracker.commit('progress');
    expect(host.values[STATUS]).toBe(status);
  });

  test.each([
    ['passed', [success('failed', 0.1)]],
    ['passed', [completed()]],
    ['completed', [success('failed', 0.1)]],
  ])('%s is never lowered', async (status, events) => {
    const host = fakeHost({ [STATUS]: status, [RAW]: '90' });
    const { tracker } = await launch(host);
    for (const event of events) tracker.record(event);
    await tracker.close('suspend');
    expect(host.values[STATUS]).toBe(status);
    expect(host.values[RAW]).toBe('90');
  });

  test('completed after failed is none: the result stays, whoever opens the course again', async () => {
    const host = fakeHost({ [STATUS]: 'failed', [RAW]: '20' });
    const { tracker } = await launch(host);
    tracker.record(completed());
    tracker.save('s');
    await tracker.commit('progress');
    expect(host.calls.filter(([name, element]) => name === 'LMSSetValue' && element === STATUS)).toEqual([]);
  });

  test('passed after failed is a raise, with its score', async () => {
    const host = fakeHost({ [STATUS]: 'failed', [RAW]: '20' });
    const { tracker } = await launch(host);
    tracker.record(completed());
    tracker.record(success('passed', 0.8));
    await tracker.commit('progress');
    expect(host.values).toMatchObject({ [STATUS]: 'passed', [RAW]: '80' });
  });

  test('no score goes after a status that was committed, but a better one at the next launch', async () => {
    const host = fakeHost();
    const { tracker } = await launch(host);
    tracker.record(completed());
    tracker.record(success('passed', 0.8));
    host.answers.LMSCommit = 'false';
    await tracker.commit('progress');
    tracker.record(scored(0.85));
    delete host.answers.LMSCommit;
    await tracker.commit('progress');
    tracker.record(scored(0.95));
    await tracker.close('finish');
    expect(host.setsOf(RAW)).toEqual(['80', '85']);
    const next = fakeHost({ [STATUS]: 'passed', [RAW]: '85' });
    const again = await launch(next);
    again.tracker.record(success('passed', 0.95));
    await again.tracker.commit('progress');
    expect(next.values[RAW]).toBe('95');
    expect(next.setsOf(STATUS)).toEqual([]);
  });

  test('a score without min and max is no fault, and they are not tried again', async () => {
    const host = fakeHost();
    Object.assign(host.refuses, { 'cmi.core.score.min': 401, 'cmi.core.score.max': 401 });
    const { tracker } = await launch(host);
    tracker.record(completed());
    tracker.record(success('passed', 0.8));
    tracker.save('1.a');
    expect(await tracker.commit('progress')).toBe('saved');
    await tracker.commit('progress');
    expect(host.setsOf('cmi.core.score.min')).toEqual(['0']);
  });

  test.each([401, 403, 405])('a score that the host never takes (%i) is no fault: the rest is saved', async (code) => {
    const host = fakeHost();
    host.refuses[RAW] = code;
    const { tracker } = await launch(host);
    tracker.record(completed());
    tracker.record(success('passed', 0.8));
    tracker.save('1.a');
    expect(await tracker.commit('progress')).toBe('saved');
    expect(await tracker.commit('progress')).toBe('saved');
    expect(host.setsOf(RAW)).toEqual(['80']);
    expect(host.values[STATUS]).toBe('passed');
  });

  test('a host that has forgotten the session (301) takes nothing, and everything is sent again', async () => {
    const host = fakeHost();
    const { tracker } = await launch(host);
    host.refuses[RAW] = 301;
    tracker.record(completed());
    tracker.record(success('passed', 0.8));
    tracker.save('1.a');
    expect(await tracker.commit('progress')).toBe('not-saved');
    delete host.refuses[RAW];
    expect(await tracker.commit('progress')).toBe('saved');
    expect(host.values[RAW]).toBe('80');
  });

  test('what was not taken is not saved, and sent again', async () => {
    const host = fakeHost();
    const { tracker, told } = await launch(host);
    host.refuses[STATUS] = 101;
    tracker.record(completed());
    tracker.save('1.a');
    expect(await tracker.commit('progress')).toBe('not-saved');
    delete host.refuses[STATUS];
    expect(await tracker.commit('progress')).toBe('saved');
    expect(host.values[STATUS]).toBe('completed');
    expect(told).toEqual(['saving', 'not-saved', 'saving', 'saved']);
  });

  test('after a failed commit everything is sent again', async () => {
    const host = fakeHost();
    const { tracker } = await launch(host);
    for (const answer of ['false', false, null, undefined, {}]) {
      host.answers.LMSCommit = answer;
      tracker.record(location('two'));
      expect(await tracker.commit('progress')).toBe('not-saved');
    }
    delete host.answers.LMSCommit;
    const before = host.calls.length;
    expect(await tracker.commit('progress')).toBe('saved');
    const sent = host.calls.slice(before).map((call) => call[1]);
    expect(sent).toEqual(expect.arrayContaining(['cmi.core.lesson_location', EXIT, STATUS]));
  });

  test.each(['LMSSetValue', 'LMSCommit', 'LMSFinish', 'LMSGetLastError'])('%s may throw', async (name) => {
    const host = fakeHost();
    const { tracker } = await launch(host);
    host.throws.add(name);
    host.refuses[EXIT] = 405;
    tracker.record(answered());
    tracker.save('1.a');
    await tracker.commit('progress');
    await tracker.close('suspend');
    tracker.closeNow('suspend');
    expect(host.calls.at(-1)?.[0]).toBe('LMSFinish');
  });

  test('saved progress beyond 4096 characters is never sent, cut or whole', async () => {
    const host = fakeHost();
    const { tracker } = await launch(host);
    tracker.save('a'.repeat(4096));
    expect(await tracker.commit('progress')).toBe('saved');
    tracker.save('a'.repeat(4097));
    tracker.record(completed());
    expect(await tracker.commit('progress')).toBe('not-saved');
    expect(host.values['cmi.suspend_data']).toHaveLength(4096);
    expect(host.values[STATUS]).toBe('completed');
  });

  test('a host without _children that has a result is left with it until Finish', async () => {
    const values = { 'cmi.core._children': undefined, 'cmi.interactions._children': undefined };
    const shim = fakeHost({ ...values, 'cmi.core.lesson_status': 'passed' }, { yes: true });
    const { tracker } = await launch(shim);
    tracker.save('1.aaa');
    await tracker.commit('progress');
    expect(shim.namesOfCalls()).not.toContain('LMSCommit');
    tracker.closeNow('finish');
    expect(shim.setsOf('cmi.suspend_data')).toEqual(['1.aaa']);
    expect(shim.namesOfCalls().at(-1)).toBe('LMSFinish');
  });

  test('a page that goes out of sight is committed, but not on a host without _children', async () => {
    const host = fakeHost();
    const shim = fakeHost({ 'cmi.core._children': undefined, 'cmi.interactions._children': undefined }, { yes: true });
    for (const each of [host, shim]) {
      const { tracker } = await launch(each);
      tracker.save('1.a');
      await tracker.commit('hidden');
    }
    expect(host.namesOfCalls()).toContain('LMSCommit');
    expect(shim.namesOfCalls()).not.toContain('LMSCommit');
    expect(shim.setsOf('cmi.suspend_data')).toEqual([]);
  });
});
