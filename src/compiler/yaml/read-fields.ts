/** Reads settings by their table: every unknown name, wrong type and bad value is reported at its own line and column. */

import { didYouMean } from '../../diagnostics/did-you-mean.js';
import type { DiagnosticDefinition, DiagnosticValues, Place, Report } from '../../model/diagnostic.js';
import { wrong } from './field-problems.js';
import type { FieldTable, FieldType, FieldValues, TextCheck } from './field-table.js';
import type { YamlNode } from './yaml-node.js';

const {
  unknownKey,
  missing,
  wrongType,
  needsQuotes,
  empty,
  badChoice,
  notBuiltYet,
  outOfRange,
  tooLong,
  controlCharacter,
  wrongCount,
} = wrong;

export interface FieldsContext {
  readonly report: Report;
  /** What holds the settings, at the start of a sentence or after "of": `course.yaml`, `This front matter`. */
  readonly where: string;
}

export interface Fields<Table extends FieldTable> {
  readonly values: FieldValues<Table>;
  /** Where a setting's value stands, by its path such as `completion.activities.0`; else where what holds it stands. */
  placeOf(path: string): Place;
  /** Whether a setting was written, right or wrong. */
  has(path: string): boolean;
}

interface Reading extends FieldsContext {
  readonly places: Map<string, Place>;
}

/** Reads a map of settings. Of a wrong or missing one the value is undefined, and it has been reported. */
export function readFields<Table extends FieldTable>(
  table: Table,
  node: YamlNode,
  context: FieldsContext,
): Fields<Table> {
  const reading: Reading = { ...context, places: new Map() };
  const values = readGroup(table, node, { path: '', reading });
  return {
    values: (values ?? {}) as FieldValues<Table>,
    has: (path) => reading.places.has(path),
    placeOf: (path) => nearestPlace(path, reading.places) ?? node.place,
  };
}

function nearestPlace(path: string, places: ReadonlyMap<string, Place>): Place | undefined {
  for (let end = path.length; end > 0; end = path.lastIndexOf('.', end - 1)) {
    const place = places.get(path.slice(0, end));
    if (place) return place;
  }
  return undefined;
}

interface Position {
  readonly path: string;
  readonly reading: Reading;
}

type Problem = (definition: DiagnosticDefinition, values?: DiagnosticValues) => undefined;

function problemAt(place: Place, { path, reading }: Position): Problem {
  return (definition, values = {}) => {
    // Of a list's entry, the list is named: its place says which entry it is.
    reading.report(definition, place, { key: path.replace(/\.\d+(?=\.|$)/g, ''), ...values });
    return undefined;
  };
}

function readGroup(table: FieldTable, node: YamlNode, position: Position): Record<string, unknown> | undefined {
  const { path, reading } = position;
  const where = path === '' ? reading.where : `"${path}"`;
  if (node.kind !== 'map') {
    if (node.kind === 'empty' && path === '')
      return reportMissing(table, node, { where, position, written: new Set() });
    const values = { key: path === '' ? reading.where : path, expected: EXPECTED.group, found: FOUND[node.kind] };
    return problemAt(node.place, position)(wrongType, {
      ...values,
      example: exampleOf({ type: 'group', fields: table }, path),
    });
  }
  const result: Record<string, unknown> = {};
  const written = new Set<string>();
  for (const { key, place, value } of node.entries) {
    const field = Object.hasOwn(table, key) ? table[key] : undefined;
    const inner = { path: path === '' ? key : `${path}.${key}`, reading };
    if (field === undefined) {
      reading.report(unknownKey, place, { key: clip(key), where, suggestion: didYouMean(key, Object.keys(table)) });
      continue;
    }
    written.add(key);
    reading.places.set(inner.path, value.kind === 'empty' ? place : value.place);
    result[key] = value.kind === 'empty' ? problemAt(place, inner)(empty) : readValue(field, value, inner);
  }
  if (!node.damaged) reportMissing(table, node, { where, position, written });
  return result;
}

function reportMissing(
  table: FieldTable,
  node: YamlNode,
  { where, position, written }: { where: string; position: Position; written: ReadonlySet<string> },
): undefined {
  for (const [key, { required, doc }] of Object.entries(table)) {
    if (required && !written.has(key)) problemAt(node.place, position)(missing, { key, doc, where: capital(where) });
  }
}

function readValue(field: FieldType, node: YamlNode, position: Position): unknown {
  const problem = problemAt(node.place, position);
  const mismatch = (): undefined =>
    problem(wrongType, {
      expected: EXPECTED[field.type],
      found: FOUND[node.kind],
      example: exampleOf(field, position.path, entryIn(node)),
    });
  switch (field.type) {
    case 'anything':
      return undefined;
    case 'group':
      return readGroup(field.fields, node, position);
    case 'dictionary':
      return node.kind === 'map' ? readDictionary(field, node, position) : mismatch();
    case 'list':
      return readList(field, node, { ...position, mismatch });
    case 'flag':
      return node.kind === 'flag' ? node.flag : mismatch();
    case 'number':
      return node.kind === 'number' ? readNumber(field, node.number, problem) : mismatch();
    case 'one-of':
      if (node.kind === 'map' || node.kind === 'list' || node.kind === 'empty') return mismatch();
      return readChoice(field, node.text, problem);
    case 'text':
      if (node.kind === 'text' || (node.kind === 'number' && field.numbers)) return readText(field, node.text, problem);
      if (node.kind !== 'number' && node.kind !== 'flag') return mismatch();
      return problem(needsQuotes, { written: node.text, found: FOUND[node.kind] });
  }
}

