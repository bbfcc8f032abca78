/** Images, with their captions, and fetched when it is their turn. */

import type { Element, ElementContent, Properties } from 'hast';
import type { Image, ImageReference, Paragraph } from 'mdast';
import { defaultHandlers, type Handlers, type State } from 'mdast-util-to-hast';
import type { LinkTarget } from '../../model/slice.js';
import { renderLink } from './links.js';
import { element, type PageRendering, text } from './page-rendering.js';

interface Picture {
  readonly target: LinkTarget | undefined;
  readonly alt: string;
  readonly caption?: string | undefined;
}

export function imageHandlers(page: PageRendering): Handlers {
  const inline = (state: State, node: Image | ImageReference): ElementContent[] => {
    const picture = pictureOf(state, node);
    const caption = picture.caption ? [element('span', { className: ['cw-caption'] }, [text(picture.caption)])] : [];
    return [...renderImage(page, picture), ...caption];
  };
  return {
    image: inline,
    imageReference: inline,
    // A figure cannot stand in a paragraph, so a paragraph of nothing but a captioned image becomes the figure.
    paragraph: (state: State, node: Paragraph) => {
      const [only, ...others] = node.children;
      if (others.length === 0 && (only?.type === 'image' || only?.type === 'imageReference')) {
        const picture = pictureOf(state, only);
        if (picture.caption) return renderFigure(page, picture, picture.caption);
      }
      return defaultHandlers.paragraph(state, node);
    },
  };
}

function pictureOf(state: State, node: Image | ImageReference): Picture {
  const alt = node.alt ?? '';
  if (node.type === 'image') return { target: node.data?.target, alt, caption: node.title ?? undefined };
  const definition = state.definitionById.get(node.identifier.toUpperCase());
  const target = node.data?.target ?? definition?.data?.target;
  return { target, alt, caption: definition?.title ?? undefined };
}

function renderFigure(page: PageRendering, picture: Picture, caption: string): Element {
  const figcaption = element('figcaption', {}, [text(caption)]);
  return element('figure', { className: ['cw-figure'] }, [...renderImage(page, picture), figcaption]);
}

/**
 * The image, and off the first page what stands for it where there is no script: there the script fetches all images in
 * page order, since the browser would never fetch lazy ones of hidden pages, and eager ones compete with the first page.
 */
export function renderImage(page: PageRendering, picture: Picture): ElementContent[] {
  const { alt } = picture;
  const file = fileOf(page, picture);
  if (!file) return [renderLink(page, picture.target, [text(alt)])].flat();
  const { address, size } = file;
  if (page.isFirst) return [element('img', { src: address, alt, ...size, decoding: 'async' })];
  // In a browser that runs scripts, noscript holds raw text, which "</noscript" ends even inside an attribute.
  const fallback = element('img', { src: address.replaceAll('</', ''), alt: alt.replaceAll('</', '< /'), ...size });
  return [element('img', { dataSrc: address, alt, ...size, decoding: 'async' }), element('noscript', {}, [fallback])];
}

/** Where the image is fetched from (the package alone: nothing of a course comes from elsewhere), and its size where it is known, so that nothing moves when it comes. */
function fileOf(page: PageRendering, { target }: Picture): { address: string; size: Properties } | undefined {
  const asset = target?.kind === 'asset' ? page.assets.get(target.path) : undefined;
  if (!asset) return undefined;
  const { packagePath, width, height } = asset;
  return { address: packagePath, size: width !== undefined && height !== undefined ? { width, height } : {} };
}
