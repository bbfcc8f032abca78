/** Course → Site: mdast becomes markup, a section for each page. */

import { type Course, type Page, pagesInOrder } from '../model/course.js';
import type { Report } from '../model/diagnostic.js';
import { wordMessage } from '../model/messages.js';
import { leftOutIds } from '../model/pool.js';
import type { RenderedPage, Site } from '../model/site.js';
import { compareText } from '../model/text.js';
import type { Words } from '../theme/words.js';
import { poolPageOf } from './model/cases.js';
import { type CourseRendering, startPage } from './render/page-rendering.js';
import { renderPage } from './render/render-page.js';
import { createRuntimeConfig } from './runtime-config.js';

export interface RenderOptions {
  /** The theme's words are those of the page and of the script. */
  readonly theme: { readonly words: Words };
  readonly report: Report;
}

/** Renders every page in reading order. Pure: the same course and theme give the same markup. */
export function render(course: Course, { theme, report }: RenderOptions): Site {
  const shared: CourseRendering = {
    course,
    report,
    assets: new Map(course.assets.map((asset) => [asset.path, asset])),
    entrances: entrancesOf(course.pages),
    leftOut: new Map(pagesInOrder(course).map((page) => [page.id, leftOutOf(page)])),
    used: { activities: new Set(), blocks: new Set() },
    word: (key, values) => wordMessage(theme.words.page, key, values),
  };
  const pages = pagesInOrder(course).map((page, at): RenderedPage => {
    const { id, title } = page;
    return { id, title, html: renderPage(startPage(shared, page, at === 0)) };
  });
  const activityTypes = [...shared.used.activities].sort(compareText);
  const blockNames = [...shared.used.blocks].sort(compareText);
  const config = createRuntimeConfig(course, { messages: theme.words.script, activityTypes, blockNames });
  return { course, pages, config, activityTypes, blockNames };
}

function leftOutOf(page: Page): ReadonlySet<string> {
  const ids = new Set(leftOutIds(poolPageOf(page)));
  const cases = (page.cases ?? []).filter(({ activityIds }) => activityIds.some((id) => ids.has(id)));
  return new Set([...ids, ...cases.flatMap(({ id }) => id ?? [])]);
}

/** Page ids, and for a section without an opening the page that a learner comes to first. */
function entrancesOf(pages: readonly Page[]): Map<string, string> {
  const entrances = new Map<string, string>();
  const visit = (page: Page): void => {
    const first = pagesInOrder({ pages: [page] })[0];
    if (first) entrances.set(page.id, first.id);
    page.children.forEach(visit);
  };
  pages.forEach(visit);
  return entrances;
}
