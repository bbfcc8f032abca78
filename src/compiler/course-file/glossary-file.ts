/** glossary.yaml → terms with their definitions. */

import { defineError } from '../../diagnostics/define.js';
import type { GlossaryTerm } from '../../model/course.js';
import type { Report } from '../../model/diagnostic.js';
import { squeeze } from '../../model/text.js';
import type { SourceFile } from '../load.js';
import type { FieldTable } from '../yaml/field-table.js';
import { readFields } from '../yaml/read-fields.js';
import type { YamlEntry, YamlNode } from '../yaml/yaml-node.js';
import { readYaml } from '../yaml.js';

const repeated = defineError(
  'glossary-term-repeated',
  '"{form}" stands for "{first}" and for "{second}", so it is not clear which definition a learner is to see.',
  'Join the two, or take "{form}" out of one of them.',
);

/** What glossary.yaml tells of a term. */
export const glossaryFields = {
  definition: { type: 'text', required: true, limit: 2000, doc: 'what the term means.' },
  also: {
    type: 'list',
    of: { type: 'text', limit: 100 },
    single: true,
    max: 50,
    doc: 'plurals and other forms of the term, which are found as well.',
  },
} as const satisfies FieldTable;

const table = {
  glossary: {
    type: 'dictionary',
    of: { type: 'group', fields: glossaryFields },
    doc: 'the terms with their definitions.',
  },
} as const satisfies FieldTable;

/** The terms in the author's order; those with mistakes are left out. */
export function readGlossary({ path, text }: SourceFile, report: Report): readonly GlossaryTerm[] {
  const written = readYaml(text, { file: path, line: 1, report });
  if (!written) return [];
  const entries = [{ key: 'glossary', place: written.place, value: withDefinitions(written) }];
  const node = { kind: 'map', place: written.place, entries, damaged: false } as const;
  const { values, placeOf } = readFields(table, node, { report, where: path });
  const taken = new Map<string, string>();
  return (values.glossary ?? []).flatMap(([name, { definition, also = [] }]) => {
    if (definition === undefined) return [];
    const term = squeeze(name);
    const forms = [...new Set([term, ...also.map(squeeze)])];
    for (const form of forms) {
      const first = taken.get(form.toLowerCase());
      if (first === undefined) taken.set(form.toLowerCase(), term);
      else if (first !== term) {
        report(repeated, placeOf(`glossary.${name}`), { form, first, second: term });
      }
    }
    return [{ term, source: placeOf(`glossary.${name}`), definition: squeeze(definition), also: forms.slice(1) }];
  });
}

/** `term: definition` as what it is short for. */
function withDefinitions(node: YamlNode): YamlNode {
  if (node.kind !== 'map') return node;
  const entries = node.entries.map((entry): YamlEntry => {
    const { value } = entry;
    if (value.kind === 'map' || value.kind === 'empty') return entry;
    const definition = { key: 'definition', place: value.place, value };
    return { ...entry, value: { kind: 'map', place: value.place, entries: [definition], damaged: false } };
  });
  return { ...node, entries };
}
