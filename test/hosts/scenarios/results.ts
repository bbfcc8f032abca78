/** Results: failed, passed, completed, and what follows them. */

import { act, leave, newDevice, visit } from '../world.js';
import { open, passCourse, READING, read, readAll, type Scenario, submit, view } from './acts.js';

export const RESULTS: readonly Scenario[] = [
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
    name: 'the same under an LMS that judges by a pass mark of its own',
    async run(world) {
      const at = await visit(world, { masteryScore: 80 });
      await readAll(world, at);
      await act(world, at, submit(false));
      await leave(world, at, 'save-and-exit');
      const next = await visit(world, { masteryScore: 80 });
      await act(world, next, open('intro'), view('intro'));
      await leave(world, next, 'tab-close');
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
];
