/** The end of a session, and what a reload finds. */

import { describe, expect, test } from '@jest/globals';
import { answered, completed, fakeHost, fakeWindow, launch, launchIn, location, success } from './fake-host.js';

const STATUS = 'cmi.core.lesson_status';
const EXIT = 'cmi.core.exit';

describe('the end', () => {
  test('pagehide: sets, one Finish, no commit, and nothing afterwards', async () => {
    const host = fakeHost();
    const { tracker } = await launch(host);
    tracker.save('1.z');
    tracker.closeNow('suspend');
    const after = host.calls.length;
    expect(host.namesOfCalls().filter((name) => !/Value/.test(name))).toEqual(['LMSInitialize', 'LMSFinish']);
    expect(host.values).toMatchObject({ 'cmi.suspend_data': '1.z', [EXIT]: 'suspend' });
    tracker.closeNow('suspend');
    tracker.record(completed());
    tracker.save('1.y');
    await tracker.commit('progress');
    await tracker.close('finish');
    expect(host.calls).toHaveLength(after);
  });

  test('Save and exit commits first, and tells what came of it', async () => {
    const host = fakeHost();
    const { tracker } = await launch(host);
    tracker.save('1.z');
    expect(await tracker.close('suspend')).toBe('saved');
    expect(host.namesOfCalls().slice(-2)).toEqual(['LMSCommit', 'LMSFinish']);
  });

  test('what Save and exit could not store it may store when asked again; going away finishes in any case', async () => {
    const host = fakeHost();
    host.answers.LMSCommit = 'false';
    const { tracker } = await launch(host);
    tracker.save('1.z');
    expect(await tracker.close('suspend')).toBe('not-saved');
    expect(host.namesOfCalls().at(-1)).toBe('LMSCommit');
    host.answers.LMSCommit = 'true';
    expect(await tracker.close('suspend')).toBe('saved');
    expect(host.namesOfCalls().slice(-2)).toEqual(['LMSCommit', 'LMSFinish']);
    const lost = fakeHost();
    lost.answers.LMSCommit = 'false';
    const leaving = (await launch(lost)).tracker;
    await leaving.close('suspend');
    leaving.closeNow('suspend');
    leaving.closeNow('suspend');
    expect(lost.namesOfCalls().filter((name) => name === 'LMSFinish')).toHaveLength(1);
  });

  test('without a connection a "true" is none; on a machine that never had one it is', async () => {
    for (const [before, after] of [
      [true, 'not-saved'],
      [false, 'saved'],
    ] as const) {
      const host = fakeHost();
      const navigator = { onLine: before };
      const { tracker } = await launchIn(fakeWindow({ API: host.api, navigator }));
      navigator.onLine = false;
      tracker.save('1.z');
      expect(await tracker.commit('progress')).toBe(after);
      expect(await tracker.close('suspend')).toBe(after);
      navigator.onLine = true;
      if (before) expect(await tracker.close('suspend')).toBe('saved');
      expect(host.namesOfCalls().at(-1)).toBe('LMSFinish');
    }
  });

  test('Save and exit is not done while a value is refused, however often it is asked, and does not finish', async () => {
    const host = fakeHost();
    host.refuses['cmi.suspend_data'] = 101;
    const { tracker } = await launch(host);
    tracker.save('1.z');
    expect(await tracker.close('suspend')).toBe('not-saved');
    expect(await tracker.close('suspend')).toBe('not-saved');
    expect(host.namesOfCalls()).not.toContain('LMSFinish');
    delete host.refuses['cmi.suspend_data'];
    expect(await tracker.close('suspend')).toBe('saved');
    expect(host.values['cmi.suspend_data']).toBe('1.z');
  });

  test('a host that took no status is not told the end, of which Moodle would make "completed"', async () => {
    const host = fakeHost();
    host.refuses[STATUS] = 101;
    const { tracker } = await launch(host);
    tracker.save('1.z');
    tracker.closeNow('suspend');
    expect(host.namesOfCalls()).not.toContain('LMSFinish');
    const { length } = host.calls;
    tracker.closeNow('suspend');
    expect(await tracker.close('suspend')).toBe('saved');
    expect(host.calls).toHaveLength(length);
    const begun = fakeHost({ [STATUS]: 'incomplete' });
    begun.refuses[STATUS] = 101;
    (await launch(begun)).tracker.closeNow('suspend');
    expect(begun.namesOfCalls()).toContain('LMSFinish');
  });

  test('on the AICC shim Finish alone stores: no commit races with it', async () => {
    const shim = fakeHost({ 'cmi.core._children': undefined }, { yes: true });
    const { tracker } = await launch(shim);
    tracker.save('1.z');
    expect(await tracker.close('suspend')).toBe('saved');
    expect(shim.namesOfCalls()).not.toContain('LMSCommit');
    const lost = fakeHost({ 'cmi.core._children': undefined }, { yes: true });
    lost.answers.LMSFinish = false;
    expect(await (await launch(lost)).tracker.close('suspend')).toBe('not-saved');
  });

  test.each([
    ['completed', [completed()]],
    ['passed', [completed(), success('passed', 0.9)]],
    ['failed', [success('failed', 0.1)]],
  ])('exit is suspend from the first commit, and empty once %s', async (status, events) => {
    const host = fakeHost();
    const { tracker } = await launch(host);
    await tracker.commit('progress');
    for (const event of events) tracker.record(event);
    await tracker.close('suspend');
    expect(host.setsOf(EXIT)).toEqual(['suspend', '']);
    const again = fakeHost({ [STATUS]: status });
    (await launch(again)).tracker.closeNow('suspend');
    expect(again.setsOf(EXIT)).toEqual(['']);
  });
});

