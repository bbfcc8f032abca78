/** What learners, browsers and administrators do: the rows of the table. What is expected of each stands in expected.ts. */

import type { SavedState } from '../../src/model/saved-state.js';
import type { SessionAction } from '../../src/runtime/session-action.js';
import { activity, course, page } from '../runtime/fixture.js';
import { fakeWindow, strangeWindow } from '../standards/scorm12/fake-host.js';
import { act, answerTo, leave, newDevice, pass, reload, type Visit, visit, type World } from './world.js';

export interface Scenario {
  readonly name: string;
  run(world: World): Promise<void>;
  /** Refusals that this cannot happen without, whatever the host: see the reason beside each. */
  readonly unavoidable?: readonly string[];
  /** Whether the time that was kept belongs to the cell. */
  readonly showsTime?: boolean;
}

const view = (pageId: string): SessionAction => ({ type: 'view', pageId, duration: 1000 });
const open = (pageId: string): SessionAction => ({ type: 'open', pageId });
const answer = (id: string, isRight = true): SessionAction => ({ type: 'answer', answer: answerTo(id, isRight) });
const submit = (isRight: boolean): SessionAction => ({
  type: 'submit',
  pageId: 'test',
  answers: ['q1', 'q2', 'q3'].map((id) => answerTo(id, isRight)),
});

/** Reads the first page and answers its question. */
async function begin(world: World, at: Visit): Promise<void> {
  await act(world, at, answer('first', false));
  await act(world, at, view('intro'), open('middle'));
}

/** Everything up to the assessment. */
async function readAll(world: World, at: Visit): Promise<void> {
  await begin(world, at);
  await act(world, at, answer('must'));
  await act(world, at, view('middle'), open('end'));
  await act(world, at, view('end'), open('test'));
}

async function passCourse(world: World, at: Visit): Promise<void> {
  await readAll(world, at);
  await act(world, at, submit(true));
}

/** What was done in either of two windows. */
function workOfBoth(one: Visit, two: Visit): SavedState {
  const [first, second] = [one.session.state(), two.session.state()];
  return { ...second, activities: new Map([...first.activities, ...second.activities]) };
}

const READING = course({
  pages: [page('intro', { activities: [activity('first', { attempts: 2 })] }), page('middle'), page('end')],
  completion: { pages: 1, assessment: 'none', activities: [] },
  success: 'none',
});

async function read(world: World, at: Visit): Promise<void> {
  await begin(world, at);
  await act(world, at, view('middle'), open('end'));
  await act(world, at, view('end'), open('intro'));
}

/** A reload asks a page for a second session that it will not give; rule 15 of what is known of hosts. */
export const AT_RELOAD = [
  'error-101 LMSInitialize',
  'called-after-finish LMSInitialize',
  'error-301 cmi.core.lesson_status',
  'called-after-finish cmi.core.lesson_status',
  'called-after-finish LMSGetLastError',
];

/** What an LMS that does not reach its server says. */
const OFFLINE = ['error-101 LMSCommit', 'error-101 LMSFinish'];

