/** What an author's own HTML may hold. All else is taken out, and the author is told. */

import type { Schema } from 'hast-util-sanitize';

/** Stands for a piece of our own markup while an author's HTML is cleaned; an author's element of this name is dropped. */
export const SLOT = 'cw-slot';

const TAG_NAMES = [
  ...['a', 'abbr', 'b', 'bdi', 'bdo', 'blockquote', 'br', 'caption', 'cite', 'code', 'col', 'colgroup', 'dd', 'del'],
  ...['details', 'dfn', 'div', 'dl', 'dt', 'em', 'figcaption', 'figure', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'i'],
  ...['img', 'ins', 'kbd', 'li', 'mark', 'ol', 'p', 'pre', 'q', 'rp', 'rt', 'ruby', 's', 'samp', 'small', 'span'],
  ...[
    'strong',
    'sub',
    'summary',
    'sup',
    'table',
    'tbody',
    'td',
    'tfoot',
    'th',
    'thead',
    'time',
    'tr',
    'u',
    'ul',
    'var',
  ],
  'wbr',
];

/**
 * No ids, classes, data, ARIA or styles: those are ours, and an author's could pretend to be an activity or hide one.
 * Addresses stay until they are replaced by what the compiler found behind them.
 */
export const htmlSchema: Schema = {
  tagNames: [...TAG_NAMES, SLOT],
  attributes: {
    '*': ['lang', 'dir'],
    a: ['href'],
    abbr: ['title'],
    col: ['span'],
    colgroup: ['span'],
    del: ['dateTime'],
    details: ['open'],
    dfn: ['title'],
    img: ['src', 'alt'],
    ins: ['dateTime'],
    li: ['value'],
    ol: ['start', 'reversed', ['type', '1', 'a', 'A', 'i', 'I']],
    td: ['colSpan', 'rowSpan'],
    th: ['colSpan', 'rowSpan', 'scope'],
    time: ['dateTime'],
    [SLOT]: ['n'],
  },
  protocols: { href: ['http', 'https', 'mailto', 'tel'], src: ['http', 'https'] },
  // Elements whose text is not meant to be read go with all that they hold.
  strip: [
    ...['script', 'style', 'title', 'textarea', 'xmp', 'iframe', 'noembed', 'noframes', 'plaintext', 'template'],
    ...['svg', 'math', 'object', 'select', 'canvas'],
  ],
  ancestors: {
    caption: ['table'],
    col: ['table'],
    colgroup: ['table'],
    dd: ['dl'],
    dt: ['dl'],
    figcaption: ['figure'],
    li: ['ol', 'ul'],
    summary: ['details'],
    tbody: ['table'],
    td: ['table'],
    tfoot: ['table'],
    th: ['table'],
    thead: ['table'],
    tr: ['table'],
  },
  allowComments: false,
  allowDoctypes: false,
};

const INLINE_NAMES = [
  ...['a', 'abbr', 'b', 'bdi', 'bdo', 'br', 'cite', 'code', 'del', 'dfn', 'em', 'i', 'img', 'ins', 'kbd', 'mark', 'q'],
  ...['rp', 'rt', 'ruby', 's', 'samp', 'small', 'span', 'strong', 'sub', 'sup', 'time', 'u', 'var', 'wbr'],
];

/** The same within a sentence, where a paragraph cannot hold another. */
export const inlineHtmlSchema: Schema = { ...htmlSchema, tagNames: [...INLINE_NAMES, SLOT] };

const tagNames = new Set(TAG_NAMES);
const inlineNames = new Set(INLINE_NAMES);

export function isAllowedElement(tagName: string): boolean {
  return tagNames.has(tagName);
}

export function isInlineElement(tagName: string): boolean {
  return inlineNames.has(tagName);
}

export function isAllowedAttribute(tagName: string, property: string): boolean {
  const lists = [htmlSchema.attributes?.['*'], htmlSchema.attributes?.[tagName]];
  // Sizes come from the image's file.
  if (tagName === 'img' && (property === 'width' || property === 'height')) return true;
  return lists.some((list) => list?.some((entry) => (Array.isArray(entry) ? entry[0] : entry) === property));
}
