/** What learners do, in the words of the scenarios. */

import type { SessionAction } from '../../../src/runtime/session-action.js';
import { activity, course, page } from '../../runtime/fixture.js';
import { act, answerTo, type Visit, type World } from '../world.js';

/** A row of the table; what is expected of each host stands in expected.ts. */
export interface Scenario {
  readonly name: string;
  run(world: World): Promise<void>;
  /** Refusals that this cannot happen without, whatever the host: see the reason beside each. */
  readonly unavoidable?: readonly string[];
  /** Whether the time that was kept belongs to the cell. */
  readonly showsTime?: boolean;
}

export const view = (pageId: string): SessionAction => ({ type: 'view', pageId, duration: 1000 });
export const open = (pageId: string): SessionAction => ({ type: 'open', pageId });
export const answer = (id: string, isRight = true): SessionAction => ({
  type: 'answer',
  answer: answerTo(id, isRight),
});
export const submit = (isRight: boolean): SessionAction => ({
  type: 'submit',
  pageId: 'test',
  answers: ['q1', 'q2', 'q3'].map((id) => answerTo(id, isRight)),
});

/** Reads the first page and answers its question. */
export async function begin(world: World, at: Visit): Promise<void> {
  await act(world, at, answer('first', false));
  await act(world, at, view('intro'), open('middle'));
}

/** Everything up to the assessment. */
export async function readAll(world: World, at: Visit): Promise<void> {
  await begin(world, at);
  await act(world, at, answer('must'));
  await act(world, at, view('middle'), open('end'));
  await act(world, at, view('end'), open('test'));
}

export async function passCourse(world: World, at: Visit): Promise<void> {
  await readAll(world, at);
  await act(world, at, submit(true));
}

export const READING = course({
  pages: [page('intro', { activities: [activity('first', { attempts: 2 })] }), page('middle'), page('end')],
  completion: { pages: 1, assessment: 'none', activities: [] },
  success: 'none',
});

export async function read(world: World, at: Visit): Promise<void> {
  await begin(world, at);
  await act(world, at, view('middle'), open('end'));
  await act(world, at, view('end'), open('intro'));
}
