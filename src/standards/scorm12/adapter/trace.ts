/** What a support desk sees of SCORM 1.2: each call of the host's API with its answer and its error code. */

import type { TraceNotes, TracePiece } from '../../../model/runtime-api.js';
import { attempt, findApi, type Scorm12Api } from './find-api.js';

/** Who the learner is, and texts that may be theirs or secret. */
const PRIVATE = /student_(id|name)$|comments|launch_data/;
/** The first parts of saved progress, which hold no work: format, attempt and counter (model/state.ts). */
const HEAD = /^\d\.[\w-]{8}\.\w{1,6}\./;
const TEXT_LIMIT = 300;

/**
 * Puts a look-alike of the host's API into the course's own window, which is searched first. It is there as soon as the
 * host's is, so that a host that is still loading is waited for all the same.
 */
function watch(window: Window, notes: TraceNotes): void {
  let own: unknown = Reflect.get(window, 'API');
  let found: Scorm12Api | undefined;
  let shown: Scorm12Api | undefined;
  let searching = false;
  const search = (): Scorm12Api | undefined => {
    searching = true;
    const api = attempt(() => findApi(window));
    searching = false;
    if (api !== found) shown = api && watchApi(api, notes);
    found = api;
    return shown;
  };
  Object.defineProperty(window, 'API', {
    configurable: true,
    get: () => (searching ? own : search()),
    set: (api: unknown) => {
      own = api;
    },
  });
}

function watchApi(api: Scorm12Api, notes: TraceNotes): Scorm12Api {
  let finished = false;
  const call = (name: string, run: CallableFunction, given: readonly unknown[]): unknown => {
    const began = performance.now();
    const element = String(given[0] ?? '');
    const shown = given.map((value, at) => (at ? show(value, element, notes) : JSON.stringify(value)));
    const words = `${name}(${shown.join(', ')})`;
    finished ||= name === 'LMSFinish';
    try {
      const answer: unknown = Reflect.apply(run, api, given);
      const code = finished || /Error|Diagnostic/.test(name) ? undefined : attempt(() => String(api.LMSGetLastError()));
      const value = name === 'LMSGetValue' ? show(answer, element, notes) : String(JSON.stringify(answer));
      notes.note(words, code === undefined ? value : `${value}, ${code}`, began);
      return answer;
    } catch (error) {
      notes.note(words, `${notes.word('threw')} ${String(error).slice(0, TEXT_LIMIT)}`, began);
      throw error;
    }
  };
  return new Proxy({} as Scorm12Api, {
    get(_target, name) {
      const member: unknown = Reflect.get(api, name);
      if (typeof member !== 'function') return member;
      return (...given: readonly unknown[]) => call(String(name), member, given);
    },
    // What the adapter remembers on the API has to outlive this page.
    set: (_target, name, value) => Reflect.set(api, name, value),
  });
}

/** A value of an element, without what is nobody's business. */
function show(value: unknown, element: string, { word }: TraceNotes): string {
  const text = String(value ?? '');
  if (text && PRIVATE.test(element)) return word('hidden');
  const isSaved = element === 'cmi.suspend_data';
  if (!text || (!isSaved && text.length <= TEXT_LIMIT)) return String(JSON.stringify(value));
  const head = isSaved ? (HEAD.exec(text)?.[0] ?? '') : text.slice(0, TEXT_LIMIT);
  return `${JSON.stringify(`${head}\u2026`)} ${word('characters', { n: text.length })}`;
}

export const piece: TracePiece = { watch };
