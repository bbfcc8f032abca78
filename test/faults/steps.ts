/** What learners do and what goes wrong meanwhile, as data, and at random. */

import fc from 'fast-check';
import type { SessionAction } from '../../src/runtime/session-action.js';
import { answer, open, submit, view } from '../hosts/scenarios/acts.js';

export type Leaving = 'close' | 'crash' | 'exit';

export type Step =
  | { readonly do: 'act'; readonly actions: readonly SessionAction[]; readonly pause: number; readonly words: string }
  | { readonly do: 'wait'; readonly milliseconds: number }
  | { readonly do: 'hide' | 'online' | 'reload' | 'calm' | 'someone-else' | 'stranger' }
  | { readonly do: 'leave'; readonly by: Leaving; readonly gap: number }
  | { readonly do: 'fault'; readonly name: string };

/** In the order of the course's menu. */
const PAGES = ['intro', 'middle', 'test', 'end'] as const;
const ACTIVITIES = ['first', 'must', 'may'] as const;
/** Three days, and some time. */
const DAYS = 259_987_000;

function actOf(words: string, actions: readonly SessionAction[]): fc.Arbitrary<Step> {
  return fc.constantFrom(10, 300, 4000).map((pause) => ({ do: 'act', words, actions, pause }) as const);
}

function chosen<Name extends string>(names: readonly Name[], act: (name: Name) => fc.Arbitrary<Step>): typeof all {
  const all = fc.constantFrom(...names).chain(act);
  return all;
}

const readAll = [
  answer('first', false),
  view('intro'),
  open('middle'),
  answer('must'),
  view('middle'),
  view('end'),
  open('test'),
];

const work = fc.oneof(
  chosen(PAGES, (id) => actOf(`view ${id}`, [view(id), open(PAGES[(PAGES.indexOf(id) + 1) % PAGES.length] ?? id)])),
  chosen(ACTIVITIES, (id) => actOf(`answer ${id}`, [answer(id)])),
  chosen(ACTIVITIES, (id) => actOf(`answer ${id} wrong`, [answer(id, false)])),
  chosen([...ACTIVITIES, 'q1'], (activityId) =>
    fc
      .nat({ max: 2 })
      .chain((value) => actOf('draft', [{ type: 'draft', activityId, packed: { kind: 'one', value } }])),
  ),
  chosen(ACTIVITIES, (activityId) => actOf(`hint ${activityId}`, [{ type: 'hint', activityId }])),
  actOf('read all', readAll),
  actOf('hand in, right', [submit(true)]),
  actOf('hand in, wrong', [submit(false)]),
  actOf('try again', [{ type: 'restart', pageId: 'test' }]),
  actOf('try again, the first kept', [{ type: 'restart', pageId: 'test', keep: ['q1'] }]),
);

const around = fc.oneof(
  fc.constantFrom(1000, 20_000, 300_000).map((milliseconds): Step => ({ do: 'wait', milliseconds })),
  fc.constantFrom<Step>({ do: 'hide' }, { do: 'online' }, { do: 'reload' }),
  fc.record({
    do: fc.constant('leave' as const),
    by: fc.constantFrom<Leaving>('close', 'crash', 'exit'),
    gap: fc.constantFrom(3000, DAYS),
  }),
);

/** Sequences in which these faults come and go. */
export function sequences(faults: readonly string[], others: readonly Step[] = []): fc.Arbitrary<Step[]> {
  const trouble = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...faults).map((name): Step => ({ do: 'fault', name })) },
    { weight: 3, arbitrary: fc.constant<Step>({ do: 'calm' }) },
    ...(others.length > 0 ? [{ weight: 1, arbitrary: fc.constantFrom(...others) }] : []),
  );
  const step = fc.oneof(
    { weight: 6, arbitrary: work },
    { weight: 4, arbitrary: around },
    { weight: 2, arbitrary: trouble },
  );
  return fc.array(step, { minLength: 3, maxLength: 30, size: 'max' });
}

/** The learner's part alone. */
export function withoutFaults(steps: readonly Step[]): Step[] {
  return steps.filter((step) => !['fault', 'calm', 'someone-else', 'stranger'].includes(step.do));
}

/** A sequence in words, for whoever reads a failure. */
export function describeSteps(steps: readonly Step[]): string {
  return steps
    .map((step) => {
      if (step.do === 'act') return `${step.words} (${step.pause})`;
      const { do: what, ...more } = step;
      return [what, ...Object.values(more)].join(' ');
    })
    .join('; ');
}
