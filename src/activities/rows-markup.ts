/** Markup of answers with several parts: a row for each part, in which the script says how it did. */

import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { BlockContent, DefinitionContent, Paragraph } from 'mdast';
import type { RenderContext } from '../model/slice.js';

/** What a row shows. */
export interface RowContent {
  /** Index among the package's. */
  readonly index: number;
  readonly label: Paragraph;
  readonly feedback: readonly (BlockContent | DefinitionContent)[];
}

/** The place for a row's mark, its right answer and the author's feedback; the row's control is described by it. */
export function renderSaid(id: string, feedback: RowContent['feedback'], context: RenderContext): Element {
  const own: ElementContent[] =
    feedback.length > 0 ? [h('div', { class: 'cw-item-feedback', hidden: true }, context.toHast(feedback))] : [];
  return h('div', { class: 'cw-said', id }, [
    h('span', { class: 'cw-mark', hidden: true }),
    h('span', { class: 'cw-right-is', hidden: true }),
    ...own,
  ]);
}

/** The place for how many parts are right. */
export function renderCount(): Element {
  return h('p', { class: 'cw-count', dataHeard: true, hidden: true });
}
