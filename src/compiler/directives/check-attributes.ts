/** Turns written attributes into the values that a schema asks for. */

import { parse as parseLanguage } from 'bcp-47';
import { defineError } from '../../diagnostics/define.js';
import { didYouMean } from '../../diagnostics/did-you-mean.js';
import type { AttributeRow, AttributeSchema, FileInLanguage } from '../../model/attribute-schema.js';
import type { Place, Report } from '../../model/diagnostic.js';
import { ID_PATTERN } from '../course-file/text-checks.js';
import { clip, type WrittenAttribute } from './read-attributes.js';

export const unknownAttribute = defineError(
  'attribute-unknown',
  '`{directive}` has no attribute `{name}`, so it would have no effect.',
  '{advice}',
);

export const missingAttribute = defineError(
  'attribute-missing',
  '`{directive}` needs the attribute `{name}`.',
  'Add `{name}={example}` to its braces. {doc}',
);

export const noValue = defineError(
  'attribute-needs-value',
  'The attribute `{name}` has no value, and it needs one.',
  'Write `{name}={example}`.',
);

export const notOneOf = defineError(
  'attribute-not-one-of',
  '`{value}` is no value of `{name}`; it takes {values}.',
  '{advice}',
);

export const notANumber = defineError(
  'attribute-not-a-number',
  '`{value}` is no value of `{name}`, which takes {numbers}.',
  'Write the number in digits, with a point for the decimals, and without a unit.',
);

export const notAFlag = defineError(
  'attribute-not-a-flag',
  '`{value}` is no value of `{name}`, which is either true or false.',
  'Write `{name}` alone or `{name}=true` for yes, `{name}=false` for no.',
);

export const notALanguage = defineError(
  'attribute-not-a-language',
  '`{value}` is not the code of a language, so screen readers would read the text in the wrong voice.',
  'Write a BCP 47 code such as `cy`, `fr` or `en-GB`.',
);

export const malformedId = defineError(
  'attribute-malformed-id',
  '`{value}` is not an id: 1 to 64 letters a-z, digits and hyphens, with a letter first. Learners’ progress is kept under it.',
  'Write it in small letters without blanks, such as `{example}`.',
);

export const unknownObjective = defineError(
  'attribute-unknown-objective',
  'course.yaml has no objective `{value}`.',
  '{advice}',
);

export const wrongFiles = defineError(
  'attribute-wrong-files',
  'The files of `{name}` are not clear: {why}.',
  'Separate them by blanks, the first in the course’s language, each other with its own: `a.vtt cy:a-cy.vtt`.',
);

export interface AttributeContext {
  readonly report: Report;
  readonly objectiveIds: readonly string[] | undefined;
  /** Resolves a path relative to the page; reports and returns undefined where there is no such file. */
  file(path: string, place: Place): string | undefined;
}

export interface CheckedAttributes {
  readonly values: Readonly<Record<string, AttributeValue>>;
  readonly bad: readonly string[];
}

type AttributeValue = string | number | boolean | readonly string[] | readonly FileInLanguage[];

export interface AttributeOwner {
  readonly name: string;
  readonly place: Place;
}

/** The values by name; one that is wrong is reported and left out. `bad` names those that are wrong, unknown or missing. */
export function checkAttributes(
  written: ReadonlyMap<string, WrittenAttribute>,
  schema: AttributeSchema,
  owner: AttributeOwner,
  context: AttributeContext,
): CheckedAttributes {
  const values: Record<string, AttributeValue> = {};
  const bad: string[] = [];
  for (const attribute of written.values()) {
    const row = Object.hasOwn(schema, attribute.name) ? schema[attribute.name] : undefined;
    if (row === undefined) reportUnknown(attribute, schema, owner, context.report);
    const value = row === undefined ? undefined : checkValue(attribute, row, context);
    if (value === undefined) bad.push(attribute.name);
    else values[attribute.name] = value;
  }
  for (const [name, row] of Object.entries(schema)) {
    if (!row.required || written.has(name)) continue;
    context.report(missingAttribute, owner.place, { directive: owner.name, name, example: example(row), doc: row.doc });
    bad.push(name);
  }
  return { values, bad };
}

function reportUnknown(
  { name, place }: WrittenAttribute,
  schema: AttributeSchema,
  owner: AttributeOwner,
  report: Report,
): void {
  const noId = 'Only activities have an id; link to the heading above it instead.';
  const advice = name === 'id' ? noId : didYouMean(name, Object.keys(schema)) || 'Take it out.';
  report(unknownAttribute, place, { directive: owner.name, name: clip(name), advice });
}

function example(row: AttributeRow): string {
  if (row.type === 'one-of') return row.values[0] ?? '…';
  if (row.type === 'number') return String(row.min);
  if (row.type === 'language') return 'cy';
  return row.type === 'text' ? '"…"' : '…';
}

