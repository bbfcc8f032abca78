/** A field in which learners write for themselves: native, labelled, and known to the script for notes by its class. */

import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';

/** Characters that a field takes unless told: some pages. */
const MOST_LETTERS = 4000;

export interface NoteField {
  /** Unique in the document. */
  readonly id: string;
  readonly rows: number;
  readonly label: ElementContent[];
  /** Whether the label is there for screen readers alone, since the prompt stands above the field. */
  readonly isLabelHidden?: boolean;
  /** Ids, with blanks between them. */
  readonly describedBy: string;
  readonly letters?: number;
}

export function renderNoteField({ id, rows, label, isLabelHidden, describedBy, letters }: NoteField): Element {
  const input = {
    id,
    class: 'cw-note',
    rows,
    maxLength: letters ?? MOST_LETTERS,
    autoComplete: 'off',
    ariaDescribedBy: describedBy,
  };
  return h('div', { class: 'cw-note-field' }, [
    h('label', { for: id, ...(isLabelHidden ? { class: 'cw-hidden' } : {}) }, label),
    h('textarea', input),
  ]);
}
