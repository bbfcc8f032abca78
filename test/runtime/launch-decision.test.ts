import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { emptyState, type SavedState } from '../../src/model/saved-state.js';
import { encodeState } from '../../src/model/state.js';
import { decideLaunch, hasWork, type LaunchDecision } from '../../src/runtime/launch-decision.js';

function stateOf(attemptId: string, counter: number, worked = true, savedAt = 0): SavedState {
  return { ...emptyState(attemptId, 1), counter, savedAt, viewed: worked ? new Set([5]) : new Set() };
}

const text = (attemptId: string, counter: number, worked = true): string =>
  encodeState(stateOf(attemptId, counter, worked));

/** Every kind of thing that may be found, on either side. */
const FOUND = {
  none: undefined,
  empty: '',
  garbled: 'what is this',
  future: '9.something.newer',
  older: text('attemptA', 3),
  same: text('attemptA', 5),
  newer: text('attemptA', 8),
  other: text('attemptB', 20),
  idle: text('attemptC', 2, false),
} as const;
type Found = keyof typeof FOUND;

const names = Object.keys(FOUND) as Found[];
const readable = (found: Found): boolean => !['none', 'empty', 'garbled', 'future'].includes(found);
const unreadable = (found: Found): boolean => found === 'garbled' || found === 'future';

const OPEN = { completion: 'incomplete', success: 'unknown' } as const;

function decide(host: 'present' | 'absent' | 'doubtful', hostHas: Found, deviceHas: Found): LaunchDecision {
  const state = FOUND[hostHas];
  const launch = { host, mode: 'normal', status: OPEN, ...(state === undefined ? {} : { state }) } as const;
  return decideLaunch(launch, { texts: [FOUND[deviceHas]], sure: true });
}

/** The attempt and counter that a decision goes on with. */
function chosen(decision: LaunchDecision): string | undefined {
  return decision.state && `${decision.state.attemptId} ${decision.state.counter}`;
}

const pairs = names.flatMap((hostHas) => names.map((deviceHas) => [hostHas, deviceHas] as const));

describe('with a host that answers', () => {
  test.each(pairs)('which has %s, and a device that has %s', (hostHas, deviceHas) => {
    const decision = decide('present', hostHas, deviceHas);
    if (readable(hostHas)) {
      const [h, d] = [chosen(decide('present', hostHas, 'none')), chosen(decide('absent', 'none', deviceHas))];
      const sameAttempt = h?.split(' ')[0] === d?.split(' ')[0];
      const deviceWins = sameAttempt && Number(d?.split(' ')[1]) > Number(h?.split(' ')[1]);
      expect(decision).toMatchObject({ kind: 'resume', handOver: deviceWins });
      expect(chosen(decision)).toBe(deviceWins ? d : h);
      return;
    }
    const asks = readable(deviceHas) && deviceHas !== 'idle';
    expect(decision).toMatchObject({ kind: asks ? 'ask' : 'fresh', unreadable: unreadable(hostHas) });
  });

  test('the device wins silently for the same attempt with a higher counter, and for nothing else', () => {
    expect(chosen(decide('present', 'same', 'newer'))).toBe('attemptA 8');
    expect(chosen(decide('present', 'same', 'same'))).toBe('attemptA 5');
    expect(chosen(decide('present', 'same', 'older'))).toBe('attemptA 5');
    expect(chosen(decide('present', 'same', 'other'))).toBe('attemptA 5');
  });

  test('an administrator’s reset is never undone without asking', () => {
    expect(decide('present', 'none', 'newer').kind).toBe('ask');
    expect(decide('present', 'empty', 'newer').kind).toBe('ask');
    expect(decide('present', 'none', 'idle').kind).toBe('fresh');
  });
});

describe('without a host to trust', () => {
  test.each(pairs)('absent, which had %s, and a device that has %s', (hostHas, deviceHas) => {
    const decision = decide('absent', hostHas, deviceHas);
    expect(decision.kind).toBe(readable(deviceHas) || readable(hostHas) ? 'resume' : 'fresh');
    if (decision.kind === 'resume') expect(decision.handOver).toBe(false);
    if (decision.kind === 'fresh') expect(decision.unreadable).toBe(unreadable(hostHas) || unreadable(deviceHas));
  });

  test('a doubtful host’s old state loses against the device, unless it is ahead in the same attempt', () => {
    expect(chosen(decide('doubtful', 'same', 'other'))).toBe('attemptB 20');
    expect(chosen(decide('doubtful', 'same', 'newer'))).toBe('attemptA 8');
    expect(chosen(decide('doubtful', 'same', 'older'))).toBe('attemptA 5');
    expect(chosen(decide('doubtful', 'same', 'none'))).toBe('attemptA 5');
  });
});

