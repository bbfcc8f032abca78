/** Markdown to mdast: unified with only those GFM extensions that a page has any use for, since all of them double the cost. */

import type { Root } from 'mdast';
import type { Extension as FromMarkdownExtension } from 'mdast-util-from-markdown';
import { gfmAutolinkLiteralFromMarkdown } from 'mdast-util-gfm-autolink-literal';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { gfmAutolinkLiteral } from 'micromark-extension-gfm-autolink-literal';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';
import { gfmTable } from 'micromark-extension-gfm-table';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import type { Extension } from 'micromark-util-types';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';
import { directiveFromMarkdown } from './directive-nodes.js';
import { directiveSyntax } from './directive-syntax.js';

/** A part of Markdown that is left out where a page shows no sign of it. */
interface Feature {
  readonly sign: RegExp;
  syntax(): Extension;
  nodes(): FromMarkdownExtension;
}

const GFM: readonly Feature[] = [
  {
    // An address in a link's brackets or between `<` and `>` needs no extension.
    sign: /(?<!\]\(|<)(?:https?:\/\/|www\.)|[\w.+-]@\w/i,
    syntax: gfmAutolinkLiteral,
    // Its transform looks for what the tokenizer may have missed, with an expression that takes quadratic time.
    nodes: () => ({ ...gfmAutolinkLiteralFromMarkdown(), transforms: [] }),
  },
  { sign: /\[\^/, syntax: gfmFootnote, nodes: gfmFootnoteFromMarkdown },
  { sign: /~/, syntax: gfmStrikethrough, nodes: gfmStrikethroughFromMarkdown },
  { sign: /\|/, syntax: gfmTable, nodes: gfmTableFromMarkdown },
  { sign: /\[[ xX\t]\]/, syntax: gfmTaskListItem, nodes: gfmTaskListItemFromMarkdown },
];

export type MarkdownParser = (markdown: string) => Root;

/** Makes a parser that knows the inline directives of these names. Its processors are made when first needed, and kept. */
export function createMarkdownParser(inlineNames: ReadonlySet<string>): MarkdownParser {
  const directives: Feature = { sign: /:/, syntax: () => directiveSyntax(inlineNames), nodes: directiveFromMarkdown };
  const features = [...GFM, directives];
  const made = new Map<string, Pick<Processor<Root>, 'parse'>>();
  return (markdown) => {
    const used = features.filter(({ sign }) => sign.test(markdown));
    const key = used.map((feature) => features.indexOf(feature)).join();
    const processor = made.get(key) ?? makeProcessor(used);
    made.set(key, processor);
    return processor.parse(markdown);
  };
}

function makeProcessor(features: readonly Feature[]): Pick<Processor<Root>, 'parse'> {
  return unified()
    .data({
      micromarkExtensions: features.map(({ syntax }) => syntax()),
      fromMarkdownExtensions: features.map(({ nodes }) => nodes()),
    })
    .use(remarkParse)
    .freeze();
}