export const SCENARIOS: readonly Scenario[] = [
  {
    name: 'first launch, and closed at once',
    async run(world) {
      await leave(world, await visit(world), 'tab-close');
    },
  },
  {
    name: 'an answer, and the course stays open',
    async run(world) {
      await begin(world, await visit(world));
    },
  },
  ...(['save-and-exit', 'tab-close', 'navigation', 'crash'] as const).map(
    (by): Scenario => ({
      name: `left by ${by}`,
      async run(world) {
        const at = await visit(world);
        await begin(world, at);
        await act(world, at, { type: 'draft', activityId: 'must', packed: { kind: 'one', value: 0 } });
        await leave(world, at, by);
      },
    }),
  ),
  {
    name: 'out of sight, then closed',
    async run(world) {
      const at = await visit(world);
      await begin(world, at);
      await at.session.commit('hidden');
      await leave(world, at, 'tab-close');
    },
  },
  {
    name: 'resumed on this device',
    async run(world) {
      const first = await visit(world);
      await begin(world, first);
      await leave(world, first, 'save-and-exit');
      const second = await visit(world);
      await act(world, second, answer('must'));
      await leave(world, second, 'save-and-exit');
    },
  },
  {
    name: 'resumed on another device',
    async run(world) {
      const first = await visit(world);
      await begin(world, first);
      await leave(world, first, 'save-and-exit');
      const second = await visit(world, { device: newDevice() });
      await act(world, second, answer('must'));
      await leave(world, second, 'save-and-exit');
    },
  },
  {
    name: 'the assessment failed once, tries left',
    async run(world) {
      const at = await visit(world);
      await readAll(world, at);
      await act(world, at, submit(false));
      await leave(world, at, 'save-and-exit');
    },
  },
  {
    name: 'failed for good',
    async run(world) {
      const at = await visit(world);
      await readAll(world, at);
      await act(world, at, submit(false));
      await act(world, at, { type: 'restart', pageId: 'test' });
      await act(world, at, submit(false));
      await leave(world, at, 'save-and-exit');
    },
  },
  {
    name: 'passed',
    async run(world) {
      const at = await visit(world);
      await passCourse(world, at);
      await leave(world, at, 'save-and-exit');
    },
  },
  {
    name: 'passed, then a crash',
    async run(world) {
      const at = await visit(world);
      await passCourse(world, at);
      await leave(world, at, 'crash');
    },
  },
  {
    name: 'a course without assessment, completed',
    async run(world) {
      world.config = READING;
      const at = await visit(world);
      await read(world, at);
      await leave(world, at, 'tab-close');
    },
  },
  {
    name: 'back after completion on this device, reading again',
    async run(world) {
      const first = await visit(world);
      await passCourse(world, first);
      await leave(world, first, 'save-and-exit');
      const second = await visit(world);
      await act(world, second, view('intro'), open('middle'));
      await leave(world, second, 'tab-close');
    },
  },
  {
    name: 'back after completion on another device',
    async run(world) {
      const first = await visit(world);
      await passCourse(world, first);
      await leave(world, first, 'save-and-exit');
      const second = await visit(world, { device: newDevice() });
      await act(world, second, view('intro'), open('middle'));
      await leave(world, second, 'tab-close');
    },
  },
  {
    name: 'back after completion, then a crash',
    async run(world) {
      const first = await visit(world);
      await passCourse(world, first);
      await leave(world, first, 'save-and-exit');
      const second = await visit(world);
      await act(world, second, view('intro'), open('middle'));
      await leave(world, second, 'crash');
    },
  },
  ...(['review', 'browse'] as const).map(
    (mode): Scenario => ({
      name: `${mode} mode over unfinished work`,
      async run(world) {
        const first = await visit(world);
        await begin(world, first);
        await leave(world, first, 'save-and-exit');
        const { work } = world;
        const second = await visit(world, { mode });
        await act(world, second, answer('must'), view('middle'), open('end'));
        await leave(world, second, 'tab-close');
        world.work = work;
      },
    }),
  ),
  {
    name: 'no-credit',
    async run(world) {
      const at = await visit(world, { noCredit: true });
      await passCourse(world, at);
      await leave(world, at, 'tab-close');
    },
  },
  {
    name: 'no API, then a launch with it',
    async run(world) {
      const first = await visit(world, { page: null });
      await begin(world, first);
      await leave(world, first, 'tab-close');
      const second = await visit(world);
      await act(world, second, answer('must'));
      await leave(world, second, 'save-and-exit');
    },
  },
  {
    name: 'the API in the opener',
    async run(world) {
      const at = await visit(world, { placing: (host) => (host ? { opener: host } : {}) });
      await begin(world, at);
      await leave(world, at, 'navigation');
    },
  },
  {
    name: 'the API in the sixth parent',
    async run(world) {
      const at = await visit(world, {
        placing: (host) => {
          let parent = host;
          for (let level = 1; parent && level < 6; level++) parent = fakeWindow({ parent });
          return parent ? { parent } : {};
        },
      });
      await begin(world, at);
      await leave(world, at, 'navigation');
    },
  },
  {
    name: 'the API beyond a parent of another origin',
    async run(world) {
      const at = await visit(world, { placing: (host) => (host ? { parent: strangeWindow(host) } : {}) });
      await begin(world, at);
      await leave(world, at, 'navigation');
    },
  },
  {
    name: 'no connection for one answer',
    async run(world) {
      const at = await visit(world);
      await begin(world, at);
      world.online = false;
      await act(world, at, answer('must'));
      world.online = true;
      await act(world, at, view('middle'), open('end'));
      await leave(world, at, 'save-and-exit');
    },
    unavoidable: OFFLINE,
  },
  {
    name: 'no connection while the course is passed and closed',
    async run(world) {
      const at = await visit(world);
      await readAll(world, at);
      world.online = false;
      await act(world, at, submit(true));
      await leave(world, at, 'tab-close');
      world.online = true;
    },
    unavoidable: OFFLINE,
  },
  {
    name: 'the same, and opened again with a connection',
    async run(world) {
      const at = await visit(world);
      await readAll(world, at);
      world.online = false;
      await act(world, at, submit(true));
      await leave(world, at, 'tab-close');
      world.online = true;
      const next = await visit(world);
      await pass(world, 5000);
      await leave(world, next, 'tab-close');
    },
    unavoidable: OFFLINE,
  },
  {
    name: 'a second window in which nothing is done, closed last',
    async run(world) {
      const [one, two] = [await visit(world), await visit(world)];
      await begin(world, one);
      await leave(world, one, 'save-and-exit');
      const { work } = world;
      await leave(world, two, 'tab-close');
      world.work = work;
    },
  },
  {
    name: 'two tabs at once',
    async run(world) {
      const before = await visit(world);
      await begin(world, before);
      await leave(world, before, 'save-and-exit');
      const [one, two] = [await visit(world), await visit(world)];
      await act(world, one, answer('must'));
      await act(world, two, answer('may'));
      await leave(world, one, 'tab-close');
      await leave(world, two, 'tab-close');
      world.work = workOfBoth(one, two);
    },
  },
  {
    name: 'two tabs at once, passed in the one, read in the other',
    async run(world) {
      const before = await visit(world);
      await readAll(world, before);
      await leave(world, before, 'save-and-exit');
      const [one, two] = [await visit(world), await visit(world)];
      await act(world, one, submit(true));
      await act(world, two, answer('may'));
      await leave(world, one, 'tab-close');
      const { work } = world;
      await leave(world, two, 'tab-close');
      world.work = work && { ...work, activities: workOfBoth(two, one).activities };
    },
  },
  {
    name: 'the frame is reloaded, an answer, closed',
    async run(world) {
      const first = await visit(world);
      await begin(world, first);
      const second = await reload(world, first);
      await act(world, second, answer('must'));
      await leave(world, second, 'tab-close');
    },
    unavoidable: AT_RELOAD,
  },
  {
    name: 'reloaded, an answer, closed, opened again, closed',
    async run(world) {
      const first = await visit(world);
      await begin(world, first);
      const second = await reload(world, first);
      await act(world, second, answer('must'));
      await leave(world, second, 'tab-close');
      const third = await visit(world);
      await pass(world, 5000);
      await leave(world, third, 'navigation');
    },
    unavoidable: AT_RELOAD,
  },
  {
    name: 'away and back by the browser’s buttons',
    async run(world) {
      const first = await visit(world);
      await begin(world, first);
      // The page is frozen after pagehide; when it is shown again, the course loads itself afresh.
      first.page?.leave('led-away');
      first.session.closeNow();
      await pass(world, 30_000);
      const second = await reload(world, first);
      await act(world, second, answer('must'));
      await leave(world, second, 'tab-close');
    },
    unavoidable: AT_RELOAD,
  },
  {
    name: 'the clock goes a day forward and two back',
    async run(world) {
      const first = await visit(world);
      await begin(world, first);
      world.clockError = 86_400_000;
      await act(world, first, answer('must'));
      await leave(world, first, 'save-and-exit');
      world.clockError = -86_400_000;
      const second = await visit(world);
      await act(world, second, view('middle'), open('end'));
      await leave(world, second, 'save-and-exit');
    },
    showsTime: true,
  },
  {
    name: 'ten hours in one session',
    async run(world) {
      const at = await visit(world);
      await begin(world, at);
      await pass(world, 36_000_000);
      await act(world, at, answer('must'));
      await leave(world, at, 'save-and-exit');
    },
    showsTime: true,
  },
  ...(['continue', 'again'] as const).map(
    (chosen): Scenario => ({
      name: `an administrator’s reset; the learner chooses to ${chosen === 'again' ? 'start again' : chosen}`,
      async run(world) {
        const first = await visit(world);
        await passCourse(world, first);
        await leave(world, first, 'save-and-exit');
        world.books.kept = undefined;
        world.answer = chosen;
        const second = await visit(world);
        await act(world, second, view('intro'), open('middle'));
        await leave(world, second, 'save-and-exit');
      },
    }),
  ),
];
