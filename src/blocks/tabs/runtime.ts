/** Tabs in the browser: the ARIA pattern, https://www.w3.org/WAI/ARIA/apg/patterns/tabs/, chosen as focus moves. */

import type { BlockPiece } from '../../model/runtime-api.js';
import { make } from '../../runtime/dom.js';
import { watchTargets } from '../../runtime/uncover.js';

export const piece: BlockPiece = { name: 'tabs', mount };

function mount(root: HTMLElement): void {
  const panels = Array.from(root.children).filter((child): child is HTMLElement => child.matches('.cw-tab'));
  const list = make('div', 'cw-tab-list');
  list.setAttribute('role', 'tablist');
  const tabs = panels.map((panel) => makeTab(panel));
  list.append(...tabs);
  const select = (at: number): void => {
    tabs.forEach((tab, index) => {
      const isChosen = index === at;
      tab.setAttribute('aria-selected', String(isChosen));
      tab.tabIndex = isChosen ? 0 : -1;
      const panel = panels[index];
      if (panel) (isChosen ? show : hide)(panel, tab.id);
    });
  };
  panels.forEach((panel, at) => {
    // A browser's own search has found something in it.
    panel.addEventListener('beforematch', () => select(at));
  });
  tabs.forEach((tab, at) => {
    tab.onclick = () => select(at);
  });
  list.addEventListener('keydown', (event) => {
    const at = tabs.indexOf(event.target as HTMLButtonElement);
    const to = at < 0 ? undefined : next(event.key, at, tabs.length, getComputedStyle(list).direction === 'rtl');
    if (to === undefined) return;
    event.preventDefault();
    select(to);
    tabs[to]?.focus();
  });
  root.prepend(list);
  root.classList.add('is-tabbed');
  select(0);
  watchTargets(root, (target) => select(panels.findIndex((panel) => panel.contains(target))));
}

/** The tab has a copy of the name: on paper tabs are left out, and each text stands under its name. */
function makeTab(panel: HTMLElement): HTMLButtonElement {
  const name = panel.querySelector('.cw-tab-name');
  // A link in a button could not be followed.
  const plain = name?.querySelector('a')
    ? [name.textContent ?? '']
    : Array.from(name?.cloneNode(true).childNodes ?? []);
  const tab = make('button', 'cw-tab-button', ...plain);
  const id = `cw-tab-${Array.from(document.querySelectorAll('.cw-tab')).indexOf(panel)}`;
  tab.type = 'button';
  tab.id = id;
  tab.setAttribute('role', 'tab');
  tab.setAttribute('aria-controls', `${id}-panel`);
  panel.id = `${id}-panel`;
  return tab;
}

function show(panel: HTMLElement, tabId: string): void {
  panel.removeAttribute('hidden');
  panel.setAttribute('role', 'tabpanel');
  panel.setAttribute('aria-labelledby', tabId);
  panel.tabIndex = 0;
}

/**
 * Where a browser can, its search finds the text all the same. Then the panel itself is not hidden, only what is in it, so it
 * must not be met as an empty panel. What plays in a tab that is left would be heard and not seen.
 */
function hide(panel: HTMLElement): void {
  panel.setAttribute('hidden', 'until-found');
  for (const name of ['role', 'aria-labelledby', 'tabindex']) panel.removeAttribute(name);
  for (const media of Array.from(panel.querySelectorAll<HTMLMediaElement>('audio,video'))) media.pause();
}

/** The place of the tab that a key leads to; undefined for any other key. */
function next(key: string, at: number, count: number, isRtl: boolean): number | undefined {
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  const by = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
  return by === 0 ? undefined : (at + (isRtl ? -by : by) + count) % count;
}
