/** Tables: with named headers, in a container that scrolls by itself and by the keyboard. */

import type { Element } from 'hast';
import type { AlignType, Table, TableCell, TableRow } from 'mdast';
import type { Handlers, State } from 'mdast-util-to-hast';
import { toString as toText } from 'mdast-util-to-string';
import { element, type PageRendering, text } from './page-rendering.js';

/** The script that stands by the containers, as the build names it. */
const SCROLL_BOX = 'scroll-box';

export function tableHandlers(page: PageRendering): Handlers {
  return {
    table: (state: State, node: Table) => {
      const [head, ...rows] = node.children;
      const align = node.align ?? [];
      // An empty corner means that the first column names the rows.
      const rowHeaders = head !== undefined && head.children.length > 1 && isEmpty(head.children[0]);
      const table = element('table', {}, [
        element('thead', {}, head ? [renderRow(state, head, { align, header: true, rowHeaders })] : []),
        element(
          'tbody',
          {},
          rows.map((row) => renderRow(state, row, { align, header: false, rowHeaders, width: head?.children.length })),
        ),
      ]);
      return scrollContainer(page, ['cw-table', labelOf(page, head)], table);
    },
  };
}

interface RowOptions {
  readonly align: readonly AlignType[];
  readonly header: boolean;
  readonly rowHeaders: boolean;
  readonly width?: number | undefined;
}

/** Too few cells are filled up, too many are left out, as GFM has it. */
function renderRow(state: State, row: TableRow, { align, header, rowHeaders, width }: RowOptions): Element {
  const cells = Array.from({ length: width ?? row.children.length }, (_none, column): Element => {
    const cell = row.children[column];
    const direction = align[column];
    const aligned = direction === 'right' || direction === 'center' ? { className: [`cw-${direction}`] } : {};
    const scope = header && !isEmpty(cell) ? 'col' : !header && rowHeaders && column === 0 ? 'row' : undefined;
    const children = cell ? state.all(cell) : [];
    return scope ? element('th', { scope, ...aligned }, children) : element('td', aligned, children);
  });
  return element('tr', {}, cells);
}

function isEmpty(cell: TableCell | undefined): boolean {
  return cell === undefined || cell.children.length === 0;
}

function labelOf(page: PageRendering, head: TableRow | undefined): string {
  page.counts.tables += 1;
  const n = page.counts.tables;
  const headings = (head?.children ?? [])
    .map((cell) => toText(cell, { includeHtml: false }).trim())
    .filter((heading) => heading !== '');
  return headings.length > 0
    ? page.word('theme.table-named', { n, headings: headings.join(', ') })
    : page.word('theme.table', { n });
}

/**
 * What may be wider than the page. The script makes it a region that takes focus while it is, so that the arrow keys scroll
 * it (WCAG 2.1.1): see `runtime/scroll-box.ts`.
 */
export function scrollContainer(page: PageRendering, [className, label]: [string, string], content: Element): Element {
  page.used.blocks.add(SCROLL_BOX);
  const properties = { className: [className], dataBlock: SCROLL_BOX, dataLabel: label };
  return element('div', properties, [text('\n'), content, text('\n')]);
}
