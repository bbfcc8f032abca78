/** The learner's results in the browser: made anew whenever they change. */

import { wordMessage } from '../../model/messages.js';
import type { CoreContext } from '../../model/page-api.js';
import { assessmentPages, isPageDone, savedAssessment } from '../../model/progress.js';
import type { BlockPiece } from '../../model/runtime-api.js';
import type { PageConfig } from '../../model/runtime-config.js';
import { savedTime } from '../../model/saved-state.js';

export const piece: BlockPiece = { name: 'results', mount };

function mount(root: HTMLElement, core: CoreContext): void {
  let shown = '';
  const show = (): void => {
    const made = [...describe(core)];
    const text = made.map(({ outerHTML }) => outerHTML).join('');
    // Saving alone changes nothing here, and whoever is reading is not disturbed.
    if (text === shown) return;
    shown = text;
    root.replaceChildren(...made);
  };
  core.session.onChange(show);
  show();
}

function word({ config }: CoreContext, key: string, values = {}): string {
  return wordMessage(config.messages, `blocks.results.${key}`, values);
}

function describe(core: CoreContext): HTMLElement[] {
  const { config, session } = core;
  const state = session.state();
  const done = config.pages.filter((page) => isPageDone(page, state)).length;
  const { completedAt } = state;
  const date = completedAt === undefined ? '' : savedTime(completedAt).toLocaleDateString(config.course.language, LONG);
  const pages = assessmentPages(config);
  return [
    core.make('p', '', word(core, 'pages', { done, total: config.pages.length })),
    ...(pages.length > 0 ? [makeTable(core, pages)] : []),
    core.make('p', '', word(core, date ? 'complete' : 'incomplete', { date })),
  ];
}

const LONG = { day: 'numeric', month: 'long', year: 'numeric' } as const;

function makeTable(core: CoreContext, pages: readonly PageConfig[]): HTMLElement {
  const heads = ['assessment', 'best', 'standing'].map((key) => {
    const head = core.make('th', '', word(core, key));
    head.scope = 'col';
    return head;
  });
  const rows = pages.map((page) => {
    const saved = savedAssessment(core.session.state(), page.id);
    const title = core.make('th', '', page.title);
    title.scope = 'row';
    // Down, so that a miss never reads as a hit.
    const best = saved?.best === undefined ? '–' : word(core, 'points', { n: Math.floor(saved.best * 100 + 1e-6) });
    return core.make('tr', '', title, core.make('td', '', best), core.make('td', '', standing(core, page)));
  });
  const caption = core.make('caption', '', word(core, 'caption'));
  return core.make(
    'table',
    '',
    caption,
    core.make('thead', '', core.make('tr', '', ...heads)),
    core.make('tbody', '', ...rows),
  );
}

function standing(core: CoreContext, { id, assessment }: PageConfig): string {
  const saved = savedAssessment(core.session.state(), id);
  if (!saved?.tries) return word(core, 'none');
  if (saved.passed) return word(core, 'passed');
  const limit = assessment?.attempts ?? 0;
  if (limit === 0) return word(core, 'tried');
  return word(core, saved.tries < limit ? 'left' : 'spent', { n: limit - saved.tries });
}
