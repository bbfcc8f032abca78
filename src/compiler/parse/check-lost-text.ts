/** Looks for text that learners would never see, or would see as signs: Markdown drops or keeps it without a word. */

import type { FootnoteDefinition, Html, Nodes, Root, Table, Text } from 'mdast';
import { defineError, defineWarning } from '../../diagnostics/define.js';
import type { DiagnosticDefinition, DiagnosticValues, Place, Report } from '../../model/diagnostic.js';

const htmlNotClosed = defineError(
  'html-not-closed',
  'What `{opening}` begins is never closed, so everything after it is part of it and learners would not see it.',
  'Write `{closing}` where it ends, or take `{opening}` out.',
);
const rowTooLong = defineError(
  'table-row-too-long',
  'This row has {count} cells, but its table’s first row has {width}: what is in the others would be lost.',
  'Add columns to the first row and to the line of dashes, or write `\\|` for a `|` that is no border of a cell.',
);
const noteUnused = defineWarning(
  'footnote-unused',
  'Nothing refers to the footnote `[^{name}]`, so learners would not see it.',
  'Write `[^{name}]` where it belongs, or take the note out.',
);
const noteTwice = defineError(
  'footnote-repeated',
  'There is a footnote `[^{name}]` already, in line {line}, so this one would be lost.',
  'Give one of the two another name, here and where it is referred to.',
);
const noteUnknown = defineError(
  'footnote-unknown',
  'There is no footnote `[^{name}]`, so learners would see the brackets.',
  'Write the note on a line of its own: `[^{name}]: Its text.` If this is text, put a backslash before the bracket.',
);
const addressBlank = defineError(
  'reference-blank',
  'This address has a blank in it, so it is no link or picture, and learners would see the brackets.',
  'Write `{mended}`.',
);

/** More than this many of them on one page help nobody. */
const MOST_REPORTS = 100;

interface LostText {
  readonly markdown: string;
  readonly file: string;
  readonly report: Report;
}

interface Search extends LostText {
  left: number;
  readonly notes: Map<string, FootnoteDefinition>;
  readonly used: Set<string>;
}

/** Reports what of the page would be lost. Linear in its length. */
export function checkLostText(tree: Root, page: LostText): void {
  const search: Search = { ...page, left: MOST_REPORTS, notes: new Map(), used: new Set() };
  const queue: Nodes[] = [tree];
  for (let node = queue.pop(); node !== undefined && search.left > 0; node = queue.pop()) {
    checkNode(node, search);
    if (!('children' in node)) continue;
    for (let at = node.children.length - 1; at >= 0; at--) queue.push(node.children[at] as Nodes);
  }
  for (const [name, note] of search.notes) {
    if (!search.used.has(name)) tell(search, noteUnused, note, { name: note.label ?? name });
  }
}

function checkNode(node: Nodes, search: Search): void {
  if ('children' in node) checkHtmlAmong(node.type, node.children, search);
  if (node.type === 'table') checkRows(node, search);
  else if (node.type === 'footnoteReference') search.used.add(node.identifier);
  else if (node.type === 'footnoteDefinition') addNote(node, search);
  else if (node.type === 'text') checkWords(node, search);
}

