/** The reference course has everything that an author can write: what is new in the tables has to be used there, too. */

import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { commonAttributes, commonParts } from '../../src/activities/common.js';
import { activities } from '../../src/activities/table.js';
import { blocks } from '../../src/blocks/table.js';
import { compile } from '../../src/compiler/compile.js';
import { contactFields } from '../../src/compiler/course-file/contacts-file.js';
import { courseFields } from '../../src/compiler/course-file/course-fields.js';
import { glossaryFields } from '../../src/compiler/course-file/glossary-file.js';
import { ID_ATTRIBUTE, SHARED_ATTRIBUTES } from '../../src/compiler/directives/read-node.js';
import { pageFields } from '../../src/compiler/front-matter.js';
import type { FieldTable, FieldType } from '../../src/compiler/yaml/field-table.js';
import type { AttributeSchema } from '../../src/model/attribute-schema.js';
import type { DirectiveForm, PartRow } from '../../src/model/slice.js';
import { standards } from '../../src/standards/table.js';
import { directivesIn, frontMatterIn, readSources, type Sources, settingsIn } from '../support/written-in-course.js';

const folder = join(dirname(fileURLToPath(import.meta.url)), '../courses/everything');
const sources = readSources(folder);
const targets = standards.map(({ name }) => name);

interface Row {
  readonly forms: readonly DirectiveForm[];
  readonly label: 'none' | 'optional' | 'required';
  readonly attributes: AttributeSchema;
  readonly parts: Readonly<Record<string, PartRow>>;
}

/** All that a directive can be written with, in the words of `directivesIn`. */
function allOf(called: string, { forms, label, attributes, parts }: Row): string[] {
  return [
    ...forms.map((form) => `${called} (${form})`),
    ...(label === 'none' ? [] : [`${called}[…]`]),
    ...attributesOf(called, attributes),
    ...Object.entries(parts).flatMap(([name, part]) => allOf(`${called}/${name}`, part)),
  ];
}

function attributesOf(called: string, schema: AttributeSchema): string[] {
  return Object.entries(schema).flatMap(([name, row]) => [
    `${called}{${name}}`,
    ...(row.type === 'one-of' ? row.values.map((value) => `${called}{${name}=${value}}`) : []),
  ]);
}

function allDirectives(): string[] {
  const asActivity = { forms: ['container'], label: 'none' } as const;
  return [
    ...blocks.flatMap((slice) => allOf(slice.name, slice)),
    ...activities.flatMap((slice) => allOf(slice.name, { ...asActivity, ...slice })),
    ...Object.entries(commonParts).flatMap(([name, part]) => allOf(`activity/${name}`, part)),
    ...attributesOf('', { ...ID_ATTRIBUTE, ...commonAttributes, ...SHARED_ATTRIBUTES }),
  ];
}

/** All settings of a table by their paths; those that are only reserved are left out. */
function allSettings(table: FieldTable, path = ''): string[] {
  return Object.entries(table).flatMap(([name, field]) =>
    field.doc === 'reserved.' ? [] : [`${path}${name}`, ...within(field, `${path}${name}`)],
  );
}

function within(field: FieldType, path: string): string[] {
  if (field.type === 'group') return allSettings(field.fields, `${path}.`);
  if (field.type === 'list' && field.of.type === 'one-of') return field.of.values.map((value) => `${path}=${value}`);
  return field.type === 'list' ? within(field.of, path) : [];
}

/** Every word of settings that a page chooses from. */
function allChoices(table: FieldTable, path = ''): string[] {
  return Object.entries(table).flatMap(([name, field]) => {
    if (field.type === 'one-of') return field.values.map((value) => `${path}${name}=${value}`);
    return field.type === 'group' ? allChoices(field.fields, `${path}${name}.`) : [];
  });
}

const missing = (all: readonly string[], found: ReadonlySet<string>): string[] =>
  all.filter((each) => !found.has(each));
const read = (name: string): Set<string> => settingsIn(sources.get(name) ?? '', name);

describe('the reference course', () => {
  test('has every directive, in every form, with every attribute and each of its words', () => {
    const found = directivesIn(sources);
    expect({ 'not used in test/courses/everything/': missing(allDirectives(), found) }).toEqual({
      'not used in test/courses/everything/': [],
    });
  });

  test('has every setting of a page', () => {
    const found = frontMatterIn(sources);
    expect(missing([...allSettings(pageFields), ...allChoices(pageFields)], found)).toEqual([]);
    for (const unlock of [/^unlock=free$/, /^unlock=in-order$/, /^unlock=after:/, /^unlock=passed:/]) {
      expect([...found]).toContainEqual(expect.stringMatching(unlock));
    }
  });

  test('has every setting of course.yaml, glossary.yaml and contacts.yaml', () => {
    const fields = courseFields({ targets, profiles: ['generic'] });
    expect(missing(allSettings(fields), read('course.yaml'))).toEqual([]);
    expect(missing(allSettings(contactFields), read('contacts.yaml'))).toEqual([]);
    const ofTerms = new Set([...read('glossary.yaml')].map((path) => path.replace(/^[^.=]*\./, '')));
    expect(missing(allSettings(glossaryFields), ofTerms)).toEqual([]);
  });

  test('would not do without one of its pages', () => {
    const without: Sources = new Map([...sources].filter(([path]) => !path.endsWith('01-speaking-up.md')));
    expect(missing(allDirectives(), directivesIn(without))).toEqual(
      expect.arrayContaining([
        'scenario (container)',
        'scenario/step{mood}',
        'scenario/step/to{if}',
        'choice{select=one}',
      ]),
    );
  });

  test('becomes packages of every standard without a warning', async () => {
    const { plans, diagnostics } = await compile(folder, { targets });
    expect(diagnostics).toEqual([]);
    expect(plans.map(({ standard }) => standard)).toEqual(targets);
  });
});
