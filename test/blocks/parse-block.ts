/** Runs a block on a directive as the compiler would hand it over: checked attributes, a label, content. */

import type { Nodes, PhrasingContent, RootContent } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import { blocks } from '../../src/blocks/table.js';
import { makeDiagnostic } from '../../src/diagnostics/define.js';
import type { Course } from '../../src/model/course.js';
import type { BlockSlice, Directive, ParseContext } from '../../src/model/slice.js';
import { makeBlock, parseMarkdown, renderMarkdown } from '../support/render-pages.js';

export interface Written {
  readonly attributes?: Directive['attributes'];
  readonly label?: string;
  readonly content?: string;
}

export interface Parsed {
  readonly data: unknown;
  /** Codes with the message's first words. */
  readonly reported: readonly string[];
}

export function sliceOf(name: string): BlockSlice {
  const slice = blocks.find((each) => each.name === name);
  if (!slice) throw new Error(`No block is called "${name}".`);
  return slice;
}

/** A context that collects what is reported; `source` is what positions point into. */
export function makeContext(reported: string[], source = ''): ParseContext {
  return {
    report: (definition, place, values) => reported.push(makeDiagnostic(definition, place, values).code),
    page: { id: 'p', kind: 'content' },
    placeOf: (node) => ({ file: 'p.md', line: node?.position?.start.line ?? 1, column: 1 }),
    textOf: (node) => (Array.isArray(node) ? node.map((one) => plainText(one)).join('') : plainText(node)),
    sourceOf: (node: Nodes) => source.slice(node.position?.start.offset, node.position?.end.offset),
  };
}

export function parseBlock(
  name: string,
  { attributes = {}, label, content = '' }: Written,
  context: Partial<ParseContext> = {},
): Parsed {
  const reported: string[] = [];
  const directive: Directive = {
    form: 'container',
    name,
    place: { file: 'p.md', line: 1, column: 1 },
    label: label === undefined ? [] : labelOf(label),
    attributes,
    children: parseMarkdown(content).children,
    parts: [],
  };
  return { data: sliceOf(name).parse(directive, { ...makeContext(reported), ...context }), reported };
}

function labelOf(label: string): PhrasingContent[] {
  const [paragraph] = parseMarkdown(label).children;
  return paragraph?.type === 'paragraph' ? paragraph.children : [];
}

/** The block's markup on a page of its own. */
export function renderBlock(name: string, written: Written, course: Partial<Course> = {}): string {
  const { data, reported } = parseBlock(name, written);
  if (data === undefined) throw new Error(`Not parsed: ${reported.join()}`);
  const children: RootContent[] = parseMarkdown(written.content ?? '').children;
  return renderMarkdown({ type: 'root', children: [makeBlock(name, data, children)] }, course);
}
