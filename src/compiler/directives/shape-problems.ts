/** Checks how a directive is written: with how many colons, with or without a bracket. */

import { defineError } from '../../diagnostics/define.js';
import type { DirectiveForm } from '../../model/slice.js';
import { mendLine } from '../parse/broken-line.js';
import type { DirectiveNode } from '../parse/directive-nodes.js';
import type { Reading } from './reading.js';
import type { NameRow } from './vocabulary.js';

export const wrongForm = defineError('directive-wrong-form', '`{name}` is written {forms}, not {form}.', '{advice}');

export const unexpectedLabel = defineError(
  'directive-label-unexpected',
  '`{name}` has no use for the text in its brackets, so it would be lost.',
  'Write `{mended}`, and the text on a line of its own where it is to be read.',
);

export const missingLabel = defineError(
  'directive-label-missing',
  '`{name}` needs a text in brackets right after its name.',
  'Write `{mended}`.',
);

const FORM_WORDS: Readonly<Record<DirectiveForm, string>> = {
  container: 'with three colons, around its content',
  leaf: 'with two colons, on one line',
  text: 'with one colon, in a sentence',
};

/** Whether form and label are those that the name takes; what is not is reported. */
export function checkShape(
  written: { readonly node: DirectiveNode; readonly form: DirectiveForm; readonly hasLabel: boolean },
  row: NameRow,
  { vocabulary, context, parse }: Reading,
): boolean {
  const { node, form, hasLabel } = written;
  const { name } = node;
  const place = parse.placeOf(node);
  const line = parse.sourceOf(node).split('\n', 1)[0] ?? '';
  const { mended } = mendLine(line, vocabulary);
  if (!row.forms.includes(form)) {
    const forms = row.forms.map((each) => FORM_WORDS[each]).join(', or ');
    context.report(wrongForm, place, { name, forms, form: FORM_WORDS[form], advice: formAdvice(row, name, mended) });
    return false;
  }
  if (row.label === 'none' && hasLabel) {
    context.report(unexpectedLabel, place, { name, mended });
    return false;
  }
  if (row.label === 'required' && !hasLabel) {
    const mend = form === 'text' ? `:${name}[…]` : mended.replace(name, `${name}[…]`);
    context.report(missingLabel, place, { name, mended: mend });
    return false;
  }
  return true;
}

function formAdvice(row: NameRow, name: string, mended: string): string {
  if (row.forms.includes('container')) return `Write \`${mended}\`, its content below, and a line \`:::\` after it.`;
  if (row.forms.includes('leaf')) return `Write \`${mended}\` on a line of its own, without a closing fence.`;
  return `Write \`:${name}[…]\` in the sentence.`;
}
