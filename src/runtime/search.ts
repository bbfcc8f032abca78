/**
 * The search over the course: a field in the contents, and what was found below it. It stands outside of the core: it looks
 * through what the document holds, its results are links that the core follows, and nothing that is typed goes anywhere.
 */

import type { OutsidePiece } from '../model/runtime-api.js';
import { all, byId, fill, make } from './dom.js';
import { type PlaceOnPage, placesOn } from './search/collect-places.js';
import { findOnPage, sortFound, TITLE } from './search/find-places.js';
import { excerptOf, matchesIn, piecesOf, wordsOf } from './search/match-words.js';

/** Milliseconds from the last key until it is searched. */
const PAUSE = 250;
/** Milliseconds of work until the page may answer again. */
const SLICE = 12;
/** Results that are shown. */
const MOST = 50;

interface Search {
  readonly form: HTMLElement;
  readonly field: HTMLInputElement;
  readonly list: HTMLElement;
  words: readonly string[];
  marks: readonly HTMLElement[];
  /** Counts, so that a search knows whether another has begun. */
  runs: number;
}

function start(): void {
  const field = byId('cw-search-field');
  // A theme may have none.
  if (!(field instanceof HTMLInputElement)) return;
  const [form, list] = [byId('cw-search'), byId('cw-search-list')];
  const search: Search = { form, field, list, words: [], marks: [], runs: 0 };
  let waiting: ReturnType<typeof setTimeout> | undefined;
  field.oninput = () => {
    clearTimeout(waiting);
    waiting = setTimeout(run, PAUSE, search);
  };
  form.onsubmit = async (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    await run(search);
    list.querySelector('a')?.focus();
  };
  watchKeys(search);
  form.hidden = false;
}

function watchKeys(search: Search): void {
  const { form, field } = search;
  const [button, toggle] = [byId('cw-search-open'), byId('cw-contents-toggle')];
  const closeToField = (): void => {
    close(search);
    field.focus();
  };
  byId('cw-search-close').onclick = closeToField;
  // On small screens the field is in the contents menu.
  button.onclick = () => {
    if (toggle.getAttribute('aria-expanded') !== 'true') toggle.click();
    field.focus();
  };
  button.hidden = false;
  // Whoever opens the contents wants the contents.
  toggle.addEventListener('click', ({ isTrusted }) => isTrusted && close(search));
  // Before the core, which closes the menu.
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    if (!form.contains(document.activeElement)) close(search);
    else if (field.value) {
      event.stopPropagation();
      event.preventDefault();
      closeToField();
    }
  };
  document.addEventListener('keydown', onKey, true);
}

function close(search: Search): void {
  search.field.value = '';
  void run(search);
}

/** Everything is looked through each time: what may be found changes as the learner works. */
async function run(search: Search): Promise<void> {
  const { form, field, list } = search;
  const runs = ++search.runs;
  const words = wordsOf(field.value);
  const found: PlaceOnPage[] = [];
  unmark(search);
  search.words = words;
  let began = performance.now();
  for (const section of words[0] ? all('.cw-page') : []) {
    found.push(...findOnPage(placesOn(section, !!lockOf(section.id)), words));
    if (performance.now() - began < SLICE) continue;
    await new Promise((resolve) => setTimeout(resolve));
    if (search.runs !== runs) return;
    began = performance.now();
  }
  const places = sortFound(found);
  fill(list, ...places.slice(0, MOST).map((place, at) => make('li', '', makeResult(search, place, at))));
  const status = byId('cw-search-status');
  const n = places.length;
  const key = n > MOST ? 'many' : n > 1 ? 'some' : n > 0 ? 'one' : 'none';
  const isOpen = field.value.trim() !== '';
  form.classList.toggle('is-open', isOpen);
  status.textContent = isOpen ? (status.getAttribute(`data-${key}`) ?? '').replace('{n}', String(n)) : '';
}

/** The word for it in the contents, where a page is locked. */
function lockOf(pageId: string): Element | null {
  return document.querySelector(`[data-page-link="${pageId}"][aria-disabled] .cw-standing`);
}

/** A link, which the core follows; what is shut around the place is opened before, and the words are marked after. */
function makeResult(search: Search, { rank, text, path, element }: PlaceOnPage, at: number): HTMLElement {
  const { id } = element.closest('.cw-page') as HTMLElement;
  const words = make('span', 'cw-search-words', ...toNodes(excerptOf(text, search.words)));
  words.lang = element.closest<HTMLElement>('[lang]')?.lang ?? '';
  words.dir = 'auto';
  const link = make('a', '', make('span', 'cw-search-where', path.join(' › ')), ' ', words);
  const lock = lockOf(id);
  if (lock) link.append(' ', lock.cloneNode(true));
  element.id ||= `cw-place-${search.runs}-${at}`;
  link.href = `#${rank === TITLE ? id : element.id}`;
  link.onclick = () => {
    for (const details of all('details') as HTMLDetailsElement[]) details.open ||= details.contains(element);
    setTimeout(() => {
      unmark(search);
      search.marks = markIn(element, search.words);
      if (!search.marks[0]) return;
      search.marks[0].scrollIntoView({ block: 'nearest' });
      // Going there may have opened the page.
      link.querySelector('.cw-standing')?.remove();
    });
  };
  return link;
}

function toNodes(pieces: readonly string[]): (string | HTMLElement)[] {
  return pieces.map((text, at) => (at % 2 ? make('mark', 'cw-found', text) : text));
}

/** The page is collected anew: its blocks may have come to life since. */
function markIn(element: HTMLElement, words: readonly string[]): HTMLElement[] {
  const marks: HTMLElement[] = [];
  const section = element.closest<HTMLElement>('.cw-current');
  for (const { element: each, text, texts } of section ? placesOn(section) : []) {
    if (each !== element) continue;
    const matches = matchesIn(text, words);
    let to = 0;
    for (const node of texts) {
      const from = to;
      to += node.length;
      const parts = toNodes(piecesOf(text, matches, from, to));
      if (parts.length > 1) node.replaceWith(...parts);
      marks.push(...(parts.filter((_part, at) => at % 2) as HTMLElement[]));
    }
  }
  return marks;
}

function unmark(search: Search): void {
  for (const mark of search.marks) {
    const { parentNode } = mark;
    mark.replaceWith(mark.textContent ?? '');
    parentNode?.normalize();
  }
  search.marks = [];
}

export const piece: OutsidePiece = { start };
