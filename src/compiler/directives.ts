/** The stage that reads a page's directives: what is known becomes blocks and activities, what is not is explained. */

import type { Root } from 'mdast';
import { reportPins } from '../activities/pins.js';
import type { Activity } from '../model/course.js';
import type { DirectiveContext } from './directives/directive-context.js';
import { readChildren } from './directives/read-node.js';
import { startReading } from './directives/reading.js';
import { makeVocabulary, type Vocabulary } from './directives/vocabulary.js';
import type { ParsedPage } from './parse.js';

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
    tree.children = readChildren(tree.children, { parts: {}, inline: {} }, reading).content;
    reportPins(tree.children, reading.parse);
    return { content: tree, activities: reading.activities };
  };
}
