/** A content note as markup: a note with a title in words, and a link past what it warns of. */

import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Nodes } from 'mdast';
import { pagesInOrder } from '../../model/course.js';
import type { RenderContext } from '../../model/slice.js';
import type { ContentNoteData } from './model.js';

export function renderContentNote(
  { title, pageId }: ContentNoteData,
  children: readonly Nodes[],
  context: RenderContext,
): ElementContent[] {
  const { course, toHast, word } = context;
  const page = pagesInOrder(course).find(({ id }) => id === pageId);
  const words = page && word('blocks.content-note.continue', { title: page.title });
  return [
    h('div', { class: 'cw-content-note', role: 'note' }, [
      h('p', { class: 'cw-content-note-title' }, title ? toHast(title) : word('blocks.content-note.title')),
      ...toHast(children),
      ...(page && words ? [h('p', h('a', { href: `#${page.id}` }, words))] : []),
    ]),
  ];
}
