/** The learner's notes in the browser: read from the fields in which they stand, since all pages are in one document. */

import { wordMessage } from '../../model/messages.js';
import type { CoreContext } from '../../model/page-api.js';
import type { BlockPiece } from '../../model/runtime-api.js';

/** What was written on one occasion. */
interface Note {
  /** The question, as the learner read it. */
  readonly prompt: string;
  /** A sentence, or the paragraphs that were written. */
  readonly lines: readonly string[];
  /** The part of the page that is in a language of its own, and holds the question. */
  readonly foreign: HTMLElement | null;
}

export const piece: BlockPiece = { name: 'my-notes', mount };

function mount(root: HTMLElement, core: CoreContext): void {
  const { notes, make } = core;
  const list = root.querySelector('.cw-my-notes-list');
  if (!notes || !list) return;
  const word = (key: string): string => wordMessage(core.config.messages, `blocks.my-notes.${key}`);
  const show = (): void => {
    const written = collect(core);
    list.replaceChildren(...(written.length > 0 ? describe(core, written) : [make('p', '', word('none'))]));
    controls.hidden = written.length === 0;
  };
  const controls = make('div', 'cw-controls');
  const buttons: readonly (readonly [string, () => void])[] = [
    ['print', () => print(root)],
    ['text', () => save(`${word('file')}.txt`, 'text/plain', asText(collect(core)))],
    ['page', () => save(`${word('file')}.html`, 'text/html', asPage(collect(core), core, word('title')))],
    [
      'copy',
      () => copy(core, asText(collect(core))).then((done) => core.announce(word(done ? 'copied' : 'not-copied'))),
    ],
    [
      'clear',
      async () => {
        if (await notes.clear()) core.announce(word('cleared'));
      },
    ],
  ];
  for (const [key, run] of buttons) {
    const button = make('button', 'cw-button', word(key));
    Object.assign(button, { type: 'button', onclick: run });
    controls.append(button);
  }
  root.append(controls);
  notes.onChange(show);
  show();
}

/** In the course's order. Pages that were not opened yet have nothing in their fields, but the notes may know more. */
function collect({ notes }: CoreContext): Note[] {
  return Array.from(document.querySelectorAll<HTMLElement>('.cw-activity')).flatMap((frame) => {
    const labels = Array.from(frame.querySelectorAll('.cw-note-field label'));
    const texts = (labels.length > 0 && notes?.read(frame.getAttribute('data-activity') ?? '')) || [];
    if (texts.length === 0) return [];
    const foreign = frame.closest<HTMLElement>('body [lang]');
    return [{ prompt: textOf(frame.querySelector('.cw-prompt')), lines: linesOf(texts, labels.map(textOf)), foreign }];
  });
}

/** Several fields are parts of one sentence, "When …, then I will …", and one whose label begins with a capital of the next. */
export function linesOf(texts: readonly string[], labels: readonly string[]): string[] {
  if (labels.length < 2) return (texts[0] ?? '').split(/\n+/).filter((line) => line.trim());
  const parts = texts.flatMap((text, at) => {
    const label = (labels[at] ?? '').replace(/^…\s*|\s*[…:]$/g, '');
    return text.trim() ? [`${label} ${text.trim().replace(/[.,;]$/, '')}`] : [];
  });
  const begins = ([first = '']: string): boolean => first !== first.toLowerCase();
  return [`${parts.reduce((text, part) => `${text}${begins(part) ? '. ' : ', '}${part}`)}.`];
}

function textOf(element: Element | null): string {
  return element?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
}

/** `heading`: makes a question's line. */
function describe(
  { make }: CoreContext,
  notes: readonly Note[],
  heading = (prompt: string): HTMLElement => make('p', 'cw-my-notes-prompt', prompt),
): HTMLElement[] {
  return notes.flatMap(({ prompt, lines, foreign }) => {
    const written = [heading(prompt), ...lines.map((line) => make('p', '', line))];
    if (foreign) for (const element of written) Object.assign(element, { lang: foreign.lang, dir: foreign.dir });
    return written;
  });
}

function asText(notes: readonly Note[]): string {
  return notes.map(({ prompt, lines }) => `${prompt}\n\n${lines.join('\n\n')}\n`).join('\n\n');
}

/** A document of its own, made by the browser itself: nothing that was written can be markup in it. */
function asPage(notes: readonly Note[], core: CoreContext, title: string): string {
  const { config, make } = core;
  const page = document.implementation.createHTMLDocument(`${title} – ${config.course.title}`);
  const charset = page.createElement('meta');
  charset.setAttribute('charset', 'utf-8');
  page.head.prepend(charset);
  page.documentElement.lang = config.course.language;
  const written = describe(core, notes, (prompt) => make('h2', '', prompt));
  page.body.append(make('h1', '', title), make('p', '', config.course.title), ...written);
  return `<!doctype html>\n${page.documentElement.outerHTML}\n`;
}

function save(name: string, type: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** The notes alone: a style of the block's hides all else while its mark is there. */
function print(root: HTMLElement): void {
  const printed = [document.documentElement, root.closest('.cw-page') ?? root];
  for (const element of printed) element.classList.add('cw-print-notes');
  window.print();
  for (const element of printed) element.classList.remove('cw-print-notes');
}

async function copy(core: CoreContext, text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyOld(core, text);
  }
}

/** Frames of other origins may not use the clipboard, but the learner's own gesture may. */
function copyOld({ make }: CoreContext, text: string): boolean {
  const field = make('textarea', 'cw-hidden', text);
  document.body.append(field);
  field.select();
  const done = document.execCommand('copy');
  field.remove();
  return done;
}
