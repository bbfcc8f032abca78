/**
 * A fact of the tracking vocabulary as an xAPI 1.0.3 statement. Pure: the same fact gives the same statement. Properties that
 * are undefined are no part of it: JSON leaves them out.
 */

import { nameUuid } from '../model/hash.js';
import type { RuntimeConfig } from '../model/runtime-config.js';
import type { Answer, TrackingEvent } from '../model/tracking.js';
import {
  activityIri,
  activityTypeIri,
  PROGRESS_EXTENSION,
  pageType,
  verbIri,
  type XapiActivityType,
  type XapiVerb,
} from './xapi-ids.js';

/** A learner with exactly one inverse functional identifier (xAPI-Data 2.4.2.1). */
export interface XapiActor {
  readonly name?: string;
  readonly mbox?: string;
  readonly mbox_sha1sum?: string;
  readonly openid?: string;
  readonly account?: { readonly homePage: string; readonly name: string };
}

export type LanguageMap = Readonly<Record<string, string>>;

export interface XapiComponent {
  readonly id: string;
  readonly description: LanguageMap;
}

export interface XapiActivity {
  readonly id: string;
  readonly definition: {
    readonly type: string;
    readonly name: LanguageMap;
    readonly description?: LanguageMap;
    readonly interactionType?: string;
    readonly correctResponsesPattern?: readonly string[];
    readonly choices?: readonly XapiComponent[];
    readonly scale?: readonly XapiComponent[];
    readonly source?: readonly XapiComponent[];
    readonly target?: readonly XapiComponent[];
    readonly steps?: readonly XapiComponent[];
  };
}

export interface XapiResult {
  readonly score?: { readonly scaled: number; readonly raw?: number; readonly min?: number; readonly max?: number };
  readonly success?: boolean;
  readonly completion?: boolean;
  readonly response?: string;
  /** ISO 8601, to 0.01 s. */
  readonly duration?: string | undefined;
  readonly extensions?: Readonly<Record<string, number>>;
}

type ContextActivities = Readonly<Partial<Record<'parent' | 'grouping' | 'other', readonly XapiActivity[]>>>;

export interface XapiStatement {
  readonly id: string;
  readonly actor: XapiActor;
  readonly verb: { readonly id: string; readonly display: LanguageMap };
  readonly object: XapiActivity;
  readonly result?: XapiResult;
  readonly context: {
    readonly registration?: string;
    readonly contextActivities?: ContextActivities;
    readonly revision: string;
    readonly language: string;
  };
  readonly timestamp: string;
}

/** What all statements of one launch have in common. */
export interface StatementSource {
  readonly actor: XapiActor;
  readonly config: Pick<RuntimeConfig, 'course' | 'pages' | 'objectives'>;
  /** The course as the host launched it; its parts hang on the IRI in `config`, where that has one. */
  readonly courseIri: string;
  /** A UUID, where the host gave one. */
  readonly registration?: string;
  /** Undefined where the course has no activities. */
  readonly tellAnswer?: TellAnswer | undefined;
}

/** What is said of an answer (xapi-answers.ts): a piece of its own, since not every course has any. */
export type TellAnswer = (answer: Answer, tools: AnswerTools) => StatementParts;

/** What that piece borrows instead of carrying it twice. */
export interface AnswerTools {
  readonly objectives: RuntimeConfig['objectives'];
  part(path: string, type: XapiActivityType, name: string): XapiActivity;
  page(id: string): XapiActivity;
  text(words: string): LanguageMap;
  round(value: number): number;
}

/** A fact on the launch itself. */
export interface LaunchEvent {
  readonly type: 'initialized' | 'resumed' | 'suspended' | 'terminated';
  /** Unique to this fact of this launch. */
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly time: number;
  /** Milliseconds; for `terminated`. */
  readonly duration?: number;
}

/** What a fact comes to, but for its duration. */
export interface StatementParts {
  readonly verb: XapiVerb;
  /** Left out where it is the course. */
  readonly object?: XapiActivity;
  readonly parent?: XapiActivity;
  readonly other?: readonly XapiActivity[];
  readonly result?: XapiResult | undefined;
}

