/**
 * What learners write for themselves. It is in memory until they choose another place for it, in words, and it is in none
 * but the one that they chose. Packages carry this script where a course has something of that kind.
 */

import { textLength } from '../model/bits.js';
import { idHash } from '../model/hash.js';
import { wordMessage } from '../model/messages.js';
import type { MountedNotes } from '../model/mounted-activity.js';
import { decodeNotes, encodeNotes } from '../model/notes.js';
import type { NoteBook, NotesContext, NotesPiece, NotesPlace } from '../model/page-api.js';
import { isWritten, type PrivateResponse } from '../model/private-answer.js';
import { all, byId, make, setText } from './dom.js';
import { attempt } from './guard.js';

interface Book {
  readonly core: NotesContext;
  /** In localStorage. */
  readonly key: string;
  place: NotesPlace;
  /** By the hash of the activity's id. */
  notes: ReadonlyMap<number, readonly string[]>;
  /** Whether the place took all of it. */
  isKept: boolean;
  readonly listeners: (() => void)[];
}

/** Bits that the section itself may take besides its content (model/state.ts: a tag and a length). */
const SECTION_BITS = 45;

let book: Book | undefined;

function open(core: NotesContext): NoteBook {
  book ??= openBook(core);
  const opened = book;
  return {
    mount: (frame, id, changed) => mountFields(opened, { frame, id, changed }),
    read: (id) => opened.notes.get(idHash(id)) ?? [],
    async clear() {
      const body = [make('p', '', word(opened, 'clear-how'))];
      const question = { title: word(opened, 'clear'), body, keys: ['go-on', 'delete'], onEscape: 'go-on' };
      if ((await core.ask(question)) === 'go-on') return false;
      opened.notes = new Map();
      for (const field of all('.cw-note') as HTMLTextAreaElement[]) field.value = '';
      keep(opened);
      return true;
    },
    onChange: (listener) => void opened.listeners.push(listener),
  };
}

interface Fields {
  readonly frame: HTMLElement;
  readonly id: string;
  readonly changed: () => void;
}

function mountFields(opened: Book, { frame, id, changed }: Fields): MountedNotes {
  const fields = all('.cw-note', frame) as HTMLTextAreaElement[];
  const hash = idHash(id);
  const read = (): PrivateResponse => fields.map(({ value }) => value);
  fields.forEach((field, at) => {
    field.value = opened.notes.get(hash)?.[at] ?? '';
  });
  frame.append(makePlaces(opened));
  frame.addEventListener('input', ({ target }) => {
    if (!fields.includes(target as HTMLTextAreaElement)) return;
    const texts = read();
    const notes = new Map(opened.notes);
    if (isWritten(texts)) notes.set(hash, texts);
    else notes.delete(hash);
    const isNews = notes.has(hash) !== opened.notes.has(hash);
    opened.notes = notes;
    keep(opened);
    if (isNews) changed();
  });
  const { config, host, session } = opened.core;
  return {
    isTold: !!config.tellsOwnWords && host === 'present' && !session.readOnly,
    read,
    // What was written is in the notes; saved progress knows only that something was.
    write: () => {},
    setLocked: (locked) => {
      for (const field of fields) field.readOnly = locked;
    },
    mark: () => {},
    clear: () => {},
  };
}

/** What was kept says where it is kept. */
function openBook(core: NotesContext): Book {
  const key = `${core.deviceKey}:notes`;
  const atHost = decodeNotes(core.session.state().later);
  const onDevice = atHost ? undefined : attempt(() => readDevice(localStorage.getItem(key)));
  const place = atHost ? 'host' : onDevice ? 'device' : 'window';
  const made: Book = { core, key, place, notes: atHost ?? onDevice ?? new Map(), isKept: true, listeners: [] };
  watchLeaving(made);
  return made;
}

/** The core ends the session without knowing of notes, so it is held back from here: before the button hears of its click. */
function watchLeaving(made: Book): void {
  window.addEventListener('beforeunload', (event) => {
    if (!wouldBeLost(made) || made.core.session.hasEnded()) return;
    event.preventDefault();
    event.returnValue = true;
  });
  let isAsked = false;
  const askFirst = async (exit: HTMLElement): Promise<void> => {
    const body = [make('p', '', word(made, 'leave-how'))];
    const keys = ['go-on', 'leave-anyway'];
    if ((await made.core.ask({ title: word(made, 'leave'), body, keys, onEscape: 'go-on' })) === 'go-on') return;
    isAsked = true;
    exit.click();
    isAsked = false;
  };
  const hold = (event: MouseEvent): void => {
    const exit = byId('cw-exit');
    if (isAsked || event.target !== exit || !wouldBeLost(made)) return;
    event.stopPropagation();
    void askFirst(exit);
  };
  document.addEventListener('click', hold, true);
}

