/**
 * A fact of the tracking vocabulary as an xAPI 1.0.3 statement. Pure: the same fact gives the same statement. Properties that
 * are undefined are no part of it: JSON leaves them out.
 */

import { nameUuid } from '../model/hash.js';
import type { RuntimeConfig } from '../model/runtime-config.js';
import type { Answer, InteractionDefinition, TrackingEvent } from '../model/tracking.js';
import {
  activityIri,
  activityTypeIri,
  objectiveIri,
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
  readonly definition?: {
    readonly type: string;
    readonly name?: LanguageMap;
    readonly description?: LanguageMap;
    readonly interactionType?: string;
    readonly correctResponsesPattern?: readonly string[];
    readonly choices?: readonly XapiComponent[];
    readonly scale?: readonly XapiComponent[];
  };
}

export interface XapiResult {
  readonly score?: { readonly scaled: number; readonly raw?: number; readonly min?: number; readonly max?: number };
  readonly success?: boolean;
  readonly completion?: boolean;
  readonly response?: string;
  /** ISO 8601, to 0.01 s. */
  readonly duration?: string;
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
    readonly platform?: string;
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
  readonly platform?: string;
  /** IRIs of activities that the host wants every statement grouped under. */
  readonly grouping: readonly string[];
}

interface StatementParts {
  readonly verb: XapiVerb;
  /** What the statement's id is made from, besides actor, registration and course. */
  readonly fact: readonly string[];
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly object?: XapiActivity;
  readonly result?: XapiResult | undefined;
  readonly parent?: XapiActivity;
  readonly other?: readonly XapiActivity[];
}

/** Characters of a prompt or option that a statement carries: a page-long prompt would outgrow what LRSs take. */
const TEXT_LIMIT = 1000;

/**
 * The statement of a tracking event; undefined where xAPI is told nothing of it. Its id comes from the event's, so that a
 * fact which is told again is no second fact.
 */
export function makeStatement(event: TrackingEvent, source: StatementSource): XapiStatement | undefined {
  const parts = partsOf(event, source);
  return parts && assemble({ ...parts, fact: [event.id], time: event.time }, source);
}

/** A statement on the launch itself. `launchId` is unique to it; `duration`, in milliseconds, for `terminated`. */
export function makeLaunchStatement(
  verb: 'initialized' | 'resumed' | 'suspended' | 'terminated',
  launch: { readonly launchId: string; readonly time: number; readonly duration?: number },
  source: StatementSource,
): XapiStatement {
  const { launchId, time, duration } = launch;
  const result = duration === undefined ? undefined : { duration: isoDuration(duration) };
  return assemble({ verb, fact: [launchId, verb], time, result }, source);
}

/** Text that tells one learner from another: their identifier, without the name that may change. */
export function actorKey(actor: XapiActor): string {
  const { name: _name, ...identifier } = actor;
  return JSON.stringify(identifier);
}

/** Milliseconds as an ISO 8601 duration to 0.01 s, which is how finely xAPI compares them (xAPI-Data 4.6). */
export function isoDuration(milliseconds: number): string {
  return `PT${Math.max(0, Math.round(milliseconds / 10) || 0) / 100}S`;
}

function partsOf(event: TrackingEvent, source: StatementSource): Omit<StatementParts, 'fact' | 'time'> | undefined {
  switch (event.type) {
    case 'page-viewed':
      return {
        verb: 'experienced',
        object: pageActivity(event.pageId, source),
        parent: courseActivity(source),
        result: { duration: isoDuration(event.duration) },
      };
    case 'answered':
      return answeredParts(event.answer, source);
    case 'progressed':
      // Down, so that 100 is said only of a course that is done.
      return {
        verb: 'progressed',
        result: { extensions: { [PROGRESS_EXTENSION]: Math.floor(share(event.progress) * 100 + 1e-9) } },
      };
    case 'completed':
      return { verb: 'completed', result: { completion: true, duration: isoDuration(event.duration) } };
    case 'success': {
      const score = { scaled: share(event.score) };
      const success = event.success === 'passed';
      return { verb: event.success, result: { score, success, duration: isoDuration(event.duration) } };
    }
    default:
      // Where the learner is stands in the saved state, and a score goes with passed or failed.
      return undefined;
  }
}

