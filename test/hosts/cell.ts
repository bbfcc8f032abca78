/** What came of a scenario under a host, in words. */

import { isDeepStrictEqual } from 'node:util';
import type { SavedState } from '../../src/model/saved-state.js';
import { hasWork } from '../../src/runtime/launch-decision.js';
import { workOf } from '../runtime/fixture.js';
import type { HostKind } from './host-kinds.js';
import type { Scenario } from './scenarios/acts.js';
import { newDevice, newWorld, visit, type World } from './world.js';

/** Plays a scenario under a host, and says what the LMS keeps and what of the learner's work is found again. */
export async function playCell(kind: HostKind, scenario: Scenario): Promise<string> {
  const world = newWorld(kind);
  await scenario.run(world);
  const refused = refusalsOf(world, scenario);
  const kept = wordsOfKept(world, scenario);
  const elsewhere = await launchAgain(world, newDevice());
  const here = await launchAgain(world, world.device);
  const words = [kept, workWords(world.work, elsewhere.state)];
  if (world.visits.some(({ asked }) => asked)) words.push('asked');
  if (here.asked) words.push('asks at the next launch');
  if (!isSame(world.work, here.state)) words.push(`LOST on this device: ${workWords(world.work, here.state)}`);
  return [...words, ...refused].join(', ');
}

function wordsOfKept({ kind, books }: World, { showsTime = false }: Scenario): string {
  const kept = kind.read(books);
  if (!kept) return 'nothing kept';
  const { status, score, exit, time, earlier } = kept;
  return [...earlier.map((each) => `${each},`), status, score, exit && `(${exit})`, showsTime ? time : '']
    .filter((word) => word !== '')
    .join(' ');
}

function refusalsOf({ pages, kind }: World, { unavoidable = [] }: Scenario): string[] {
  const known = [...kind.unavoidable, ...unavoidable];
  const refused = pages.flatMap((page) => page.refusals());
  const unknown = refused.filter((each) => !known.includes(each));
  return [...new Set(unknown)].map((each) => `REFUSED ${each}`);
}

/** The next launch, in a world of its own, so that it changes nothing. */
async function launchAgain(world: World, device: World['device']): Promise<{ state: SavedState; asked: boolean }> {
  const { config, passed } = world;
  const copy: World = { ...newWorld(world.kind), config, passed, device, books: { kept: world.books.kept } };
  const { session, asked } = await visit(copy);
  return { state: session.state(), asked };
}

function isSame(work: SavedState | undefined, found: SavedState): boolean {
  return !work || !hasWork(work) || isDeepStrictEqual(essence(work), essence(found));
}

/** Without the attempt and the place: what was done. */
function essence(state: SavedState): unknown {
  const { attemptId: _attempt, location: _location, ...work } = workOf(state) as Record<string, unknown>;
  return work;
}

function workWords(work: SavedState | undefined, found: SavedState): string {
  if (isSame(work, found)) return work && hasWork(work) ? 'all work' : 'no work yet';
  return hasWork(found) ? 'older work' : 'no work';
}
