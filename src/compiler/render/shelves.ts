/** Blocks and activities within a page: their slices make the markup, the shelf adds what all of them have. */

import type { Element, ElementContent, Properties } from 'hast';
import type { Nodes } from 'mdast';
import type { Handlers, State } from 'mdast-util-to-hast';
import { renderActivity } from '../../activities/frame.js';
import { blocks } from '../../blocks/table.js';
import type { ActivityNode, BlockNode, BlockPart, PartNode, RenderContext, RenderPart } from '../../model/slice.js';
import { languageProperties } from './language.js';
import { element, type PageRendering } from './page-rendering.js';

const blocksByName = new Map(blocks.map((slice) => [slice.name, slice]));

export function shelfHandlers(page: PageRendering): Handlers {
  let context: RenderContext | undefined;
  const renderParts: RenderPart[] = [];
  const contextOf = (state: State): RenderContext => {
    context ??= createRenderContext(page, state, renderParts);
    return context;
  };
  return {
    block: (state: State, node: BlockNode) => {
      const slice = blocksByName.get(node.name);
      if (!slice) throw new Error(`No block is called "${node.name}".`);
      page.used.blocks.add(node.name);
      return withLanguage(
        slice.render(node.data, node.children, contextOf(state)),
        languageProperties(page, node.lang),
      );
    },
    part: (_state: State, { part }: PartNode) => renderParts.at(-1)?.(part) ?? [],
    blockPart: (state: State, node: BlockPart) =>
      withLanguage(state.all(node as unknown as Nodes), languageProperties(page, node.lang)),
    activity: (state: State, node: ActivityNode) => {
      page.used.activities.add(node.activity.type);
      return withLanguage([renderActivity(node.activity, contextOf(state))], languageProperties(page, node.lang));
    },
  };
}

const noPart: RenderPart = () => [];

/** `renderParts`: what becomes of parts in sentences, for each activity around, the innermost last. */
function createRenderContext(page: PageRendering, state: State, renderParts: RenderPart[]): RenderContext {
  return {
    course: page.course,
    page: page.page,
    domId: page.domId,
    word: page.word,
    toHast: (nodes: readonly Nodes[], renderPart = renderParts.at(-1) ?? noPart) => {
      renderParts.push(renderPart);
      const content = state.all({ type: 'root', children: nodes as [] });
      renderParts.pop();
      return content;
    },
    asset: (path) => {
      const asset = page.assets.get(path);
      if (!asset) throw new Error(`The course has no file "${path}".`);
      return { url: asset.packagePath, asset };
    },
  };
}

/** The language stands on the outermost element; where there is none, or are several, they get one around them. */
function withLanguage(content: ElementContent[], properties: Properties | undefined): ElementContent[] {
  if (properties === undefined || content.length === 0) return content;
  const [only] = content;
  if (content.length === 1 && only?.type === 'element') {
    Object.assign(only.properties, properties);
    return content;
  }
  const isFlow = content.some((node): node is Element => node.type === 'element' && !INLINE.has(node.tagName));
  return [element(isFlow ? 'div' : 'span', properties, content)];
}

const INLINE = new Set(['a', 'abbr', 'b', 'br', 'code', 'del', 'em', 'i', 'img', 'noscript', 'span', 'strong', 'sup']);