function readDevice(text: string | null): Book['notes'] | undefined {
  if (text === null) return undefined;
  const entries = JSON.parse(text) as readonly (readonly [number, readonly unknown[]])[];
  return new Map(entries.map(([hash, texts]) => [hash, texts.map(String)]));
}

function wouldBeLost({ notes, place, isKept }: Book): boolean {
  return notes.size > 0 && (place === 'window' || !isKept);
}

/** Puts the notes where they are to be, and takes them away from everywhere else. */
function keep(opened: Book): void {
  const { core, key, place, notes } = opened;
  const { session } = core;
  const entries = place === 'device' && notes.size > 0 ? JSON.stringify([...notes]) : undefined;
  const isOnDevice = attempt(() => {
    if (entries === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, entries);
    return (localStorage.getItem(key) ?? undefined) === entries;
  });
  const section = place === 'host' && notes.size > 0 ? encodeNotes(notes) : undefined;
  const fits = !section || textLength(section.bits.length + SECTION_BITS) <= roomAtHost(core);
  // What does not fit leaves there what fitted before: it is the better part.
  if (fits && !session.readOnly && (section || decodeNotes(session.state().later))) {
    session.dispatch({ type: 'notes', section });
  }
  opened.isKept = place === 'window' || (place === 'device' ? isOnDevice === true || notes.size === 0 : fits);
  showPlaces(opened);
  for (const listener of opened.listeners) attempt(listener);
}

/** Characters of the host's that notes may take, so that all else that a learner can do has its room. */
function roomAtHost({ stateLimit, config }: NotesContext): number {
  return stateLimit === undefined ? Number.POSITIVE_INFINITY : stateLimit - (config.notesReserve ?? 0);
}

function word({ core }: Book, key: string): string {
  return attempt(() => wordMessage(core.config.messages, `notes.${key}`)) ?? '';
}

/** In words where the notes are kept, and the choice behind it; nothing to be seen before something is written. */
function makePlaces(opened: Book): HTMLElement {
  const { core } = opened;
  const places: readonly NotesPlace[] = core.host === 'present' ? ['window', 'device', 'host'] : ['window', 'device'];
  const name = `cw-notes-${all('.cw-notes-places').length}`;
  const choices = places.map((place) => {
    const input = make('input', '');
    Object.assign(input, { type: 'radio', name, value: place, disabled: core.session.readOnly, autocomplete: 'off' });
    input.onchange = () => {
      opened.place = place;
      keep(opened);
      core.announce(stateWords(opened));
    };
    const how = make('span', 'cw-notes-how', word(opened, `${place}-how`));
    return make('label', 'cw-notes-place', input, make('span', '', make('b', '', word(opened, place)), ' ', how));
  });
  const group = make('fieldset', '', make('legend', 'cw-hidden', word(opened, 'where')), ...choices);
  const shown = make('details', 'cw-notes-places', make('summary', '', stateWords(opened)), group);
  // Whoever has not chosen sees at once that there is a choice.
  shown.open = opened.place === 'window';
  // Until the field is in the page, and can be asked whether anything is written in it.
  shown.hidden = true;
  requestAnimationFrame(() => showPlaces(opened));
  return shown;
}

function stateWords(opened: Book): string {
  return word(opened, `${opened.isKept ? 'kept' : 'refused'}-${opened.place}`);
}

function showPlaces(opened: Book): void {
  for (const places of all('.cw-notes-places')) {
    const fields = all('textarea', places.parentElement ?? places) as HTMLTextAreaElement[];
    places.hidden = fields.every(({ value }) => !value.trim());
    const summary = places.querySelector('summary');
    if (summary) setText(summary, stateWords(opened));
    for (const input of all('input', places) as HTMLInputElement[]) input.checked = input.value === opened.place;
  }
}

export const piece: NotesPiece = { open };