/** CommonMark 4.6, kinds 1–5: a block of HTML that runs on to its closing sign, or to the end of what it stands in. */
const RUN_ON: readonly (readonly [RegExp, string])[] = [
  [/^<\?/, '?>'],
  [/^<!\[CDATA\[/, ']]>'],
  [/^<![A-Za-z]/, '>'],
  [/^<script(?=[\s>]|$)/i, '</script>'],
  [/^<pre(?=[\s>]|$)/i, '</pre>'],
  [/^<style(?=[\s>]|$)/i, '</style>'],
  [/^<textarea(?=[\s>]|$)/i, '</textarea>'],
];

/** What holds paragraphs; whatever else has children holds words, where each tag of HTML is a node of its own. */
const FLOW: ReadonlySet<string> = new Set([
  'root',
  'blockquote',
  'list',
  'listItem',
  'footnoteDefinition',
  'containerDirective',
  'table',
  'tableRow',
]);

function checkHtmlAmong(type: string, children: readonly Nodes[], search: Search): void {
  if (FLOW.has(type)) {
    for (const node of children) if (node.type === 'html') checkHtmlClosed(node, search);
    return;
  }
  if (!children.some((node) => node.type === 'html')) return;
  // In a sentence the tag that closes is a node of its own, further on.
  const closed = new Set<string>();
  for (const node of children.toReversed()) {
    if (node.type !== 'html') continue;
    const [start, closing = ''] = RUN_ON.find(([sign]) => sign.test(node.value)) ?? [];
    const name = /^<\/([a-z]+)/i.exec(node.value)?.[1];
    if (name) closed.add(`</${name.toLowerCase()}>`);
    else if (start && !closed.has(closing) && !node.value.endsWith(closing)) {
      tell(search, htmlNotClosed, node, { opening: start.exec(node.value)?.[0] ?? '', closing });
    }
  }
}

/** What is not closed is closed here: later stages, which look for more mistakes, expect whole HTML. */
function checkHtmlClosed(node: Html, search: Search): void {
  const { value } = node;
  const [start, closing] = RUN_ON.find(([sign]) => sign.test(value)) ?? [];
  if (start && closing && !value.toLowerCase().includes(closing)) {
    tell(search, htmlNotClosed, node, { opening: start.exec(value)?.[0] ?? '', closing });
    node.value += closing;
    return;
  }
  for (let at = value.indexOf('<!--'); at >= 0; ) {
    // `<!-->` and `<!--->` are whole comments.
    const end = value.indexOf('-->', at + 2);
    if (end < 0) {
      tell(search, htmlNotClosed, node, { opening: '<!--', closing: '-->' }, at);
      node.value += '-->';
      return;
    }
    at = value.indexOf('<!--', end + 3);
  }
}

function checkRows({ children }: Table, search: Search): void {
  const width = children[0]?.children.length ?? 0;
  for (const row of children) {
    const extra = row.children[width];
    if (extra) tell(search, rowTooLong, extra, { count: row.children.length, width });
  }
}

function addNote(node: FootnoteDefinition, search: Search): void {
  const name = node.identifier;
  const first = search.notes.get(name);
  if (!first) search.notes.set(name, node);
  else tell(search, noteTwice, node, { name: node.label ?? name, line: first.position?.start.line ?? 1 });
}

/** A link whose address holds blanks, which Markdown takes for none. */
const WITH_BLANKS =
  /(?<!\\)\]\(([^()<>\s](?:[^()<>\n]|\([^()<>\n]{0,80}\)){0,300}\.[A-Za-z0-9]{1,5}(?:#[^()<>\s]{0,80})?)( +"[^"\n]{0,300}")?\)/g;

/** What stayed text although it was written as a note's sign or as a link. */
function checkWords(node: Text, search: Search): void {
  const raw = rawOf(node, search);
  // Nearly all texts are plain words.
  if (!raw.includes(']')) return;
  for (const { index, 1: name = '' } of raw.matchAll(/(?<!\\)\[\^([^\]\s[]{1,80})\]/g)) {
    tell(search, noteUnknown, node, { name }, index);
  }
  for (const { index, 1: address = '', 2: title = '' } of raw.matchAll(WITH_BLANKS)) {
    if (!/\s/.test(address)) continue;
    const opening = /!?\[[^[\]\n]{0,200}$/.exec(raw.slice(0, index))?.[0] ?? '[…';
    const mended = `${opening}](${address.replace(/\s/g, '%20')}${title})`;
    tell(search, addressBlank, node, { mended }, Math.max(0, index - (opening === '[…' ? 0 : opening.length)));
  }
}

function rawOf(node: Nodes, { markdown }: LostText): string {
  const start = node.position?.start.offset ?? 0;
  return markdown.slice(start, node.position?.end.offset ?? start);
}

/** `offset`: where in the node's source it stands. */
function tell(
  search: Search,
  definition: DiagnosticDefinition,
  node: Nodes,
  values: DiagnosticValues,
  ...[offset = 0]: readonly number[]
): void {
  search.left -= 1;
  if (search.left < 0) return;
  // Counted afresh: after `- [x]` and a line break, the tree's own line and column are wrong.
  const before = search.markdown.slice(0, (node.position?.start.offset ?? 0) + offset);
  const line = before.split('\n').length;
  const place: Place = { file: search.file, line, column: before.length - before.lastIndexOf('\n') };
  search.report(definition, place, values);
}
