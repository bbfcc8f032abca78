/** Footnotes: numbered for each page, with ids of their own and links back in words. */

import type { Element, ElementContent } from 'hast';
import type { FootnoteReference } from 'mdast';
import type { Handlers, State } from 'mdast-util-to-hast';
import { element, hidden, type PageRendering, text } from './page-rendering.js';

/** The underscore keeps the ids apart from those of headings and activities, which never have one. */
const noteId = (page: PageRendering, n: number): string => page.domId(`note_${n}`);
const referenceId = (page: PageRendering, n: number, use: number): string =>
  page.domId(use === 1 ? `note-reference_${n}` : `note-reference_${n}_${use}`);

export function footnoteHandlers(page: PageRendering): Handlers {
  return {
    footnoteReference: (state: State, node: FootnoteReference) => {
      const { order, uses } = page.footnotes;
      const id = node.identifier.toUpperCase();
      if (!state.footnoteById.has(id)) return text(`[^${node.label ?? node.identifier}]`);
      if (!order.includes(id)) order.push(id);
      const n = order.indexOf(id) + 1;
      const use = (uses.get(id) ?? 0) + 1;
      uses.set(id, use);
      const properties = { href: `#${noteId(page, n)}`, id: referenceId(page, n, use) };
      const link = element('a', properties, [hidden(`${page.word('theme.footnote')}\u00a0`), text(String(n))]);
      return element('sup', {}, [link]);
    },
  };
}

/** The notes that the page referred to, in the order of their first use; nothing where there were none. */
export function renderFootnotes(page: PageRendering, state: State): ElementContent[] {
  const { order } = page.footnotes;
  if (order.length === 0) return [];
  const items: Element[] = [];
  // A note may refer to another, which then joins the list while it is being made.
  for (let at = 0; at < order.length; at++) {
    const definition = state.footnoteById.get(order[at] ?? '');
    const content = definition ? state.all(definition) : [];
    items.push(element('li', { id: noteId(page, at + 1) }, content));
  }
  for (const [at, item] of items.entries()) appendBackLinks(page, item, at);
  const id = page.domId('notes_title');
  return [
    element('section', { className: ['cw-notes'], ariaLabelledBy: [id] }, [
      element('h2', { id }, [text(page.word('theme.footnotes'))]),
      element('ol', {}, state.wrap(items, true) as ElementContent[]),
    ]),
  ];
}

/** One link for each place that refers to the note, at the end of its last paragraph. */
function appendBackLinks(page: PageRendering, item: Element, at: number): void {
  const uses = page.footnotes.uses.get(page.footnotes.order[at] ?? '') ?? 1;
  const last = item.children.at(-1);
  const host = last?.type === 'element' && last.tagName === 'p' ? last : item;
  for (let use = 1; use <= uses; use++) {
    const words = use === 1 ? page.word('theme.footnote-back') : page.word('theme.footnote-back-again', { n: use });
    const link = element('a', { href: `#${referenceId(page, at + 1, use)}`, className: ['cw-note-back'] }, [
      text(words),
    ]);
    host.children.push(text(' '), link);
  }
}
