/** Explains directives whose name is not known where they stand. */

import { defineError } from '../../diagnostics/define.js';
import type { PageKind } from '../../model/course.js';
import { mendLine } from '../parse/broken-line.js';
import type { DirectiveNode } from '../parse/directive-nodes.js';
import { clip } from './read-attributes.js';
import type { Reading, Surroundings } from './reading.js';
import { namesOf, suggestName } from './vocabulary.js';

export const unknownDirective = defineError(
  'directive-unknown',
  'There is no directive `{name}`, so the tool does not know what to make of it.',
  '{advice}',
);

export const misplacedPart = defineError(
  'directive-part-misplaced',
  '`{name}` means something only directly inside {owners}, but it stands {where}.',
  '{advice}',
);

export const activityInActivity = defineError(
  'activity-in-activity',
  'The activity `{name}` stands inside the activity `{outer}`; each is answered and recorded by itself.',
  'Close `{outer}` with a line `:::` first.',
);

/** Other tools' words for what a page is here. */
const PAGE_KINDS: ReadonlyMap<string, PageKind> = new Map([
  ...['assessment', 'exam', 'test', 'question-bank'].map((name) => [name, 'assessment'] as const),
  ...['evaluation', 'survey', 'feedback-form'].map((name) => [name, 'evaluation'] as const),
]);

/** Reports a name that is no part here, no block and no activity. */
export function reportUnknownName(node: DirectiveNode, around: Surroundings, reading: Reading): void {
  const { vocabulary, context, parse } = reading;
  const name = clip(node.name);
  const owned = vocabulary.parts.get(node.name);
  if (owned !== undefined) {
    const names = owned.owners.map((owner) => `\`${owner}\``);
    const owners = names.length > 3 ? 'an activity' : names.join(' or ');
    const isNear = around.owner !== undefined && owned.owners.includes(around.owner);
    const where = isNear ? 'in a list, quote or table within it' : outside(around.owner);
    const advice = owned.row.forms.includes('text')
      ? `Move it into a sentence of ${owners}. If it is text, put a backslash before the colon.`
      : 'Move it between the fences of the directive that it belongs to, at their margin and in no list or quote.';
    context.report(misplacedPart, parse.placeOf(node), { name, owners, where, advice });
    return;
  }
  const here = [...Object.keys(around.parts), ...vocabulary.blocks.keys(), ...vocabulary.activities.keys()];
  const suggestion = suggestName(vocabulary, node.name, here);
  // What an unknown directive is made of may be unknown too; that it is has been said.
  if (suggestion === undefined && around.unknown) return;
  const line = parse.sourceOf(node).split('\n', 1)[0] ?? '';
  const kind = PAGE_KINDS.get(node.name.toLowerCase());
  const advice = kind
    ? `A whole page is one: write \`kind: ${kind}\` in its front matter, and take this line and its closing fence out.`
    : suggestion === undefined
      ? `Known are ${namesOf(vocabulary).sort().join(', ')}. If it is text, put a backslash before the first colon.`
      : `Did you mean \`${suggestion.name}\`? Write \`${mendLine(line, vocabulary).mended}\`.`;
  context.report(unknownDirective, parse.placeOf(node), { name, advice });
}

function outside(owner: string | undefined): string {
  return owner === undefined ? 'outside of one' : `in \`${clip(owner)}\``;
}
