/** The cases of a page: blocks that keep a text and its questions together, found by what their slices say. */

import type { Nodes } from 'mdast';
import { blocks } from '../../blocks/table.js';
import type { Activity, Page, PageCase } from '../../model/course.js';
import type { PoolPage } from '../../model/pool.js';
import { placeIn } from '../parse.js';

const keeping = new Map(blocks.flatMap(({ name, keepsTogether }) => (keepsTogether ? [[name, keepsTogether]] : [])));

/** All cases among the nodes, in reading order. */
export function collectCases(nodes: readonly Nodes[], file: string): PageCase[] {
  return nodes.flatMap((node) => {
    const inner = 'children' in node ? node.children : [];
    if (!isCase(node)) return collectCases(inner, file);
    const { id } = keeping.get(node.name)?.(node.data) ?? {};
    return { ...(id === undefined ? {} : { id }), source: placeIn(file, node), activityIds: activityIdsIn(node) };
  });
}

export function isCase(node: Nodes): node is Extract<Nodes, { type: 'block' }> {
  return node.type === 'block' && keeping.has(node.name);
}

/** Ids of the activities in a node. */
export function activityIdsIn(node: Nodes): string[] {
  if (node.type === 'activity') return [node.activity.id];
  return 'children' in node ? node.children.flatMap(activityIdsIn) : [];
}

/** A page as far as drawing goes. */
export function poolPageOf({
  activities,
  cases = [],
  assessment,
}: Pick<Page, 'activities' | 'cases' | 'assessment'>): PoolPage<Activity> {
  return { activities, cases: cases.map(({ activityIds }) => activityIds), ...(assessment && { assessment }) };
}
