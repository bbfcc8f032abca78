/** Moving through the pages: one is shown at a time; what is locked stays closed and says why. */

import { idHash } from '../model/hash.js';
import { isAnswered, pageStandings, unansweredOf } from '../model/progress.js';
import type { PageConfig } from '../model/runtime-config.js';
import type { SavedState } from '../model/state.js';
import { refreshContents, setContentsOpen } from './contents.js';
import { all, byId, fill, focusOn, make, setText } from './dom.js';
import { attempt } from './guard.js';
import { loadImagesIn } from './images.js';
import { mountPage } from './mount-page.js';
import { watchPageEnd } from './page-end.js';
import { type Player, pageById, word } from './player.js';
import { describeMissing } from './summary.js';

export interface Navigation {
  /** Goes to a page, or says why it is closed. `anchor`: an element's id. `from`: what the learner pressed. */
  go(pageId: string, how?: { anchor?: string; from?: HTMLElement }): void;
}

interface Way {
  readonly player: Player;
  readonly mounted: Set<string>;
  readonly notice: HTMLElement;
  readonly summary: HTMLElement;
  current: PageConfig;
  /** When the page was opened, by the player's active time. */
  openedAt: number;
  stopWatching: () => void;
}

/** Shows the page on which the learner begins and lets them move from there. */
export function startNavigation(player: Player, first: PageConfig): Navigation {
  const way: Way = {
    player,
    mounted: new Set(),
    notice: make('p', 'cw-notice'),
    summary: make('div', 'cw-summary'),
    current: first,
    openedAt: 0,
    stopWatching: () => {},
  };
  byId('cw-next')?.closest('nav')?.before(way.summary);
  byId('cw-back')?.addEventListener('click', () => step(way, -1));
  byId('cw-next')?.addEventListener('click', () => step(way, 1));
  show(way, first);
  player.session.onChange(() => refresh(way));
  return { go: (pageId, how = {}) => go(way, pageId, how) };
}

/** The page that a launch opens: the one in the address, else where the learner was, else the first; never a locked one. */
export function firstPage(player: Player, hash: string): PageConfig | undefined {
  const { config, session } = player;
  const state = session.state();
  const standings = pageStandings(config, state);
  const open = config.pages.filter((_, index) => standings[index] !== 'locked');
  const named = open.find(({ id }) => `#${id}` === hash);
  return named ?? open.find(({ id }) => idHash(id) === state.location) ?? open[0] ?? config.pages[0];
}

function step(way: Way, by: 1 | -1): void {
  const { pages } = way.player.config;
  const next = pages[pages.indexOf(way.current) + by];
  const from = byId(by > 0 ? 'cw-next' : 'cw-back') ?? undefined;
  if (next) go(way, next.id, { ...(from ? { from } : {}), back: by < 0 });
}

interface Going {
  readonly anchor?: string;
  readonly from?: HTMLElement;
  /** Going back is no sign that the page was read. */
  readonly back?: boolean;
}

function go(way: Way, pageId: string, { anchor, from, back = false }: Going): void {
  const { player, current } = way;
  const page = pageById(player, pageId);
  if (!page) return;
  way.notice.remove();
  if (page !== current) {
    const { session, config } = player;
    // Going on counts the page as viewed, and that may be what opens the next.
    const viewed = back ? session.state() : withViewed(session.state(), current);
    if (pageStandings(config, viewed)[config.pages.indexOf(page)] === 'locked') {
      refuse(way, page, from);
      return;
    }
    const duration = Math.round(player.activeMs() - way.openedAt);
    if (!back) session.dispatch({ type: 'view', pageId: current.id, duration }, { type: 'open', pageId });
    else session.dispatch({ type: 'open', pageId });
    show(way, page);
  }
  setContentsOpen(false);
  const target = anchor === undefined ? null : byId(anchor);
  if (page !== current && !target) window.scrollTo(0, 0);
  focusOn(target ?? byId(`${pageId}--title`));
  target?.scrollIntoView();
  if (page !== current) player.announce(byId('cw-position')?.textContent ?? '');
}

function withViewed(state: SavedState, { id }: PageConfig): SavedState {
  return { ...state, viewed: new Set(state.viewed).add(idHash(id)) };
}

/** Says why a page is closed; where a question on this page keeps it closed, the learner is taken to it. */
function refuse(way: Way, page: PageConfig, from: HTMLElement | undefined): void {
  const { player, current, notice } = way;
  const state = player.session.state();
  const { pages } = player.config;
  const isNext = pages.indexOf(page) === pages.indexOf(current) + 1;
  const [question] = isNext ? unansweredOf(current, state).filter((id) => !isAnswered(state, id)) : [];
  const frame = question === undefined ? null : byId(`${current.id}--${question}`);
  setText(notice, frame ? word(player, 'open-question') : lockedWords(player, page));
  if (frame) frame.before(notice);
  else (from?.closest('li') ?? byId('cw-next')?.closest('nav'))?.append(notice);
  player.announce(notice.textContent ?? '');
  if (frame)
    focusOn(frame.querySelector<HTMLElement>('input:enabled, select:enabled, textarea:enabled, button:enabled'));
}

function lockedWords(player: Player, page: PageConfig): string {
  const { config, session } = player;
  const { unlock } = page;
  const standings = pageStandings(config, session.state());
  const before = config.pages.find((_, index) => standings[index] !== 'done' && index < config.pages.indexOf(page));
  const needed = 'pageId' in unlock ? pageById(player, unlock.pageId) : before;
  return word(player, unlock.when === 'passed' ? 'locked-pass' : 'locked-finish', { title: needed?.title ?? '' });
}

function show(way: Way, page: PageConfig): void {
  const { player, mounted } = way;
  way.stopWatching();
  way.current = page;
  way.openedAt = player.activeMs();
  for (const section of all('.cw-page')) section.classList.toggle('cw-current', section.id === page.id);
  const section = byId(page.id);
  if (section) {
    loadImagesIn(section);
    if (!mounted.has(page.id)) mountPage(player, page, section);
    mounted.add(page.id);
    way.stopWatching = watchPageEnd(section, () => {
      const duration = Math.round(player.activeMs() - way.openedAt);
      player.session.dispatch({ type: 'view', pageId: page.id, duration });
    });
  }
  const { course } = player.config;
  document.title = word(player, 'document-title', { page: page.title, course: course.title }) || course.title;
  // Replaced, not pushed: the LMS's own Back button must not walk through the course. Sandboxed frames refuse it.
  attempt(() => window.history.replaceState(null, '', `#${page.id}`));
  refresh(way);
}

function refresh({ player, current, summary }: Way): void {
  const { pages } = player.config;
  const at = pages.indexOf(current);
  const last = at === pages.length - 1;
  refreshContents(player, current.id);
  setText(byId('cw-position'), word(player, 'position', { n: at + 1, total: pages.length }));
  const [back, next] = [byId('cw-back'), byId('cw-next')];
  if (back) back.hidden = at === 0;
  if (next) next.hidden = last;
  fill(summary, ...(last && !player.session.readOnly ? describeMissing(player) : []));
  summary.hidden = !last;
}
