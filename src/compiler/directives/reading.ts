/** What reading a page's directives shares: where nodes stand, what they say, what was found so far. */

import type { Nodes } from 'mdast';
import type { Activity } from '../../model/course.js';
import type { DirectiveForm, ParseContext, Part, PartRow } from '../../model/slice.js';
import { squeeze } from '../../model/text.js';
import { placeIn } from '../parse.js';
import type { CheckedAttributes } from './check-attributes.js';
import type { DirectiveContext } from './directive-context.js';
import type { Vocabulary } from './vocabulary.js';

export interface Reading {
  readonly vocabulary: Vocabulary;
  readonly context: DirectiveContext;
  readonly parse: ParseContext;
  readonly activities: Activity[];
  /** The page's activities so far, those with mistakes too: an unnamed one is called by its number. */
  count: number;
  /** Parts so far that have mistakes, which are reported. */
  badParts: number;
}

export type PartRows = Readonly<Record<string, PartRow>>;

/** What a node stands in. */
export interface Surroundings {
  /** The parts of the directive whose own content this is. */
  readonly parts: PartRows;
  /** Parts of the directive around that may stand in any sentence below it. */
  readonly inline: PartRows;
  /** The directive around, however far up. */
  readonly owner?: string;
  readonly activity?: string;
  /** Whether an unknown directive is around, which may have parts of any name. */
  readonly unknown?: boolean;
}

export interface ReadShape {
  readonly directive: Part;
  readonly form: DirectiveForm;
  readonly checked: CheckedAttributes;
  /** Whether form and label are as they should be. */
  readonly isShaped: boolean;
  /** Whether attributes are written wrongly. */
  readonly hasMistakes: boolean;
  /** Whether the attributes are, too. */
  readonly isGood: boolean;
}

/** Starts reading a page. */
export function startReading(vocabulary: Vocabulary, context: DirectiveContext): Reading {
  const { report, page, source, objectiveIds } = context;
  const parse: ParseContext = {
    report,
    page,
    objectiveIds,
    placeOf: (node) => placeIn(source.path, node),
    textOf: (node) => squeeze('type' in node ? textOf(node) : node.map(textOf).join(' ')),
    sourceOf: (node) => source.text.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0),
  };
  return { vocabulary, context, parse, activities: [], count: 0, badParts: 0 };
}

/** In these a word may go on from one child to the next; in all others each child is a text of its own. */
const PHRASING_PARENTS: ReadonlySet<string> = new Set([
  'paragraph',
  'heading',
  'emphasis',
  'strong',
  'delete',
  'link',
  'linkReference',
  'tableCell',
  'block',
]);

function textOf(node: Nodes): string {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
    case 'code':
      return node.value;
    case 'image':
    case 'imageReference':
      return node.alt ?? '';
    case 'break':
      return ' ';
    default:
      if (!('children' in node)) return '';
      return node.children.map(textOf).join(PHRASING_PARENTS.has(node.type) ? '' : ' ');
  }
}
