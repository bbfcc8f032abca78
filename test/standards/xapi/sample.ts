/** A course, its launch and its facts, for the tests of xAPI. */

import type { RuntimeConfig } from '../../../src/model/runtime-config.js';
import type { Answer, InteractionDefinition, TrackingEvent } from '../../../src/model/tracking.js';

export const REGISTRATION = '760e3480-ba55-4991-94b0-01820dbd23a2';
export const COURSE_IRI = 'https://example.org/courses/open';

export const config: RuntimeConfig = {
  course: {
    id: 'open',
    title: 'Öffne <das> & "Gespräch"',
    language: 'de-CH',
    version: '1.2.0',
    activityId: COURSE_IRI,
  },
  pages: [page('welcome', 'content'), page('check', 'assessment')],
  objectives: [{ id: 'open-well', text: 'Open the conversation with a fact' }],
  completion: { pages: 1, assessment: 'passed', activities: [] },
  success: 'assessment',
  navigation: { exitButton: true },
  tracking: { interactions: true },
  messages: {},
};

function page(id: string, kind: 'content' | 'assessment'): RuntimeConfig['pages'][number] {
  return { id, title: `Page ${id}`, kind, unlock: { when: 'free' }, completion: 'view', activities: [] };
}

export const definition: InteractionDefinition = {
  type: 'choice',
  prompt: 'What do you say first?',
  components: [
    { id: 'at-8-40', text: 'At 8:40 you spoke over Jo.' },
    { id: 'everyone', text: 'Everyone is complaining.' },
    { id: 'nothing', text: '' },
  ],
  correctResponses: [[0, 1]],
};

export const answer: Answer = {
  activityId: 'first-words',
  pageId: 'welcome',
  definition,
  response: [0, 2],
  score: { outcome: 'partial', share: 1 / 3 },
  weighting: 2,
  objectiveIds: ['open-well'],
  latency: 12_345,
};

type Kind<Type> = Extract<TrackingEvent, { readonly type: Type }>;

export const events = {
  viewed: {
    id: 'AAAAAAAA:viewed:welcome',
    time: 1_777_800_000_123,
    type: 'page-viewed',
    pageId: 'welcome',
    duration: 61_999,
  },
  answered: { id: 'AAAAAAAA:answered:first-words:1', time: 1_777_800_000_123, type: 'answered', answer },
  progressed: { id: 'AAAAAAAA:progressed:1', time: 1_777_800_000_123, type: 'progressed', progress: 0.999 },
  scored: { id: 'AAAAAAAA:scored:1', time: 1_777_800_000_123, type: 'scored', score: 0.8 },
  completed: { id: 'AAAAAAAA:completed:1', time: 1_777_800_000_123, type: 'completed', duration: 3_600_000 },
  passed: {
    id: 'AAAAAAAA:passed:1',
    time: 1_777_800_000_123,
    type: 'success',
    success: 'passed',
    score: 0.8,
    duration: 5,
  },
} satisfies Record<string, Kind<TrackingEvent['type']>>;

/** The fact that page `n` was viewed. */
export function viewed(n: number): TrackingEvent {
  return { ...events.viewed, id: `AAAAAAAA:viewed:${n}` };
}

/** A saved text of an attempt, as model/state.ts writes them. */
export function savedText(counter: number, attempt = 'AAAAAAAA', body = 'body'): string {
  return `1.${attempt}.${counter.toString(36)}.${body}.chck`;
}

export const actor = { name: 'Ann', mbox: 'mailto:ann@example.org' };

export function launchAddress(changes: Readonly<Record<string, string | undefined>> = {}): string {
  const parameters: Record<string, string | undefined> = {
    endpoint: 'https://lrs.example.org/xapi',
    auth: 'Basic YTpi',
    actor: JSON.stringify(actor),
    registration: REGISTRATION,
    activity_id: COURSE_IRI,
    ...changes,
  };
  const query = Object.entries(parameters).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`],
  );
  return `https://lms.example.org/course/index.html?${query.join('&')}`;
}
