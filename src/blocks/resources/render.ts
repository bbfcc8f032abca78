/** Resources as markup: the author's list, and after each file what it is. */

import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Nodes } from 'mdast';
import type { RenderContext } from '../../model/slice.js';
import { describeFile } from '../media.js';

export function renderResources(_data: null, children: readonly Nodes[], context: RenderContext): ElementContent[] {
  return [h('div', { class: 'cw-resources' }, withFacts(context.toHast(children), context))];
}

/** Kind and size stand in the link, so that they are heard with it, before it is followed. */
function withFacts(nodes: readonly ElementContent[], context: RenderContext): ElementContent[] {
  return nodes.map((node) => {
    if (node.type !== 'element') return node;
    const { href, download } = node.properties;
    const asset = download === undefined ? undefined : context.course.assets.find((each) => each.packagePath === href);
    const children = withFacts(node.children, context);
    if (!asset) return { ...node, children };
    return { ...node, children: [...children, { type: 'text', value: ` (${describeFile(asset, context)})` }] };
  });
}
