/** The drafts as the course's tree: sections, pages, and their ids. */

import type { Place, Report } from '../../model/diagnostic.js';
import { type IdKind, idFromName, requireIdFromName, standInId } from '../ids.js';
import { type OutlineItem, outlinePages } from '../pages.js';
import type { PageDraft } from './page-drafts.js';

/** A page or section with its id and title. */
export interface TreeNode {
  readonly kind: IdKind & ('page' | 'section');
  readonly id: string;
  readonly idPlace: Place;
  readonly title: string;
  /** Path of its file, or of its folder where it has none. */
  readonly source: string;
  /** Undefined for a section without index.md. */
  readonly draft?: PageDraft;
  /** Whether learners visit it: a section whose index.md gives a title only is no page. */
  readonly isVisited: boolean;
  readonly children: readonly TreeNode[];
}

/** The tree of the drafts, in their order. Names that are no ids are reported. */
export function buildTree(drafts: readonly PageDraft[], report: Report): TreeNode[] {
  const byPath = new Map(drafts.map((draft) => [draft.path, draft]));
  const toNode = (item: OutlineItem): TreeNode => {
    if (item.kind === 'page') return pageNode(byPath.get(item.path) as PageDraft, report);
    const children = item.children.map(toNode);
    const opening = item.opening === undefined ? undefined : byPath.get(item.opening);
    return opening
      ? openedSection(item.folder, opening, { children, report })
      : bareSection(item.folder, children, report);
  };
  return outlinePages(drafts.map(({ path }) => path)).map(toNode);
}

/** All nodes, a section before its children. */
export function nodesInOrder(tree: readonly TreeNode[]): TreeNode[] {
  return tree.flatMap((node) => [node, ...nodesInOrder(node.children)]);
}

function pageNode(draft: PageDraft, report: Report): TreeNode {
  const { path, front, title } = draft;
  const id =
    front.id ?? (front.hasId ? standInId(path) : requireIdFromName({ path, what: 'file', file: path, report }));
  return { kind: 'page', id, idPlace: front.placeOf('id'), title, source: path, draft, isVisited: true, children: [] };
}

interface SectionContext {
  readonly children: readonly TreeNode[];
  readonly report: Report;
}

function openedSection(folder: string, draft: PageDraft, { children, report }: SectionContext): TreeNode {
  const { path, front, title, parsed, content } = draft;
  const id =
    front.id ??
    (front.hasId ? standInId(path) : requireIdFromName({ path: folder, what: 'folder', file: path, report }));
  const isVisited = parsed === undefined || content.children.length > 0;
  return { kind: 'section', id, idPlace: front.placeOf('id'), title, source: path, draft, isVisited, children };
}

function bareSection(folder: string, children: readonly TreeNode[], report: Report): TreeNode {
  const file = `${folder}/index.md`;
  const id = requireIdFromName({ path: folder, what: 'folder', file, report });
  const idPlace = children[0]?.idPlace ?? { file, line: 1, column: 1 };
  return { kind: 'section', id, idPlace, title: titleFromName(folder), source: folder, isVisited: false, children };
}

/** A title from a folder's name: 03-the-facts → The facts. */
function titleFromName(folder: string): string {
  const words = idFromName(folder).replace(/[-_]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
