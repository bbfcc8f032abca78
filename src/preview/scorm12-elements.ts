/** The data model of SCORM 1.2 (RTE 3.4.4) as a table: who may read and write each element, and in what format. */

export type Scorm12Format =
  | 'location'
  | 'status'
  | 'exit'
  | 'session-time'
  | 'suspend-data'
  | 'comments'
  | 'score'
  | 'identifier'
  | 'objective-status'
  | 'audio'
  | 'language'
  | 'speed'
  | 'text-preference'
  | 'time'
  | 'interaction-type'
  | 'response'
  | 'weighting'
  | 'result'
  | 'latency';

export interface ElementRow {
  /** From the course's side; `keyword` is read only and has its own error when set. */
  readonly access: 'read' | 'write' | 'both' | 'keyword';
  /** What may be written; every writable element has one. */
  readonly format?: Scorm12Format;
  /** What it always reads as. */
  readonly value?: string;
}

const read: ElementRow = { access: 'read' };
const keyword = (value: string): ElementRow => ({ access: 'keyword', value });
const count: ElementRow = { access: 'keyword' };
const both = (format: Scorm12Format): ElementRow => ({ access: 'both', format });
const write = (format: Scorm12Format): ElementRow => ({ access: 'write', format });

/** Every element that the standard knows; `n` stands for an index. */
const ELEMENTS: Readonly<Record<string, ElementRow>> = {
  'cmi._version': keyword('3.4'),
  'cmi.core._children': keyword(
    'student_id,student_name,lesson_location,credit,lesson_status,entry,score,total_time,lesson_mode,exit,session_time',
  ),
  'cmi.core.student_id': read,
  'cmi.core.student_name': read,
  'cmi.core.lesson_location': both('location'),
  'cmi.core.credit': read,
  'cmi.core.lesson_status': both('status'),
  'cmi.core.entry': read,
  'cmi.core.score._children': keyword('raw,min,max'),
  'cmi.core.score.raw': both('score'),
  'cmi.core.score.min': both('score'),
  'cmi.core.score.max': both('score'),
  'cmi.core.total_time': read,
  'cmi.core.lesson_mode': read,
  'cmi.core.exit': write('exit'),
  'cmi.core.session_time': write('session-time'),
  'cmi.suspend_data': both('suspend-data'),
  'cmi.launch_data': read,
  'cmi.comments': both('comments'),
  'cmi.comments_from_lms': read,
  'cmi.objectives._children': keyword('id,score,status'),
  'cmi.objectives._count': count,
  'cmi.objectives.n.id': both('identifier'),
  'cmi.objectives.n.score._children': keyword('raw,min,max'),
  'cmi.objectives.n.score.raw': both('score'),
  'cmi.objectives.n.score.min': both('score'),
  'cmi.objectives.n.score.max': both('score'),
  'cmi.objectives.n.status': both('objective-status'),
  'cmi.student_data._children': keyword('mastery_score,max_time_allowed,time_limit_action'),
  'cmi.student_data.mastery_score': read,
  'cmi.student_data.max_time_allowed': read,
  'cmi.student_data.time_limit_action': read,
  'cmi.student_preference._children': keyword('audio,language,speed,text'),
  'cmi.student_preference.audio': both('audio'),
  'cmi.student_preference.language': both('language'),
  'cmi.student_preference.speed': both('speed'),
  'cmi.student_preference.text': both('text-preference'),
  'cmi.interactions._children': keyword(
    'id,objectives,time,type,correct_responses,weighting,student_response,result,latency',
  ),
  'cmi.interactions._count': count,
  'cmi.interactions.n.id': write('identifier'),
  'cmi.interactions.n.objectives._count': count,
  'cmi.interactions.n.objectives.n.id': write('identifier'),
  'cmi.interactions.n.time': write('time'),
  'cmi.interactions.n.type': write('interaction-type'),
  'cmi.interactions.n.correct_responses._count': count,
  'cmi.interactions.n.correct_responses.n.pattern': write('response'),
  'cmi.interactions.n.weighting': write('weighting'),
  'cmi.interactions.n.student_response': write('response'),
  'cmi.interactions.n.result': write('result'),
  'cmi.interactions.n.latency': write('latency'),
};

/** What was found of an element's name: its row, or the error that asking for it is. */
export type FoundElement = { readonly row: ElementRow } | { readonly error: '202' | '203' | 'unknown' };

/** Looks an element up by the name that a course used, such as `cmi.interactions.3.id`. */
export function findElement(name: string): FoundElement {
  const row = rowOf(name);
  if (row) return { row };
  // RTE 3.3.5: 202 where a leaf is asked for children, 203 where what is no list is asked for its count.
  const parent = /^(.+)\.(_children|_count)$/.exec(name);
  if (parent?.[1] !== undefined && isKnown(parent[1])) return { error: parent[2] === '_count' ? '203' : '202' };
  return { error: 'unknown' };
}

/** `004` or `+1` is no index: `n` is put only where a plain number stands. */
function patternOf(name: string): string {
  return name.replace(/\.(0|[1-9]\d*)(?=\.|$)/g, '.n');
}

function rowOf(name: string): ElementRow | undefined {
  const pattern = patternOf(name);
  if (pattern === name && /\.n(\.|$)/.test(name)) return undefined;
  return Object.hasOwn(ELEMENTS, pattern) ? ELEMENTS[pattern] : undefined;
}

function isKnown(name: string): boolean {
  const pattern = patternOf(name);
  return Object.keys(ELEMENTS).some((key) => key === pattern || key.startsWith(`${pattern}.`));
}

/** An index in an element's name, with the list that it is an index of. */
export interface ListIndex {
  /** Such as `cmi.interactions` or `cmi.interactions.0.objectives`. */
  readonly list: string;
  readonly index: number;
}

/** The lists that an element's name goes through, outermost first. */
export function indexesOf(name: string): ListIndex[] {
  return [...name.matchAll(/\.(\d+)(?=\.)/g)].map((match) => ({
    list: name.slice(0, match.index),
    index: Number(match[1]),
  }));
}

/** How many entries a list has among the values that are set. */
export function countOf(list: string, names: Iterable<string>): number {
  let highest = -1;
  for (const name of names) {
    if (!name.startsWith(`${list}.`)) continue;
    const index = /^\d+(?=\.)/.exec(name.slice(list.length + 1));
    if (index) highest = Math.max(highest, Number(index[0]));
  }
  return highest + 1;
}
