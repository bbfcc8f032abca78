/** Blocks once more, when the course is whole: what they say of other pages is checked, and what they put into pages is put there. */

import type { Nodes, Root } from 'mdast';
import { activities } from '../activities/table.js';
import { blocks } from '../blocks/table.js';
import { defineError } from '../diagnostics/define.js';
import { type Activity, type Course, type Page, pagesInOrder } from '../model/course.js';
import type { Report } from '../model/diagnostic.js';
import type { BlockNode } from '../model/slice.js';
import { placeIn } from './parse.js';

const cannotBeCopied = defineError(
  'block-in-conversation',
  '`{name}` works where it stands, but a `{activity}` shows copies of its texts, in which it would do nothing.',
  'Move it out of the `{activity}`, or write its text without it.',
);

const slices = new Map(blocks.map((slice) => [slice.name, slice]));
const questions = new Map(activities.map((slice) => [slice.name, slice]));

/** The course with its pages marked. Mistakes are reported. */
export function finishBlocks(course: Course, report: Report): Course {
  for (const page of pagesInOrder(course)) checkIn(page.content?.children ?? [], { course, page, report });
  const marks = blocks.flatMap((slice) => slice.mark?.(course) ?? []);
  const finished =
    marks.length === 0 ? course : { ...course, pages: course.pages.map((page) => markPage(page, marks)) };
  for (const { finish } of blocks) finish?.(finished, report);
  return finished;
}

interface Checking {
  readonly course: Course;
  readonly page: Page;
  readonly report: Report;
}

function checkIn(siblings: readonly Nodes[], checking: Checking): void {
  siblings.forEach((node, at) => {
    if (node.type === 'block') checkBlock(node, siblings.slice(at + 1), checking);
    if (node.type === 'activity') checkWithin(node.activity, checking);
    else if ('children' in node) checkIn(node.children, checking);
  });
}

function checkBlock(node: BlockNode, following: readonly Nodes[], checking: Checking): void {
  const place = placeIn(checking.page.source, node);
  slices.get(node.name)?.check?.(node.data, { ...checking, place, following });
}

/** Also what an activity holds, which is kept as its slice likes: in its data, its hint and its feedback. */
function checkWithin({ type, data, hint, feedback }: Activity, checking: Checking): void {
  eachBlock([data, hint, feedback], (block, following) => {
    checkBlock(block, following, checking);
    checkIn(block.children, checking);
  });
  const live = (node: Nodes): Nodes[] => [
    ...(node.type === 'block' && slices.get(node.name)?.isLive ? [node] : []),
    ...('children' in node ? node.children.flatMap((child) => live(child as Nodes)) : []),
  ];
  eachBlock(questions.get(type)?.copied?.(data), (block) => {
    for (const node of live(block)) {
      const name = 'name' in node ? node.name : '';
      checking.report(cannotBeCopied, placeIn(checking.page.source, node), { name, activity: type });
    }
  });
}

/** The outermost blocks below a value, each once, with what follows them where they stand. */
function eachBlock(root: unknown, use: (block: BlockNode, following: readonly Nodes[]) => void): void {
  const seen = new Set<unknown>();
  const visit = (value: unknown, following: () => readonly Nodes[]): void => {
    if (typeof value !== 'object' || value === null || seen.has(value)) return;
    seen.add(value);
    if (isBlock(value)) use(value, following());
    else if (Array.isArray(value)) {
      for (const [at, each] of value.entries()) visit(each, () => value.slice(at + 1));
    } else {
      for (const [key, each] of Object.entries(value)) if (key !== 'position') visit(each, () => []);
    }
  };
  visit(root, () => []);
}

function isBlock(value: object): value is BlockNode {
  return 'type' in value && value.type === 'block' && 'name' in value && 'children' in value;
}

type Mark = (content: Root) => Root;

function markPage(page: Page, marks: readonly Mark[]): Page {
  const { content, children } = page;
  const marked = content && marks.reduce((tree, mark) => mark(tree), content);
  return {
    ...page,
    ...(marked ? { content: marked } : {}),
    children: children.map((child) => markPage(child, marks)),
  };
}
