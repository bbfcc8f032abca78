/** The adapter against the preview's LRS, with faults at random: nothing is lost, doubled or sent after the end. */

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import validation from 'xapi-validation';
import type { LaunchState, TrackingEvent } from '../../../src/model/tracking.js';
import { handleLrs } from '../../../src/preview/lrs.js';
import { createLrsStore, DEFAULT_CREDENTIAL, type LrsStore } from '../../../src/preview/lrs-store.js';
import type { Driven } from '../../support/drive.js';
import { events, launchAddress, savedText, viewed } from './sample.js';
import { makeStorage } from './storage.js';
import {
  driveXapi,
  makeWorld,
  openTab,
  pass,
  type SeenRequest,
  settle,
  type Trouble,
  type World,
  within,
} from './world.js';

type Step = 'answer' | 'page' | 'commit' | 'hidden' | 'wait' | 'reload' | 'crash';

/** What a course's session does, as far as the adapter sees it. */
interface Course {
  readonly world: World;
  readonly store: LrsStore;
  readonly session: Storage;
  tracker: Driven;
  /** The device's copy: the newest text that was saved. */
  counter: number;
  readonly told: string[];
}

const address = launchAddress({ auth: DEFAULT_CREDENTIAL });

function backend(store: LrsStore): (request: SeenRequest) => Response {
  return ({ url, method, headers, body }) => {
    const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
    const reply = handleLrs(store, {
      method,
      path: url.pathname.replace('/xapi/', ''),
      query: Object.fromEntries(url.searchParams),
      headers: { ...Object.fromEntries(lower), origin: 'https://lms.example.org' },
      body,
    });
    return new Response(reply.status === 204 ? null : reply.body, { status: reply.status, headers: reply.headers });
  };
}

async function openCourse(troubles: readonly (Trouble | undefined)[]): Promise<Course> {
  const world = makeWorld();
  const store = createLrsStore({ now: () => world.now });
  world.backend = backend(store);
  const left = [...troubles];
  world.trouble = () => left.shift();
  const course = { world, store, session: makeStorage(), counter: 0, told: [] };
  const tracker = driveXapi(world, openTab(world, address).window);
  return launchCourse({ ...course, tracker });
}

async function launchCourse(course: Course): Promise<Course> {
  const { world, session } = course;
  const tracker = driveXapi(world, openTab(world, address, session).window);
  const state: LaunchState = await within(world, tracker.initialize());
  const held = Number.parseInt(state.state?.split('.')[2] ?? '0', 36);
  course.tracker = tracker;
  course.counter = Math.max(held, course.counter);
  return course;
}

function say(course: Course, event: TrackingEvent): void {
  const { length } = course.told;
  const id = `${event.id}:${length}`;
  course.told.push(id);
  // Its time says when it was told, whatever the order of arrival.
  course.tracker.record({ ...event, id, time: event.time + length });
}

function save(course: Course): void {
  course.counter += 1;
  course.tracker.save(savedText(course.counter));
}

async function take(course: Course, step: Step): Promise<void> {
  const { world } = course;
  switch (step) {
    case 'answer':
      return say(course, events.answered);
    case 'page':
      return say(course, viewed(course.told.length));
    case 'wait':
      return pass(world, 7000);
    case 'commit':
    case 'hidden':
      save(course);
      await within(world, course.tracker.commit(step === 'commit' ? 'progress' : 'hidden'), 120_000);
      return;
    case 'reload':
      save(course);
      void course.tracker.commit('progress');
      await Promise.resolve();
      course.tracker.closeNow('suspend');
      // What was under way and cannot outlive the page is cut off with it.
      world.timers.length = 0;
      await settle();
      await launchCourse(course);
      return;
    case 'crash':
      world.timers.length = 0;
      world.online.length = 0;
      await launchCourse(course);
      return;
  }
}

/** Which of the facts the LRS has, in the order of arrival. */
function storedFacts({ store }: Course): number[] {
  return store.statements
    .filter(({ statement }) => /experienced|answered/.test(JSON.stringify(statement.verb)))
    .map(({ statement }) => Date.parse(String(statement.timestamp)) - events.viewed.time);
}

function stateText({ store }: Course): unknown {
  const [document] = [...store.documents.values()];
  return document && (JSON.parse(document.body) as { state: unknown }).state;
}

function expectValid({ store }: Course): void {
  for (const { statement } of store.statements) {
    const { stored: _stored, authority: _authority, version: _version, ...own } = statement;
    expect(validation.default(own)).toEqual([]);
  }
  expect(store.log.filter(({ status }) => status === 400).map(({ reason }) => reason)).toEqual([]);
}

const trouble = fc.option(
  fc.constantFrom<Trouble>('cut', 'lost', 'hang', { status: 500 }, { status: 503 }, { status: 429 }),
  { nil: undefined, freq: 2 },
);
const quiet = fc.constantFrom<Step>('answer', 'page', 'commit', 'hidden', 'wait');
const rough = fc.constantFrom<Step>('answer', 'page', 'commit', 'hidden', 'wait', 'reload', 'crash');

describe('whatever the LRS and the network do', () => {
  test('each statement arrives once and in order, and the state is the last that was saved', async () => {
    const steps = fc.array(quiet, { minLength: 1, maxLength: 25 });
    await fc.assert(
      fc.asyncProperty(steps, fc.array(trouble, { maxLength: 25 }), async (todo, troubles) => {
        const course = await openCourse(troubles);
        for (const step of todo) await take(course, step);
        course.world.trouble = () => undefined;
        await pass(course.world, 120_000);
        save(course);
        expect(await within(course.world, course.tracker.commit('progress'))).toBe('saved');
        expect(await within(course.world, course.tracker.close('suspend'))).toBe('saved');
        expect(storedFacts(course)).toEqual(course.told.map((_, index) => index));
        expect(stateText(course)).toBe(savedText(course.counter));
        expectValid(course);
        const { length } = course.world.requests;
        await pass(course.world, 600_000);
        expect(course.world.requests).toHaveLength(length);
      }),
      { numRuns: 40 },
    );
  });

  test('nothing is lost or doubled by reloads and crashes', async () => {
    const steps = fc.array(rough, { minLength: 1, maxLength: 25 });
    await fc.assert(
      fc.asyncProperty(steps, fc.array(trouble, { maxLength: 25 }), async (todo, troubles) => {
        const course = await openCourse(troubles);
        for (const step of todo) await take(course, step);
        course.world.trouble = () => undefined;
        // Longer than an LRS that was overrun is left alone.
        await pass(course.world, 300_000);
        await take(course, 'crash');
        save(course);
        expect(await within(course.world, course.tracker.commit('progress'))).toBe('saved');
        expect(storedFacts(course).sort((a, b) => a - b)).toEqual(course.told.map((_, index) => index));
        expect(stateText(course)).toBe(savedText(course.counter));
        expectValid(course);
        expect(Object.keys(course.world.local)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});
