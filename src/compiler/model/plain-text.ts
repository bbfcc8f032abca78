/** What a heading says, for places that take no marks: the contents, the document's title, manifests, anchors. */

import type { Nodes } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';

/** The text without marks, raw HTML tags and comments. */
export function plainText(node: Nodes): string {
  return textOf(node, { includeHtml: false });
}
