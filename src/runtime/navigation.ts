/** Moving through the pages: one is shown at a time; what is locked stays closed and says why. */

import { idHash } from '../model/hash.js';
import { pageStandings, unansweredOf } from '../model/progress.js';
import type { PageConfig } from '../model/runtime-config.js';
import { refreshContents, setContentsOpen } from './contents.js';
import { all, byId, fill, focusOn, focusOnControl, make, setText } from './dom.js';
import { attempt } from './guard.js';
import { loadImagesIn } from './images.js';
import { mountPage } from './mount-page.js';
import { watchPageEnd } from './page-end.js';
import { type Player, word } from './player.js';
import type { SessionAction } from './session-action.js';
import { describeMissing } from './summary.js';

export interface Navigation {
  /** Goes to a page, or says why it is closed. */
  go(page: PageConfig, how?: Going): void;
}

export interface Going {
  /** Where on the page. */
  readonly target?: HTMLElement | undefined;
  /** Beside which the words stand where the page is closed. */
  readonly beside?: Element | null | undefined;
  /** Going back is no sign that the page was read. */
  readonly back?: boolean;
}

interface Way {
  readonly player: Player;
  readonly mounted: Set<string>;
  readonly notice: HTMLElement;
  readonly summary: HTMLElement;
  current: PageConfig;
  /** When the page was opened, by the player's active time. */
  openedAt: number;
  stopWatching?: () => void;
}

/** Shows the page on which the learner begins and lets them move from there. */
export function startNavigation(player: Player, first: PageConfig): Navigation {
  const notice = make('p', 'cw-notice');
  const summary = make('div', 'cw-summary');
  const way: Way = { player, mounted: new Set(), notice, summary, current: first, openedAt: 0 };
  byId('cw-next').parentElement?.before(summary);
  byId('cw-back').onclick = () => step(way, -1);
  byId('cw-next').onclick = () => step(way, 1);
  show(way, first);
  player.session.onChange(() => refresh(way));
  return { go: (page, how = {}) => go(way, page, how) };
}

/** The page that a launch opens: the one in the address, else where the learner was, else the first; never a locked one. */
export function firstPage({ config, session }: Player, hash: string): PageConfig | undefined {
  const state = session.state();
  const standings = pageStandings(config, state);
  const open = config.pages.filter(({ id }) => standings.get(id) !== 'locked');
  // A place on a page opens its page.
  const named = open.find(({ id }) => `${hash}--`.startsWith(`#${id}--`));
  return named ?? open.find(({ id }) => idHash(id) === state.location) ?? open[0] ?? config.pages[0];
}

function step(way: Way, by: 1 | -1): void {
  const { pages } = way.player.config;
  const page = pages[pages.indexOf(way.current) + by];
  if (page) go(way, page, { back: by < 0, beside: byId('cw-next').parentElement });
}

function go(way: Way, page: PageConfig, { target, beside, back }: Going): void {
  const { player, current, notice } = way;
  notice.remove();
  if (page !== current) {
    const { config, session } = player;
    const state = session.state();
    // Going on counts the page as viewed, and that may be what opens the next.
    const viewed = back ? state.viewed : new Set(state.viewed).add(idHash(current.id));
    const standings = pageStandings(config, { ...state, viewed });
    if (standings.get(page.id) === 'locked') {
      const { unlock } = page;
      const isNeeded = ({ id }: PageConfig): boolean =>
        'pageId' in unlock ? id === unlock.pageId : standings.get(id) !== 'done';
      refuse(way, unlock.when, { needed: config.pages.find(isNeeded), beside });
      return;
    }
    const open: SessionAction = { type: 'open', pageId: page.id };
    session.dispatch(...(back ? [] : [viewedNow(way)]), open);
    show(way, page);
    window.scrollTo(0, 0);
    player.announce(byId('cw-position').textContent ?? '');
  }
  setContentsOpen(false);
  focusOn(target ?? byId(`${page.id}--title`));
  target?.scrollIntoView();
}

function viewedNow({ player, current, openedAt }: Way): SessionAction {
  return { type: 'view', pageId: current.id, duration: Math.round(player.activeMs() - openedAt) };
}

interface Refusal {
  /** The page that has to be done first. */
  readonly needed: PageConfig | undefined;
  readonly beside: Element | null | undefined;
}

/** Says why a page is closed; where a question on this page keeps it closed, the learner is taken to it. */
function refuse({ player, current, notice }: Way, when: string, { needed, beside }: Refusal): void {
  const open = needed === current && unansweredOf(current, player.session.state())[0];
  const question = open && document.getElementById(`${current.id}--${open}`);
  const key = question ? 'open-question' : when === 'passed' ? 'locked-pass' : 'locked-finish';
  const words = word(player, key, { title: needed?.title ?? '' });
  notice.textContent = words;
  if (question) question.before(notice);
  else beside?.after(notice);
  player.announce(words);
  if (question) focusOnControl(question);
  // The words stand above what has the focus now, or below the button.
  notice.scrollIntoView({ block: 'nearest' });
}

function show(way: Way, page: PageConfig): void {
  const { player, mounted } = way;
  const section = byId(page.id);
  way.stopWatching?.();
  way.current = page;
  way.openedAt = player.activeMs();
  for (const each of all('.cw-page')) each.classList.toggle('cw-current', each === section);
  loadImagesIn(section);
  const isFirst = mounted.size === 0;
  if (!mounted.has(page.id)) mountPage(player, page, section);
  mounted.add(page.id);
  way.stopWatching = watchPageEnd(section, () => player.session.dispatch(viewedNow(way)));
  document.title = `${page.title} – ${player.config.course.title}`;
  // Replaced, not pushed: the LMS's own Back button must not walk through the course. Sandboxed frames refuse it.
  // None at first: before the document has loaded, a browser scrolls to it, past the header, and the LMS's page along.
  attempt(() => history.replaceState(null, '', isFirst ? location.href.replace(/#.*/, '') : `#${page.id}`));
  refresh(way);
}

function refresh({ player, current, summary }: Way): void {
  const { pages } = player.config;
  const at = pages.indexOf(current);
  const last = at === pages.length - 1;
  refreshContents(player, current.id);
  setText(byId('cw-position'), word(player, 'position', { n: at + 1, total: pages.length }));
  byId('cw-back').hidden = at === 0;
  byId('cw-next').hidden = last;
  summary.hidden = !last;
  fill(summary, ...(last && !player.session.readOnly ? describeMissing(player) : []));
}
