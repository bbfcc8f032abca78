/** The adapter against hosts with the oddities of real ones. */

import { describe, expect, test } from '@jest/globals';
import {
  answered,
  completed,
  fakeHost,
  fakeWindow,
  launch,
  launchIn,
  location,
  scored,
  strangeWindow,
  success,
} from './fake-host.js';

const STATUS = 'cmi.core.lesson_status';
const EXIT = 'cmi.core.exit';
const RAW = 'cmi.core.score.raw';

describe('finding the host', () => {
  test('looks in the own window, parents, openers and their parents', async () => {
    const { api } = fakeHost();
    const top = fakeWindow({ API: api });
    const windows = {
      own: fakeWindow({ API: api }),
      'grand-parent': fakeWindow({ parent: fakeWindow({ parent: top }) }),
      opener: fakeWindow({ opener: top }),
      "opener's parent": fakeWindow({ opener: fakeWindow({ parent: top }) }),
      "parent's opener": fakeWindow({ parent: fakeWindow({ opener: fakeWindow({ parent: top }) }) }),
    };
    for (const [place, window] of Object.entries(windows)) {
      expect([place, (await launchIn(window)).launch.host]).toEqual([place, 'present']);
    }
  });

  test('a parent of another origin throws at every look and is passed by', async () => {
    const host = fakeHost();
    const window = fakeWindow({ parent: strangeWindow(fakeWindow({ API: host.api })) });
    expect((await launchIn(window)).launch.host).toBe('present');
  });

  test('a window whose parent cannot be asked for is the last one', async () => {
    const window = fakeWindow();
    const mute = Object.defineProperty(fakeWindow(), 'parent', {
      get() {
        throw new Error('Blocked.');
      },
    });
    expect((await launchIn({ ...window, parent: mute })).launch.host).toBe('absent');
  });

  test('an element named API is no host, nor is an endless row of parents', async () => {
    expect((await launchIn(fakeWindow({ API: { id: 'API' } }))).launch.host).toBe('absent');
    const endless = (): ReturnType<typeof fakeWindow> =>
      new Proxy(fakeWindow(), {
        get: (target, name, self) => (name === 'parent' ? endless() : Reflect.get(target, name, self)),
      });
    expect((await launchIn(endless())).launch.host).toBe('absent');
  });

  test('without a host nothing is waited for, and nothing is said to be saved', async () => {
    const { tracker, launch: state, window, told } = await launchIn(fakeWindow());
    expect(state.host).toBe('absent');
    expect(window.waited).toEqual([]);
    tracker.record(location('welcome'));
    tracker.save('1.a');
    expect(await tracker.commit('progress')).toBe('not-saved');
    expect(await tracker.close('suspend')).toBe('not-saved');
    expect(told).toEqual(['not-saved']);
  });

  test('a host that is still loading in the frame above is waited for', async () => {
    const parent = fakeWindow();
    const window = fakeWindow({ parent });
    let looks = 0;
    window.setTimeout = (run) => {
      if (++looks === 3) parent.API = fakeHost().api;
      queueMicrotask(run);
    };
    expect((await launchIn(window)).launch.host).toBe('present');
  });
});

