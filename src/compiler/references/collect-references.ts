/** One walk over a page: every reference and heading in it, before directives become blocks and activities. */

import type { Data, Definition, Heading, Html, Image, Link, Nodes, Root } from 'mdast';
import type { Place } from '../../model/diagnostic.js';
import type { RawAttributes } from '../parse/directive-nodes.js';
import { addressesInHtml } from './html-addresses.js';

/** Something that refers to a page or file; `data` is the node's, shared with copies of it, and gets the target. */
export interface Reference {
  readonly use: 'link' | 'image' | 'definition' | 'html';
  readonly address: string;
  readonly place: Place;
  readonly data: Data;
  /** Whether the page itself fetches it, as a picture's address is. */
  readonly isFetched?: boolean;
}

export interface PageReferences {
  readonly references: readonly Reference[];
  readonly headings: readonly { readonly node: Heading; readonly place: Place; readonly nested: boolean }[];
  /** Where images stand that have no alternative text. */
  readonly silentImages: readonly Place[];
  /** Transcripts that directives name, and where: what they lead to is no page. */
  readonly transcripts: readonly NamedTranscript[];
}

export interface NamedTranscript {
  readonly address: string;
  readonly place: Place;
}

interface Collecting {
  readonly file: string;
  readonly references: Reference[];
  readonly headings: { node: Heading; place: Place; nested: boolean }[];
  readonly silentImages: Place[];
  readonly transcripts: NamedTranscript[];
  /** What `![…][name]` refers to, and the definitions by their places in `references`. */
  readonly imageNames: Set<string>;
  readonly definitions: Map<number, string>;
}

export function collectReferences(tree: Root, file: string): PageReferences {
  const collecting: Collecting = {
    file,
    references: [],
    headings: [],
    silentImages: [],
    transcripts: [],
    imageNames: new Set(),
    definitions: new Map(),
  };
  for (const child of tree.children) visitNode(child, collecting, false);
  const { references, headings, silentImages, transcripts, imageNames, definitions } = collecting;
  for (const [at, name] of definitions) {
    const reference = references[at];
    if (reference && imageNames.has(name)) references[at] = { ...reference, use: 'image' };
  }
  return { references, headings, silentImages, transcripts };
}

/** Depth is bounded: pages deeper than 32 levels are refused before parsing. */
function visitNode(node: Nodes, collecting: Collecting, nested: boolean): void {
  if (node.type === 'text') return;
  if (node.type === 'link' || node.type === 'image' || node.type === 'definition') addReference(node, collecting);
  else if (node.type === 'html') addHtml(node, collecting);
  else if (node.type === 'heading') {
    node.data ??= {};
    collecting.headings.push({ node, place: placeOf(node, collecting.file), nested });
  } else if (node.type === 'imageReference') {
    collecting.imageNames.add(node.identifier);
    if (!node.alt?.trim()) collecting.silentImages.push(placeOf(node, collecting.file));
  } else if (node.type === 'leafDirective' || node.type === 'containerDirective') {
    addTranscript(node.data?.rawAttributes, collecting);
  }
  if ('children' in node) for (const child of node.children) visitNode(child as Nodes, collecting, true);
}

function addTranscript(raw: RawAttributes | undefined, { file, transcripts }: Collecting): void {
  const written = /(?:^|\s)transcript=(?:"([^"]*)"|([^\s"]+))/.exec(raw?.text ?? '');
  if (!raw || !written) return;
  const column = raw.column + written.index + written[0].indexOf('transcript');
  transcripts.push({ address: written[1] ?? written[2] ?? '', place: { file, line: raw.line, column } });
}

function addReference(node: Link | Image | Definition, collecting: Collecting): void {
  node.data ??= {};
  const place = placeOf(node, collecting.file);
  if (node.type === 'image' && !node.alt?.trim()) collecting.silentImages.push(place);
  if (node.type === 'definition') collecting.definitions.set(collecting.references.length, node.identifier);
  collecting.references.push({ use: node.type, address: node.url, place, data: node.data });
}

function addHtml(node: Html, collecting: Collecting): void {
  node.data ??= {};
  const { line, column, file } = placeOf(node, collecting.file);
  for (const { address, offset, isFetched } of addressesInHtml(node.value)) {
    const before = node.value.slice(0, offset).split('\n');
    const last = before.at(-1) ?? '';
    const place = { file, line: line + before.length - 1, column: (before.length === 1 ? column : 1) + last.length };
    collecting.references.push({ use: 'html', address, place, data: node.data, isFetched });
  }
}

function placeOf(node: Nodes, file: string): Place {
  return { file, line: node.position?.start.line ?? 1, column: node.position?.start.column ?? 1 };
}