/** One value; undefined where it is wrong, which is reported. */
function checkValue(
  { name, value, place }: WrittenAttribute,
  row: AttributeRow,
  context: AttributeContext,
): AttributeValue | undefined {
  if (row.type === 'flag') return checkFlag(name, value, place, context.report);
  if (value === true) {
    context.report(noValue, place, { name, example: example(row) });
    return undefined;
  }
  const at: ValuePlace = { name, value, place, context };
  switch (row.type) {
    case 'text':
    case 'number':
    case 'one-of':
    case 'language':
      return checkWord(at, row);
    case 'ids':
      return checkList(at, (id) => ID_PATTERN.test(id), malformedId);
    case 'objectives':
      return checkList(at, (id) => context.objectiveIds?.includes(id) ?? true, unknownObjective);
    case 'file':
      return context.file(value, place);
    case 'files-by-language':
      return checkFiles(at);
  }
}

interface ValuePlace {
  readonly name: string;
  readonly value: string;
  readonly place: Place;
  readonly context: AttributeContext;
}

function checkFlag(name: string, value: string | true, place: Place, report: Report): boolean | undefined {
  if (value === true || value === 'true') return true;
  if (value === 'false') return false;
  report(notAFlag, place, { name, value: clip(value) });
  return undefined;
}

type WordRow = Extract<AttributeRow, { type: 'text' | 'number' | 'one-of' | 'language' }>;

function checkWord({ name, value, place, context }: ValuePlace, row: WordRow): string | number | undefined {
  const { report } = context;
  if (row.type === 'text') return value;
  if (row.type === 'one-of') {
    if (row.values.includes(value)) return value;
    const values = row.values.join(', ');
    report(notOneOf, place, {
      name,
      value: clip(value),
      values,
      advice: adviseChoice(value, row),
    });
    return undefined;
  }
  if (row.type === 'language') {
    if (isLanguage(value)) return value;
    report(notALanguage, place, { value: clip(value) });
    return undefined;
  }
  const number = /^-?\d{1,15}(?:\.\d{1,15})?$/.test(value) ? Number(value) : Number.NaN;
  const whole = row.integer !== true || Number.isInteger(number);
  if (whole && number >= row.min && number <= (row.max ?? Number.POSITIVE_INFINITY)) return number;
  const kind = row.integer ? 'a whole number' : 'a number';
  const numbers = row.max === undefined ? `${kind} from ${row.min}` : `${kind} from ${row.min} to ${row.max}`;
  report(notANumber, place, { name, value: clip(value), numbers });
  return undefined;
}

function adviseChoice(value: string, { values, otherNames = {} }: WordRow & { type: 'one-of' }): string {
  const word = value.toLowerCase();
  if (Object.hasOwn(otherNames, word)) return `Did you mean "${otherNames[word]}"?`;
  return didYouMean(value, values) || `Write one of ${values.join(', ')}.`;
}

/** Words separated by blanks, each checked; at least one. */
function checkList(
  { name, value, place, context }: ValuePlace,
  isGood: (word: string) => boolean,
  definition: typeof malformedId,
): readonly string[] | undefined {
  const words = wordsOf(value);
  const isObjectives = definition === unknownObjective;
  const bad = words.filter((word) => !isGood(word));
  for (const word of bad.slice(0, 10)) {
    const advice =
      didYouMean(word, context.objectiveIds ?? []) || 'Add it to `objectives` in course.yaml, or take it out.';
    context.report(definition, place, { value: clip(word), advice, example: 'first-words' });
  }
  if (words.length === 0)
    context.report(noValue, place, { name, example: (isObjectives && context.objectiveIds?.[0]) || 'first-words' });
  return words.length === 0 || bad.length > 0 ? undefined : [...new Set(words)];
}

function checkFiles({ name, value, place, context }: ValuePlace): readonly FileInLanguage[] | undefined {
  const files: FileInLanguage[] = [];
  const seen = new Set<string | undefined>();
  for (const word of wordsOf(value)) {
    const [, language, path = word] = /^([A-Za-z]{2,3}(?:-[A-Za-z0-9-]*)?):(.*)$/.exec(word) ?? [];
    const why = filesProblem({ language, path, seen, name });
    if (why !== undefined) {
      context.report(wrongFiles, place, { name, why });
      return undefined;
    }
    seen.add(language);
    const found = context.file(path, place);
    if (found === undefined) return undefined;
    files.push(language === undefined ? { path: found } : { language, path: found });
  }
  if (files.length === 0) context.report(noValue, place, { name, example: 'a.vtt' });
  return files.length === 0 ? undefined : files;
}

function filesProblem(file: {
  language: string | undefined;
  path: string;
  seen: ReadonlySet<string | undefined>;
  name: string;
}): string | undefined {
  const { language, path, seen } = file;
  if (path === '') return 'a language has no file';
  if (language !== undefined && !isLanguage(language)) return `\`${clip(language)}\` is not the code of a language`;
  if (!seen.has(language)) return undefined;
  return language === undefined ? 'two have no language' : `two are in \`${clip(language)}\``;
}

function isLanguage(tag: string): boolean {
  // Languages of more than three letters are reserved for later by BCP 47, and in practice a mistake: `lang=welsh`.
  return tag.length <= 35 && /^[a-z]{2,3}$/i.test(parseLanguage(tag).language ?? '');
}

function wordsOf(value: string): string[] {
  return value.split(/\s+/).filter((word) => word !== '');
}
