/** Modes, places of the API, clocks, and administrators. */

import { fakeWindow, strangeWindow } from '../../standards/scorm12/fake-host.js';
import { act, leave, pass, visit } from '../world.js';
import { answer, begin, open, passCourse, type Scenario, view } from './acts.js';

export const CIRCUMSTANCES: readonly Scenario[] = [
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
