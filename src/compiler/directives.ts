/** The stage that reads a page's directives: what is known becomes blocks and activities, what is not is explained. */

import type { Root } from 'mdast';
import type { Activity, PageKind } from '../model/course.js';
import type { Place, Report } from '../model/diagnostic.js';
import { readChildren } from './directives/read-node.js';
import { startReading } from './directives/reading.js';
import { makeVocabulary, type Vocabulary } from './directives/vocabulary.js';
import type { PageSource, ParsedPage } from './parse.js';

export interface DirectiveContext {
  readonly report: Report;
  readonly page: {
    readonly id: string;
    readonly kind: PageKind;
    readonly was: readonly string[];
    /** Whether the page's assessment shuffles options. */
    readonly shuffle?: boolean;
  };
  readonly source: PageSource;
  readonly objectiveIds: readonly string[];
  /** Resolves a path relative to the page; reports and returns undefined where there is no such file. */
  file(path: string, place: Place): string | undefined;
}

export interface PageDirectives {
  /** The page's tree; its directives are `block` and `activity` nodes now. */
  readonly content: Root;
  /** In reading order. */
  readonly activities: readonly Activity[];
}

export type ReadDirectives = (parsed: Pick<ParsedPage, 'tree'>, context: DirectiveContext) => PageDirectives;

/** Reads the directives of a page, in place. Every mistake is reported; what has one is left out. */
export const readDirectives: ReadDirectives = createDirectiveReader(makeVocabulary());

/** Makes a reader for other shelves than the tool's own. */
export function createDirectiveReader(vocabulary: Vocabulary): ReadDirectives {
  return ({ tree }, context) => {
    const reading = startReading(vocabulary, context);
    tree.children = readChildren(tree.children, { parts: {} }, reading).content;
    return { content: tree, activities: reading.activities };
  };
}
