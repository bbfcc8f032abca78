/** Finds the API object that a SCORM 1.2 host has put into one of the windows around the course. */

/** What a host offers; every answer is unknown until it has been looked at. SCORM 1.2 RTE 3.3.2. */
export interface Scorm12Api {
  LMSInitialize(argument: ''): unknown;
  LMSFinish(argument: ''): unknown;
  LMSCommit(argument: ''): unknown;
  LMSGetValue(element: string): unknown;
  LMSSetValue(element: string, value: string): unknown;
  LMSGetLastError(): unknown;
  /** Ours: the course that has finished here, so that a reloaded frame knows the host's page for the old one. */
  coursewright?: string;
}

/** How many windows up a host may stand. */
const LEVELS = 100;

/** Undefined where it throws. Looking into a window of another origin does; its own parent may still be looked at. */
export function attempt<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}

/** A window and those above it, nearest first; empty where there is none. */
function chainOf(start: Window | null | undefined): Window[] {
  const chain: Window[] = [];
  for (let at = start; at && !chain.includes(at) && chain.length < LEVELS; ) {
    const current: Window = at;
    chain.push(current);
    at = attempt(() => current.parent);
  }
  return chain;
}

/** The API of the own window, its parents, then of each one's opener and that one's parents. SCORM 1.2 RTE 3.3.6. */
export function findApi(window: Window): Scorm12Api | undefined {
  const own = chainOf(window);
  const openers = own.map((each) => chainOf(attempt(() => each.opener as Window | null)));
  for (const each of own.concat(...openers)) {
    const api = attempt(() => (each as Window & { API?: Scorm12Api }).API);
    // An element with the id "API" answers to `window.API` as well.
    if (attempt(() => api?.LMSInitialize)) return api;
  }
  return undefined;
}
