/**
 * An author's raw HTML, made safe. It is cleaned among its siblings alone: whatever else stands there (our markup, blocks,
 * activities) is taken out before and put back after, so that no unbalanced tag can break it and nobody can forge it.
 */

import type { Element, ElementContent, Nodes, Root, RootContent } from 'hast';
import { raw } from 'hast-util-raw';
import { sanitize } from 'hast-util-sanitize';
import type { Html, Nodes as MarkdownNodes } from 'mdast';
import { defineWarning } from '../../diagnostics/define.js';
import type { DiagnosticDefinition } from '../../model/diagnostic.js';
import type { LinkTarget } from '../../model/slice.js';
import { htmlSchema, isAllowedAttribute, isAllowedElement, SLOT } from './html-schema.js';
import { renderImage } from './images.js';
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
  openSlots(parsed, (definition, name, holder) => tell(page, sources, { definition, name, holder }));
  const clean = sanitize(parsed, htmlSchema);
  const targets = Object.assign({}, ...sources.map((node) => node.data?.targets ?? {})) as Record<string, LinkTarget>;
  const restore = { page, targets, slots, seen: new Set<number>() };
  const result = restoreAll(clean.type === 'root' ? clean.children : [clean], restore);
  // What an unclosed <script> or the like has swallowed is not lost with it.
  return [...result, ...slots.flatMap((slot, n) => (restore.seen.has(n) ? [] : slot))];
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
function openSlots(node: Nodes, tellAuthor: Tell): void {
  if (!('children' in node)) return;
  for (const [at, child] of node.children.entries()) {
    if ((child.type as string) === 'slot') {
      const { n } = child as unknown as SlotNode;
      node.children[at] = { type: 'element', tagName: SLOT, properties: { n }, children: [] };
    } else if (child.type === 'element') {
      if (!isAllowedElement(child.tagName)) {
        tellAuthor(elementRemoved, child.tagName, child.tagName);
        if (child.tagName === SLOT) child.tagName = 'span';
      } else {
        for (const property of Object.keys(child.properties)) {
          if (!isAllowedAttribute(child.tagName, property)) tellAuthor(attributeRemoved, property, child.tagName);
        }
      }
      openSlots(child, tellAuthor);
    }
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
  const values = { name: name.replace(/^on[A-Z]/, (start) => start.toLowerCase()), element: holder };
  page.report(definition, { file: page.page.source, line, column }, values);
}

interface Restore {
  readonly page: PageRendering;
  readonly targets: Readonly<Record<string, LinkTarget>>;
  readonly slots: readonly ElementContent[][];
  readonly seen: Set<number>;
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
  if (tagName === 'a') return renderLink(page, targetOf(node.properties.href, restore), children);
  return { type: 'element', tagName, properties: node.properties, children };
}

function targetOf(address: unknown, { targets }: Restore): LinkTarget | undefined {
  const key = String(address ?? '');
  return Object.hasOwn(targets, key) ? targets[key] : undefined;
}
