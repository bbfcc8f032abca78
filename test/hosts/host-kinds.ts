/** Every host of the table in one shape: preview's, by their behaviours, and scorm-again. */

import * as again from 'scorm-again/scorm12';
import type { Leaving, Scorm12Behaviour } from '../../src/preview/scorm12-behaviour.js';
import { createScorm12Host, type Scorm12HostOptions } from '../../src/preview/scorm12-host.js';
import { SCORM12_BEHAVIOURS } from '../../src/preview/scorm12-hosts/table.js';
import type { Scorm12Record } from '../../src/preview/scorm12-record.js';

/** What an LMS keeps of a learner; `undefined` before there was anything, and after an administrator's reset. */
export interface Books {
  kept: unknown;
}

/** What an LMS's books say in its reports. */
export interface Kept {
  readonly status: string;
  readonly score: string;
  readonly exit: string;
  readonly time: string;
  /** Results of earlier launches that stand beside this one's. */
  readonly earlier: readonly string[];
}

/** How a course is launched. */
export interface Circumstances {
  readonly mode?: 'review' | 'browse';
  readonly noCredit?: boolean;
  /** 0–100, by which the LMS judges; scorm-again is told of none. */
  readonly masteryScore?: number;
  readonly now: () => number;
  /** Whether the LMS's page reaches its server; scorm-again has none. */
  readonly isOnline: () => boolean;
}

/** An LMS's page with its API, for one session. */
export interface HostPage {
  readonly API: object;
  leave(how: Leaving): void;
  /** What was refused, as `rule element`. */
  refusals(): string[];
}

export interface HostKind {
  readonly name: string;
  readonly title: string;
  /** Whether its books say by what exit a session ended, and how long it took. */
  readonly keepsExit: boolean;
  readonly keepsTime: boolean;
  /** Refusals that a good course cannot avoid. */
  readonly unavoidable: readonly string[];
  open(books: Books, circumstances: Circumstances): HostPage;
  read(books: Books): Kept | undefined;
}

function kindOf(behaviour: Scorm12Behaviour): HostKind {
  const { name, title, unavoidable, keeps } = behaviour;
  return {
    name,
    title,
    unavoidable,
    keepsExit: keeps.length === 0 || keeps.includes('cmi.core.exit'),
    keepsTime: true,
    open(books, circumstances) {
      const stored = books.kept as Scorm12Record | undefined;
      let seen = stored;
      const onCall = (): void => {
        if (host.stored() === seen) return;
        seen = host.stored();
        books.kept = seen;
      };
      const current = (): Scorm12Record | undefined => books.kept as Scorm12Record | undefined;
      const options: Scorm12HostOptions = {
        ...circumstances,
        behaviour,
        onCall,
        current,
        ...(stored ? { stored } : {}),
      };
      const host = createScorm12Host(options);
      return {
        API: { ...host.API },
        leave: host.leave,
        refusals: () => host.refusals.map(({ rule, name: call, element }) => `${rule} ${element || call}`),
      };
    },
    read({ kept }) {
      const record = kept as Scorm12Record | undefined;
      if (!record) return undefined;
      const earlier = (record.earlier ?? []).map(({ status, score }) => `${status} ${score}`.trim());
      return { ...readElements((element) => record.elements[element] ?? '', record.exit), earlier };
    },
  };
}

function readElements(read: (element: string) => string, exit: string): Kept {
  const [status, score, time] = ['lesson_status', 'score.raw', 'total_time'].map((name) => read(`cmi.core.${name}`));
  return { status: status ?? '', score: score ?? '', exit, time: time ?? '', earlier: [] };
}

/** As much of scorm-again as is used: its types name another export, and not all that there is. */
type AgainApi = Record<`LMS${string}`, (...given: string[]) => unknown> & {
  readonly cmi: { readonly core: { lesson_mode: string; credit: string; student_id: string; student_name: string } };
  loadFromJSON(values: object, path: string): void;
  renderCMIToJSONObject(): object;
};
const { Scorm12API: AgainApi } = again as unknown as { Scorm12API: new (settings: object) => AgainApi };

interface AgainCore extends Record<string, unknown> {
  readonly score?: { readonly raw?: string };
}

/** A host that is not ours; what its values came to at the last Commit or Finish is kept. */
const scormAgain: HostKind = {
  name: 'scorm-again',
  title: 'scorm-again',
  unavoidable: [],
  keepsExit: true,
  keepsTime: false,
  open(books, { mode, noCredit }) {
    const api = new AgainApi({ autocommit: false, logLevel: 5 });
    const { cmi } = (books.kept ?? {}) as { cmi?: { readonly core: AgainCore } };
    if (cmi) {
      const entry = cmi.core.exit === 'suspend' ? 'resume' : '';
      api.loadFromJSON({ ...cmi, core: { ...cmi.core, entry, exit: '', session_time: '' } }, 'cmi');
    }
    Object.assign(api.cmi.core, { student_id: 'learner-1', student_name: 'Okafor, Ada' });
    if (mode) api.cmi.core.lesson_mode = mode;
    if (noCredit) api.cmi.core.credit = 'no-credit';
    const refused: string[] = [];
    const functions = ['Initialize', 'Finish', 'GetValue', 'SetValue', 'Commit', 'GetLastError'].map((each) => {
      const name = `LMS${each}` as const;
      const call = (...given: string[]): unknown => {
        const answer = api[name]?.(...given);
        if (each === 'GetLastError') return answer;
        const error = String(api.LMSGetLastError?.());
        if (error !== '0') refused.push(`error-${error} ${given[0] || name}`);
        if (each === 'Commit' || each === 'Finish')
          books.kept = JSON.parse(JSON.stringify(api.renderCMIToJSONObject()));
        return answer;
      };
      return [name, call] as const;
    });
    return { API: Object.fromEntries(functions), leave: () => undefined, refusals: () => refused };
  },
  read({ kept }) {
    const { cmi } = (kept ?? {}) as { cmi?: { readonly core: AgainCore } };
    if (!cmi) return undefined;
    const read = (element: string): string => {
      const name = element.replace('cmi.core.', '');
      return String((name === 'score.raw' ? cmi.core.score?.raw : cmi.core[name]) ?? '');
    };
    return readElements(read, String(cmi.core.exit ?? ''));
  },
};

/** The columns of the table. */
export const HOST_KINDS: readonly HostKind[] = [...Object.values(SCORM12_BEHAVIOURS).map(kindOf), scormAgain];
