/** Runs a slice's parser on the inside of a directive, without the compiler around it. */

import type { Nodes, Root, RootContent } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { makeDiagnostic } from '../../src/diagnostics/define.js';
import type { Diagnostic } from '../../src/model/diagnostic.js';
import type { Directive, ParseContext } from '../../src/model/slice.js';

export interface Parsed<Data> {
  readonly data: Data | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

type Parser<Data> = (directive: Directive, context: ParseContext) => Data | undefined;

interface DirectiveOptions {
  readonly name: string;
  readonly attributes?: Directive['attributes'];
  /** Changes the content before it is parsed, as the compiler does with inner directives. */
  readonly change?: (content: RootContent[]) => RootContent[];
}

const PAGE = '01-page.md';

/** `markdown` begins in line 2, after the opening fence. */
export function parseDirective<Data>(
  parser: Parser<Data>,
  markdown: string,
  { name, attributes = {}, change = (content) => content }: DirectiveOptions,
): Parsed<Data> {
  const source = `\n${markdown}`;
  const tree: Root = unified().use(remarkParse).use(remarkGfm).parse(source);
  const diagnostics: Diagnostic[] = [];
  const context: ParseContext = {
    report: (definition, place, values) => diagnostics.push(makeDiagnostic(definition, place, values)),
    page: { id: 'page', kind: 'content' },
    placeOf: (node) => ({
      file: PAGE,
      line: node?.position?.start.line ?? 1,
      column: node?.position?.start.column ?? 1,
    }),
    textOf: (node) => (Array.isArray(node) ? node.map((one) => plainText(one)).join(' ') : plainText(node)),
    sourceOf: (node: Nodes) => source.slice(node.position?.start.offset, node.position?.end.offset),
  };
  const directive: Directive = {
    form: 'container',
    name,
    place: { file: PAGE, line: 1, column: 1 },
    label: [],
    attributes,
    children: change(tree.children),
    parts: [],
  };
  return { data: parser(directive, context), diagnostics };
}

/** Diagnostics as `line:column code`. */
export function summary({ diagnostics }: Parsed<unknown>): string[] {
  return diagnostics.map(({ code, place }) => `${place?.line}:${place?.column} ${code}`);
}
