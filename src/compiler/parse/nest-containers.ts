/** Pairs opening with closing fences: what stands between them becomes the container's content. */

import type { Nodes, Paragraph, Root, RootContent } from 'mdast';
import { defineError } from '../../diagnostics/define.js';
import type { Place, Report } from '../../model/diagnostic.js';
import type { ContainerDirective, DirectiveBroken } from './directive-nodes.js';

export const containerNotClosed = defineError(
  'directive-not-closed',
  'The container `{name}` is never closed, so everything after it would count as its content.',
  'Put a line `:::` after its last line{where}.',
);

export const fenceWithoutOpener = defineError(
  'directive-close-without-open',
  'This closing fence closes nothing: no container is open here.',
  'Take the line out, or look for the opening fence that is missing above. Inside a list or a quote both fences are indented alike.',
);

export interface NestContext {
  readonly report: Report;
  placeOf(node: Nodes): Place;
  /** Reports a line that looks like a directive and is none. */
  reportBroken(node: DirectiveBroken): void;
  /** Lines of raw HTML that look like fences are reported by it; returns how many of them close a container. */
  reportHtml(node: Nodes): number;
}

/** A container that is open, or a broken opening line that must not leave its closing fence without a partner. */
interface Open {
  readonly node?: ContainerDirective;
  readonly children: RootContent[];
}

/** Pairs the fences of the whole tree, in place. Recursion is bounded by the limits that were checked before. */
export function nestContainers(tree: Root, context: NestContext): void {
  tree.children = pairFences(tree.children, context, 'page').content;
}

type Within = 'page' | 'item' | 'quote';

/**
 * Pairs the fences among siblings. A closing fence at the very end of a list's last item is handed back where nothing in the
 * item is open: its author meant the container around the list, and the list has swallowed the line by its indentation.
 */
function pairFences(
  siblings: readonly RootContent[],
  context: NestContext,
  within: Within,
): { content: RootContent[]; unused: RootContent[] } {
  const stack: Open[] = [{ children: [] }];
  const unused: RootContent[] = [];
  const queue = [...siblings].reverse();
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    const inner = stack.at(-1)?.children ?? [];
    if (node.type === 'directiveClose') {
      if (!closeInnermost(stack, node)) {
        if (within === 'item' && queue.every((rest) => rest.type === 'directiveClose')) unused.push(node);
        else context.report(fenceWithoutOpener, context.placeOf(node));
      }
    } else if (node.type === 'containerDirective') {
      stack.push({ node, children: node.children.filter(isLabel) });
    } else if (node.type === 'directiveBroken') {
      context.reportBroken(node);
      if (opensContainer(node)) stack.push({ children: [] });
    } else {
      inner.push(node);
      queue.push(...pairWithin(node, context).reverse());
      if (node.type === 'html')
        for (let closes = context.reportHtml(node); closes > 0; closes--) closeInnermost(stack, node);
    }
  }
  while (stack.length > 1) closeAtEnd(stack, context, within);
  return { content: stack[0]?.children ?? [], unused };
}

/** Pairs the fences inside a list, a quote or a footnote; returns the closing fences that belong outside of it. */
function pairWithin(node: RootContent, context: NestContext): RootContent[] {
  if (node.type === 'blockquote' || node.type === 'footnoteDefinition') {
    node.children = pairFences(node.children, context, 'quote').content as typeof node.children;
  }
  if (node.type !== 'list') return [];
  const last = node.children.at(-1);
  let unused: RootContent[] = [];
  for (const item of node.children) {
    const paired = pairFences(item.children, context, item === last ? 'item' : 'quote');
    item.children = paired.content as typeof item.children;
    unused = paired.unused;
  }
  return unused;
}

function closeInnermost(stack: Open[], fence: RootContent): boolean {
  const closed = stack.length > 1 ? stack.pop() : undefined;
  if (closed === undefined) return false;
  settle(stack, closed, fence);
  return true;
}

/** A container that its author never closed: reported, and closed where its surroundings end. */
function closeAtEnd(stack: Open[], context: NestContext, within: Within): void {
  const open = stack.pop();
  if (open === undefined) return;
  if (open.node !== undefined) {
    const where = within === 'page' ? '' : ', indented like its opening line';
    context.report(containerNotClosed, context.placeOf(open.node), { name: open.node.name, where });
  }
  settle(stack, open, open.children.at(-1));
}

function settle(stack: Open[], closed: Open, last: RootContent | undefined): void {
  const outer = stack.at(-1)?.children;
  const { node } = closed;
  if (node === undefined) {
    for (const child of closed.children) outer?.push(child);
    return;
  }
  node.children = closed.children;
  if (node.position && last?.position) node.position = { start: node.position.start, end: last.position.end };
  outer?.push(node);
}

/** Whether a node is a container's label: what stood in its brackets. */
export function isLabel(node: Nodes): node is Paragraph {
  return node.type === 'paragraph' && node.data?.directiveLabel === true;
}

/** Whether a broken line was meant to open a container: three or more colons and something after them. */
function opensContainer(node: DirectiveBroken): boolean {
  return /^:{3,}\s*[^\s:]/.test(node.value) && !/:::\s*$/.test(node.value);
}
