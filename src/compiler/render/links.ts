/** Links: to pages, to files of the package, and out of the course. */

import type { Element, ElementContent, Properties } from 'hast';
import type { Link, LinkReference, Nodes } from 'mdast';
import type { Handlers, State } from 'mdast-util-to-hast';
import { defineWarning } from '../../diagnostics/define.js';
import type { LinkTarget } from '../../model/slice.js';
import { placeIn } from '../parse.js';
import { element, hidden, type PageRendering } from './page-rendering.js';

const toLeftOut = defineWarning(
  'link-to-drawn-question',
  'This link leads to a question or case that a try may not draw, so it leads to its page instead.',
  'Link to the page, or to what stands before its first question.',
);

/** Schemes that a link may have; the compiler has reported all others, and here they have no way through. */
const SAFE = /^(https?:\/\/|mailto:|tel:)/i;

export function linkHandlers(page: PageRendering): Handlers {
  return {
    link: (state: State, node: Link) => {
      reportLeftOut(page, node.data?.target, node);
      return renderLink(page, node.data?.target, state.all(node));
    },
    linkReference: (state: State, node: LinkReference) => {
      const definition = state.definitionById.get(node.identifier.toUpperCase());
      const target = node.data?.target ?? definition?.data?.target;
      reportLeftOut(page, target, node);
      return renderLink(page, target, state.all(node));
    },
  };
}

/** A link as an element; where it leads nowhere (which was reported), its words alone. */
export function renderLink(
  page: PageRendering,
  target: LinkTarget | undefined,
  children: ElementContent[],
): Element | ElementContent[] {
  const properties = target && linkProperties(page, target);
  if (!properties) return children;
  // A course is never replaced by what it links to: the learner's session would end with it. WCAG G201: say so.
  if (properties.target) children.push(hidden(`\u00a0${page.word('theme.opens-in-new-tab')}`));
  return element('a', properties, children);
}

/** Whether the place may not be there when the learner comes. */
function isLeftOut({ leftOut }: PageRendering, target: LinkTarget): boolean {
  return target.kind === 'page' && !!target.anchor && !!leftOut.get(target.pageId)?.has(target.anchor);
}

function reportLeftOut(page: PageRendering, target: LinkTarget | undefined, node: Nodes): void {
  if (target && isLeftOut(page, target)) page.report(toLeftOut, placeIn(page.page.source, node));
}

function linkProperties(page: PageRendering, target: LinkTarget): Properties | undefined {
  if (target.kind === 'page') {
    const id = page.entrances.get(target.pageId) ?? target.pageId;
    const { anchor } = target;
    return { href: anchor === undefined || isLeftOut(page, target) ? `#${id}` : `#${target.pageId}--${anchor}` };
  }
  if (target.kind === 'asset') {
    const asset = page.assets.get(target.path);
    // The package names files by their content; the learner's copy gets the author's name back.
    return asset && { href: asset.packagePath, download: asset.path.split('/').at(-1) ?? '' };
  }
  if (!SAFE.test(target.url)) return undefined;
  const href = target.url.replace(/[\s"<>\\^`{|}]/g, encodeURIComponent);
  return /^http/i.test(href) ? { href, target: '_blank', rel: ['noopener', 'noreferrer'] } : { href };
}
