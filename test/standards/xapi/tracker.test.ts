import { describe, expect, test } from '@jest/globals';
import validation from 'xapi-validation';
import type { Delivery, LaunchState } from '../../../src/model/tracking.js';
import type { Driven } from '../../support/drive.js';
import { COURSE_IRI, events, launchAddress, REGISTRATION, savedText, viewed } from './sample.js';
import { makeStorage } from './storage.js';
import {
  blockStorages,
  driveXapi,
  makeWorld,
  openTab,
  pass,
  putDocument,
  settle,
  type Trouble,
  type World,
  within,
} from './world.js';

interface Launched {
  readonly tracker: Driven;
  readonly state: LaunchState;
  readonly told: Delivery[];
}

async function launch(world: World, address = launchAddress(), session = makeStorage()): Promise<Launched> {
  const tracker = driveXapi(world, openTab(world, address, session).window);
  const state = await within(world, tracker.initialize());
  return { tracker, state, told: tracker.told };
}

function verbs(world: World): string[] {
  return world.statements.map(({ verb }) => verb.id.replace(/.*\//, ''));
}

function methods(world: World): string[] {
  return world.requests.map(({ method, url }) => `${method} ${url.pathname.replace('/xapi/', '')}`);
}

function stateText(world: World): string | undefined {
  return world.document && (JSON.parse(world.document.body) as { state: string }).state;
}

const always =
  (trouble: Trouble, path = '') =>
  ({ url, method }: { url: URL; method: string }): Trouble | undefined =>
    `${method} ${url.pathname}`.includes(path) ? trouble : undefined;

describe('a session', () => {
  test('from the first launch to the end', async () => {
    const world = makeWorld();
    const { tracker, state, told } = await launch(world);
    expect(state).toMatchObject({
      host: 'present',
      learner: { name: 'Ann' },
      mode: 'normal',
      status: { completion: 'unknown', success: 'unknown' },
      registration: REGISTRATION,
      can: { interactions: true, objectives: false },
    });
    expect(state.state).toBeUndefined();
    tracker.record(events.viewed);
    tracker.record(events.answered);
    tracker.save(savedText(1));
    expect(await within(world, tracker.commit('progress'))).toBe('saved');
    tracker.record(events.progressed);
    tracker.record(events.scored);
    tracker.record(events.passed);
    tracker.record(events.completed);
    tracker.save(savedText(2));
    expect(await within(world, tracker.commit('progress'))).toBe('saved');
    tracker.save(savedText(3));
    expect(await within(world, tracker.close('finish'))).toBe('saved');
    expect(verbs(world)).toEqual([
      ...['initialized', 'experienced', 'answered', 'progressed', 'passed', 'completed', 'terminated'],
    ]);
    expect(JSON.parse(world.document?.body ?? '')).toEqual({
      state: savedText(3),
      completion: 'completed',
      success: 'passed',
      score: 0.8,
    });
    expect(told.at(-1)).toBe('saved');
    for (const statement of world.statements) expect(validation.default(statement)).toEqual([]);
    for (const { url, headers, cache, redirect } of world.requests) {
      expect({ cache, redirect }).toEqual({ cache: 'no-store', redirect: 'error' });
      expect(url.href).toMatch(/^https:\/\/lrs\.example\.org\/xapi\/(statements|activities\/state)/);
      expect(headers).toMatchObject({ Authorization: 'Basic YTpi', 'X-Experience-API-Version': '1.0.3' });
    }
    expect(Object.keys(world.local)).toEqual([]);
  });

  test('comes back to what the LRS holds', async () => {
    const world = makeWorld();
    const first = await launch(world);
    first.tracker.record(events.passed);
    first.tracker.save(savedText(7));
    await within(world, first.tracker.commit('progress'));
    await within(world, first.tracker.close('suspend'));
    const { state } = await launch(world);
    await pass(world, 100);
    expect(state.state).toBe(savedText(7));
    expect(state.status).toEqual({ completion: 'incomplete', success: 'passed', score: 0.8 });
    expect(verbs(world)).toEqual(['initialized', 'passed', 'suspended', 'terminated', 'initialized', 'resumed']);
    const [get] = world.requests;
    expect(Object.fromEntries(get?.url.searchParams ?? [])).toEqual({
      activityId: COURSE_IRI,
      agent: '{"mbox":"mailto:ann@example.org"}',
      registration: REGISTRATION,
      stateId: 'coursewright',
    });
    const terminated = world.statements[3]?.result?.duration;
    expect(terminated).toMatch(/^PT[\d.]+S$/);
  });

  test('without an LMS sends nothing', async () => {
    const world = makeWorld();
    const { tracker, state } = await launch(world, 'file:///course/index.html');
    expect(state.host).toBe('absent');
    tracker.record(events.viewed);
    tracker.save(savedText(1));
    expect(await tracker.commit('progress')).toBe('not-saved');
    expect(await tracker.close('suspend')).toBe('not-saved');
    tracker.closeNow('suspend');
    expect(world.requests).toEqual([]);
    expect(Object.keys(world.local)).toEqual([]);
  });

  test('needs few requests', async () => {
    const world = makeWorld();
    const { tracker } = await launch(world);
    for (let step = 1; step <= 60; step++) {
      await pass(world, 60_000);
      tracker.record(step % 3 ? { ...events.answered, id: `answered:${step}` } : viewed(step));
      tracker.record({ ...events.progressed, id: `progressed:${step}` });
      tracker.save(savedText(step));
      expect(await within(world, tracker.commit('progress'))).toBe('saved');
    }
    await within(world, tracker.close('finish'));
    expect(world.statements.length).toBe(122);
    expect(world.requests.length).toBeLessThanOrEqual(130);
  });

  test('sends nothing after it was closed', async () => {
    for (const how of ['close', 'closeNow'] as const) {
      const world = makeWorld();
      const { tracker } = await launch(world);
      tracker.save(savedText(1));
      const closed = tracker[how]('suspend');
      if (closed) await within(world, closed);
      await settle();
      const count = world.requests.length;
      tracker.record(events.viewed);
      tracker.save(savedText(2));
      expect(await tracker.commit('progress')).toBe('saved');
      await tracker.close('finish');
      tracker.closeNow('finish');
      for (const callback of world.online) callback();
      await pass(world, 600_000);
      expect(world.requests.length).toBe(count);
      expect(verbs(world).filter((verb) => verb === 'terminated')).toHaveLength(1);
      expect(world.timers.filter(({ at }) => at > world.now)).toEqual([]);
    }
  });
});

describe('at the launch', () => {
  test('a short outage is waited for', async () => {
    const world = makeWorld();
    putDocument(world, JSON.stringify({ state: savedText(4), completion: 'incomplete', success: 'unknown' }));
    world.trouble = () => (world.requests.length < 3 ? 'cut' : undefined);
    expect((await launch(world)).state).toMatchObject({ host: 'present', state: savedText(4) });
  });

  test.each<[string, Trouble]>([
    ['out of reach', 'cut'],
    ['silent', 'hang'],
    ['broken', { status: 500 }],
    ['closed to us', { status: 401 }],
  ])('an LRS that is %s makes the host doubtful, within ten seconds', async (_, trouble) => {
    const world = makeWorld();
    world.trouble = always(trouble);
    const before = world.now;
    const { state } = await launch(world);
    expect(state.host).toBe('doubtful');
    expect(world.now - before).toBeLessThan(10_000);
  });

  test('that does not say who is learning is told as trouble, and not as one without an LMS', async () => {
    const world = makeWorld();
    const { tracker, state } = await launch(world, launchAddress({ actor: '{"name":"Ann"}' }));
    expect(state).toMatchObject({ host: 'doubtful', trouble: 'unnamed', learner: { id: '', name: '' } });
    tracker.record(events.viewed);
    tracker.save(savedText(1));
    expect(await tracker.commit('progress')).toBe('not-saved');
    tracker.closeNow('suspend');
    expect(world.requests).toEqual([]);
  });

  test('what is not ours makes it doubtful, and stays', async () => {
    for (const body of ['<html>Sign in</html>', '{"state":7}', 'null']) {
      const world = makeWorld();
      putDocument(world, body);
      const { tracker, state } = await launch(world);
      expect(state.host).toBe('doubtful');
      tracker.save(savedText(1));
      tracker.record(events.viewed);
      expect(await within(world, tracker.commit('progress'))).toBe('not-saved');
      // Nobody has gone on with it elsewhere.
      expect(tracker.trouble()).toBeUndefined();
      tracker.closeNow('suspend');
      await pass(world, 1000);
      expect(world.document?.body).toBe(body);
      expect(verbs(world)).toContain('experienced');
    }
  });

  test('work that could not be read is not overwritten once the LRS is back', async () => {
    const world = makeWorld();
    const earlier = JSON.stringify({ state: savedText(9), completion: 'incomplete', success: 'unknown' });
    putDocument(world, earlier);
    world.trouble = always('cut');
    const { tracker } = await launch(world);
    tracker.save(savedText(30, 'BBBBBBBB'));
    world.trouble = () => undefined;
    expect(await within(world, tracker.commit('progress'))).toBe('not-saved');
    expect(await within(world, tracker.commit('hidden'))).toBe('not-saved');
    tracker.closeNow('suspend');
    await settle();
    expect(world.document?.body).toBe(earlier);
    expect(verbs(world)).toContain('terminated');
  });

  test('a closed tab writes over nothing that it could not read', async () => {
    const world = makeWorld();
    putDocument(world, 'earlier');
    world.trouble = always('cut');
    const { tracker } = await launch(world);
    tracker.save(savedText(1));
    world.trouble = () => undefined;
    tracker.closeNow('suspend');
    await settle();
    expect(world.document?.body).toBe('earlier');
    expect(methods(world).at(-2)).toBe('PUT activities/state');
  });

  test('what the LRS knows of the result is not lowered by a launch that could not read it', async () => {
    const world = makeWorld();
    const known = { completion: 'completed', success: 'passed', score: 0.9 };
    putDocument(world, JSON.stringify({ state: savedText(9), ...known }));
    world.trouble = always('cut');
    const { tracker } = await launch(world);
    tracker.save(savedText(11));
    world.trouble = () => undefined;
    expect(await within(world, tracker.commit('progress'))).toBe('saved');
    expect(JSON.parse(world.document?.body ?? '')).toEqual({ state: savedText(11), ...known });
  });

  test('a device that went on from a newer copy of the same attempt writes once the LRS is back', async () => {
    const world = makeWorld();
    putDocument(world, JSON.stringify({ state: savedText(9), completion: 'incomplete', success: 'unknown' }));
    world.trouble = always('cut');
    const { tracker } = await launch(world);
    tracker.save(savedText(11));
    world.trouble = () => undefined;
    expect(await within(world, tracker.commit('progress'))).toBe('saved');
    expect(stateText(world)).toBe(savedText(11));
  });
});

describe('saved progress', () => {
  test('is written under the ETag of what was read', async () => {
    const world = makeWorld();
    const { tracker } = await launch(world);
    for (const counter of [1, 2]) {
      tracker.save(savedText(counter));
      await within(world, tracker.commit('progress'));
    }
    const puts = world.requests.filter(({ method }) => method === 'PUT');
    expect(puts[0]?.headers).toMatchObject({ 'If-None-Match': '*' });
    // This LRS tells no ETag with a write, so nothing is known to compare with.
    expect(puts[1]?.headers).not.toHaveProperty('If-Match');
    const second = await launch(world);
    await pass(world, 100);
    const before = world.requests.length;
    for (const counter of [3, 4]) {
      second.tracker.save(savedText(counter));
      await within(world, second.tracker.commit('progress'));
    }
    const [third, fourth, ...others] = world.requests.slice(before);
    expect(third?.headers).toHaveProperty('If-Match');
    expect(fourth?.headers).not.toHaveProperty('If-Match');
    expect(others).toEqual([]);
  });

  test('that another tab wrote meanwhile stays', async () => {
    const world = makeWorld();
    putDocument(world, JSON.stringify({ state: savedText(5), completion: 'incomplete', success: 'unknown' }));
    const { tracker, told } = await launch(world);
    const other = await launch(world);
    other.tracker.save(savedText(6));
    await within(world, other.tracker.commit('progress'));
    other.tracker.save(savedText(7));
    await within(world, other.tracker.commit('progress'));
    tracker.save(savedText(6, 'AAAAAAAA', 'other'));
    expect(await within(world, tracker.commit('progress'))).toBe('not-saved');
    expect(tracker.trouble()).toBe('overtaken');
    for (let counter = 7; counter < 12; counter++) tracker.save(savedText(counter, 'AAAAAAAA', 'other'));
    expect(await within(world, tracker.commit('progress'))).toBe('not-saved');
    tracker.closeNow('suspend');
    await settle();
    expect(stateText(world)).toBe(savedText(7));
    expect(told.at(-1)).toBe('not-saved');
  });

  test('is written although only the answer to the last write was lost', async () => {
    const world = makeWorld();
    putDocument(world, JSON.stringify({ state: savedText(5), completion: 'incomplete', success: 'unknown' }));
    const { tracker } = await launch(world);
    await pass(world, 100);
    world.trouble = ({ method }) => (method === 'PUT' ? 'lost' : method === 'GET' ? 'cut' : undefined);
    tracker.save(savedText(6));
    expect(await within(world, tracker.commit('progress'))).toBe('not-saved');
    world.trouble = () => undefined;
    tracker.save(savedText(7));
    expect(await within(world, tracker.commit('progress'))).toBe('saved');
    expect(stateText(world)).toBe(savedText(7));
  });

  test.each([['If-Match'], ['If-None-Match']])('is written where %s does not get through', async (header) => {
    for (const trouble of ['cut', { status: 412 }] satisfies Trouble[]) {
      const world = makeWorld();
      if (header === 'If-Match') putDocument(world, JSON.stringify({ state: savedText(5) }));
      const { tracker } = await launch(world);
      world.trouble = ({ headers }) => (header in headers ? trouble : undefined);
      tracker.save(savedText(6));
      expect(await within(world, tracker.commit('progress'))).toBe('saved');
      expect(stateText(world)).toBe(savedText(6));
    }
  });

  test('a weak ETag is compared as the LRS knows it', async () => {
    const world = makeWorld();
    const body = JSON.stringify({ state: savedText(5) });
    const seen: HeadersInit[] = [];
    const { window } = openTab(world, launchAddress());
    window.fetch = async (_url, init) => {
      if (init?.method === 'PUT') seen.push(init.headers as HeadersInit);
      return new Response(init?.method === 'GET' ? body : '[]', { headers: { ETag: 'W/"five"' } });
    };
    const tracker = driveXapi(world, window);
    await within(world, tracker.initialize());
    tracker.save(savedText(6));
    await within(world, tracker.commit('progress'));
    expect(seen).toEqual([expect.objectContaining({ 'If-Match': '"five"' })]);
  });

  test('is the newest of what was saved while a write was under way', async () => {
    const world = makeWorld();
    const { tracker } = await launch(world);
    await pass(world, 100);
    const before = world.requests.length;
    const commits = [1, 2, 3, 4].map((counter) => {
      tracker.save(savedText(counter));
      return tracker.commit('progress');
    });
    expect(await within(world, Promise.all(commits))).toEqual(['saved', 'saved', 'saved', 'saved']);
    expect(stateText(world)).toBe(savedText(4));
    expect(world.requests.length - before).toBeLessThanOrEqual(2);
  });
});

describe('statements', () => {
  test('that could not be sent survive a reload, and go out in order', async () => {
    const world = makeWorld();
    const session = makeStorage();
    const { tracker, told } = await launch(world, launchAddress(), session);
    world.trouble = always('cut');
    tracker.record(events.viewed);
    tracker.record(events.answered);
    tracker.save(savedText(1));
    expect(await within(world, tracker.commit('progress'))).toBe('not-saved');
    expect(told.at(-1)).toBe('not-saved');
    tracker.closeNow('suspend');
    await settle();
    world.trouble = () => undefined;
    const again = await launch(world, 'https://lms.example.org/course/index.html', session);
    await pass(world, 100);
    expect(verbs(world)).toEqual([
      ...['initialized', 'experienced', 'answered', 'suspended', 'terminated', 'initialized'],
    ]);
    expect(again.state.host).toBe('present');
    expect(Object.keys(world.local)).toEqual([]);
  });

  test('that are told twice are sent once', async () => {
    const world = makeWorld();
    const { tracker } = await launch(world);
    for (let time = 0; time < 3; time++) {
      tracker.record({ ...events.completed, time });
      await within(world, tracker.commit('progress'));
    }
    expect(world.requests.filter(({ body }) => body.includes('verbs/completed'))).toHaveLength(1);
  });

  test.each([[false], [true]])('of which only the answer was lost are there once (409: %s)', async (refusesRepeats) => {
    const world = makeWorld();
    world.refusesRepeats = refusesRepeats;
    const { tracker } = await launch(world);
    await pass(world, 100);
    world.trouble = always('lost', 'statements');
    tracker.record(events.viewed);
    tracker.record(events.answered);
    tracker.save(savedText(1));
    expect(await within(world, tracker.commit('progress'))).toBe('not-saved');
    world.trouble = () => undefined;
    tracker.record(events.completed);
    expect(await within(world, tracker.commit('progress'))).toBe('saved');
    expect(verbs(world)).toEqual(['initialized', 'experienced', 'answered', 'completed']);
  });

  test('that the LRS refuses keep nothing else back, and are given up after some launches', async () => {
    const world = makeWorld();
    world.isBad = ({ object }) => object.id.endsWith('/3');
    for (let time = 0; time < 4; time++) {
      const { tracker, told } = await launch(world);
      if (time === 0) {
        for (let n = 0; n < 7; n++) tracker.record({ ...viewed(n), pageId: String(n) } as typeof events.viewed);
      }
      tracker.save(savedText(time + 1));
      expect(await within(world, tracker.commit('progress'))).toBe(time < 3 ? 'not-saved' : 'saved');
      expect(told).toContain('saving');
      await within(world, tracker.close('finish'));
    }
    const pages = world.statements.filter(({ verb }) => verb.id.endsWith('experienced'));
    expect(pages.map(({ object }) => object.id.slice(-1))).toEqual(['0', '1', '2', '4', '5', '6']);
    expect(stateText(world)).toBe(savedText(4));
    expect(Object.keys(world.local)).toEqual([]);
  });

  test('go in batches of at most 50 and 60 KB', async () => {
    const world = makeWorld();
    world.trouble = always('cut');
    const { tracker } = await launch(world);
    for (let n = 0; n < 120; n++) tracker.record(n % 2 ? viewed(n) : { ...events.answered, id: `answered:${n}` });
    await within(world, tracker.commit('progress'));
    world.trouble = () => undefined;
    const before = world.requests.length;
    expect(await within(world, tracker.commit('progress'))).toBe('saved');
    const posts = world.requests.slice(before);
    expect(world.statements).toHaveLength(121);
    for (const { body } of posts) {
      expect(new TextEncoder().encode(body).length).toBeLessThanOrEqual(60_000);
      expect((JSON.parse(body) as unknown[]).length).toBeLessThanOrEqual(50);
    }
  });

  test('wait in memory where the device is full, and what it has kept already stays', async () => {
    const world = makeWorld();
    const { tracker } = await launch(world);
    await pass(world, 100);
    world.trouble = always('cut');
    tracker.record(viewed(1));
    await within(world, tracker.commit('progress'));
    const kept = JSON.stringify(world.local);
    expect(kept).toContain('experienced');
    const { setItem } = world.local;
    Object.setPrototypeOf(world.local, {
      ...Object.getPrototypeOf(world.local),
      setItem: () => {
        throw new Error('full');
      },
    });
    for (let n = 2; n < 1100; n++) tracker.record(viewed(n));
    expect(JSON.stringify(world.local)).toBe(kept);
    const other = await launch(world);
    expect(JSON.stringify(world.local)).toBe(kept);
    Object.setPrototypeOf(world.local, { ...Object.getPrototypeOf(world.local), setItem });
    world.trouble = () => undefined;
    expect(await within(world, tracker.commit('progress'))).toBe('saved');
    expect(await within(world, other.tracker.commit('progress'))).toBe('saved');
    expect(verbs(world).filter((verb) => verb === 'experienced')).toHaveLength(1099);
    expect(Object.keys(world.local)).toEqual([]);
  });

  test.each([[false], [true]])('that a crashed tab told are not told anew (sent before: %s)', async (sent) => {
    const world = makeWorld();
    const crashed = await launch(world);
    await pass(world, 100);
    world.trouble = always('cut');
    crashed.tracker.record(events.passed);
    await within(world, crashed.tracker.commit('progress'));
    world.timers.length = 0;
    world.online.length = 0;
    if (sent) world.trouble = () => undefined;
    const { tracker } = await launch(world);
    await pass(world, 100);
    world.trouble = () => undefined;
    tracker.record({ ...events.passed, time: events.passed.time + 1 });
    tracker.save(savedText(1));
    expect(await within(world, tracker.commit('progress'))).toBe('saved');
    const posts = world.requests.map(({ body }) => body).filter((body) => body.includes('verbs/passed'));
    expect(posts.length).toBeGreaterThan(0);
    expect(posts.filter((body) => body.includes(new Date(events.passed.time + 1).toISOString()))).toEqual([]);
    expect(JSON.parse(world.document?.body ?? '')).toMatchObject({ success: 'passed', score: 0.8 });
  });

  test('of two tabs are neither sent twice nor lost', async () => {
    const world = makeWorld();
    const [one, two] = [await launch(world), await launch(world)];
    await pass(world, 100);
    world.trouble = always('cut');
    one.tracker.record(viewed(1));
    two.tracker.record(viewed(2));
    await within(world, one.tracker.commit('progress'));
    await within(world, two.tracker.commit('progress'));
    world.trouble = () => undefined;
    const before = world.requests.length;
    await within(world, two.tracker.commit('progress'));
    await within(world, one.tracker.commit('progress'));
    expect(world.requests.length - before).toBe(2);
    expect(verbs(world).filter((verb) => verb === 'experienced')).toHaveLength(2);
  });

  test.each([[false], [true]])('that another launch has taken over may be sent by both (409: %s)', async (refuses) => {
    const world = makeWorld();
    world.refusesRepeats = refuses;
    const one = await launch(world);
    await pass(world, 100);
    world.trouble = always('cut');
    one.tracker.record(viewed(1));
    await within(world, one.tracker.commit('progress'));
    const two = await launch(world);
    one.tracker.record(viewed(2));
    two.tracker.record(viewed(3));
    world.trouble = () => undefined;
    for (const { tracker } of [one, two]) expect(await within(world, tracker.commit('progress'))).toBe('saved');
    const pages = world.statements.filter(({ verb }) => verb.id.endsWith('experienced'));
    expect(pages).toHaveLength(3);
    expect(Object.keys(world.local)).toEqual([]);
  });

  test.each([['{'], ['null'], ['[null]'], ['{}'], ['[{"refusals":3}]']])(
    'survive what is no queue (%s)',
    async (nonsense) => {
      const world = makeWorld();
      const first = await launch(world);
      world.trouble = always('cut');
      first.tracker.record(events.viewed);
      await within(world, first.tracker.commit('progress'));
      const [key = ''] = Object.keys(world.local);
      world.local.setItem(key.replace(/.$/, '~'), nonsense);
      world.trouble = () => undefined;
      const { tracker } = await launch(world);
      expect(await within(world, tracker.commit('progress'))).toBe('saved');
      expect(verbs(world)).toContain('experienced');
    },
  );

  test('of a tab that crashed are taken over by the next launch', async () => {
    const world = makeWorld();
    const crashed = await launch(world);
    await pass(world, 100);
    world.trouble = always('cut');
    crashed.tracker.record(events.viewed);
    await within(world, crashed.tracker.commit('progress'));
    world.trouble = () => undefined;
    world.timers.length = 0;
    const { tracker } = await launch(world);
    expect(await within(world, tracker.commit('progress'))).toBe('saved');
    expect(verbs(world)).toEqual(['initialized', 'experienced', 'initialized']);
    expect(Object.keys(world.local)).toEqual([]);
  });

  test('wait in memory where the device keeps nothing', async () => {
    const world = makeWorld();
    const { window } = openTab(world, launchAddress());
    blockStorages(window);
    const tracker = driveXapi(world, window);
    await within(world, tracker.initialize());
    await pass(world, 100);
    world.trouble = always('cut');
    tracker.record(events.viewed);
    expect(await within(world, tracker.commit('progress'))).toBe('not-saved');
    world.trouble = () => undefined;
    expect(await within(world, tracker.commit('progress'))).toBe('saved');
    expect(tracker.trouble()).toBeUndefined();
    expect(verbs(world)).toEqual(['initialized', 'experienced']);
  });
});

describe('after a fault', () => {
  test('things are sent again by themselves, later and later', async () => {
    const world = makeWorld();
    const { tracker, told } = await launch(world);
    await pass(world, 100);
    world.trouble = always({ status: 500 }, 'POST');
    tracker.record(events.viewed);
    await within(world, tracker.commit('progress'));
    const before = world.requests.length;
    await pass(world, 300_000);
    const count = world.requests.length - before;
    expect(count).toBeGreaterThan(5);
    expect(count).toBeLessThan(20);
    world.trouble = () => undefined;
    await pass(world, 60_000);
    expect(told.at(-1)).toBe('saved');
    world.trouble = always({ status: 500 }, 'POST');
    tracker.record(events.completed);
    await within(world, tracker.commit('progress'));
    world.trouble = () => undefined;
    await pass(world, 2500);
    expect(told.at(-1)).toBe('saved');
  });

  test('things are sent at once when the browser is online again', async () => {
    const world = makeWorld();
    const { tracker } = await launch(world);
    await pass(world, 100);
    world.trouble = always('cut');
    tracker.record(events.viewed);
    await within(world, tracker.commit('progress'));
    world.trouble = () => undefined;
    for (const callback of world.online) callback();
    await settle();
    expect(verbs(world)).toContain('experienced');
  });

  test.each([[401], [403], [404]])('%i is not tried again before the learner or the session does', async (status) => {
    const world = makeWorld();
    const { tracker } = await launch(world);
    await pass(world, 100);
    world.trouble = always({ status });
    tracker.record(events.viewed);
    tracker.save(savedText(1));
    expect(await within(world, tracker.commit('progress'))).toBe('not-saved');
    expect(tracker.trouble()).toBe(status === 404 ? undefined : 'signed-out');
    const before = world.requests.length;
    await pass(world, 3_600_000);
    expect(world.requests.length).toBe(before);
    world.trouble = () => undefined;
    expect(await within(world, tracker.commit('progress'))).toBe('saved');
    expect(verbs(world)).toEqual(['initialized', 'experienced']);
  });

  test('an LRS that refuses only statements still keeps the state', async () => {
    const world = makeWorld();
    const { tracker } = await launch(world);
    await pass(world, 100);
    world.trouble = always({ status: 403 }, 'POST');
    tracker.record(events.viewed);
    tracker.save(savedText(1));
    expect(await within(world, tracker.commit('progress'))).toBe('not-saved');
    expect(stateText(world)).toBe(savedText(1));
  });

  test.each([
    [429, () => '120'],
    [503, () => '120'],
    [503, (now: number) => new Date(now + 120_000).toUTCString()],
  ])('%i with Retry-After is left alone for that time', async (status, retryAfter) => {
    const world = makeWorld();
    const { tracker } = await launch(world);
    await pass(world, 100);
    world.trouble = always({ status, headers: { 'Retry-After': retryAfter(world.now) } });
    tracker.record(events.viewed);
    expect(await within(world, tracker.commit('progress'))).toBe('not-saved');
    world.trouble = () => undefined;
    const before = world.requests.length;
    await pass(world, 110_000);
    expect(await within(world, tracker.commit('progress'))).toBe('not-saved');
    for (const callback of world.online) callback();
    await settle();
    expect(world.requests.length).toBe(before);
    await pass(world, 11_000);
    expect(verbs(world)).toEqual(['initialized', 'experienced']);
  });

  test('Save and exit tries an LRS that wanted to be left alone', async () => {
    const world = makeWorld();
    const { tracker } = await launch(world);
    await pass(world, 100);
    world.trouble = always({ status: 503 });
    tracker.record(events.viewed);
    await within(world, tracker.commit('progress'));
    world.trouble = () => undefined;
    expect(await within(world, tracker.close('suspend'))).toBe('saved');
  });

  test('a request that is never answered is given up', async () => {
    const world = makeWorld();
    const { tracker } = await launch(world);
    await pass(world, 100);
    world.trouble = always('hang');
    tracker.record(events.viewed);
    expect(await within(world, tracker.commit('progress'))).toBe('not-saved');
  });

  test('an attempt that takes longer than it is waited for is not joined by another one', async () => {
    const world = makeWorld();
    const { window } = openTab(world, launchAddress());
    const { fetch } = window;
    let [flying, most] = [0, 0];
    window.fetch = async (...request) => {
      flying += 1;
      most = Math.max(most, flying);
      await new Promise((resolve) => window.setTimeout(resolve, 7000));
      flying -= 1;
      return fetch(...request);
    };
    const tracker = driveXapi(world, window);
    await within(world, tracker.initialize());
    await pass(world, 60_000);
    world.isBad = ({ verb }) => verb.id.endsWith('experienced');
    for (let n = 0; n < 6; n++) tracker.record(viewed(n));
    void tracker.commit('progress');
    await pass(world, 21_000);
    void tracker.commit('progress');
    await pass(world, 200_000);
    expect(most).toBe(1);
    const kept = Object.values(world.local).flatMap(
      (text) => JSON.parse(String(text)) as { statement: { id: string } }[],
    );
    expect(new Set(kept.map(({ statement }) => statement.id)).size).toBe(kept.length);
  });

  test('413 is answered with smaller batches', async () => {
    const world = makeWorld();
    const { tracker } = await launch(world);
    await pass(world, 100);
    world.trouble = ({ body, method }) =>
      method === 'POST' && (JSON.parse(body) as unknown[]).length > 2 ? { status: 413 } : undefined;
    for (let n = 0; n < 9; n++) tracker.record(viewed(n));
    expect(await within(world, tracker.commit('progress'))).toBe('saved');
    expect(world.statements).toHaveLength(10);
  });
});

describe('leaving', () => {
  test('Save and exit waits for what is slow, and says what came of it', async () => {
    const world = makeWorld();
    const { tracker } = await launch(world);
    tracker.save(savedText(1));
    let left = 3;
    world.trouble = () => (left-- > 0 ? 'cut' : undefined);
    expect(await within(world, tracker.close('suspend'))).toBe('saved');
    expect(verbs(world)).toEqual(['initialized', 'suspended', 'terminated']);
    expect(stateText(world)).toBe(savedText(1));
  });

  test.each<[Trouble]>([['hang'], ['cut']])('Save and exit does not wait for ever (%s)', async (trouble) => {
    const world = makeWorld();
    const { tracker } = await launch(world);
    await pass(world, 100);
    tracker.save(savedText(1));
    world.trouble = always(trouble);
    const before = world.now;
    expect(await within(world, tracker.close('finish'))).toBe('not-saved');
    expect(world.now - before).toBeLessThan(10_000);
    expect(world.aborted).toBe(trouble === 'hang' ? 1 : 0);
    const count = world.requests.length;
    await pass(world, 600_000);
    expect(world.requests.length).toBe(count);
    world.trouble = () => undefined;
    await launch(world);
    await pass(world, 100);
    expect(verbs(world)).toEqual(['initialized', 'terminated', 'initialized']);
  });

  test('Save and exit may be asked for again where it did not succeed', async () => {
    const world = makeWorld();
    const { tracker } = await launch(world);
    await pass(world, 100);
    tracker.save(savedText(1));
    world.trouble = always('cut');
    expect(await within(world, tracker.close('suspend'))).toBe('not-saved');
    world.trouble = () => undefined;
    expect(await within(world, tracker.close('suspend'))).toBe('saved');
    expect(verbs(world)).toEqual(['initialized', 'suspended', 'terminated']);
    expect(stateText(world)).toBe(savedText(1));
    expect(Object.keys(world.local)).toEqual([]);
  });

  test('a closed tab sends the newest state first and then its statements, all to outlive it', async () => {
    const world = makeWorld();
    const { tracker } = await launch(world);
    await pass(world, 100);
    tracker.record(events.viewed);
    tracker.save(savedText(1));
    const before = world.requests.length;
    tracker.closeNow('suspend');
    expect(methods(world).slice(before)).toEqual(['PUT activities/state', 'POST statements']);
    expect(world.requests.slice(before).every(({ keepalive }) => keepalive)).toBe(true);
    await settle();
    expect(verbs(world)).toEqual(['initialized', 'experienced', 'suspended', 'terminated']);
    expect(Object.keys(world.local)).toEqual([]);
  });

  test('a closed tab sends no more than outlives it; the rest waits for the next launch', async () => {
    const world = makeWorld();
    const { tracker } = await launch(world);
    await pass(world, 100);
    world.trouble = always('cut');
    for (let n = 0; n < 100; n++) tracker.record({ ...events.answered, id: `answered:${n}` });
    tracker.save(savedText(1, 'AAAAAAAA', 'x'.repeat(4000)));
    await within(world, tracker.commit('hidden'));
    world.trouble = () => undefined;
    const before = world.requests.length;
    tracker.closeNow('suspend');
    const last = world.requests.slice(before);
    await settle();
    expect(last.reduce((sum, { body }) => sum + new TextEncoder().encode(body).length, 0)).toBeLessThanOrEqual(60_000);
    expect(last.every(({ keepalive }) => keepalive)).toBe(true);
    expect(verbs(world).slice(0, 3)).toEqual(['initialized', 'answered', 'answered']);
    expect(verbs(world)).not.toContain('terminated');
    expect(stateText(world)).toContain('xxx');
    await launch(world);
    await pass(world, 1000);
    expect(world.statements).toHaveLength(1 + 100 + 2 + 2);
    expect(new Set(world.statements.map(({ id }) => id)).size).toBe(105);
  });

  describe('a tab that is closed repeats what is under way, before what is new', () => {
    const closeUnderWay = async (trouble: Trouble, refusesRepeats: boolean): Promise<World> => {
      const world = makeWorld();
      world.refusesRepeats = refusesRepeats;
      const { tracker } = await launch(world);
      await pass(world, 100);
      world.trouble = always(trouble, 'POST');
      tracker.record(events.viewed);
      void tracker.commit('hidden');
      await Promise.resolve();
      await Promise.resolve();
      world.trouble = () => undefined;
      tracker.record(events.answered);
      tracker.closeNow('suspend');
      await settle();
      return world;
    };
    const all = ['initialized', 'experienced', 'answered', 'suspended', 'terminated'];

    test.each<[Trouble, boolean]>([
      ['cut', true],
      ['cut', false],
      ['lost', false],
    ])('%s', async (trouble, refusesRepeats) => {
      expect(verbs(await closeUnderWay(trouble, refusesRepeats))).toEqual(all);
    });

    test('and where an LRS refuses repeats, the next launch brings the rest', async () => {
      const world = await closeUnderWay('lost', true);
      expect(verbs(world)).toEqual(all.slice(0, 2));
      await launch(world);
      await pass(world, 1000);
      expect(verbs(world).slice(0, 5)).toEqual(all);
    });
  });

  test('a tab that is closed in the middle of a delivery begins nothing more', async () => {
    const world = makeWorld();
    const { tracker } = await launch(world);
    await pass(world, 100);
    tracker.record(events.viewed);
    tracker.save(savedText(1));
    void tracker.commit('progress');
    await Promise.resolve();
    world.trouble = always('cut');
    tracker.closeNow('suspend');
    const count = world.requests.length;
    await pass(world, 60_000);
    expect(world.requests.length).toBe(count);
    expect(verbs(world)).toEqual(['initialized', 'experienced']);
  });

  test('a tab that is hidden and closed asks no more of the browser than it carries', async () => {
    const world = makeWorld();
    const { tracker } = await launch(world);
    await pass(world, 100);
    for (let n = 0; n < 60; n++) tracker.record({ ...events.answered, id: `answered:${n}` });
    tracker.save(savedText(1, 'AAAAAAAA', 'x'.repeat(4000)));
    const before = world.requests.length;
    void tracker.commit('hidden');
    await Promise.resolve();
    tracker.closeNow('suspend');
    const lasting = world.requests.slice(before).filter(({ keepalive }) => keepalive);
    expect(lasting.length).toBeGreaterThan(0);
    const bytes = lasting.reduce((sum, { body }) => sum + new TextEncoder().encode(body).length, 0);
    expect(bytes).toBeLessThanOrEqual(60_000);
  });

  test('a tab that is closed while Save and exit waits ends once', async () => {
    const world = makeWorld();
    const { tracker } = await launch(world);
    await pass(world, 100);
    tracker.save(savedText(1));
    world.trouble = always('hang');
    void tracker.close('suspend');
    await pass(world, 1000);
    world.trouble = () => undefined;
    tracker.closeNow('suspend');
    await settle();
    expect(stateText(world)).toBe(savedText(1));
    await pass(world, 100_000);
    const count = world.requests.length;
    await launch(world);
    await pass(world, 100);
    expect(world.requests.length).toBeGreaterThan(count);
    expect(verbs(world)).toEqual(['initialized', 'suspended', 'terminated', 'initialized', 'resumed']);
  });

  test('a page that goes out of sight sends what outlives it', async () => {
    const world = makeWorld();
    const { tracker } = await launch(world);
    await pass(world, 100);
    const before = world.requests.length;
    tracker.record(events.viewed);
    tracker.save(savedText(1));
    await within(world, tracker.commit('hidden'));
    expect(world.requests.slice(before).map(({ keepalive }) => keepalive)).toEqual([true, true]);
    tracker.save(savedText(2));
    await within(world, tracker.commit('progress'));
    expect(world.requests.at(-1)?.keepalive).toBe(false);
  });
});
