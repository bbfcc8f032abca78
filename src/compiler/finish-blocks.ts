/** Blocks once more, when the course is whole: what they say of other pages is checked, and what they put into pages is put there. */

import type { Nodes, Root } from 'mdast';
import { blocks } from '../blocks/table.js';
import { type Course, type Page, pagesInOrder } from '../model/course.js';
import type { Report } from '../model/diagnostic.js';
import { placeIn } from './parse.js';

const slices = new Map(blocks.map((slice) => [slice.name, slice]));

/** The course with its pages marked. Mistakes are reported. */
export function finishBlocks(course: Course, report: Report): Course {
  for (const page of pagesInOrder(course)) checkIn(page.content?.children ?? [], { course, page, report });
  const marks = blocks.flatMap((slice) => slice.mark?.(course) ?? []);
  return marks.length === 0 ? course : { ...course, pages: course.pages.map((page) => markPage(page, marks)) };
}

interface Checking {
  readonly course: Course;
  readonly page: Page;
  readonly report: Report;
}

function checkIn(siblings: readonly Nodes[], checking: Checking): void {
  siblings.forEach((node, at) => {
    if (node.type === 'block') {
      const place = placeIn(checking.page.source, node);
      slices.get(node.name)?.check?.(node.data, { ...checking, place, following: siblings.slice(at + 1) });
    }
    if ('children' in node) checkIn(node.children, checking);
  });
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
