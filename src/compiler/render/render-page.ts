/** One page → its section of the document. */

import type { ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Html, Nodes, Root } from 'mdast';
import { type Handlers, type State, toHast } from 'mdast-util-to-hast';
import { divideAssessment } from './assessment-parts.js';
import { cleanAuthorHtml } from './author-html.js';
import { renderEvaluationNotice } from './evaluation-notice.js';
import { footnoteHandlers, renderFootnotes } from './footnotes.js';
import { imageHandlers } from './images.js';
import { linkHandlers } from './links.js';
import { element, type PageRendering, text } from './page-rendering.js';
import { proseHandlers } from './prose.js';
import { shelfHandlers } from './shelves.js';
import { tableHandlers } from './tables.js';

/** The page's `<section>`, with its title as `<h1>`. */
export function renderPage(page: PageRendering): string {
  const { id, content } = page.page;
  const titleId = page.domId('title');
  const tree = content ? toHast(content, { handlers: handlersFor(page), allowDangerousHtml: true }) : undefined;
  const children = tree?.type === 'root' ? (tree.children as ElementContent[]) : [];
  const section = element('section', { className: ['cw-page'], id, dataPage: id, ariaLabelledBy: [titleId] }, [
    text('\n'),
    ...children,
    text('\n'),
  ]);
  // Whatever of an author's HTML had escaped the cleaning would come out as text here, never as markup.
  return toHtml(section, { allowDangerousHtml: false });
}

function handlersFor(page: PageRendering): Handlers {
  return {
    ...linkHandlers(page),
    ...imageHandlers(page),
    ...tableHandlers(page),
    ...footnoteHandlers(page),
    ...proseHandlers(page),
    ...shelfHandlers(page),
    html: renderHtml,
    root: (state: State, node: Root) => {
      prepareState(page, state);
      // Before anything else, so that notes are numbered as they are read.
      const title = renderTitle(page, state);
      const { kind } = page.page;
      const content = kind === 'assessment' ? renderAssessment(state, node) : state.all(node);
      if (kind === 'evaluation') content.unshift(renderEvaluationNotice(page));
      return state.wrap([title, ...content, ...renderFootnotes(page, state)], false) as ElementContent[];
    },
  };
}

function renderTitle({ page, domId }: PageRendering, state: State): ElementContent {
  const children = page.titleContent ? [...page.titleContent] : [{ type: 'text' as const, value: page.title }];
  const properties = { id: domId('title'), className: ['cw-page-title'], tabIndex: -1 };
  return element('h1', properties, state.all({ type: 'heading', depth: 1, children }));
}

/** A comment is for authors; anything else waits for its siblings ({@link cleanAuthorHtml}). */
function renderHtml(_state: State, node: Html): ElementContent | undefined {
  if (/^<!--(?!-?>)(?:(?!--)[\s\S])*-->\s*$/.test(node.value)) return undefined;
  return { type: 'raw', value: node.value };
}

function prepareState(page: PageRendering, state: State): void {
  const { all } = state;
  state.all = (parent: Nodes): ElementContent[] => {
    const children = all(parent);
    return children.some(({ type }) => type === 'raw') ? cleanAuthorHtml(page, parent, children) : children;
  };
  // Nobody reads positions of the result.
  state.patch = () => undefined;
}

function renderAssessment(state: State, content: Root): ElementContent[] {
  const { intro, questions, outro } = divideAssessment(content);
  const part = (name: string, children: Root['children']): ElementContent =>
    element('div', { className: [`cw-assessment-${name}`], ...(name === 'outro' ? { hidden: true } : {}) }, [
      text('\n'),
      ...state.wrap(state.all({ type: 'root', children }), true),
    ] as ElementContent[]);
  return [part('intro', intro), part('questions', questions), part('outro', outro)];
}
