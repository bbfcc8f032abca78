/** Finding and starting a session, with the oddities of real hosts. */

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
    expect(told).not.toContain('saved');
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
      stateLimit: 4096,
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

test('a pass in a later session goes beyond the "completed" of an earlier one, with its score', async () => {
  const host = fakeHost({ 'cmi.core.lesson_status': 'completed' });
  const { tracker } = await launch(host);
  tracker.record(scored(1));
  tracker.record(success('passed', 1));
  tracker.save('1.a');
  expect(await tracker.commit('progress')).toBe('saved');
  expect([host.values[STATUS], host.values[RAW]]).toEqual(['passed', '100']);
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
    expect(told).not.toContain('not-saved');
  });
});
