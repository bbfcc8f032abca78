/** All names that directives may have, from the shelves' tables. */

import { commonParts } from '../../activities/common.js';
import { activities } from '../../activities/table.js';
import { blocks } from '../../blocks/table.js';
import { nearestName } from '../../diagnostics/did-you-mean.js';
import type { ActivitySlice, BlockSlice, DirectiveForm, PartRow } from '../../model/slice.js';

/** A part as some directive has it. */
interface OwnedPart {
  readonly row: PartRow;
  /** The names of the directives that it belongs in. */
  readonly owners: readonly string[];
}

export interface Vocabulary {
  readonly blocks: ReadonlyMap<string, BlockSlice>;
  /** Those that also take some plain Markdown as theirs. */
  readonly adopting: readonly BlockSlice[];
  readonly activities: ReadonlyMap<string, ActivitySlice>;
  readonly parts: ReadonlyMap<string, OwnedPart>;
  /** What may stand in a sentence as `:name[…]`. */
  readonly inlineNames: ReadonlySet<string>;
}

/** What a name is, as far as forms and brackets go. */
export interface NameRow {
  readonly forms: readonly DirectiveForm[];
  readonly label: 'none' | 'optional' | 'required';
}

/** Gathers the names of the slices; those of the shelves' own tables unless told otherwise. */
export function makeVocabulary(
  blockSlices: readonly BlockSlice[] = blocks,
  activitySlices: readonly ActivitySlice[] = activities,
): Vocabulary {
  const parts = new Map<string, OwnedPart>();
  for (const slice of blockSlices) addParts(parts, slice.parts, slice.name);
  for (const slice of activitySlices) addParts(parts, { ...commonParts, ...slice.parts }, slice.name);
  return {
    blocks: new Map(blockSlices.map((slice) => [slice.name, slice])),
    adopting: blockSlices.filter(({ adopt }) => adopt),
    activities: new Map(activitySlices.map((slice) => [slice.name, slice])),
    parts,
    inlineNames: new Set([...blockSlices.filter(inSentences).map(({ name }) => name), ...inlineParts(parts)]),
  };
}

function inSentences({ forms }: NameRow): boolean {
  return forms.includes('text');
}

function inlineParts(parts: ReadonlyMap<string, OwnedPart>): string[] {
  return [...parts].filter(([, { row }]) => inSentences(row)).map(([name]) => name);
}

function addParts(parts: Map<string, OwnedPart>, rows: Readonly<Record<string, PartRow>>, owner: string): void {
  for (const [name, row] of Object.entries(rows)) {
    parts.set(name, { row, owners: [...(parts.get(name)?.owners ?? []), owner] });
    addParts(parts, row.parts, name);
  }
}

/** An activity is always written as a container without a label. */
export const ACTIVITY_ROW: NameRow = { forms: ['container'], label: 'none' };

/** What is known of a name, whatever it is the name of. */
export function rowOf(vocabulary: Vocabulary, name: string): NameRow | undefined {
  if (vocabulary.activities.has(name)) return ACTIVITY_ROW;
  return vocabulary.blocks.get(name) ?? vocabulary.parts.get(name)?.row;
}

/** A name that an author may have meant, and the attributes that say what the written name said. */
export interface Suggestion {
  readonly name: string;
  /** Such as `type=tip`, for what other tools give a name of its own. */
  readonly attribute?: string;
}

/** The name that an unknown one stands for: another tool's word, or the nearest. */
export function suggestName(
  vocabulary: Vocabulary,
  written: string,
  known: readonly string[] = namesOf(vocabulary),
): Suggestion | undefined {
  const lower = written.toLowerCase();
  const slices = [...vocabulary.blocks.values(), ...vocabulary.activities.values()];
  const meant = slices.find(({ otherNames }) => otherNames.includes(lower));
  if (meant === undefined) {
    const nearest = nearestName(written, known);
    return nearest === undefined ? undefined : { name: nearest };
  }
  for (const [attribute, row] of Object.entries(meant.attributes)) {
    if (row.type === 'one-of' && row.values.includes(lower)) {
      return { name: meant.name, attribute: `${attribute}=${lower}` };
    }
  }
  return { name: meant.name };
}

/** Every name that a line may begin with. */
export function namesOf(vocabulary: Vocabulary): string[] {
  return [...new Set([...vocabulary.blocks.keys(), ...vocabulary.activities.keys(), ...vocabulary.parts.keys()])];
}
