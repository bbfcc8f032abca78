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
  /** Whether a name can only be a container's: `::name` with its two colons may yet have a closing fence. */
  isContainerOnly(name: string): boolean;
}

/** A container that is open; without a node it is a line that was reported, and whose closing fence must find a partner. */
interface Open {
  readonly node?: ContainerDirective;
  readonly children: RootContent[];
}

/** Pairs the fences of the whole tree, in place. Recursion is bounded by the limits that were checked before. */
export function nestContainers(tree: Root, context: NestContext): void {
  tree.children = pairFences(tree.children, context, 'page').content;
}

type Within = 'page' | 'item' | 'quote';

/** The siblings that are being paired. */
interface Pairing {
  readonly context: NestContext;
  readonly within: Within;
  readonly stack: Open[];
  /** Closing fences that were taken up by reported lines: a container around them may miss its own by that. */
  doubtful: number;
}

/**
 * Pairs the fences among siblings. A closing fence at the very end of a list's last item is handed back where nothing in the
 * item is open: its author meant the container around the list, and the list has swallowed the line by its indentation.
 */
function pairFences(
  siblings: readonly RootContent[],
  context: NestContext,
  within: Within,
): { content: RootContent[]; unused: RootContent[] } {
  const pairing: Pairing = { context, within, stack: [{ children: [] }], doubtful: 0 };
  const unused: RootContent[] = [];
  const queue = [...siblings].reverse();
  let others = siblings.filter(({ type }) => type !== 'directiveClose').length;
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    if (node.type !== 'directiveClose') {
      others -= 1;
      queue.push(...addNode(node, pairing).reverse());
    } else if (!closeInnermost(pairing, node)) {
      if (within === 'item' && others === 0) unused.push(node);
      else context.report(fenceWithoutOpener, context.placeOf(node));
    }
  }
  while (pairing.stack.length > 1) closeAtEnd(pairing);
  return { content: pairing.stack[0]?.children ?? [], unused };
}

/** Adds a node to the innermost open container; returns closing fences that come out of it. */
function addNode(node: RootContent, pairing: Pairing): RootContent[] {
  const { context, stack } = pairing;
  if (node.type === 'containerDirective') {
    stack.push({ node, children: node.children.filter(isLabel) });
    return [];
  }
  if (node.type === 'directiveBroken') {
    context.reportBroken(node);
    const name = /^::\s*([A-Za-z][\w-]*)/.exec(node.value)?.[1] ?? '';
    if (/^:{3,}\s*[^\s:]/.test(node.value) || context.isContainerOnly(name)) stack.push({ children: [] });
    return [];
  }
  stack.at(-1)?.children.push(node);
  if (node.type === 'leafDirective' && context.isContainerOnly(node.name)) stack.push({ children: [] });
  if (node.type === 'html') {
    for (let closes = context.reportHtml(node); closes > 0; closes--) closeInnermost(pairing, node);
  }
  return pairWithin(node, context);
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

function closeInnermost(pairing: Pairing, fence: RootContent): boolean {
  const closed = pairing.stack.length > 1 ? pairing.stack.pop() : undefined;
  if (closed === undefined) return false;
  if (closed.node === undefined) pairing.doubtful += 1;
  settle(pairing.stack, closed, fence);
  return true;
}

/** A container that its author never closed: reported, and closed where its surroundings end. */
function closeAtEnd(pairing: Pairing): void {
  const { context, within, stack } = pairing;
  const open = stack.pop();
  if (open === undefined) return;
  if (open.node !== undefined && pairing.doubtful > 0) pairing.doubtful -= 1;
  else if (open.node !== undefined) {
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