describe('a reload', () => {
  test('waits until the host has let go, then leaves a host in its old page alone', async () => {
    const host = fakeHost({ 'cmi.suspend_data': '1.a' });
    const first = await launch(host);
    first.tracker.closeNow('suspend');
    host.values[STATUS] = '';
    const before = host.calls.length;
    const window = fakeWindow({ parent: first.window.parent as never, sessionStorage: first.window.sessionStorage });
    const second = await launchIn(window);
    expect(window.waited).toHaveLength(1);
    expect(window.waited[0]).toBeGreaterThan(1500);
    expect(window.waited[0]).toBeLessThanOrEqual(2000);
    expect(second.launch).toMatchObject({ host: 'doubtful', state: '1.a', learner: { id: 's1' } });
    second.tracker.record(completed());
    second.tracker.save('1.b');
    expect(await second.tracker.commit('progress')).toBe('not-saved');
    expect(await second.tracker.close('suspend')).toBe('not-saved');
    second.tracker.closeNow('suspend');
    expect(second.told).not.toContain('saved');
    expect(second.launch.can.interactions).toBe(false);
    expect(new Set(host.namesOfCalls().slice(before))).toEqual(new Set(['LMSInitialize', 'LMSGetValue']));
  });

  test('a host page that was loaded afresh is waited for and then used; another course or window is not kept waiting', async () => {
    const first = await launch(fakeHost());
    first.tracker.closeNow('suspend');
    const fresh = fakeHost();
    const parent = fakeWindow({ API: fresh.api });
    const window = fakeWindow({ parent, sessionStorage: first.window.sessionStorage });
    expect((await launchIn(window)).launch.host).toBe('present');
    expect(window.waited).toHaveLength(1);
    const second = fakeWindow({ parent: first.window.parent as never, sessionStorage: first.window.sessionStorage });
    expect((await launchIn(second, { courseId: 'another' })).launch.host).toBe('present');
    expect(second.waited).toEqual([]);
    const other = fakeWindow({ parent: first.window.parent as never });
    expect((await launchIn(other)).launch.host).toBe('present');
    expect(other.waited).toEqual([]);
  });

  test('on the AICC shim the session is over even in a fresh page', async () => {
    const values = { 'cmi.core._children': undefined };
    const first = await launch(fakeHost(values));
    first.tracker.closeNow('suspend');
    const parent = fakeWindow({ API: fakeHost(values).api });
    const again = await launchIn(fakeWindow({ parent, sessionStorage: first.window.sessionStorage }));
    expect(again.launch.host).toBe('doubtful');
  });

  test('a window without storage forgets, and nothing breaks', async () => {
    const host = fakeHost();
    const forbidden = (): never => {
      throw new Error('forbidden');
    };
    const sessionStorage = { getItem: forbidden, setItem: forbidden, removeItem: forbidden };
    const window = fakeWindow({ parent: fakeWindow({ API: Object.freeze(host.api) }), sessionStorage });
    (await launchIn(window)).tracker.closeNow('suspend');
    expect((await launchIn(window)).launch.host).toBe('present');
  });
});

test('ten pages with ten questions: at most 250 calls, at most 30 commits', async () => {
  const host = fakeHost();
  const { tracker } = await launch(host);
  let counter = 0;
  for (let page = 0; page < 10; page++) {
    tracker.record(location(`page-${page}`));
    tracker.record(answered({ activityId: `q${page}` }));
    tracker.save(`1.${++counter}`);
    await tracker.commit('progress');
    tracker.save(`1.${++counter}`);
    await tracker.commit('progress');
  }
  tracker.record(completed());
  tracker.record(success('passed', 0.9));
  await tracker.commit('progress');
  await tracker.close('finish');
  expect(host.calls.length).toBeLessThanOrEqual(250);
  expect(host.namesOfCalls().filter((name) => name === 'LMSCommit').length).toBeLessThanOrEqual(30);
});