describe('looking back', () => {
  test.each(pairs)('host %s, device %s: nothing is asked or handed over', (hostHas, deviceHas) => {
    const state = FOUND[hostHas];
    for (const mode of ['review', 'browse'] as const) {
      const launch = { host: 'present', mode, status: OPEN, ...(state === undefined ? {} : { state }) } as const;
      const decision = decideLaunch(launch, { texts: [FOUND[deviceHas]], sure: true });
      expect(decision.kind).toBe(readable(hostHas) || readable(deviceHas) ? 'resume' : 'fresh');
      if (decision.kind === 'resume') expect(decision.handOver).toBe(false);
    }
  });
});

test('looking back shows what the device has of the same attempt beyond what the host took (Moodle’s review)', () => {
  const launch = { host: 'present', mode: 'review', status: OPEN, state: FOUND.same } as const;
  const shown = (device: Found): string | undefined =>
    chosen(decideLaunch(launch, { texts: [FOUND[device]], sure: true }));
  expect([shown('newer'), shown('older'), shown('other')]).toEqual(['attemptA 8', 'attemptA 5', 'attemptA 5']);
});

describe('work that the host has not heard of', () => {
  const launch = { host: 'present', mode: 'normal', status: OPEN } as const;
  const later = encodeState(stateOf('attemptB', 2, true, 900));
  const earlier = encodeState(stateOf('attemptB', 2, true, 100));
  const state = encodeState(stateOf('attemptA', 7, true, 500));

  test('in another attempt, later than the host’s, is asked about; the host’s goes on otherwise', () => {
    const decision = decideLaunch({ ...launch, state }, { texts: [later], sure: true });
    expect(decision).toMatchObject({ kind: 'ask', state: { attemptId: 'attemptB' }, host: { attemptId: 'attemptA' } });
    expect(decideLaunch({ ...launch, state }, { texts: [earlier], sure: true })).toMatchObject({ kind: 'resume' });
  });

  test('of a launch that did not know the learner is asked about, whether the learner has a copy or not', () => {
    for (const own of [undefined, earlier]) {
      const texts = [own, encodeState(stateOf('attemptC', 4, true, 800))];
      expect(decideLaunch(launch, { texts, sure: true })).toMatchObject({
        kind: 'ask',
        state: { attemptId: 'attemptC' },
      });
    }
  });

  test('of a launch that did not know the learner is asked about also where the learner’s own goes on', () => {
    const stray = encodeState(stateOf('attemptC', 4, true, 800));
    const ahead = encodeState(stateOf('attemptA', 9, true, 510));
    for (const [own, counter] of [
      [state, 7],
      [ahead, 9],
    ] as const) {
      expect(decideLaunch({ ...launch, state }, { texts: [own, stray], sure: true })).toMatchObject({
        kind: 'ask',
        state: { attemptId: 'attemptC' },
        host: { attemptId: 'attemptA', counter },
      });
    }
    const before = encodeState(stateOf('attemptC', 4, true, 400));
    expect(decideLaunch({ ...launch, state }, { texts: [state, before], sure: true }).kind).toBe('resume');
  });

  test('is asked about before it is shown to somebody whom a doubtful host cannot name', () => {
    const doubtful = { ...launch, host: 'doubtful' } as const;
    expect(decideLaunch(doubtful, { texts: [later], sure: false }).kind).toBe('ask');
    expect(decideLaunch(doubtful, { texts: [later], sure: true }).kind).toBe('resume');
  });

  test('goes on silently where the host has the finished result and starts blank', () => {
    for (const status of [
      { completion: 'completed', success: 'unknown' },
      { completion: 'completed', success: 'passed' },
      { completion: 'unknown', success: 'failed' },
    ] as const) {
      expect(decideLaunch({ ...launch, status }, { texts: [later], sure: true }).kind).toBe('resume');
    }
  });
});

test('never throws, whatever is found', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (state, device) => {
      decideLaunch({ host: 'present', mode: 'normal', status: OPEN, state }, { texts: [device], sure: false });
    }),
  );
});

test('work is what a learner would miss', () => {
  expect(hasWork(emptyState('attemptA', 1))).toBe(false);
  expect(hasWork({ ...emptyState('attemptA', 1), location: 4, activeSeconds: 60 })).toBe(false);
  expect(hasWork({ ...emptyState('attemptA', 1), completedAt: 0 })).toBe(true);
});