function readText(field: FieldType & { type: 'text' }, text: string, problem: Problem): string | undefined {
  if (text.trim() === '') return problem(empty);
  // XML 1.0, 2.2: what no manifest can hold, and what could steer a terminal.
  const control = /(?![\t\n\r])[\p{Cc}\p{Cs}\ufffe\uffff]/u.exec(text)?.[0];
  if (control !== undefined) return problem(controlCharacter, { code: codeOf(control) });
  const length = [...text].length;
  if (field.limit !== undefined && length > field.limit) return problem(tooLong, { length, limit: field.limit });
  return checkedText(text, field.check, problem);
}

function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

function checkedText(text: string, check: TextCheck | undefined, problem: Problem): string | undefined {
  const wrong = check?.(text);
  return wrong === undefined ? text : problem(wrong.definition, { value: clip(text), ...wrong.values });
}

function readChoice(
  { values, later = [] }: FieldType & { type: 'one-of' },
  value: string,
  problem: Problem,
): string | undefined {
  if (values.includes(value)) return value;
  if (later.includes(value))
    return problem(notBuiltYet, { written: value, suggestion: `Known here: ${inWords(values)}.` });
  const suggestion = values.length > 1 ? didYouMean(value, values) : '';
  return problem(badChoice, { value: clip(value), values: inWords(values), suggestion });
}

function readNumber(field: FieldType & { type: 'number' }, value: number, problem: Problem): number | undefined {
  const { min, max, integer } = field;
  if (value >= min && value <= max && (!integer || Number.isInteger(value))) return value;
  return problem(outOfRange, { value, min, max, whole: integer ? 'a whole number ' : '' });
}

function readList(
  field: FieldType & { type: 'list' },
  node: YamlNode,
  { path, reading, mismatch }: Position & { readonly mismatch: () => undefined },
): unknown {
  if (node.kind !== 'list' && !(field.single && node.kind !== 'map')) return mismatch();
  const items = node.kind === 'list' ? node.items : [node];
  const { min = 0, max = 1000 } = field;
  if (items.length < min || items.length > max) {
    return problemAt(node.place, { path, reading })(wrongCount, { count: items.length, min, max });
  }
  const values = items.map((item, index) => {
    const inner = { path: `${path}.${index}`, reading };
    reading.places.set(inner.path, item.place);
    return item.kind === 'empty' ? problemAt(item.place, inner)(empty) : readValue(field.of, item, inner);
  });
  const right = values.flatMap((value, index) => (value === undefined ? [] : [{ value, place: items[index]?.place }]));
  // Whoever asks for an entry's place counts the entries that were right.
  right.forEach(({ place }, index) => {
    if (place) reading.places.set(`${path}.${index}`, place);
  });
  return right.map(({ value }) => value);
}

function readDictionary(
  field: FieldType & { type: 'dictionary' },
  node: YamlNode & { kind: 'map' },
  { path, reading }: Position,
): unknown {
  const pairs = node.entries.map(({ key, place, value }) => {
    const inner = { path: `${path}.${key}`, reading };
    reading.places.set(inner.path, place);
    const name = checkedText(key, field.key, problemAt(place, inner));
    const read = value.kind === 'empty' ? problemAt(place, inner)(empty) : readValue(field.of, value, inner);
    return [name, read];
  });
  return pairs.filter(([name, value]) => name !== undefined && (value !== undefined || field.of.type === 'anything'));
}

const FOUND: Readonly<Record<YamlNode['kind'], string>> = {
  map: 'a group of settings',
  list: 'a list',
  text: 'a text',
  number: 'a number',
  flag: 'true or false',
  empty: 'empty',
};

const EXPECTED: Readonly<Record<FieldType['type'], string>> = {
  text: 'a text',
  flag: 'true or false',
  number: 'a number',
  'one-of': 'one word',
  list: 'a list',
  group: 'a group of settings',
  dictionary: 'a group of names, each with a value',
  anything: 'any value',
};

/** `written`: what stands there, where that could be an entry of a list. */
function exampleOf(field: FieldType, path: string, written = 'one, two'): string {
  const name = path.split('.').at(-1) || 'name';
  switch (field.type) {
    case 'flag':
      return `${name}: true`;
    case 'number':
      return `${name}: ${field.min}`;
    case 'one-of':
      return `${name}: ${field.values[0]}`;
    case 'list':
      return `${name}: [${written}]`;
    case 'group':
      return path === '' ? 'title: …' : `${name}: { ${Object.keys(field.fields)[0]}: … }`;
    case 'dictionary':
      return `${name}: { one: … }`;
    default:
      return `${name}: some words`;
  }
}

function entryIn(node: YamlNode): string | undefined {
  if (!('text' in node)) return undefined;
  return /^[\w. -]{1,40}$/.test(node.text) ? node.text : '"…"';
}

function inWords(values: readonly string[]): string {
  return values.length < 2 ? String(values[0]) : `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`;
}

function capital(text: string): string {
  return text.startsWith('the ') ? `T${text.slice(1)}` : text;
}

function clip(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
