/** Whether all that a learner can do in a course fits into what the host keeps. */

import { activities as activityTable } from '../activities/table.js';
import { defineError, defineWarning } from '../diagnostics/define.js';
import { type Course, type Page, pagesInOrder } from '../model/course.js';
import type { DiagnosticDefinition, Report } from '../model/diagnostic.js';
import { groupsOf } from '../model/pool.js';
import type { Profile } from '../model/profile.js';
import { SUSPEND_DATA_LIMIT } from '../model/runtime-config.js';
import type { PackedAnswer } from '../model/saved-state.js';
import { type LargestState, largestStateLength, largestStateParts, recordBits } from '../model/state-size.js';
import { compareText } from '../model/text.js';
import { poolPageOf } from './model/cases.js';

const progressTooLarge = defineError(
  'course-progress-too-large',
  'Saved progress could take {length} characters, and {host} keeps {limit} for {standard}: a learner who does everything would lose work. {parts}',
  'To mend it, {mend}',
);
const progressNearlyFull = defineWarning(
  'course-progress-nearly-full',
  'Saved progress could take {length} of the {limit} characters that {host} keeps for {standard}: there is little room to add to this course. {parts}',
  'Nothing is lost. Before you add to it, {mend}',
);

/** The share of the limit above which an author is warned. */
const NEARLY = 0.8;

/** The most characters that a learner's saved progress on the course can take. */
export function largestStateOf(course: Course): number {
  return largestStateLength(describe(course).state);
}

export interface SavedProgressOptions {
  readonly profile: Pick<Profile, 'title' | 'suspendData'>;
  /** As people say it. */
  readonly standard: string;
  readonly report: Report;
}

/** Reports where saved progress may outgrow what the profile's host keeps, or nearly does. */
export function checkSavedProgress(course: Course, { profile, standard, report }: SavedProgressOptions): void {
  const { title: host, suspendData: limit } = profile;
  const { state, types } = describe(course);
  const length = largestStateLength(state);
  const tell = (definition: DiagnosticDefinition): void => {
    const values = { length: group(length), limit: group(limit), host, standard };
    report(
      definition,
      { file: 'course.yaml', line: 1, column: 1 },
      { ...values, parts: nameParts(state, types), mend: nameMends(state, types, limit) },
    );
  };
  if (length > limit) tell(progressTooLarge);
  else if (length > limit * NEARLY) tell(progressNearlyFull);
}

interface Described {
  readonly state: LargestState;
  /** The type of each of the state's activities. */
  readonly types: readonly string[];
}

/** A build asks for each standard, and for what the device has to keep free. */
const descriptions = new WeakMap<Course, Described>();

function describe(course: Course): Described {
  const known = descriptions.get(course);
  if (known) return known;
  const described = describeAnew(course);
  descriptions.set(course, described);
  return described;
}

function describeAnew(course: Course): Described {
  const slices = new Map(activityTable.map((slice) => [slice.name, slice]));
  const pages = pagesInOrder(course);
  const kept = pages.flatMap((page) => {
    const largest = page.activities.flatMap(({ id, type, config }) => {
      const answer = slices.get(type)?.tracking.largest(config);
      return answer ? [{ id, type, answer }] : [];
    });
    return withoutUndrawn(page, largest);
  });
  return {
    state: {
      pages: pages.length,
      activities: kept.map(({ answer }) => answer),
      assessments: pages.filter(({ kind }) => kind === 'assessment').length,
    },
    types: kept.map(({ type }) => type),
  };
}

interface LargestAnswer {
  readonly id: string;
  readonly type: string;
  readonly answer: PackedAnswer | undefined;
}

/** Every question of a pool may have been drawn once and keeps its record; no more have an answer than a try draws. */
function withoutUndrawn(page: Page, largest: readonly LargestAnswer[]): readonly LargestAnswer[] {
  const undrawn = groupsOf(poolPageOf(page)).flatMap((group) => {
    const ids = group.items.flatMap(({ questions }) => questions.map(({ id }) => id));
    const own = largest.filter(({ id }) => ids.includes(id)).map((each) => ({ each, bits: recordBits(each.answer) }));
    const sorted = own.sort((a, b) => b.bits - a.bits);
    return sorted.slice(group.count).map(({ each }) => each);
  });
  return largest.map((each) => (undrawn.includes(each) ? { ...each, answer: undefined } : each));
}

/** What takes the room, the most first: `What takes the room: 400 × choice 2,900 characters, 400 pages 700, …`. */
function nameParts(state: LargestState, types: readonly string[]): string {
  const { course, pages, activities, assessments } = largestStateParts(state);
  const byType = [...new Set(types)].sort(compareText).map((type) => {
    const sizes = activities.filter((_, at) => types[at] === type);
    return { name: `${sizes.length} × ${type}`, size: sizes.reduce((sum, size) => sum + size, 0) };
  });
  const parts = [
    ...byType,
    { name: counted(state.pages, 'page'), size: pages },
    ...(state.assessments > 0 ? [{ name: counted(state.assessments, 'assessment'), size: assessments }] : []),
    { name: 'the course itself', size: state.assessments > 0 ? course : course + assessments },
  ];
  const sorted = parts.sort((a, b) => b.size - a.size);
  const listed = sorted.map(
    ({ name, size }, at) => `${name} ${group(Math.ceil(size))}${at === 0 ? ' characters' : ''}`,
  );
  return `What takes the room: ${listed.join(', ')}.`;
}

/** What an author can do about it. */
function nameMends(state: LargestState, types: readonly string[], limit: number): string {
  // Typed answers are kept letter by letter; a chosen one takes a few bits.
  const typed = [...new Set(types.filter((_, at) => state.activities[at]?.kind === 'texts'))].sort(compareText);
  const fewer = typed.length > 0 ? `write fewer questions whose answer is typed (${typed.join(', ')}), ` : '';
  const wider = limit > SUSPEND_DATA_LIMIT ? '' : 'for a host that keeps more (--profile learning-hub or moodle) or ';
  return `divide the course into two, ${fewer}or build it ${wider}for xapi, which has no such limit.`;
}

function counted(count: number, word: string): string {
  return `${count} ${count === 1 ? word : `${word}s`}`;
}

/** A whole number with commas: 4,096. */
function group(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}
