/** What is known while one page is rendered: shared by the handlers of its nodes, gone when the page is done. */

import type { Element, ElementContent, Properties } from 'hast';
import type { Asset, Course, Page } from '../../model/course.js';
import type { Report } from '../../model/diagnostic.js';
import type { MessageValues } from '../../model/messages.js';

/** What all pages of a course share. */
export interface CourseRendering {
  readonly course: Course;
  readonly report: Report;
  readonly assets: ReadonlyMap<string, Asset>;
  /** Where a link to a page leads: a section without an opening is not in the document, its first page is. */
  readonly entrances: ReadonlyMap<string, string>;
  /** By page: ids of questions, and of cases with them, that a try at it may leave out. */
  readonly leftOut: ReadonlyMap<string, ReadonlySet<string>>;
  /** Names of the slices met so far. */
  readonly used: { readonly activities: Set<string>; readonly blocks: Set<string> };
  word(key: string, values?: MessageValues): string;
}

export interface PageRendering extends CourseRendering {
  readonly page: Page;
  /** The first page's images are fetched at once, all others' by the script, after it. */
  readonly isFirst: boolean;
  /** The headings above the place that is being rendered, outermost first. */
  readonly outline: { readonly depth: number; readonly level: number }[];
  readonly footnotes: { readonly order: string[]; readonly uses: Map<string, number> };
  readonly counts: { tables: number; codes: number };
  domId(local: string): string;
}

export function startPage(shared: CourseRendering, page: Page, isFirst: boolean): PageRendering {
  return {
    ...shared,
    page,
    isFirst,
    outline: [],
    footnotes: { order: [], uses: new Map() },
    counts: { tables: 0, codes: 0 },
    domId: (local) => `${page.id}--${local}`,
  };
}

export function element(tagName: string, properties: Properties, children: ElementContent[] = []): Element {
  return { type: 'element', tagName, properties, children };
}

export function text(value: string): ElementContent {
  return { type: 'text', value };
}

/** Words for a screen reader alone. */
export function hidden(value: string): Element {
  return element('span', { className: ['cw-hidden'] }, [text(value)]);
}

/**
 * The level of a heading that the author wrote with so many `#`: page titles are `h1`, so headings begin at `h2`, and
 * one that is deeper than the last is one level deeper, however many the author skipped.
 */
export function headingLevel(outline: PageRendering['outline'], depth: number): number {
  while ((outline.at(-1)?.depth ?? 0) >= depth) outline.pop();
  const level = Math.min(6, (outline.at(-1)?.level ?? 1) + 1);
  outline.push({ depth, level });
  return level;
}
