/** What the adapter needs of a browser, as a value: tests bring their own, with a clock that does not wait. */

/** A web storage that never throws: blocked or full, it forgets. */
export interface SafeStorage {
  keys(): readonly string[];
  /** Empty where there is nothing. */
  get(key: string): string;
  set(key: string, value: string): void;
  remove(key: string): void;
}

export interface XapiEnvironment {
  /** The address that the course was opened at. */
  readonly address: string;
  /** Shows another address for the same page; later reloads go there. */
  replaceAddress(address: string): void;
  readonly session: SafeStorage;
  readonly local: SafeStorage;
  fetch(url: string, request: RequestInit): Promise<Response>;
  /** Milliseconds since the epoch. */
  now(): number;
  random(): number;
  /** Calls back once after so many milliseconds, unless the function that it gives is called before. */
  after(milliseconds: number, callback: () => void): () => void;
  whenOnline(callback: () => void): void;
}

/** The environment that a browser's window is. */
export function environmentOf(window: Window): XapiEnvironment {
  return {
    address: window.location.href,
    replaceAddress(address) {
      // A sandboxed frame may not; the address then stays as it is.
      attempt(() => window.history.replaceState(window.history.state, '', address), undefined);
    },
    session: makeSafe(() => window.sessionStorage),
    local: makeSafe(() => window.localStorage),
    fetch: (url, request) => window.fetch(url, request),
    now: Date.now,
    random: Math.random,
    after(milliseconds, callback) {
      const timer = window.setTimeout(callback, milliseconds);
      return () => window.clearTimeout(timer);
    },
    whenOnline: (callback) => window.addEventListener('online', callback),
  };
}

/** Naming a storage throws already where it is blocked, so it is named anew at each use. */
export function makeSafe(open: () => Storage): SafeStorage {
  return {
    keys: () => attempt(() => Object.keys(open()), []),
    get: (key) => attempt(() => open().getItem(key) || '', ''),
    set: (key, value) => attempt(() => open().setItem(key, value), undefined),
    remove: (key) => attempt(() => open().removeItem(key), undefined),
  };
}

/** Resolves after so many milliseconds. */
export function pause(environment: Pick<XapiEnvironment, 'after'>, milliseconds: number): Promise<void> {
  return new Promise((resolve) => environment.after(milliseconds, resolve));
}

function attempt<T>(action: () => T, otherwise: T): T {
  try {
    return action();
  } catch {
    return otherwise;
  }
}
