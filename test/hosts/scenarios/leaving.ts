/** Launches, the ways of leaving, and coming back. */

import { act, leave, newDevice, visit } from '../world.js';
import { answer, begin, type Scenario } from './acts.js';

export const LEAVING: readonly Scenario[] = [
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
];