/** Characters of a prompt or option that a statement carries: a page-long prompt would outgrow what LRSs take. */
const TEXT_LIMIT = 1000;

/**
 * The statement of a fact; undefined where xAPI is told nothing of it. Its id comes from the fact's, so that a fact which is
 * told again is no second fact.
 */
export function makeStatement(event: TrackingEvent | LaunchEvent, source: StatementSource): XapiStatement | undefined {
  const { actor, registration, config, courseIri } = source;
  const course = { ...partActivity('', 'course', config.course.title, source), id: courseIri };
  const parts = partsOf(event, course, source);
  if (!parts) return undefined;
  const { verb, object = course, parent, other, result } = parts;
  const duration = durationOf(event);
  return {
    id: nameUuid([actorKey(actor), registration, courseIri, event.id].join('\u0000')),
    actor,
    verb: { id: verbIri(verb), display: { en: verb } },
    object,
    result: result || duration ? { ...result, duration } : undefined,
    context: {
      registration,
      contextActivities: parent && { parent: [parent], grouping: [course], other: other?.[0] && other },
      revision: config.course.version,
      language: config.course.language,
    },
    timestamp: new Date(event.time).toISOString(),
  };
}

/** Text that tells one learner from another: their identifier, without the name that may change. */
export function actorKey(actor: XapiActor): string {
  return JSON.stringify({ ...actor, name: undefined });
}

/** Milliseconds as an ISO 8601 duration to 0.01 s, which is how finely xAPI compares them (xAPI-Data 4.6). */
export function isoDuration(milliseconds: number): string {
  return `PT${Math.max(0, Math.round(milliseconds / 10) || 0) / 100}S`;
}

function durationOf(event: TrackingEvent | LaunchEvent): string | undefined {
  const milliseconds = 'answer' in event ? event.answer.latency : 'duration' in event ? event.duration : undefined;
  return milliseconds === undefined ? undefined : isoDuration(milliseconds);
}

function partsOf(
  event: TrackingEvent | LaunchEvent,
  course: XapiActivity,
  source: StatementSource,
): StatementParts | undefined {
  switch (event.type) {
    // Where the learner is stands in the saved state, and a score goes with passed or failed.
    case 'location':
    case 'scored':
      return undefined;
    case 'page-viewed':
      return { verb: 'experienced', object: pageActivity(event.pageId, source), parent: course };
    case 'answered':
      return source.tellAnswer?.(event.answer, {
        objectives: source.config.objectives,
        part: (path, type, name) => partActivity(path, type, name, source),
        page: (id) => pageActivity(id, source),
        text: (words) => languageMap(words, source),
        round,
      });
    case 'progressed':
      // Down, so that 100 is said only of a course that is done.
      return {
        verb: event.type,
        result: { extensions: { [PROGRESS_EXTENSION]: Math.floor(event.progress * 100 + 1e-9) } },
      };
    case 'success': {
      const { success, score } = event;
      return { verb: success, result: { score: { scaled: round(score) }, success: success === 'passed' } };
    }
    case 'completed':
      return { verb: event.type, result: { completion: true } };
    default:
      return { verb: event.type };
  }
}

/** A part of the course; its path is what its IRI ends in. */
function partActivity(path: string, type: XapiActivityType, name: string, source: StatementSource): XapiActivity {
  const { activityId = source.courseIri } = source.config.course;
  return {
    id: activityIri(activityId, path),
    definition: { type: activityTypeIri(type), name: languageMap(name, source) },
  };
}

function pageActivity(pageId: string, source: StatementSource): XapiActivity {
  const page = source.config.pages.find(({ id }) => id === pageId);
  return partActivity(pageId, pageType(page?.kind), page?.title || pageId, source);
}

/** A text in the course's language. */
function languageMap(text: string, { config }: StatementSource): LanguageMap {
  // Half of a character outside the basic plane is no text, and some LRSs refuse the whole statement for it.
  return { [config.course.language]: text.slice(0, TEXT_LIMIT).replace(/[\ud800-\udbff]$/, '') };
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000 || 0;
}