describe('starting', () => {
  test('every call but get and set has exactly "" as its argument', async () => {
    const host = fakeHost();
    const { tracker } = await launch(host);
    await tracker.commit('progress');
    await tracker.close('suspend');
    const calls = host.calls.filter(([name]) => !/Value/.test(name));
    expect(calls).toEqual([
      ['LMSInitialize', ''],
      ['LMSCommit', ''],
      ['LMSCommit', ''],
      ['LMSFinish', ''],
    ]);
  });

  test.each([true, 'true', 1, 'True'])('takes %p for yes', async (yes) => {
    const { tracker, launch: state } = await launch(fakeHost({}, { yes }));
    expect(state.host).toBe('present');
    tracker.save('1.a');
    expect(await tracker.commit('progress')).toBe('saved');
  });

  test.each(['', 'not attempted', 'Not Attempted', 'n', 'browsed'])('makes %p incomplete at once', async (status) => {
    const host = fakeHost({ [STATUS]: status });
    await launch(host);
    expect(host.values[STATUS]).toBe('incomplete');
    expect(host.namesOfCalls()).not.toContain('LMSCommit');
  });

  test.each(['incomplete', 'completed', 'passed', 'failed', 'P'])('leaves %p alone', async (status) => {
    const host = fakeHost({ [STATUS]: status });
    const { tracker } = await launch(host);
    await tracker.commit('progress');
    expect(host.setsOf(STATUS)).toEqual([]);
  });

  test('reads who and how', async () => {
    const host = fakeHost({ [STATUS]: 'passed', [RAW]: '82.5', 'cmi.core.credit': 'no-credit' });
    expect((await launch(host)).launch).toEqual({
      host: 'present',
      learner: { id: 's1', name: 'Shah, Mina' },
      mode: 'normal',
      credit: false,
      state: undefined,
      status: { completion: 'completed', success: 'passed', score: 0.825 },
      can: { interactions: true, objectives: false },
    });
  });

  test('restores whatever entry says, even in a review', async () => {
    for (const mode of ['normal', 'review', '']) {
      const host = fakeHost({ 'cmi.core.entry': '', 'cmi.core.lesson_mode': mode, 'cmi.suspend_data': '1.abc\n' });
      expect((await launch(host)).launch.state).toBe('1.abc');
    }
  });

  test.each([
    [{ yes: 'true', code: String }, 'present'],
    [{ yes: 'true', code: Number }, 'present'],
  ])('Initialize "false" with 101 is a session that runs where values can be read', async (shape, presence) => {
    const host = fakeHost({}, shape);
    host.api.LMSInitialize = () => {
      host.calls.push(['LMSInitialize', '']);
      host.api.LMSGetLastError = () => shape.code(host.calls.length === 1 ? 101 : 0);
      return 'false';
    };
    expect((await launch(host)).launch.host).toBe(presence);
  });

  test('a session that has ended, or that throws, is doubtful', async () => {
    const ended = fakeHost();
    ended.answers.LMSInitialize = 'false';
    ended.api.LMSGetLastError = () => 101;
    const broken = fakeHost();
    for (const name of Object.keys(broken.api)) broken.throws.add(name);
    const silent = { api: Object.fromEntries(Object.keys(broken.api).map((name) => [name, () => null])) };
    for (const host of [ended, broken, { ...fakeHost(), ...silent }]) {
      const { launch: state, tracker } = await launch(host);
      expect(state.host).toBe('doubtful');
      tracker.record(completed());
      expect(await tracker.commit('progress')).toBe('not-saved');
      tracker.closeNow('suspend');
    }
    expect(ended.namesOfCalls().filter((name) => name !== 'LMSGetValue')).toEqual(['LMSInitialize']);
  });
});

describe('a review', () => {
  test.each(['review', 'browse', 'Review'])('%s: nothing is written, and the session ends', async (mode) => {
    const host = fakeHost({ 'cmi.core.lesson_mode': mode });
    const { tracker, launch: state, told } = await launch(host);
    expect(state.mode).toBe(mode.toLowerCase());
    tracker.record(completed());
    tracker.record(answered());
    tracker.save('1.a');
    expect(await tracker.commit('progress')).toBe('saved');
    await tracker.close('finish');
    expect(new Set(host.namesOfCalls())).toEqual(new Set(['LMSInitialize', 'LMSGetValue', 'LMSFinish']));
    expect(told).toEqual([]);
  });
});

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
    expect(told).toEqual(['saving', 'not-saved', 'saved']);
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
    for (const [answer, delivery] of [
      ['true', 'saved'],
      ['false', 'not-saved'],
    ] as const) {
      const host = fakeHost();
      host.answers.LMSCommit = answer;
      const { tracker } = await launch(host);
      tracker.save('1.z');
      expect(await tracker.close('suspend')).toBe(delivery);
      expect(host.namesOfCalls().slice(-2)).toEqual(['LMSCommit', 'LMSFinish']);
    }
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
    expect(second.told).toEqual(['not-saved']);
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
