/** Texts that blocks show within a page, such as transcripts: plain text, or Markdown without blocks and notes of its own. */

import { readFileSync } from 'node:fs';
import type { Definition, Nodes, Paragraph, Root } from 'mdast';
import { blocks } from '../blocks/table.js';
import { defineError } from '../diagnostics/define.js';
import type { Report } from '../model/diagnostic.js';
import { decodeText } from './load/decode-text.js';
import { type FileEntry, PAGE_LIMIT, type SourceFile } from './load.js';
import { resolveReferences, silentImage } from './model/read-page.js';
import { parsePage, placeIn } from './parse.js';
import { collectReferences, type Reference } from './references/collect-references.js';
import type { References } from './references.js';

const tooLarge = defineError(
  'document-too-large',
  'This text has {bytes} bytes, more than the {limit} that are shown within a page.',
  'Shorten it, or link to it as a file instead.',
);
const holdsDirective = defineError(
  'document-holds-directive',
  'This text is shown within a page, and can hold no blocks or questions of its own.',
  'Write it as plain Markdown: paragraphs, headings, lists.',
);
const holdsFootnote = defineError(
  'document-holds-footnote',
  'This text is shown within a page, and can hold no footnotes of its own: they would be lost.',
  'Write what the note says where it belongs, in brackets.',
);
const ownAnchor = defineError(
  'document-own-anchor',
  'This leads to a place within this text, which is shown within a page and has no places of its own.',
  'Take the link out, or link to a page and a heading of it.',
);

export interface DocumentContext {
  readonly files: readonly FileEntry[];
  /** Paths of pages, which are shown by themselves. */
  isPage(path: string): boolean;
  readonly references: References;
  /** Takes a text that was read, for the lines that are shown with diagnostics. */
  keep?(source: SourceFile): unknown;
  readonly report: Report;
}

/** The texts that the blocks of `contents` show, by path; undefined where they show none. An author's mistakes in them are reported. */
export function readDocuments(
  contents: readonly Root[],
  context: DocumentContext,
): Readonly<Record<string, Root>> | undefined {
  const paths = new Set(contents.flatMap(documentPaths));
  const documents: Record<string, Root> = {};
  for (const entry of context.files) {
    const { path } = entry;
    if (!paths.has(path) || context.isPage(path) || !/\.(md|txt)$/i.test(path)) continue;
    const tree = readDocument(entry, context);
    if (tree) documents[path] = tree;
  }
  return paths.size === 0 ? undefined : documents;
}

const slices = new Map(blocks.map((slice) => [slice.name, slice]));

function documentPaths(node: Nodes): readonly string[] {
  const own = node.type === 'block' ? (slices.get(node.name)?.documents?.(node.data) ?? []) : [];
  return 'children' in node ? [...own, ...node.children.flatMap(documentPaths)] : own;
}

function readDocument({ path, absolutePath, bytes }: FileEntry, context: DocumentContext): Root | undefined {
  const { keep, report } = context;
  if (bytes > PAGE_LIMIT) {
    report(tooLarge, { file: path, line: 1, column: 1 }, { bytes, limit: PAGE_LIMIT });
    return undefined;
  }
  const text = readText(absolutePath, path, report);
  if (text === undefined) return undefined;
  keep?.({ path, text });
  return /\.txt$/i.test(path) ? plainText(text) : readMarkdown({ path, text }, context);
}

/** Undefined where the file cannot be read: that is said where it is packaged. */
function readText(absolutePath: string, path: string, report: Report): string | undefined {
  try {
    return decodeText(readFileSync(absolutePath), path, report);
  } catch {
    return undefined;
  }
}

/** A text without marks: blank lines divide paragraphs, and each line stays one. */
function plainText(text: string): Root {
  const clean = text.replace(/[^\P{Cc}\n\t]/gu, ' ');
  const paragraphs = clean.split(/\n\s*\n/).filter((paragraph) => paragraph.trim() !== '');
  const children = paragraphs.map((paragraph): Paragraph => {
    const lines = paragraph.split('\n').filter((line) => line.trim() !== '');
    const texts = lines.map((line) => [{ type: 'text' as const, value: line.trim() }]);
    return {
      type: 'paragraph',
      children: texts.flatMap((line, at) => (at === 0 ? line : [{ type: 'break' }, ...line])),
    };
  });
  return { type: 'root', children };
}

function readMarkdown(source: SourceFile, { references, report }: DocumentContext): Root | undefined {
  const { path } = source;
  const tree = parsePage(source, report)?.tree;
  if (!tree) return undefined;
  const found = collectReferences(tree, path);
  for (const place of found.silentImages) report(silentImage, place);
  const isOwn = ({ address, place }: Reference): boolean => {
    if (address.trimStart().startsWith('#')) report(ownAnchor, place);
    return address.trimStart().startsWith('#');
  };
  resolveReferences({ path, found: { references: found.references.filter((each) => !isOwn(each)) } }, references);
  const definitions = new Map<string, Definition>();
  prepare(tree, { file: path, definitions, report });
  return nameless(tree, definitions) as Root;
}

interface Preparing {
  readonly file: string;
  readonly definitions: Map<string, Definition>;
  readonly report: Report;
}

function prepare(node: Nodes, preparing: Preparing): void {
  const { file, definitions, report } = preparing;
  if ((node.type as string).endsWith('Directive')) report(holdsDirective, placeIn(file, node));
  if (node.type === 'footnoteDefinition') report(holdsFootnote, placeIn(file, node));
  if (node.type === 'definition' && !definitions.has(node.identifier)) definitions.set(node.identifier, node);
  if (node.type === 'html') node.data = { ...node.data, file };
  if ('children' in node) for (const child of node.children) prepare(child, preparing);
}

/** Names of addresses are the page's; those of this text become the addresses themselves. */
function nameless(node: Nodes, definitions: ReadonlyMap<string, Definition>): Nodes {
  if ('children' in node) {
    const children = node.children.map((child) => nameless(child, definitions));
    Object.assign(node, { children });
  }
  if (node.type !== 'linkReference' && node.type !== 'imageReference') return node;
  const definition = definitions.get(node.identifier);
  if (!definition) return node;
  const { url, title, data } = definition;
  const common = { url, ...(title ? { title } : {}), ...(data ? { data } : {}) };
  return node.type === 'linkReference'
    ? { type: 'link', children: node.children, ...common }
    : { type: 'image', alt: node.alt ?? '', ...common };
}
