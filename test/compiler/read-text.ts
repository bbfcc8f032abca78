/** For the tests of parsing and reading: a page from a text, with what was reported on it. */

import type { Nodes, Root } from 'mdast';
import type { DirectiveContext } from '../../src/compiler/directives/directive-context.js';
import { makeVocabulary, type Vocabulary } from '../../src/compiler/directives/vocabulary.js';
import { createDirectiveReader, type PageDirectives } from '../../src/compiler/directives.js';
import { createPageParser, type ParsedPage } from '../../src/compiler/parse.js';
import { makeDiagnostic } from '../../src/diagnostics/define.js';
import type { Report } from '../../src/model/diagnostic.js';

/** A diagnostic, short: `line:column code`. */
export interface Found {
  readonly at: string;
  readonly code: string;
  readonly hint: string;
}

export function collect(): { report: Report; found: Found[] } {
  const found: Found[] = [];
  const report: Report = (definition, place, values) => {
    const { code, hint, message } = makeDiagnostic(definition, place, values);
    if (/\{\w+\}/.test(message.replace(/`[^`]*`/g, ''))) throw new Error(`A value is missing in: ${message}`);
    found.push({ at: `${place?.line}:${place?.column}`, code, hint });
  };
  return { report, found };
}

export const toolVocabulary = makeVocabulary();
const parse = createPageParser(toolVocabulary);

export function parseText(text: string): { parsed: ParsedPage | undefined; found: Found[] } {
  const { report, found } = collect();
  return { parsed: parse({ path: 'page.md', text }, report), found };
}

export interface ReadOptions {
  readonly vocabulary?: Vocabulary;
  readonly page?: Partial<DirectiveContext['page']>;
}

export function readText(text: string, options: ReadOptions = {}): PageDirectives & { found: Found[] } {
  const { vocabulary = toolVocabulary, page = {} } = options;
  const { report, found } = collect();
  const source = { path: 'page.md', text };
  const parsed = createPageParser(vocabulary)(source, report);
  if (parsed === undefined) return { content: { type: 'root', children: [] }, activities: [], found };
  const read = createDirectiveReader(vocabulary)(parsed, {
    report,
    page: { id: 'page', kind: 'content', was: [], ...page },
    source,
    objectiveIds: ['open-well', 'listen'],
    file: (path) => (path.includes('missing') ? undefined : `found/${path}`),
  });
  return { ...read, found };
}

/** A tree as nested arrays: types, names, texts. */
export function outline(node: Nodes | Root): unknown {
  const name = 'name' in node && typeof node.name === 'string' ? `${node.type} ${node.name}` : node.type;
  if ('value' in node && typeof node.value === 'string') return `${name}: ${node.value}`;
  return 'children' in node ? [name, ...node.children.map((child) => outline(child))] : name;
}
