/**
 * An author's raw HTML, made safe. It is cleaned among its siblings alone: whatever else stands there (our markup, blocks,
 * activities) is taken out before and put back after, so that no unbalanced tag can break it and nobody can forge it.
 */

import type { Element, ElementContent, Nodes, Root, RootContent } from 'hast';
import { raw } from 'hast-util-raw';
import { sanitize } from 'hast-util-sanitize';
import type { Html, Nodes as MarkdownNodes } from 'mdast';
import { defineError, defineWarning } from '../../diagnostics/define.js';
import type { DiagnosticDefinition } from '../../model/diagnostic.js';
import type { LinkTarget } from '../../model/slice.js';
import {
  htmlSchema,
  inlineHtmlSchema,
  isAllowedAttribute,
  isAllowedElement,
  isInlineElement,
  SLOT,
} from './html-schema.js';
import { renderImage } from './images.js';
import { languageProperties } from './language.js';
import { renderLink } from './links.js';
import { headingLevel, type PageRendering } from './page-rendering.js';

export const elementRemoved = defineWarning(
  'html-element-removed',
  'A course’s HTML may not hold <{name}>, so it was taken out: it could run code, leave the course or pretend to be part of it.',
  'Use Markdown or a directive for it, such as ::video or :::details; text formatting, lists, tables and images are fine.',
);
export const attributeRemoved = defineWarning(
  'html-attribute-removed',
  'A course’s HTML may not have the attribute {name}, so it was taken out of <{element}>.',
  'Leave it out: looks belong to the theme, and ids and classes to the tool.',
);

export const elementMisplaced = defineWarning(
  'html-element-misplaced',
  'The tag <{name}> stands where HTML does not allow it, so it was taken out: a block within a sentence, or a mark for words around whole paragraphs.',
  'Begin a line with a block’s tag, after a blank line; end a mark for words in the paragraph in which it begins.',
);

export const blockInTable = defineError(
  'html-table-broken',
  'Something other than rows and cells stands directly in <{name}>, where HTML does not allow it: browsers would move it elsewhere.',
  'Write the table in Markdown and the block before or after it, or put the block into a cell, between <td> and </td>.',
);

/** What may stand directly in a table and its parts. */
const ROWS: Readonly<Record<string, RegExp>> = {
  table: /^(caption|colgroup|thead|tbody|tfoot|tr)$/,
  thead: /^tr$/,
  tbody: /^tr$/,
  tfoot: /^tr$/,
  tr: /^t[dh]$/,
};

/** The children of one Markdown node with an author's HTML among them, in which no raw node is left. */
export function cleanAuthorHtml(
  page: PageRendering,
  parent: MarkdownNodes,
  children: readonly ElementContent[],
): ElementContent[] {
  const slots: ElementContent[][] = [];
  const siblings: readonly MarkdownNodes[] = 'children' in parent ? parent.children : [];
  const sources = siblings.filter((node) => node.type === 'html');
  const parsed = raw(withSlots(children, slots), { passThrough: ['slot'] });
  const inline = isInline(parent, siblings);
  const tellAuthor: Tell = (definition, name, holder) => tell(page, sources, { definition, name, holder });
  openSlots(parsed, inline, tellAuthor);
  const clean = sanitize(parsed, inline ? inlineHtmlSchema : htmlSchema);
  const targets = Object.assign({}, ...sources.map((node) => node.data?.targets ?? {})) as Record<string, LinkTarget>;
  const restore = { page, targets, slots, seen: new Set<number>(), tellAuthor };
  const result = restoreAll(clean.type === 'root' ? clean.children : [clean], restore);
  // What an unclosed <script> or the like has swallowed is not lost with it.
  return [...result, ...slots.flatMap((slot, n) => (restore.seen.has(n) ? [] : slot))];
}

const SENTENCES = new Set([
  'paragraph',
  'heading',
  'tableCell',
  'emphasis',
  'strong',
  'delete',
  'link',
  'linkReference',
]);

function isInline(parent: MarkdownNodes, siblings: readonly MarkdownNodes[]): boolean {
  // A label has no node of its own, but text stands in it, and never between paragraphs.
  return SENTENCES.has(parent.type) || siblings.some(({ type }) => type === 'text');
}

interface SlotNode {
  readonly type: 'slot';
  readonly n: number;
}

/** Runs of our own nodes become one node each, which the HTML parser passes through by identity, not by name. */
function withSlots(children: readonly ElementContent[], slots: ElementContent[][]): Root {
  const result: (ElementContent | SlotNode)[] = [];
  let open = false;
  for (const child of children) {
    if (child.type === 'raw') result.push(child);
    else if (open) slots.at(-1)?.push(child);
    else {
      result.push({ type: 'slot', n: slots.length });
      slots.push([child]);
    }
    open = child.type !== 'raw';
  }
  return { type: 'root', children: result as RootContent[] };
}

