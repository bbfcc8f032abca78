/**
 * For a support desk: a panel after the course that shows each call to the host, its answer and its time, to copy as text.
 * It is a script of its own, which a package loads only where it is asked for; without it nothing is noted anywhere.
 */

import { type Messages, type MessageValues, wordMessage } from '../../model/messages.js';
import type { TracePiece } from '../../model/runtime-api.js';
import { focusOn, make, makeButton, makeLine, setText } from '../dom.js';
import { attempt } from '../guard.js';

/** Where the tab remembers what was said while its page went away. */
const STORAGE_KEY = 'coursewright.trace';
/** Characters of it. */
const STORED_LIMIT = 50_000;

type Word = (key: string, values?: MessageValues) => string;

/** Shows the panel, and has the standard watch what is said from now on. */
export function showTrace(piece: TracePiece, words: Messages): void {
  const word: Word = (key, values) => wordMessage(words, `trace.${key}`, values);
  const log = makeLog(word('log'));
  const panel = makePanel(log, word);
  const append = startNotes(log, word);
  keepInSight(panel);
  piece.watch(window, {
    word,
    note(call, answer, began) {
      const took = Math.round(performance.now() - began);
      const at = new Date().toISOString().slice(11, -1);
      append(`${at} ${call} \u2192 ${answer} ${word('milliseconds', { n: took })}\n`);
    },
  });
}

/** A text field: it scrolls, is selected and copied by keyboard as any other, and needs no style of the course. */
function makeLog(label: string): HTMLTextAreaElement {
  const log = make('textarea', '');
  log.readOnly = true;
  log.rows = 12;
  log.spellcheck = false;
  log.setAttribute('aria-label', label);
  Object.assign(log.style, { boxSizing: 'border-box', display: 'block', inlineSize: '100%' });
  return log;
}

function makePanel(log: HTMLTextAreaElement, word: Word): HTMLElement {
  const title = make('h2', '', word('title'));
  title.id = 'cw-trace-title';
  const told = makeLine('');
  told.setAttribute('role', 'status');
  const copy = makeButton(word('copy'), async () => {
    const copied = await copyText(log);
    setText(told, word(copied ? 'copied' : 'not-copied'));
    if (!copied) focusOn(log);
  });
  // It is of no use on paper; the theme hides what has this class there.
  const panel = make('section', 'cw-banner', title, makeLine(word('intro')), log, copy, told);
  panel.id = 'cw-trace';
  panel.setAttribute('aria-labelledby', title.id);
  return panel;
}

/** A frame of another origin may not use the clipboard; then the text is selected for the reader's own keys. */
async function copyText(log: HTMLTextAreaElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(log.value);
    return true;
  } catch {
    log.select();
    return attempt(() => document.execCommand('copy')) === true;
  }
}

/** Adds lines. What is said while the page goes away is shown when this tab opens the course again. */
function startNotes(log: HTMLTextAreaElement, word: Word): (line: string) => void {
  const before = attempt(() => sessionStorage.getItem(STORAGE_KEY));
  attempt(() => sessionStorage.removeItem(STORAGE_KEY));
  let text = '';
  let leaving = false;
  const keep = (): void => {
    if (leaving) attempt(() => sessionStorage.setItem(STORAGE_KEY, text.slice(-STORED_LIMIT)));
  };
  window.addEventListener('pagehide', () => {
    leaving = true;
    keep();
  });
  const head = `${navigator.userAgent}\n`;
  const opening = before ? `${word('earlier')}\n${before}\n${head}` : head;
  log.value = `${opening}${word('nothing')}\n`;
  return (line) => {
    if (!text) log.value = opening;
    text += line;
    // Keeps what the reader has selected, and where they are.
    log.setRangeText(line, log.value.length, log.value.length, 'preserve');
    keep();
  };
}

/** At the end of the page, in the flow: it covers nothing. Or in the dialog that is open, since all else is then out of reach. */
function keepInSight(panel: HTMLElement): void {
  const place = (): void => {
    const home = document.querySelector('dialog[open]') ?? document.body;
    if (panel.parentElement !== home) home.append(panel);
  };
  const watched = { childList: true, subtree: true, attributes: true, attributeFilter: ['open'] };
  new MutationObserver(place).observe(document.body, watched);
  place();
}
