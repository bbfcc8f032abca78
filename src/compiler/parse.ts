/** The stage that makes a tree of a page: SourceFile → mdast, with directives as nodes and all positions the author's. */

import type { Nodes, Root } from 'mdast';
import type { Place, Report } from '../model/diagnostic.js';
import { makeVocabulary, rowOf, type Vocabulary } from './directives/vocabulary.js';
import { explainBrokenLine } from './parse/broken-line.js';
import { checkLostText } from './parse/check-lost-text.js';
import { checkHtml, checkText } from './parse/check-text.js';
import { checkTree } from './parse/check-tree.js';
import { type FrontMatter, splitFrontMatter } from './parse/front-matter.js';
import { createMarkdownParser, type MarkdownParser } from './parse/markdown-parser.js';
import { nestContainers } from './parse/nest-containers.js';
import { checkPageLimits } from './parse/page-limits.js';

/** A page as it was loaded: UTF-8, no BOM, lines ended by `\n`. */
export interface PageSource {
  /** Relative to the course's folder. */
  readonly path: string;
  readonly text: string;
}

export interface ParsedPage {
  readonly source: PageSource;
  /** The page's settings as written, and the line on which they begin. */
  readonly frontMatter?: FrontMatter;
  /** Directives are `containerDirective`, `leafDirective` and `textDirective` nodes (parse/directive-nodes.ts). */
  readonly tree: Root;
}

export type PageParser = (source: PageSource, report: Report) => ParsedPage | undefined;

/** Parses a page; undefined where it breaks a limit or its front matter has no end, which is reported. */
export const parsePage: PageParser = createPageParser(makeVocabulary());

/** Makes a page parser for other shelves than the tool's own. */
export function createPageParser(vocabulary: Vocabulary): PageParser {
  const parse = createMarkdownParser(vocabulary.inlineNames);
  return (source, report) => parseSource(source, report, { vocabulary, parse });
}

function parseSource(
  source: PageSource,
  report: Report,
  { vocabulary, parse }: { vocabulary: Vocabulary; parse: MarkdownParser },
): ParsedPage | undefined {
  const split = splitFrontMatter(source, report);
  if (split === undefined) return undefined;
  const { frontMatter, markdown } = split;
  const file = source.path;
  if (!checkPageLimits({ file, markdown }, report)) return undefined;
  const tree = parse(markdown);
  if (!checkTree(tree, file, report)) return undefined;
  const placeOf = (node: Nodes): Place => placeIn(file, node);
  nestContainers(tree, {
    report,
    placeOf,
    reportBroken(node) {
      const { definition, mended, where } = explainBrokenLine(node.value, vocabulary);
      report(definition, placeOf(node), { mended, where });
    },
    reportHtml: (node) => checkHtml(node, { markdown, file, report }),
    isContainerOnly: (name) => rowOf(vocabulary, name)?.forms.every((form) => form === 'container') ?? false,
  });
  if (!checkTree(tree, file, report)) return undefined;
  checkText(tree, { markdown, file, vocabulary, report });
  checkLostText(tree, { markdown, file, report });
  return frontMatter === undefined ? { source, tree } : { source, frontMatter, tree };
}

/** Where a node stands; the page's beginning for one that a stage has made. */
export function placeIn(file: string, node: Nodes | undefined): Place {
  const start = node?.position?.start;
  return { file, line: start?.line ?? 1, column: start?.column ?? 1 };
}
