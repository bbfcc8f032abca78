/** Lost connections, several windows, reloads. */

import { act, leave, pass, reload, visit } from '../world.js';
import { answer, begin, open, readAll, type Scenario, submit, view } from './acts.js';

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

export const TROUBLES: readonly Scenario[] = [
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
      const { work } = world;
      // What is tried in the other window is not taken, and the learner is told so at once.
      await act(world, two, answer('may'));
      await leave(world, one, 'tab-close');
      await leave(world, two, 'tab-close');
      world.work = work;
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
      const { work } = world;
      await act(world, two, answer('may'));
      await leave(world, one, 'tab-close');
      await leave(world, two, 'tab-close');
      world.work = work;
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
];