function answeredParts(answer: Answer, source: StatementSource): Omit<StatementParts, 'fact' | 'time'> {
  const { activityId, definition, response, score, weighting } = answer;
  const points = weighting > 0 ? { raw: round(score.share * weighting), min: 0, max: weighting } : {};
  const judged = score.outcome !== 'neutral';
  return {
    verb: 'answered',
    object: { id: partIri(activityId, source), definition: interactionDefinition(definition, activityId, source) },
    parent: pageActivity(answer.pageId, source),
    result: {
      score: judged ? { scaled: share(score.share), ...points } : undefined,
      success: judged ? score.outcome === 'correct' : undefined,
      response: patternOf(response, definition),
      duration: isoDuration(answer.latency),
    },
    other: answer.objectiveIds.map((id) => objectiveActivity(id, source)),
  };
}

function assemble(parts: StatementParts, source: StatementSource): XapiStatement {
  const { actor, registration, platform, config, courseIri } = source;
  const { verb, parent, other = [] } = parts;
  const course = courseActivity(source);
  const groups = [...(parent ? [course] : []), ...source.grouping.map((id): XapiActivity => ({ id }))];
  const related = { parent: parent && [parent], grouping: orNone(groups), other: orNone(other) };
  return {
    id: nameUuid([actorKey(actor), registration, courseIri, ...parts.fact].join('\u0000')),
    actor,
    verb: { id: verbIri(verb), display: { en: verb } },
    object: parts.object ?? course,
    result: parts.result,
    context: {
      registration,
      contextActivities: parent || related.grouping ? related : undefined,
      revision: config.course.version,
      platform,
      language: config.course.language,
    },
    timestamp: new Date(parts.time).toISOString(),
  };
}

function orNone<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length > 0 ? list : undefined;
}

function partIri(id: string, { config, courseIri }: StatementSource): string {
  return activityIri(config.course.activityId ?? courseIri, id);
}

function named(id: string, type: XapiActivityType, name: LanguageMap): XapiActivity {
  return { id, definition: { type: activityTypeIri(type), name } };
}

function courseActivity(source: StatementSource): XapiActivity {
  return named(source.courseIri, 'course', words(source.config.course.title, '-', source));
}

function pageActivity(pageId: string, source: StatementSource): XapiActivity {
  const page = source.config.pages.find(({ id }) => id === pageId);
  return named(partIri(pageId, source), pageType(page?.kind ?? 'content'), words(page?.title, pageId, source));
}

function objectiveActivity(slug: string, source: StatementSource): XapiActivity {
  const { activityId = source.courseIri } = source.config.course;
  const text = source.config.objectives.find(({ id }) => id === slug)?.text;
  return named(objectiveIri(activityId, slug), 'objective', words(text, slug, source));
}

/** xAPI-Data 2.4.4.1 and its appendix C: choices for a choice, a scale for a likert. */
function interactionDefinition(
  definition: InteractionDefinition,
  activityId: string,
  source: StatementSource,
): XapiActivity['definition'] {
  const prompt = words(definition.prompt, activityId, source);
  const components = definition.components.map(({ id, text }) => ({ id, description: words(text, id, source) }));
  return {
    type: activityTypeIri('cmi.interaction'),
    name: prompt,
    description: prompt,
    interactionType: definition.type,
    [definition.type === 'likert' ? 'scale' : 'choices']: components,
    correctResponsesPattern: orNone(definition.correctResponses.map((response) => patternOf(response, definition))),
  };
}

function patternOf(response: readonly number[], { components }: InteractionDefinition): string {
  return response.map((index) => components[index]?.id ?? '').join('[,]');
}

/** A text in the course's language; `fallback` where an author wrote none (an option that is a picture). */
function words(text: string | undefined, fallback: string, { config }: StatementSource): LanguageMap {
  // Half of a character outside the basic plane is no text, and some LRSs refuse the whole statement for it.
  const cut = text?.slice(0, TEXT_LIMIT).replace(/[\ud800-\udbff]$/, '');
  return { [config.course.language]: cut || fallback };
}

function share(value: number): number {
  return Math.min(1, Math.max(0, round(value)));
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000 || 0;
}
