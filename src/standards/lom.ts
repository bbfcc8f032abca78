/** What a package's metadata says of a course, for the standards that carry LOM: plain facts, no XML. */

import type { Author, Course } from '../model/course.js';
import { squeeze } from '../model/text.js';

/** Somebody's part in the course: a role of LOM's vocabulary, their vCards, and a date where the course gives one. */
export interface LomContribution {
  readonly role: 'Author' | 'Content Provider' | 'Publisher';
  readonly vcards: readonly string[];
  readonly date?: string;
}

export interface LomFacts {
  readonly identifier: string;
  readonly title: string;
  readonly language: string;
  readonly description: string;
  readonly keywords: readonly string[];
  readonly version: string;
  readonly contributions: readonly LomContribution[];
  /** For whom the course is, as its author put it. */
  readonly audience?: string;
  /** ISO 8601, `PT1H30M`. */
  readonly duration?: string;
  /** SPDX id or `all-rights-reserved`; only where it has at most 30 characters, which is what the Learning Hub keeps. */
  readonly licence?: string;
  /** One sentence each. */
  readonly objectives: readonly string[];
}

const LICENCE_LIMIT = 30;

/** Escapes a vCard value: RFC 2426, 5. */
function escapeVcard(text: string): string {
  return squeeze(text).replace(/[\\,;]/g, (character) => `\\${character}`);
}

/** A vCard 3.0 with lines ending in LF: a CR in XML would need a character reference, which some hosts cannot read. */
export function formatVcard({ name, organisation, role }: Author): string {
  const lines = ['BEGIN:VCARD', 'VERSION:3.0', `N:${escapeVcard(name)};;;;`, `FN:${escapeVcard(name)}`];
  if (organisation) lines.push(`ORG:${escapeVcard(organisation)}`);
  if (role) lines.push(`TITLE:${escapeVcard(role)}`);
  return [...lines, 'END:VCARD'].join('\n');
}

/** Whole minutes (≥ 1) as an ISO 8601 duration. */
export function formatMinutes(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), Math.round(minutes % 60)];
  return `PT${hours > 0 ? `${hours}H` : ''}${rest > 0 || hours === 0 ? `${rest}M` : ''}`;
}

function contributionsOf(course: Course): LomContribution[] {
  const { authors, contributor, provider, published, firstContributed } = course;
  const list: LomContribution[] = [];
  if (authors.length > 0) list.push({ role: 'Author', vcards: authors.map(formatVcard) });
  if (contributor) {
    const vcards = [formatVcard({ name: contributor })];
    list.push({ role: 'Content Provider', vcards, ...(firstContributed ? { date: firstContributed } : {}) });
  }
  if (provider || published) {
    const vcards = provider ? [formatVcard({ name: provider })] : [];
    list.push({ role: 'Publisher', vcards, ...(published ? { date: published } : {}) });
  }
  return list;
}

/** A course as LOM sees it; texts are single lines. */
export function describeCourse(course: Course): LomFacts {
  const { audience, durationMinutes, licence } = course;
  return {
    identifier: course.id,
    title: squeeze(course.title),
    language: course.language,
    description: squeeze(course.description ?? course.title),
    keywords: course.keywords.map(squeeze),
    version: course.version,
    contributions: contributionsOf(course),
    ...(audience?.for ? { audience: squeeze(audience.for) } : {}),
    ...(durationMinutes ? { duration: formatMinutes(durationMinutes) } : {}),
    ...(licence && licence.length <= LICENCE_LIMIT ? { licence } : {}),
    objectives: course.objectives.map(({ text }) => squeeze(text)),
  };
}
