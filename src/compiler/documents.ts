/** Texts that blocks show within a page, such as transcripts: read and parsed like pages, but of plain Markdown. */

import { readFileSync } from 'node:fs';
import type { Nodes, Root } from 'mdast';
import { blocks } from '../blocks/table.js';
import { defineError } from '../diagnostics/define.js';
import { type Course, pagesInOrder } from '../model/course.js';
import type { Report } from '../model/diagnostic.js';
import { decodeText } from './load/decode-text.js';
import { PAGE_LIMIT } from './load.js';
import { parsePage, placeIn } from './parse.js';

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

/** The course with the texts that its blocks show; an author's mistakes in them are reported. */
export function readDocuments(course: Course, report: Report): Course {
  const paths = new Set(pagesInOrder(course).flatMap(({ content }) => (content ? documentPaths(content) : [])));
  const documents: Record<string, Root> = {};
  for (const { path, absolutePath, bytes } of course.assets) {
    if (!paths.has(path) || !/\.(md|txt)$/i.test(path)) continue;
    const start = { file: path, line: 1, column: 1 };
    if (bytes > PAGE_LIMIT) {
      report(tooLarge, start, { bytes, limit: PAGE_LIMIT });
      continue;
    }
    const text = decodeText(readFileSync(absolutePath), path, report);
    const tree = text === undefined ? undefined : parsePage({ path, text }, report)?.tree;
    if (!tree) continue;
    prepare(tree, path, report);
    documents[path] = tree;
  }
  return paths.size === 0 ? course : { ...course, documents };
}

const slices = new Map(blocks.map((slice) => [slice.name, slice]));

function documentPaths(node: Nodes): readonly string[] {
  const own = node.type === 'block' ? (slices.get(node.name)?.documents?.(node.data) ?? []) : [];
  return 'children' in node ? [...own, ...node.children.flatMap(documentPaths)] : own;
}

/** Links may lead out; everything else that refers to something stays words, since paths would be the page's. */
function prepare(node: Nodes, file: string, report: Report): void {
  if ((node.type as string).endsWith('Directive')) report(holdsDirective, placeIn(file, node));
  if (node.type === 'link' && /^(https?:\/\/|mailto:|tel:)/i.test(node.url)) {
    node.data = { ...node.data, target: { kind: 'external', url: node.url } };
  }
  if ('children' in node) for (const child of node.children) prepare(child, file, report);
}