type Tell = (definition: DiagnosticDefinition, name: string, holder: string) => void;

/** After parsing: slots become elements that pass the sanitiser, an author's own elements of that name do not. */
function openSlots(node: Nodes, inline: boolean, tellAuthor: Tell): void {
  if (!('children' in node)) return;
  for (const [at, child] of node.children.entries()) {
    if ((child.type as string) === 'slot') {
      const { n } = child as unknown as SlotNode;
      node.children[at] = { type: 'element', tagName: SLOT, properties: { n }, children: [] };
    } else if (child.type === 'element') {
      checkElement(child, inline, tellAuthor);
      if (child.tagName === SLOT) child.tagName = 'span';
      openSlots(child, inline, tellAuthor);
    }
  }
}

function checkElement({ tagName, properties }: Element, inline: boolean, tellAuthor: Tell): void {
  if (!isAllowedElement(tagName)) {
    tellAuthor(elementRemoved, tagName, tagName);
  } else if (inline && !isInlineElement(tagName)) {
    tellAuthor(elementMisplaced, tagName, tagName);
  } else {
    const refused = Object.keys(properties).filter((property) => !isAllowedAttribute(tagName, property));
    for (const property of refused) tellAuthor(attributeRemoved, property, tagName);
  }
}

interface Told {
  readonly definition: DiagnosticDefinition;
  readonly name: string;
  readonly holder: string;
}

/** Reported at the piece of HTML that names it. */
function tell(page: PageRendering, sources: readonly Html[], { definition, name, holder }: Told): void {
  const source = sources.find(({ value }) => value.toLowerCase().includes(`<${holder}`)) ?? sources[0];
  const { line = 1, column = 1 } = source?.position?.start ?? {};
  const values = {
    name: definition === attributeRemoved ? asWritten(name, source?.value ?? '') : name,
    element: holder,
  };
  page.report(definition, { file: source?.data?.file ?? page.page.source, line, column }, values);
}

/** hast calls `class` className and `aria-label` ariaLabel; the author is told what stands there. */
function asWritten(property: string, html: string): string {
  const bare = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');
  const meant = property === 'className' ? 'class' : property === 'htmlFor' ? 'for' : bare(property);
  return html.match(/[A-Za-z][\w:.-]*(?=[\s=/>])/g)?.find((name) => bare(name) === meant) ?? meant;
}

interface Restore {
  readonly page: PageRendering;
  readonly targets: Readonly<Record<string, LinkTarget>>;
  readonly slots: readonly ElementContent[][];
  readonly seen: Set<number>;
  readonly tellAuthor: Tell;
}

/** After cleaning: slots are filled again, addresses become those of the package, headings find their level. */
function restoreAll(nodes: readonly RootContent[], restore: Restore): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type === 'text') return [node];
    if (node.type !== 'element') return [];
    if (node.tagName === SLOT) return fillSlot(Number(node.properties.n), restore);
    return [restoreElement(node, restore)].flat();
  });
}

function fillSlot(n: number, { slots, seen }: Restore): ElementContent[] {
  if (seen.has(n)) return [];
  seen.add(n);
  return slots[n] ?? [];
}

function restoreElement(node: Element, restore: Restore): Element | ElementContent[] {
  const { page } = restore;
  if (node.tagName === 'img') {
    const alt = String(node.properties.alt ?? '');
    return renderImage(page, { target: targetOf(node.properties.src, restore), alt });
  }
  const level = /^h([1-6])$/.exec(node.tagName);
  const tagName = level ? `h${headingLevel(page.outline, Number(level[1]))}` : node.tagName;
  const children = restoreAll(node.children, restore);
  const allowed = Object.hasOwn(ROWS, tagName) ? ROWS[tagName] : undefined;
  if (allowed && children.some((child) => child.type === 'element' && !allowed.test(child.tagName))) {
    restore.tellAuthor(blockInTable, tagName, tagName);
  }
  const holdsFlow = children.some((child) => child.type === 'element' && !isInlineElement(child.tagName));
  // A forgotten </b> or </a> would otherwise take in the rest of the page, activities and all.
  if (holdsFlow && isInlineElement(tagName)) {
    restore.tellAuthor(elementMisplaced, tagName, tagName);
    return children;
  }
  if (tagName === 'a') return renderLink(page, targetOf(node.properties.href, restore), children);
  const { lang, dir } = node.properties;
  const direction = dir === undefined && typeof lang === 'string' ? languageProperties(page, lang) : undefined;
  const properties = { ...node.properties, ...direction };
  // A blank line in the author's paragraph has let Markdown make paragraphs in it.
  return { ...node, tagName: tagName === 'p' && holdsFlow ? 'div' : tagName, properties, children };
}

function targetOf(address: unknown, { targets }: Restore): LinkTarget | undefined {
  const key = String(address ?? '');
  return Object.hasOwn(targets, key) ? targets[key] : undefined;
}
