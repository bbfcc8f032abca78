/** A course as the compiler understands it: no HTML, no standard. */

import type { Nodes, PhrasingContent, Root } from 'mdast';
import type { Place } from './diagnostic.js';
import type { InteractionDefinition } from './tracking.js';

export interface Author {
  readonly name: string;
  readonly organisation?: string;
  readonly role?: string;
}

export interface Objective {
  /** The slug under which course.yaml has it. */
  readonly id: string;
  readonly text: string;
}

/** When a page opens: at once, when those before it are done, when one page is done, or when one assessment is passed. */
export type Unlock =
  | { readonly when: 'free' }
  | { readonly when: 'in-order' }
  | { readonly when: 'after'; readonly pageId: string }
  | { readonly when: 'passed'; readonly pageId: string };

export interface AssessmentSettings {
  /** Scaled, 0–1. */
  readonly passMark: number;
  /** 0 = as many as wanted. */
  readonly attempts: number;
  /** Whether questions and their options come in another order at each try. */
  readonly shuffle: boolean;
  /** How many questions of the page a try asks; all of them where this and `drawPerObjective` are missing. */
  readonly draw?: number;
  /** How many questions to each objective a try asks. */
  readonly drawPerObjective?: number;
  /** Whether feedback comes with each answer or with the result. */
  readonly feedback: 'each' | 'end';
}

export type PageKind = 'content' | 'assessment' | 'evaluation';

/** A text with its questions, which stay together. */
export interface PageCase {
  readonly id?: string;
  readonly source: Place;
  readonly activityIds: readonly string[];
}

/**
 * A page, or a section: a section has children, and content only where its index.md gives it an opening.
 * Reading order is depth first, a section's opening before its children ({@link pagesInOrder}).
 */
export interface Page {
  readonly id: string;
  readonly title: string;
  /** The title with its marks, where a heading on the page gives it. */
  readonly titleContent?: readonly PhrasingContent[];
  readonly was: readonly string[];
  /** Path of its file (or folder, for a section without index.md), relative to the course's folder. */
  readonly source: string;
  readonly kind: PageKind;
  readonly durationMinutes?: number;
  readonly objectiveIds: readonly string[];
  readonly unlock: Unlock;
  readonly completion: 'view' | 'activities';
  readonly assessment?: AssessmentSettings;
  /** Directives are `block` and `activity` nodes in it (model/slice.ts). Undefined for a section without an opening. */
  readonly content?: Root;
  readonly activities: readonly Activity[];
  readonly cases?: readonly PageCase[];
  readonly children: readonly Page[];
}

/** What every activity has, whatever its type; each type adds its own `data`. */
export interface Activity {
  readonly id: string;
  /** The slice's name, such as `choice`. */
  readonly type: string;
  readonly pageId: string;
  readonly source: Place;
  readonly was: readonly string[];
  readonly points: number;
  /** 0 = as many as wanted. */
  readonly attempts: number;
  readonly required: boolean;
  readonly shuffle: boolean;
  readonly objectiveIds: readonly string[];
  /** 8 bits over the activity's texts (model/state.ts). */
  readonly fingerprint: number;
  /** Shown on request. */
  readonly hint?: readonly Nodes[];
  /** Shown after an answer, by its outcome. */
  readonly feedback: Readonly<Partial<Record<'correct' | 'partial' | 'incorrect', readonly Nodes[]>>>;
  /** The slice's own: what its `parse` made of the directive. */
  readonly data: unknown;
  /** The slice's `config(data)`: what the package carries, plain JSON. */
  readonly config: unknown;
  /** What reporting standards are told of it; undefined where it is never reported. */
  readonly interaction?: InteractionDefinition;
  /** Where it is reported as several interactions instead (the statements of a grid): each of them. */
  readonly rows?: readonly InteractionRow[];
}

/** A row of an activity, reported as an interaction of its own. */
export interface InteractionRow {
  readonly id: string;
  readonly definition: InteractionDefinition;
}

/** A file of the course that the package will hold. */
export interface Asset {
  /** Relative to the course's folder. */
  readonly path: string;
  /** Where it lies on disk. */
  readonly absolutePath: string;
  readonly bytes: number;
  /** For an image whose size could be read. */
  readonly width?: number;
  readonly height?: number;
  /** What is packaged where it is not what lies on disk: text travels with line feeds, however it was checked out. */
  readonly contents?: Uint8Array;
  /** Relative to the package's root; ASCII, with the content's hash in it unless the file keeps its name. */
  readonly packagePath: string;
}

/** A term of glossary.yaml. */
export interface GlossaryTerm {
  readonly term: string;
  readonly source: Place;
  readonly definition: string;
  /** Plurals and other forms. */
  readonly also: readonly string[];
}

/** Somebody to turn to, from contacts.yaml. */
export interface Contact {
  readonly name: string;
  readonly for?: string;
  readonly phone?: string;
  readonly url?: string;
  /** When it was last checked: year, year and month, or a day. */
  readonly reviewed?: string;
}

/** Whether a contact is still for whoever uses the course to fill in: its number or address stands in square brackets. */
export function isPlaceholder({ phone, url }: Contact): boolean {
  return [phone, url].some((way) => way !== undefined && /^\[.*\]$/.test(way));
}

export interface CompletionRule {
  /** Share of pages that must be done, 0–1. */
  readonly pages: number;
  readonly assessment: 'passed' | 'attempted' | 'none';
  /** Ids of activities that must have been answered. */
  readonly activities: readonly string[];
}

export interface Course {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  readonly language: string;
  readonly description?: string;
  readonly keywords: readonly string[];
  readonly durationMinutes?: number;
  readonly audience?: { readonly level?: string; readonly for?: string };
  readonly authors: readonly Author[];
  readonly contributor?: string;
  readonly provider?: string;
  readonly licence?: string;
  readonly published?: string;
  readonly firstContributed?: string;
  readonly reportIssue?: string;
  readonly sensitive: boolean;
  readonly theme: string;
  readonly navigation: {
    readonly unlock: 'free' | 'in-order';
    readonly exitButton: boolean;
    /** Undefined where the author leaves it to {@link hasSearch}. */
    readonly search?: boolean;
  };
  readonly completion: CompletionRule;
  readonly success: 'assessment' | 'none';
  readonly tracking: { readonly interactions: boolean; readonly profile: string };
  readonly targets: readonly string[];
  readonly xapiActivityId?: string;
  readonly pages: readonly Page[];
  readonly objectives: readonly Objective[];
  /** As in glossary.yaml; undefined where there is none. */
  readonly glossary?: readonly GlossaryTerm[];
  /** As in contacts.yaml; undefined where there is none. */
  readonly contacts?: readonly Contact[];
  readonly assets: readonly Asset[];
  /** Texts of the course's folder that blocks show within a page (transcripts), parsed, by path. */
  readonly documents?: Readonly<Record<string, Root>>;
}

/** The pages that a learner visits, in reading order. */
export function pagesInOrder(course: Pick<Course, 'pages'>): Page[] {
  const visit = (page: Page): Page[] => [...(page.content ? [page] : []), ...page.children.flatMap(visit)];
  return course.pages.flatMap(visit);
}

/** Whether learners can search the course: unless the author says otherwise, where there is more than one page. */
export function hasSearch(course: Pick<Course, 'navigation' | 'pages'>): boolean {
  return course.navigation.search ?? pagesInOrder(course).length > 1;
}

/** All activities of the course, in reading order. */
export function activitiesOf(course: Pick<Course, 'pages'>): Activity[] {
  return pagesInOrder(course).flatMap((page) => page.activities);
}
