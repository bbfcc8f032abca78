/** Headings, code and task lists: what Markdown's usual markup lacks for a page of a course. */

import type { Element, ElementContent } from 'hast';
import type { Code, Heading, ListItem, Parents } from 'mdast';
import { defaultHandlers, type Handlers, type State } from 'mdast-util-to-hast';
import { element, headingLevel, hidden, type PageRendering, text } from './page-rendering.js';
import { scrollContainer } from './tables.js';

export function proseHandlers(page: PageRendering): Handlers {
  return {
    heading: (state: State, node: Heading) => {
      const anchor = node.data?.anchor;
      const properties = anchor === undefined ? {} : { id: page.domId(anchor) };
      return element(`h${headingLevel(page.outline, node.depth)}`, properties, state.all(node));
    },
    code: (_state: State, node: Code) => {
      page.counts.codes += 1;
      const code = element('code', {}, [text(`${node.value}\n`)]);
      const label = page.word('theme.code', { n: page.counts.codes });
      return scrollContainer(page, ['cw-code', label], element('pre', {}, [code]));
    },
    listItem: (state: State, node: ListItem, parent: Parents | undefined) => {
      if (typeof node.checked !== 'boolean') return defaultHandlers.listItem(state, node, parent);
      const item = defaultHandlers.listItem(state, { ...node, checked: null }, parent);
      return markTask(page, item, node.checked);
    },
  };
}

/** A task that nobody can tick is text: a box to look at, and a word to hear. */
function markTask(page: PageRendering, item: Element, done: boolean): Element {
  const mark = element('span', { className: ['cw-task-mark'], ariaHidden: 'true' }, [text(done ? '☑' : '☐')]);
  const words = hidden(page.word(done ? 'theme.task-done' : 'theme.task-open'));
  const paragraph = item.children.find((child) => child.type !== 'text' || child.value.trim() !== '');
  const host = paragraph?.type === 'element' && paragraph.tagName === 'p' ? paragraph : item;
  const marks: ElementContent[] = [mark, words, text(' ')];
  host.children.unshift(...marks);
  item.properties.className = ['cw-task'];
  return item;
}
